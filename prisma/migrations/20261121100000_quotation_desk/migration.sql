-- DropIndex
DROP INDEX "Quotation_companyId_status_idx";

-- DropIndex
DROP INDEX "QuotationTerm_companyId_quotationRevisionId_position_key";

-- AlterTable
ALTER TABLE "CompanySetting" ADD COLUMN     "minWallTolerancePct" DECIMAL(7,4) NOT NULL DEFAULT 20,
ADD COLUMN     "quotationMaxDiscountPct" DECIMAL(7,4) NOT NULL DEFAULT 100,
ADD COLUMN     "quotationRemindCustomer" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "quotationReminderDays" INTEGER NOT NULL DEFAULT 2;

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "quotationTemplateId" UUID;

-- AlterTable
ALTER TABLE "CustomerPoLine" ADD COLUMN     "averageWallMm" DECIMAL(14,3),
ADD COLUMN     "itemNo" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'PIPE',
ADD COLUMN     "position" TEXT,
ADD COLUMN     "section" TEXT,
ADD COLUMN     "wallTolerancePct" DECIMAL(7,4),
ADD COLUMN     "weightEachKg" DECIMAL(14,3);

-- AlterTable
ALTER TABLE "EnquiryLine" ADD COLUMN     "averageWallMm" DECIMAL(14,3),
ADD COLUMN     "itemNo" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'PIPE',
ADD COLUMN     "position" TEXT,
ADD COLUMN     "section" TEXT,
ADD COLUMN     "wallTolerancePct" DECIMAL(7,4),
ADD COLUMN     "weightEachKg" DECIMAL(14,3);

-- AlterTable
ALTER TABLE "Quotation" ADD COLUMN     "baseAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
ADD COLUMN     "clientReference" TEXT,
ADD COLUMN     "closeCategory" TEXT,
ADD COLUMN     "closedAt" TIMESTAMPTZ(6),
ADD COLUMN     "competitorName" TEXT,
ADD COLUMN     "copiedFromId" UUID,
ADD COLUMN     "currency" TEXT,
ADD COLUMN     "firstSentAt" TIMESTAMPTZ(6),
ADD COLUMN     "project" TEXT,
ADD COLUMN     "quotationDate" DATE,
ADD COLUMN     "quotationTemplateId" UUID,
ADD COLUMN     "revisionStatus" TEXT NOT NULL DEFAULT 'DRAFT',
ADD COLUMN     "totalAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
ADD COLUMN     "totalWeightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
ADD COLUMN     "validUntil" DATE;

-- AlterTable
ALTER TABLE "QuotationLine" ADD COLUMN     "averageWallMm" DECIMAL(14,3),
ADD COLUMN     "competitorRate" DECIMAL(14,3),
ADD COLUMN     "costPerMetre" DECIMAL(14,3),
ADD COLUMN     "discountPct" DECIMAL(7,4) NOT NULL DEFAULT 0,
ADD COLUMN     "itemNo" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'PIPE',
ADD COLUMN     "listRate" DECIMAL(14,3),
ADD COLUMN     "marginPct" DECIMAL(9,4),
ADD COLUMN     "outcome" TEXT,
ADD COLUMN     "outcomeReason" TEXT,
ADD COLUMN     "position" TEXT,
ADD COLUMN     "section" TEXT,
ADD COLUMN     "wallTolerancePct" DECIMAL(7,4),
ADD COLUMN     "weightEachKg" DECIMAL(14,3);

-- AlterTable
ALTER TABLE "QuotationRevision" ADD COLUMN     "approvalNeeded" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "marginPct" DECIMAL(9,4),
ADD COLUMN     "paper" JSONB,
ADD COLUMN     "reminderSentAt" TIMESTAMPTZ(6),
ADD COLUMN     "submitReason" TEXT;

-- AlterTable
ALTER TABLE "QuotationTerm" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'TERM';

-- AlterTable
ALTER TABLE "SalesOrderLine" ADD COLUMN     "averageWallMm" DECIMAL(14,3),
ADD COLUMN     "itemNo" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'PIPE',
ADD COLUMN     "position" TEXT,
ADD COLUMN     "section" TEXT,
ADD COLUMN     "wallTolerancePct" DECIMAL(7,4),
ADD COLUMN     "weightEachKg" DECIMAL(14,3);

-- CreateTable
CREATE TABLE "QuotationTemplate" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL DEFAULT 'DOMESTIC',
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "title" TEXT,
    "intro" TEXT,
    "closing" TEXT,
    "footer" TEXT,
    "accentColour" TEXT,
    "showLogo" BOOLEAN NOT NULL DEFAULT true,
    "showIsoMark" BOOLEAN NOT NULL DEFAULT true,
    "showBank" BOOLEAN NOT NULL DEFAULT false,
    "showWeights" BOOLEAN NOT NULL DEFAULT true,
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ownTerms" BOOLEAN NOT NULL DEFAULT false,
    "terms" JSONB NOT NULL DEFAULT '[]',
    "ownNotes" BOOLEAN NOT NULL DEFAULT false,
    "notes" JSONB NOT NULL DEFAULT '[]',
    "emailTemplateId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "QuotationTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailTemplate" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT 'QUOTATION',
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "cc" TEXT,
    "bcc" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "EmailTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MarginFloor" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "familyCode" TEXT NOT NULL,
    "minMarginPct" DECIMAL(7,4) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "MarginFloor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "quotationId" UUID NOT NULL,
    "dueDate" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "assignedToId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "doneNote" TEXT,
    "doneAt" TIMESTAMPTZ(6),
    "doneById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerRfqMapping" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "customerId" UUID NOT NULL,
    "columns" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "CustomerRfqMapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerItemCode" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "customerId" UUID NOT NULL,
    "itemCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'PIPE',
    "productSpecId" UUID,
    "pipeSizeId" UUID,
    "product" TEXT NOT NULL DEFAULT '',
    "designation" TEXT NOT NULL DEFAULT '',
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sizeText" TEXT NOT NULL DEFAULT '',
    "odMm" DECIMAL(14,3),
    "wallMm" DECIMAL(14,3),
    "wallType" TEXT,
    "ends" TEXT,
    "lengthText" TEXT,
    "description" TEXT,
    "lastUsedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "CustomerItemCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "documentType" TEXT NOT NULL,
    "documentId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "isRemoved" BOOLEAN NOT NULL DEFAULT false,
    "editedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommentMention" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "commentId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommentMention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "userId" UUID NOT NULL DEFAULT app_user_id(),
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL DEFAULT '',
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "layout" TEXT NOT NULL DEFAULT 'TABLE',
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "QuotationTemplate_companyId_id_key" ON "QuotationTemplate"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationTemplate_companyId_name_key" ON "QuotationTemplate"("companyId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "EmailTemplate_companyId_id_key" ON "EmailTemplate"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "EmailTemplate_companyId_purpose_name_key" ON "EmailTemplate"("companyId", "purpose", "name");

-- CreateIndex
CREATE UNIQUE INDEX "MarginFloor_companyId_id_key" ON "MarginFloor"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MarginFloor_companyId_familyCode_key" ON "MarginFloor"("companyId", "familyCode");

-- CreateIndex
CREATE INDEX "FollowUp_companyId_status_dueDate_idx" ON "FollowUp"("companyId", "status", "dueDate");

-- CreateIndex
CREATE INDEX "FollowUp_companyId_quotationId_idx" ON "FollowUp"("companyId", "quotationId");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUp_companyId_id_key" ON "FollowUp"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerRfqMapping_companyId_id_key" ON "CustomerRfqMapping"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerRfqMapping_companyId_customerId_key" ON "CustomerRfqMapping"("companyId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerItemCode_companyId_id_key" ON "CustomerItemCode"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerItemCode_companyId_customerId_itemCode_key" ON "CustomerItemCode"("companyId", "customerId", "itemCode");

-- CreateIndex
CREATE INDEX "Comment_companyId_documentId_createdAt_idx" ON "Comment"("companyId", "documentId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Comment_companyId_id_key" ON "Comment"("companyId", "id");

-- CreateIndex
CREATE INDEX "CommentMention_companyId_userId_readAt_idx" ON "CommentMention"("companyId", "userId", "readAt");

-- CreateIndex
CREATE UNIQUE INDEX "CommentMention_companyId_id_key" ON "CommentMention"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CommentMention_companyId_commentId_userId_key" ON "CommentMention"("companyId", "commentId", "userId");

-- CreateIndex
CREATE INDEX "SavedView_companyId_list_idx" ON "SavedView"("companyId", "list");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_companyId_id_key" ON "SavedView"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_companyId_userId_list_name_key" ON "SavedView"("companyId", "userId", "list", "name");

-- CreateIndex
CREATE INDEX "CustomerPo_companyId_quotationId_idx" ON "CustomerPo"("companyId", "quotationId");

-- CreateIndex
CREATE INDEX "PurchaseOrderLine_companyId_productSpecId_nps_id_idx" ON "PurchaseOrderLine"("companyId", "productSpecId", "nps", "id");

-- CreateIndex
CREATE INDEX "Quotation_companyId_status_number_idx" ON "Quotation"("companyId", "status", "number");

-- CreateIndex
CREATE INDEX "Quotation_companyId_baseAmount_id_idx" ON "Quotation"("companyId", "baseAmount", "id");

-- CreateIndex
CREATE INDEX "Quotation_figures" ON "Quotation"("companyId", "revisionStatus", "status", "baseAmount", "totalWeightKg");

-- CreateIndex
CREATE INDEX "Quotation_companyId_revisionStatus_number_idx" ON "Quotation"("companyId", "revisionStatus", "number");

-- CreateIndex
CREATE INDEX "Quotation_companyId_quotationDate_id_idx" ON "Quotation"("companyId", "quotationDate", "id");

-- CreateIndex
CREATE INDEX "Quotation_companyId_validUntil_id_idx" ON "Quotation"("companyId", "validUntil", "id");

-- CreateIndex
CREATE INDEX "Quotation_companyId_salespersonId_quotationDate_idx" ON "Quotation"("companyId", "salespersonId", "quotationDate");

-- CreateIndex
CREATE INDEX "Quotation_companyId_enquiryId_idx" ON "Quotation"("companyId", "enquiryId");

-- CreateIndex
CREATE INDEX "QuotationLine_companyId_productSpecId_nps_id_idx" ON "QuotationLine"("companyId", "productSpecId", "nps", "id");

-- CreateIndex
CREATE INDEX "QuotationLine_companyId_enquiryLineId_idx" ON "QuotationLine"("companyId", "enquiryLineId");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationTerm_companyId_quotationRevisionId_kind_position_key" ON "QuotationTerm"("companyId", "quotationRevisionId", "kind", "position");

-- CreateIndex
CREATE INDEX "SalesOrder_companyId_quotationId_idx" ON "SalesOrder"("companyId", "quotationId");

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_companyId_quotationTemplateId_fkey" FOREIGN KEY ("companyId", "quotationTemplateId") REFERENCES "QuotationTemplate"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Quotation" ADD CONSTRAINT "Quotation_companyId_quotationTemplateId_fkey" FOREIGN KEY ("companyId", "quotationTemplateId") REFERENCES "QuotationTemplate"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Quotation" ADD CONSTRAINT "Quotation_companyId_copiedFromId_fkey" FOREIGN KEY ("companyId", "copiedFromId") REFERENCES "Quotation"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationTemplate" ADD CONSTRAINT "QuotationTemplate_companyId_emailTemplateId_fkey" FOREIGN KEY ("companyId", "emailTemplateId") REFERENCES "EmailTemplate"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationTemplate" ADD CONSTRAINT "QuotationTemplate_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EmailTemplate" ADD CONSTRAINT "EmailTemplate_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "MarginFloor" ADD CONSTRAINT "MarginFloor_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_companyId_quotationId_fkey" FOREIGN KEY ("companyId", "quotationId") REFERENCES "Quotation"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerRfqMapping" ADD CONSTRAINT "CustomerRfqMapping_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerRfqMapping" ADD CONSTRAINT "CustomerRfqMapping_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerItemCode" ADD CONSTRAINT "CustomerItemCode_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerItemCode" ADD CONSTRAINT "CustomerItemCode_productSpecId_fkey" FOREIGN KEY ("productSpecId") REFERENCES "ProductSpec"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerItemCode" ADD CONSTRAINT "CustomerItemCode_pipeSizeId_fkey" FOREIGN KEY ("pipeSizeId") REFERENCES "PipeSize"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerItemCode" ADD CONSTRAINT "CustomerItemCode_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_companyId_commentId_fkey" FOREIGN KEY ("companyId", "commentId") REFERENCES "Comment"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;



-- Rights, policies and the trail of the new tables -----------------------------------------------------------------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['QuotationTemplate', 'EmailTemplate', 'MarginFloor', 'FollowUp', 'CustomerRfqMapping', 'CustomerItemCode', 'Comment', 'CommentMention', 'SavedView'] LOOP
    PERFORM audit_table(format('%I', t)::regclass);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO nps_app', t);
    IF t <> 'SavedView' THEN
      EXECUTE format('CREATE POLICY company ON %I USING ("companyId" = (SELECT app_company_id())) WITH CHECK ("companyId" = (SELECT app_company_id()))', t);
    END IF;
  END LOOP;
END $$;
-- A saved view is seen by its owner, or by everybody of the company once it is shared; only its owner changes it.
CREATE POLICY company ON "SavedView" FOR SELECT USING ("companyId" = (SELECT app_company_id()) AND ("isShared" OR "userId" = (SELECT app_user_id())));
CREATE POLICY own ON "SavedView" USING ("companyId" = (SELECT app_company_id()) AND "userId" = (SELECT app_user_id()))
  WITH CHECK ("companyId" = (SELECT app_company_id()) AND "userId" = (SELECT app_user_id()));
GRANT DELETE ON "MarginFloor", "CustomerItemCode", "CommentMention", "SavedView" TO nps_app;

-- Constraints --------------------------------------------------------------------------------------------------------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['EnquiryLine', 'QuotationLine', 'CustomerPoLine', 'SalesOrderLine'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (kind IN (''PIPE'', ''TUBE'', ''PLATE'', ''FITTING'', ''OTHER'')
      AND ("averageWallMm" IS NULL OR "averageWallMm" > 0) AND ("wallTolerancePct" IS NULL OR "wallTolerancePct" BETWEEN 0 AND 100) AND ("weightEachKg" IS NULL OR "weightEachKg" > 0))', t, t || '_kind');
  END LOOP;
END $$;
ALTER TABLE "CustomerItemCode" ADD CONSTRAINT "CustomerItemCode_kind" CHECK (kind IN ('PIPE', 'TUBE', 'PLATE', 'FITTING', 'OTHER') AND "itemCode" <> '');
ALTER TABLE "QuotationLine" ADD CONSTRAINT "QuotationLine_outcome" CHECK ("discountPct" BETWEEN 0 AND 100 AND ("listRate" IS NULL OR "listRate" >= 0)
  AND (outcome IS NULL OR outcome IN ('WON', 'LOST', 'REGRETTED')) AND ("competitorRate" IS NULL OR "competitorRate" >= 0));
ALTER TABLE "Quotation" ADD CONSTRAINT "Quotation_facts" CHECK (format IN ('DOMESTIC', 'EXPORT', 'PROJECT_BOM')
  AND "revisionStatus" IN ('DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'SENT', 'SUPERSEDED', 'VOID')
  AND ("closeCategory" IS NULL OR "closeCategory" IN ('PRICE', 'DELIVERY', 'SPECIFICATION', 'STOCK', 'PAYMENT', 'APPROVAL', 'BUDGET', 'NO_ANSWER', 'OTHER')));
ALTER TABLE "QuotationTerm" ADD CONSTRAINT "QuotationTerm_kind" CHECK (kind IN ('TERM', 'NOTE'));
ALTER TABLE "QuotationTemplate" ADD CONSTRAINT "QuotationTemplate_format" CHECK (format IN ('DOMESTIC', 'EXPORT', 'PROJECT_BOM') AND ("accentColour" IS NULL OR "accentColour" ~ '^#[0-9a-fA-F]{6}$'));
ALTER TABLE "EmailTemplate" ADD CONSTRAINT "EmailTemplate_purpose" CHECK (purpose IN ('QUOTATION', 'QUOTATION_REMINDER'));
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_status" CHECK (status IN ('OPEN', 'DONE', 'CANCELLED') AND (status = 'OPEN') = ("doneAt" IS NULL));
ALTER TABLE "MarginFloor" ADD CONSTRAINT "MarginFloor_range" CHECK ("minMarginPct" BETWEEN -100 AND 100);
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_layout" CHECK (layout IN ('TABLE', 'BOARD') AND name <> '');
ALTER TABLE "CompanySetting" ADD CONSTRAINT "CompanySetting_quotation" CHECK ("quotationMaxDiscountPct" BETWEEN 0 AND 100 AND "minWallTolerancePct" BETWEEN 0 AND 100 AND "quotationReminderDays" BETWEEN 0 AND 60);
CREATE UNIQUE INDEX "QuotationTemplate_default" ON "QuotationTemplate" ("companyId", format) WHERE "isDefault";
CREATE UNIQUE INDEX "EmailTemplate_default" ON "EmailTemplate" ("companyId", purpose) WHERE "isDefault";

-- The register -------------------------------------------------------------------------------------------------------
-- What the list of quotations shows of the latest revision stands on the quotation itself, so that 200,000 of them are
-- filtered and sorted in one table. The database keeps it: nobody writes it by hand, and it cannot differ.
CREATE FUNCTION quotation_register() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "Quotation" q SET "revisionStatus" = n.status, "quotationDate" = n."quotationDate", "validUntil" = n."validUntil", currency = n.currency,
    "totalAmount" = n."totalAmount", "baseAmount" = round(n."totalAmount" * n."exchangeRate", 2), "totalWeightKg" = n."totalWeightKg",
    "clientReference" = n."clientReference", project = n.project, "firstSentAt" = coalesce(q."firstSentAt", n."sentAt")
  FROM new_rows n
  WHERE q."companyId" = n."companyId" AND q.id = n."quotationId" AND n."revisionNo" >= q."latestRevisionNo"
    AND (q."revisionStatus", q."quotationDate", q."validUntil", q.currency, q."totalAmount", q."baseAmount", q."totalWeightKg", q."clientReference", q.project, q."firstSentAt")
      IS DISTINCT FROM (n.status, n."quotationDate", n."validUntil", n.currency, n."totalAmount", round(n."totalAmount" * n."exchangeRate", 2), n."totalWeightKg",
        n."clientReference", n.project, coalesce(q."firstSentAt", n."sentAt"));
  RETURN NULL;
END $$;
CREATE TRIGGER keep_register_insert AFTER INSERT ON "QuotationRevision" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION quotation_register();
CREATE TRIGGER keep_register_update AFTER UPDATE ON "QuotationRevision" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION quotation_register();

-- A voided draft makes the revision before it the latest one again.
CREATE FUNCTION quotation_register_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r "QuotationRevision";
BEGIN
  SELECT * INTO r FROM "QuotationRevision" x WHERE x."companyId" = NEW."companyId" AND x."quotationId" = NEW.id AND x."revisionNo" = NEW."latestRevisionNo";
  IF FOUND THEN
    NEW."revisionStatus" := r.status; NEW."quotationDate" := r."quotationDate"; NEW."validUntil" := r."validUntil"; NEW.currency := r.currency;
    NEW."totalAmount" := r."totalAmount"; NEW."baseAmount" := round(r."totalAmount" * r."exchangeRate", 2); NEW."totalWeightKg" := r."totalWeightKg";
    NEW."clientReference" := r."clientReference"; NEW.project := r.project;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_register_back BEFORE UPDATE OF "latestRevisionNo" ON "Quotation" FOR EACH ROW
  WHEN (OLD."latestRevisionNo" IS DISTINCT FROM NEW."latestRevisionNo") EXECUTE FUNCTION quotation_register_back();

-- Rows of before; the trail does not repeat what the trail of the revision says already.
DROP TRIGGER audit_insert ON "Quotation"; DROP TRIGGER audit_update ON "Quotation"; DROP TRIGGER audit_delete ON "Quotation";
UPDATE "Quotation" q SET "revisionStatus" = r.status, "quotationDate" = r."quotationDate", "validUntil" = r."validUntil", currency = r.currency,
  "totalAmount" = r."totalAmount", "baseAmount" = round(r."totalAmount" * r."exchangeRate", 2), "totalWeightKg" = r."totalWeightKg",
  "clientReference" = r."clientReference", project = r.project,
  "firstSentAt" = (SELECT min(x."sentAt") FROM "QuotationRevision" x WHERE x."companyId" = q."companyId" AND x."quotationId" = q.id)
FROM "QuotationRevision" r WHERE r."companyId" = q."companyId" AND r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo";
SELECT audit_table('"Quotation"'::regclass, '-revisionStatus', '-quotationDate', '-validUntil', '-currency', '-totalAmount', '-baseAmount', '-totalWeightKg', '-clientReference', '-project', '-firstSentAt');
REVOKE EXECUTE ON FUNCTION quotation_register() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION quotation_register_back() FROM PUBLIC;

-- Words of a quotation that people search besides its number: the buyer's reference and the project.
CREATE INDEX "Quotation_words_trgm" ON "Quotation" USING gin ((coalesce("clientReference", '') || ' ' || coalesce(project, '')) gin_trgm_ops);
CREATE OR REPLACE FUNCTION search_ids(p_model text, p_text text, p_max int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_column text := CASE
    WHEN p_model IN ('Enquiry', 'Quotation', 'SalesOrder', 'PurchaseRequisition', 'PurchaseOrder', 'Grn', 'Inspection', 'Ncr', 'PackingList', 'DispatchNote', 'Invoice', 'Receipt') THEN 'number'
    WHEN p_model = 'CustomerPo' THEN '"poNumber"' WHEN p_model = 'StockLot' THEN '"heatNo"' WHEN p_model = 'Mtc' THEN '"mtcNo"'
    WHEN p_model IN ('Customer', 'Vendor') THEN 'name'
    WHEN p_model = 'QuotationWords' THEN '(coalesce("clientReference", '''') || '' '' || coalesce(project, ''''))' END;
BEGIN
  IF v_column IS NULL THEN RAISE EXCEPTION 'no search for %', p_model; END IF;
  RETURN QUERY EXECUTE format('SELECT id FROM %I WHERE "companyId" = %L AND %s ILIKE %L LIMIT %s', CASE p_model WHEN 'QuotationWords' THEN 'Quotation' ELSE p_model END,
    app_company_id(), v_column, '%' || replace(replace(replace(p_text, '\', '\\'), '%', '\%'), '_', '\_') || '%', least(greatest(p_max, 1), 5000));
END $$;
