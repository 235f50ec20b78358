-- Roles are made by `npm run db:setup`; say so plainly when they are missing.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'nps_app') THEN
    RAISE EXCEPTION 'The role nps_app does not exist. Run "npm run db:setup" with a superuser URL first.';
  END IF;
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Settings of the transaction, put there by app_begin(): who acts, in which company, for which request.
CREATE FUNCTION app_setting(name text) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.' || name, true), '') $$;
CREATE FUNCTION app_company_id() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.company_id', true), '')::uuid $$;
CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "PackingList" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "packingDate" DATE NOT NULL,
    "salesOrderId" UUID NOT NULL,
    "warehouseId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "remarks" TEXT,
    "totalMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "totalPieces" INTEGER NOT NULL DEFAULT 0,
    "totalBundles" INTEGER NOT NULL DEFAULT 0,
    "totalNetKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "packedAt" TIMESTAMPTZ(6),
    "packedById" UUID,
    "voidReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "PackingList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PackingListLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "packingListId" UUID NOT NULL,
    "salesOrderLineId" UUID NOT NULL,
    "reservationId" UUID NOT NULL,
    "stockLotId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "lineNo" INTEGER NOT NULL,
    "metres" DECIMAL(14,3) NOT NULL,
    "pieces" INTEGER NOT NULL,
    "bundleNo" TEXT,
    "bundles" INTEGER NOT NULL DEFAULT 1,
    "netWeightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "remark" TEXT,

    CONSTRAINT "PackingListLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DispatchNote" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "dispatchDate" DATE NOT NULL,
    "packingListId" UUID NOT NULL,
    "salesOrderId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "warehouseId" UUID NOT NULL,
    "vehicleNo" TEXT,
    "transporter" TEXT,
    "transporterGstin" TEXT,
    "lrNo" TEXT,
    "lrDate" DATE,
    "ewayBillNo" TEXT,
    "ewayBillDate" DATE,
    "driverName" TEXT,
    "driverPhone" TEXT,
    "freightTerms" TEXT,
    "shipTo" JSONB,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "remarks" TEXT,
    "dispatchedAt" TIMESTAMPTZ(6),
    "dispatchedById" UUID,
    "deliveredOn" DATE,
    "voidReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "DispatchNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "invoiceType" TEXT NOT NULL DEFAULT 'TAX',
    "invoiceDate" DATE NOT NULL,
    "dueDate" DATE NOT NULL,
    "salesOrderId" UUID NOT NULL,
    "packingListId" UUID NOT NULL,
    "dispatchNoteId" UUID,
    "customerId" UUID NOT NULL,
    "gstRegistrationId" UUID NOT NULL,
    "supplierState" TEXT NOT NULL,
    "placeOfSupply" TEXT NOT NULL,
    "taxRegime" TEXT NOT NULL,
    "isSez" BOOLEAN NOT NULL DEFAULT false,
    "reverseCharge" BOOLEAN NOT NULL DEFAULT false,
    "currency" TEXT NOT NULL DEFAULT 'INR',
    "exchangeRate" DECIMAL(14,6) NOT NULL DEFAULT 1,
    "seller" JSONB NOT NULL,
    "billTo" JSONB NOT NULL,
    "shipTo" JSONB NOT NULL,
    "poReference" TEXT,
    "poDate" DATE,
    "paymentTerms" TEXT,
    "lutReference" TEXT,
    "taxableAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "chargesLabel" TEXT,
    "chargesAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "cgstAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "sgstAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "igstAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "roundOff" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "totalAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "receivedAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "tdsAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "remarks" TEXT,
    "cancelReason" TEXT,
    "postedAt" TIMESTAMPTZ(6),
    "postedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvoiceLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "invoiceId" UUID NOT NULL,
    "salesOrderLineId" UUID,
    "lineNo" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "hsn" TEXT NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "uqc" TEXT NOT NULL,
    "metres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "weightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rate" DECIMAL(14,3) NOT NULL,
    "discount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "taxableAmount" DECIMAL(18,2) NOT NULL,
    "gstRate" DECIMAL(7,4) NOT NULL,
    "cgstAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "sgstAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "igstAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "totalAmount" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "InvoiceLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvoiceLineHeat" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "invoiceLineId" UUID NOT NULL,
    "stockLotId" UUID NOT NULL,
    "packingListLineId" UUID,
    "heatNo" TEXT NOT NULL,
    "metres" DECIMAL(14,3) NOT NULL,
    "pieces" INTEGER NOT NULL,

    CONSTRAINT "InvoiceLineHeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "receiptDate" DATE NOT NULL,
    "customerId" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "reference" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'INR',
    "exchangeRate" DECIMAL(14,6) NOT NULL DEFAULT 1,
    "amount" DECIMAL(18,2) NOT NULL,
    "tdsAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'POSTED',
    "remarks" TEXT,
    "reverseReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReceiptAllocation" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "receiptId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "tdsAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,

    CONSTRAINT "ReceiptAllocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "State" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "alpha" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "State_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isUqc" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Currency" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "minorName" TEXT NOT NULL,

    CONSTRAINT "Currency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HsnCode" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "gstRate" DECIMAL(7,4) NOT NULL,
    "validFrom" DATE NOT NULL,

    CONSTRAINT "HsnCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MaterialFamily" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "weightFactor" DECIMAL(7,4) NOT NULL,
    "sizeFamily" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MaterialFamily_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductSpec" (
    "id" UUID NOT NULL,
    "product" TEXT NOT NULL,
    "familyCode" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "standard" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "designation" TEXT NOT NULL,
    "defaultEnd" TEXT NOT NULL,
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ProductSpec_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PipeSize" (
    "id" UUID NOT NULL,
    "family" TEXT NOT NULL,
    "standard" TEXT NOT NULL,
    "nps" TEXT NOT NULL,
    "schedule" TEXT NOT NULL,
    "odMm" DECIMAL(14,3) NOT NULL,
    "wallMm" DECIMAL(14,3) NOT NULL,
    "unitWeight" DECIMAL(14,3) NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PipeSize_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MaterialLimit" (
    "id" UUID NOT NULL,
    "designation" TEXT NOT NULL,
    "property" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "minValue" DECIMAL(14,4),
    "maxValue" DECIMAL(14,4),
    "note" TEXT,

    CONSTRAINT "MaterialLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LabTest" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "LabTest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TpiAgency" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "TpiAgency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentTerm" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "days" INTEGER NOT NULL DEFAULT 0,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "PaymentTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveryTerm" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "DeliveryTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfferTerm" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "OfferTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportNote" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "ExportNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legalName" TEXT,
    "gstin" TEXT,
    "pan" TEXT,
    "stateCode" TEXT,
    "country" TEXT NOT NULL DEFAULT 'IN',
    "isSez" BOOLEAN NOT NULL DEFAULT false,
    "currency" TEXT NOT NULL DEFAULT 'INR',
    "paymentTerms" TEXT,
    "creditDays" INTEGER NOT NULL DEFAULT 30,
    "creditLimit" DECIMAL(18,2),
    "email" TEXT,
    "phone" TEXT,
    "remarks" TEXT,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerAddress" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "customerId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'BOTH',
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "city" TEXT NOT NULL,
    "pin" TEXT,
    "stateCode" TEXT,
    "country" TEXT NOT NULL DEFAULT 'IN',
    "gstin" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CustomerAddress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerContact" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "customerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "designation" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CustomerContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vendor" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legalName" TEXT,
    "gstin" TEXT,
    "pan" TEXT,
    "stateCode" TEXT,
    "country" TEXT NOT NULL DEFAULT 'IN',
    "currency" TEXT NOT NULL DEFAULT 'INR',
    "paymentTerms" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "makes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "remarks" TEXT,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "isApproved" BOOLEAN NOT NULL DEFAULT false,
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(6),
    "approvalRemark" TEXT,
    "preparedByIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Vendor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VendorAddress" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "vendorId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "city" TEXT NOT NULL,
    "pin" TEXT,
    "stateCode" TEXT,
    "country" TEXT NOT NULL DEFAULT 'IN',
    "gstin" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "VendorAddress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VendorContact" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "vendorId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "designation" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "VendorContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Warehouse" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "gstRegistrationId" UUID NOT NULL,
    "addressLine1" TEXT NOT NULL,
    "addressLine2" TEXT,
    "city" TEXT NOT NULL,
    "pin" TEXT,
    "stateCode" TEXT,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Warehouse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Location" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "warehouseId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'RACK',
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseRequisition" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "requisitionDate" DATE NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'MANUAL',
    "salesOrderId" UUID,
    "neededBy" DATE,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "remarks" TEXT,
    "preparedByIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(6),
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(6),
    "approvalRule" TEXT,
    "approvalRemark" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "PurchaseRequisition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseRequisitionLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "purchaseRequisitionId" UUID NOT NULL,
    "salesOrderLineId" UUID,
    "lineNo" INTEGER NOT NULL,
    "productSpecId" UUID,
    "pipeSizeId" UUID,
    "product" TEXT NOT NULL DEFAULT '',
    "familyCode" TEXT,
    "process" TEXT,
    "designation" TEXT NOT NULL DEFAULT '',
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sizeText" TEXT NOT NULL DEFAULT '',
    "nps" TEXT,
    "schedule" TEXT,
    "odMm" DECIMAL(14,3),
    "wallMm" DECIMAL(14,3),
    "wallType" TEXT,
    "ends" TEXT,
    "unitWeight" DECIMAL(14,3),
    "lengthText" TEXT,
    "pieceLengthM" DECIMAL(14,3),
    "description" TEXT,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'MTR',
    "metres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "orderedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "remark" TEXT,

    CONSTRAINT "PurchaseRequisitionLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseOrder" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "revisionNo" INTEGER NOT NULL DEFAULT 0,
    "orderDate" DATE NOT NULL,
    "expectedDate" DATE,
    "vendorId" UUID NOT NULL,
    "purchaseRequisitionId" UUID,
    "warehouseId" UUID NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'INR',
    "exchangeRate" DECIMAL(14,6) NOT NULL DEFAULT 1,
    "vendorReference" TEXT,
    "paymentTerms" TEXT,
    "deliveryTerms" TEXT,
    "overReceiptPct" DECIMAL(7,4) NOT NULL DEFAULT 2,
    "subTotal" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "chargesLabel" TEXT,
    "chargesAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "gstRate" DECIMAL(7,4) NOT NULL DEFAULT 18,
    "taxAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "totalAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "totalMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "totalWeightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "remarks" TEXT,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "preparedByIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(6),
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(6),
    "approvalRule" TEXT,
    "approvalRemark" TEXT,
    "sentAt" TIMESTAMPTZ(6),
    "acknowledgedOn" DATE,
    "acknowledgementReference" TEXT,
    "cancelReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "PurchaseOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseOrderLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "purchaseOrderId" UUID NOT NULL,
    "purchaseRequisitionLineId" UUID,
    "lineNo" INTEGER NOT NULL,
    "productSpecId" UUID,
    "pipeSizeId" UUID,
    "product" TEXT NOT NULL DEFAULT '',
    "familyCode" TEXT,
    "process" TEXT,
    "designation" TEXT NOT NULL DEFAULT '',
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sizeText" TEXT NOT NULL DEFAULT '',
    "nps" TEXT,
    "schedule" TEXT,
    "odMm" DECIMAL(14,3),
    "wallMm" DECIMAL(14,3),
    "wallType" TEXT,
    "ends" TEXT,
    "unitWeight" DECIMAL(14,3),
    "lengthText" TEXT,
    "pieceLengthM" DECIMAL(14,3),
    "description" TEXT,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'MTR',
    "metres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rate" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rateUnit" TEXT NOT NULL DEFAULT 'MTR',
    "ratePerMetre" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "amount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "weightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "receivedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "certificate" TEXT,
    "remark" TEXT,

    CONSTRAINT "PurchaseOrderLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseOrderAmendment" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "purchaseOrderId" UUID NOT NULL,
    "revisionNo" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL DEFAULT app_user_id(),

    CONSTRAINT "PurchaseOrderAmendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grn" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "purchaseOrderId" UUID NOT NULL,
    "vendorId" UUID NOT NULL,
    "warehouseId" UUID NOT NULL,
    "receivedDate" DATE NOT NULL,
    "challanNo" TEXT,
    "challanDate" DATE,
    "vehicleNo" TEXT,
    "lrNo" TEXT,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "remarks" TEXT,
    "postedAt" TIMESTAMPTZ(6),
    "postedById" UUID,
    "reversedReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Grn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GrnLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "grnId" UUID NOT NULL,
    "purchaseOrderLineId" UUID NOT NULL,
    "lineNo" INTEGER NOT NULL,
    "heatNo" TEXT NOT NULL,
    "make" TEXT NOT NULL,
    "metres" DECIMAL(14,3) NOT NULL,
    "pieces" INTEGER NOT NULL,
    "designations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ends" TEXT,
    "lengthText" TEXT,
    "mtcNo" TEXT NOT NULL,
    "mtcDate" DATE NOT NULL,
    "mtcType" TEXT NOT NULL,
    "mtcFileId" UUID NOT NULL,
    "tpiAgencyId" UUID,
    "tpiReference" TEXT,
    "tpiFileId" UUID,
    "locationId" UUID NOT NULL,
    "mtcId" UUID,
    "remark" TEXT,

    CONSTRAINT "GrnLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inspection" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "inspectionDate" DATE NOT NULL,
    "grnId" UUID,
    "inspectorId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "remarks" TEXT,
    "submittedAt" TIMESTAMPTZ(6),
    "submittedById" UUID,
    "reversedReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionLot" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "inspectionId" UUID NOT NULL,
    "stockLotId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "lineNo" INTEGER NOT NULL,
    "fromBucket" TEXT NOT NULL DEFAULT 'UNDER_INSPECTION',
    "metres" DECIMAL(14,3) NOT NULL,
    "pieces" INTEGER NOT NULL,
    "passMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "passPieces" INTEGER NOT NULL DEFAULT 0,
    "failMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "failPieces" INTEGER NOT NULL DEFAULT 0,
    "holdMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "holdPieces" INTEGER NOT NULL DEFAULT 0,
    "concessionReason" TEXT,
    "standardEdition" TEXT,
    "remark" TEXT,

    CONSTRAINT "InspectionLot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionReading" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "inspectionLotId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "parameter" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unit" TEXT,
    "minValue" DECIMAL(14,4),
    "maxValue" DECIMAL(14,4),
    "limitSource" TEXT NOT NULL DEFAULT 'NONE',
    "limitNote" TEXT,
    "measured" DECIMAL(14,4),
    "observation" TEXT,
    "source" TEXT,
    "withinLimit" BOOLEAN,

    CONSTRAINT "InspectionReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ncr" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "openedDate" DATE NOT NULL,
    "inspectionLotId" UUID,
    "stockLotId" UUID,
    "locationId" UUID,
    "vendorId" UUID,
    "heatNo" TEXT,
    "metres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "pieces" INTEGER NOT NULL DEFAULT 0,
    "description" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "rootCause" TEXT,
    "disposition" TEXT,
    "dispositionRemark" TEXT,
    "effectivenessCheck" TEXT,
    "preparedByIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "closedById" UUID,
    "closedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Ncr_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NcrAction" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "ncrId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'CORRECTIVE',
    "description" TEXT NOT NULL,
    "assignedToId" UUID NOT NULL,
    "dueDate" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "evidence" TEXT,
    "evidenceFileId" UUID,
    "doneAt" TIMESTAMPTZ(6),
    "doneById" UUID,

    CONSTRAINT "NcrAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enquiry" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "enquiryDate" DATE NOT NULL,
    "customerId" UUID NOT NULL,
    "contactId" UUID,
    "contactName" TEXT,
    "contactEmail" TEXT,
    "clientReference" TEXT,
    "project" TEXT,
    "mode" TEXT NOT NULL DEFAULT 'EMAIL',
    "requiredBy" DATE,
    "buyerText" TEXT,
    "remarks" TEXT,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "closeReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Enquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnquiryLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "enquiryId" UUID NOT NULL,
    "lineNo" INTEGER NOT NULL,
    "productSpecId" UUID,
    "pipeSizeId" UUID,
    "product" TEXT NOT NULL DEFAULT '',
    "familyCode" TEXT,
    "process" TEXT,
    "designation" TEXT NOT NULL DEFAULT '',
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sizeText" TEXT NOT NULL DEFAULT '',
    "nps" TEXT,
    "schedule" TEXT,
    "odMm" DECIMAL(14,3),
    "wallMm" DECIMAL(14,3),
    "wallType" TEXT,
    "ends" TEXT,
    "unitWeight" DECIMAL(14,3),
    "lengthText" TEXT,
    "pieceLengthM" DECIMAL(14,3),
    "description" TEXT,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'MTR',
    "metres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "buyerText" TEXT,
    "itemCode" TEXT,
    "tagNo" TEXT,
    "drawingNo" TEXT,
    "certificate" TEXT,
    "remark" TEXT,

    CONSTRAINT "EnquiryLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Quotation" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "enquiryId" UUID,
    "customerId" UUID NOT NULL,
    "format" TEXT NOT NULL DEFAULT 'DOMESTIC',
    "salespersonId" UUID NOT NULL,
    "latestRevisionNo" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "closeReason" TEXT,
    "competitorPrice" DECIMAL(18,2),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Quotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuotationRevision" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "quotationId" UUID NOT NULL,
    "revisionNo" INTEGER NOT NULL,
    "reason" TEXT,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "quotationDate" DATE NOT NULL,
    "validUntil" DATE NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'INR',
    "exchangeRate" DECIMAL(14,6) NOT NULL DEFAULT 1,
    "attention" TEXT,
    "attentionEmail" TEXT,
    "clientReference" TEXT,
    "project" TEXT,
    "paymentTerms" TEXT,
    "deliveryTerms" TEXT,
    "remarks" TEXT,
    "subTotal" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "chargesLabel" TEXT,
    "chargesAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "totalAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "totalMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "totalWeightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "preparedByIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(6),
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(6),
    "approvalRule" TEXT,
    "approvalRemark" TEXT,
    "sentAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "QuotationRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuotationTerm" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "quotationRevisionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "QuotationTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuotationLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "quotationRevisionId" UUID NOT NULL,
    "enquiryLineId" UUID,
    "lineNo" INTEGER NOT NULL,
    "productSpecId" UUID,
    "pipeSizeId" UUID,
    "product" TEXT NOT NULL DEFAULT '',
    "familyCode" TEXT,
    "process" TEXT,
    "designation" TEXT NOT NULL DEFAULT '',
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sizeText" TEXT NOT NULL DEFAULT '',
    "nps" TEXT,
    "schedule" TEXT,
    "odMm" DECIMAL(14,3),
    "wallMm" DECIMAL(14,3),
    "wallType" TEXT,
    "ends" TEXT,
    "unitWeight" DECIMAL(14,3),
    "lengthText" TEXT,
    "pieceLengthM" DECIMAL(14,3),
    "description" TEXT,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'MTR',
    "metres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rate" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rateUnit" TEXT NOT NULL DEFAULT 'MTR',
    "ratePerMetre" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "amount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "weightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "deliveryText" TEXT,
    "itemCode" TEXT,
    "tagNo" TEXT,
    "drawingNo" TEXT,
    "certificate" TEXT,
    "remark" TEXT,

    CONSTRAINT "QuotationLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerPo" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "poNumber" TEXT NOT NULL,
    "poDate" DATE NOT NULL,
    "receivedDate" DATE NOT NULL,
    "quotationId" UUID NOT NULL,
    "quotationRevisionId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'RECEIVED',
    "fileId" UUID,
    "billingAddressId" UUID,
    "shippingAddressId" UUID,
    "paymentTerms" TEXT,
    "deliveryDate" DATE,
    "totalAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "remarks" TEXT,
    "reviewRemark" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "CustomerPo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerPoLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "customerPoId" UUID NOT NULL,
    "quotationLineId" UUID,
    "lineNo" INTEGER NOT NULL,
    "productSpecId" UUID,
    "pipeSizeId" UUID,
    "product" TEXT NOT NULL DEFAULT '',
    "familyCode" TEXT,
    "process" TEXT,
    "designation" TEXT NOT NULL DEFAULT '',
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sizeText" TEXT NOT NULL DEFAULT '',
    "nps" TEXT,
    "schedule" TEXT,
    "odMm" DECIMAL(14,3),
    "wallMm" DECIMAL(14,3),
    "wallType" TEXT,
    "ends" TEXT,
    "unitWeight" DECIMAL(14,3),
    "lengthText" TEXT,
    "pieceLengthM" DECIMAL(14,3),
    "description" TEXT,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'MTR',
    "metres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rate" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rateUnit" TEXT NOT NULL DEFAULT 'MTR',
    "ratePerMetre" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "amount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "weightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "itemCode" TEXT,
    "tagNo" TEXT,
    "drawingNo" TEXT,
    "certificate" TEXT,
    "remark" TEXT,

    CONSTRAINT "CustomerPoLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SalesOrder" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "number" TEXT,
    "orderDate" DATE NOT NULL,
    "customerId" UUID NOT NULL,
    "customerPoId" UUID NOT NULL,
    "quotationId" UUID NOT NULL,
    "quotationRevisionId" UUID NOT NULL,
    "billingAddressId" UUID,
    "shippingAddressId" UUID,
    "placeOfSupply" TEXT,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "currency" TEXT NOT NULL DEFAULT 'INR',
    "exchangeRate" DECIMAL(14,6) NOT NULL DEFAULT 1,
    "clientReference" TEXT,
    "project" TEXT,
    "paymentTerms" TEXT,
    "deliveryDate" DATE,
    "subTotal" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "chargesLabel" TEXT,
    "chargesAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "totalAmount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "totalMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "totalWeightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "remarks" TEXT,
    "cancelReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "SalesOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SalesOrderLine" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "salesOrderId" UUID NOT NULL,
    "quotationLineId" UUID,
    "customerPoLineId" UUID,
    "lineNo" INTEGER NOT NULL,
    "productSpecId" UUID,
    "pipeSizeId" UUID,
    "product" TEXT NOT NULL DEFAULT '',
    "familyCode" TEXT,
    "process" TEXT,
    "designation" TEXT NOT NULL DEFAULT '',
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sizeText" TEXT NOT NULL DEFAULT '',
    "nps" TEXT,
    "schedule" TEXT,
    "odMm" DECIMAL(14,3),
    "wallMm" DECIMAL(14,3),
    "wallType" TEXT,
    "ends" TEXT,
    "unitWeight" DECIMAL(14,3),
    "lengthText" TEXT,
    "pieceLengthM" DECIMAL(14,3),
    "description" TEXT,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'MTR',
    "metres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rate" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rateUnit" TEXT NOT NULL DEFAULT 'MTR',
    "ratePerMetre" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "amount" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "weightKg" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "toleranceMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "cancelledMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "dispatchedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "invoicedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "deliveryText" TEXT,
    "itemCode" TEXT,
    "tagNo" TEXT,
    "drawingNo" TEXT,
    "certificate" TEXT,
    "remark" TEXT,

    CONSTRAINT "SalesOrderLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mtc" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "mtcNo" TEXT NOT NULL,
    "mtcDate" DATE NOT NULL,
    "mtcType" TEXT NOT NULL,
    "make" TEXT NOT NULL,
    "vendorId" UUID,
    "fileId" UUID NOT NULL,
    "remarks" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Mtc_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MtcHeat" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "mtcId" UUID NOT NULL,
    "heatNo" TEXT NOT NULL,

    CONSTRAINT "MtcHeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockLot" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "heatNo" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "grnLineId" UUID,
    "openingReference" TEXT,
    "openingApprovedById" UUID,
    "openingApprovedAt" TIMESTAMPTZ(6),
    "productSpecId" UUID,
    "product" TEXT NOT NULL,
    "familyCode" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "designations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "additionalSpecs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "nps" TEXT,
    "schedule" TEXT,
    "odMm" DECIMAL(14,3) NOT NULL,
    "wallMm" DECIMAL(14,3) NOT NULL,
    "sizeKey" TEXT NOT NULL,
    "sizeText" TEXT NOT NULL,
    "ends" TEXT NOT NULL,
    "make" TEXT NOT NULL,
    "lengthText" TEXT,
    "unitWeight" DECIMAL(14,3) NOT NULL,
    "mtcId" UUID,
    "mtcNo" TEXT,
    "mtcDate" DATE,
    "mtcType" TEXT,
    "tpiAgencyId" UUID,
    "tpiReference" TEXT,
    "tpiFileId" UUID,
    "vendorId" UUID,
    "receivedDate" DATE NOT NULL,
    "costPerMetre" DECIMAL(14,3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "StockLot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockBalance" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "stockLotId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "underInspectionMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "acceptedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "reservedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "onHoldMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "rejectedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "issuedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "underInspectionPieces" INTEGER NOT NULL DEFAULT 0,
    "acceptedPieces" INTEGER NOT NULL DEFAULT 0,
    "onHoldPieces" INTEGER NOT NULL DEFAULT 0,
    "rejectedPieces" INTEGER NOT NULL DEFAULT 0,
    "issuedPieces" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StockBalance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockLedger" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "seq" BIGSERIAL NOT NULL,
    "stockLotId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fromBucket" TEXT,
    "fromLocationId" UUID,
    "toBucket" TEXT,
    "toLocationId" UUID,
    "metres" DECIMAL(14,3) NOT NULL,
    "pieces" INTEGER NOT NULL DEFAULT 0,
    "documentType" TEXT NOT NULL,
    "documentId" UUID NOT NULL,
    "remark" TEXT,
    "userId" UUID NOT NULL DEFAULT app_user_id(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StockLedger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reservation" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "salesOrderId" UUID NOT NULL,
    "salesOrderLineId" UUID NOT NULL,
    "stockLotId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "metres" DECIMAL(14,3) NOT NULL,
    "releasedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "issuedMetres" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "liveMetres" DECIMAL(14,3) NOT NULL,
    "outOfFifoReason" TEXT,
    "status" TEXT NOT NULL DEFAULT 'LIVE',
    "releaseReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Company" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legalName" TEXT NOT NULL,
    "tagline" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "website" TEXT,
    "pan" TEXT,
    "isoMark" TEXT,
    "logoFileId" UUID,
    "baseCurrency" TEXT NOT NULL DEFAULT 'INR',
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Kolkata',
    "fyFirstMonth" INTEGER NOT NULL DEFAULT 4,
    "taxRegime" TEXT NOT NULL DEFAULT 'IN_GST',
    "bankName" TEXT,
    "bankBranch" TEXT,
    "bankAccountName" TEXT,
    "bankAccountNo" TEXT,
    "bankIfsc" TEXT,
    "bankSwift" TEXT,
    "pdfFooter" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CompanySetting" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "quotationApproval" BOOLEAN NOT NULL DEFAULT true,
    "quotationApprovalAbove" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "requisitionApproval" BOOLEAN NOT NULL DEFAULT true,
    "purchaseOrderApproval" BOOLEAN NOT NULL DEFAULT true,
    "purchaseOrderApprovalAbove" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "overReceiptPct" DECIMAL(7,4) NOT NULL DEFAULT 2,
    "randomLengthM" DECIMAL(14,3) NOT NULL DEFAULT 6,
    "quotationValidityDays" INTEGER NOT NULL DEFAULT 6,
    "invoiceDueDays" INTEGER NOT NULL DEFAULT 30,
    "sessionIdleSeconds" INTEGER NOT NULL DEFAULT 28800,
    "sessionMaxSeconds" INTEGER NOT NULL DEFAULT 86400,
    "smtpHost" TEXT,
    "smtpPort" INTEGER,
    "smtpSecure" BOOLEAN NOT NULL DEFAULT false,
    "smtpUser" TEXT,
    "smtpPasswordEncrypted" TEXT,
    "smtpFrom" TEXT,
    "smtpFromName" TEXT,
    "lutReference" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "CompanySetting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GstRegistration" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "gstin" TEXT NOT NULL,
    "stateCode" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "addressLine1" TEXT NOT NULL,
    "addressLine2" TEXT,
    "city" TEXT NOT NULL,
    "pin" TEXT,
    "country" TEXT NOT NULL DEFAULT 'IN',
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "GstRegistration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberSequence" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "docType" TEXT NOT NULL,
    "fy" INTEGER NOT NULL,
    "prefix" TEXT NOT NULL,
    "startNumber" INTEGER NOT NULL DEFAULT 1,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "NumberSequence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExchangeRate" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "currency" TEXT NOT NULL,
    "rateDate" DATE NOT NULL,
    "rate" DECIMAL(14,6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "ExchangeRate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "isSystem" BOOLEAN NOT NULL DEFAULT false,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserCredential" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "passwordChangedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserCredential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip" TEXT,
    "userAgent" TEXT,
    "endedAt" TIMESTAMPTZ(6),
    "endReason" TEXT,

    CONSTRAINT "UserSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "companyId" UUID,
    "email" TEXT NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "reason" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "userId" UUID NOT NULL,
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "tokenPrefix" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(6),
    "lastUsedAt" TIMESTAMPTZ(6),
    "revokedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID DEFAULT app_user_id(),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditLog" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "companyId" UUID,
    "userId" UUID,
    "ip" TEXT,
    "action" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "documentType" TEXT,
    "documentId" UUID,
    "documentNo" TEXT,
    "remark" TEXT,
    "requestId" UUID NOT NULL,

    CONSTRAINT "AuditLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditChange" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "companyId" UUID,
    "requestId" UUID NOT NULL,
    "tableName" TEXT NOT NULL,
    "rowId" TEXT,
    "op" TEXT NOT NULL,
    "oldValues" JSONB,
    "newValues" JSONB,

    CONSTRAINT "AuditChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "userId" UUID NOT NULL DEFAULT app_user_id(),
    "action" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "result" JSONB,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'QUEUED',
    "payload" JSONB NOT NULL,
    "subject" TEXT,
    "recipients" TEXT,
    "documentType" TEXT,
    "documentId" UUID,
    "documentNo" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "messageId" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID DEFAULT app_user_id(),
    "sentAt" TIMESTAMPTZ(6),

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "referredAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL DEFAULT app_user_id(),

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "fileId" UUID NOT NULL,
    "documentType" TEXT NOT NULL,
    "documentId" UUID NOT NULL,
    "label" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL DEFAULT app_user_id(),

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormDraft" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "userId" UUID NOT NULL DEFAULT app_user_id(),
    "formKey" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatusHistory" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL DEFAULT app_company_id(),
    "documentType" TEXT NOT NULL,
    "documentId" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "fromState" TEXT NOT NULL,
    "toState" TEXT NOT NULL,
    "remark" TEXT,
    "userId" UUID NOT NULL DEFAULT app_user_id(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StatusHistory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "PackingList_number_trgm" ON "PackingList" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "PackingList_companyId_status_packingDate_idx" ON "PackingList"("companyId", "status", "packingDate");

-- CreateIndex
CREATE INDEX "PackingList_companyId_salesOrderId_idx" ON "PackingList"("companyId", "salesOrderId");

-- CreateIndex
CREATE UNIQUE INDEX "PackingList_companyId_id_key" ON "PackingList"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PackingList_companyId_number_key" ON "PackingList"("companyId", "number");

-- CreateIndex
CREATE INDEX "PackingListLine_companyId_reservationId_idx" ON "PackingListLine"("companyId", "reservationId");

-- CreateIndex
CREATE INDEX "PackingListLine_companyId_stockLotId_idx" ON "PackingListLine"("companyId", "stockLotId");

-- CreateIndex
CREATE UNIQUE INDEX "PackingListLine_companyId_id_key" ON "PackingListLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PackingListLine_companyId_packingListId_lineNo_key" ON "PackingListLine"("companyId", "packingListId", "lineNo");

-- CreateIndex
CREATE INDEX "DispatchNote_number_trgm" ON "DispatchNote" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "DispatchNote_companyId_status_dispatchDate_idx" ON "DispatchNote"("companyId", "status", "dispatchDate");

-- CreateIndex
CREATE INDEX "DispatchNote_companyId_salesOrderId_idx" ON "DispatchNote"("companyId", "salesOrderId");

-- CreateIndex
CREATE INDEX "DispatchNote_companyId_packingListId_idx" ON "DispatchNote"("companyId", "packingListId");

-- CreateIndex
CREATE UNIQUE INDEX "DispatchNote_companyId_id_key" ON "DispatchNote"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DispatchNote_companyId_number_key" ON "DispatchNote"("companyId", "number");

-- CreateIndex
CREATE INDEX "Invoice_number_trgm" ON "Invoice" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Invoice_companyId_status_dueDate_idx" ON "Invoice"("companyId", "status", "dueDate");

-- CreateIndex
CREATE INDEX "Invoice_companyId_customerId_idx" ON "Invoice"("companyId", "customerId");

-- CreateIndex
CREATE INDEX "Invoice_companyId_packingListId_idx" ON "Invoice"("companyId", "packingListId");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_companyId_id_key" ON "Invoice"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_companyId_number_key" ON "Invoice"("companyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceLine_companyId_id_key" ON "InvoiceLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceLine_companyId_invoiceId_lineNo_key" ON "InvoiceLine"("companyId", "invoiceId", "lineNo");

-- CreateIndex
CREATE INDEX "InvoiceLineHeat_companyId_stockLotId_idx" ON "InvoiceLineHeat"("companyId", "stockLotId");

-- CreateIndex
CREATE INDEX "InvoiceLineHeat_companyId_invoiceLineId_idx" ON "InvoiceLineHeat"("companyId", "invoiceLineId");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceLineHeat_companyId_id_key" ON "InvoiceLineHeat"("companyId", "id");

-- CreateIndex
CREATE INDEX "Receipt_number_trgm" ON "Receipt" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Receipt_companyId_status_receiptDate_idx" ON "Receipt"("companyId", "status", "receiptDate");

-- CreateIndex
CREATE INDEX "Receipt_companyId_customerId_idx" ON "Receipt"("companyId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_companyId_id_key" ON "Receipt"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_companyId_number_key" ON "Receipt"("companyId", "number");

-- CreateIndex
CREATE INDEX "ReceiptAllocation_companyId_invoiceId_idx" ON "ReceiptAllocation"("companyId", "invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "ReceiptAllocation_companyId_id_key" ON "ReceiptAllocation"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReceiptAllocation_companyId_receiptId_invoiceId_key" ON "ReceiptAllocation"("companyId", "receiptId", "invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "State_code_key" ON "State"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Currency_code_key" ON "Currency"("code");

-- CreateIndex
CREATE UNIQUE INDEX "HsnCode_code_validFrom_key" ON "HsnCode"("code", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "MaterialFamily_code_key" ON "MaterialFamily"("code");

-- CreateIndex
CREATE INDEX "ProductSpec_designation_idx" ON "ProductSpec"("designation");

-- CreateIndex
CREATE UNIQUE INDEX "ProductSpec_product_designation_key" ON "ProductSpec"("product", "designation");

-- CreateIndex
CREATE UNIQUE INDEX "PipeSize_family_nps_schedule_key" ON "PipeSize"("family", "nps", "schedule");

-- CreateIndex
CREATE UNIQUE INDEX "MaterialLimit_designation_property_key" ON "MaterialLimit"("designation", "property");

-- CreateIndex
CREATE UNIQUE INDEX "LabTest_code_key" ON "LabTest"("code");

-- CreateIndex
CREATE UNIQUE INDEX "TpiAgency_companyId_id_key" ON "TpiAgency"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TpiAgency_companyId_code_key" ON "TpiAgency"("companyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentTerm_companyId_id_key" ON "PaymentTerm"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentTerm_companyId_code_key" ON "PaymentTerm"("companyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "DeliveryTerm_companyId_id_key" ON "DeliveryTerm"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DeliveryTerm_companyId_code_key" ON "DeliveryTerm"("companyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "OfferTerm_companyId_id_key" ON "OfferTerm"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "OfferTerm_position_key" ON "OfferTerm"("companyId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ExportNote_companyId_id_key" ON "ExportNote"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ExportNote_position_key" ON "ExportNote"("companyId", "position");

-- CreateIndex
CREATE INDEX "Customer_name_trgm" ON "Customer" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Customer_companyId_name_idx" ON "Customer"("companyId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_companyId_id_key" ON "Customer"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_companyId_code_key" ON "Customer"("companyId", "code");

-- CreateIndex
CREATE INDEX "CustomerAddress_companyId_customerId_idx" ON "CustomerAddress"("companyId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerAddress_companyId_id_key" ON "CustomerAddress"("companyId", "id");

-- CreateIndex
CREATE INDEX "CustomerContact_companyId_customerId_idx" ON "CustomerContact"("companyId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerContact_companyId_id_key" ON "CustomerContact"("companyId", "id");

-- CreateIndex
CREATE INDEX "Vendor_name_trgm" ON "Vendor" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Vendor_companyId_name_idx" ON "Vendor"("companyId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Vendor_companyId_id_key" ON "Vendor"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Vendor_companyId_code_key" ON "Vendor"("companyId", "code");

-- CreateIndex
CREATE INDEX "VendorAddress_companyId_vendorId_idx" ON "VendorAddress"("companyId", "vendorId");

-- CreateIndex
CREATE UNIQUE INDEX "VendorAddress_companyId_id_key" ON "VendorAddress"("companyId", "id");

-- CreateIndex
CREATE INDEX "VendorContact_companyId_vendorId_idx" ON "VendorContact"("companyId", "vendorId");

-- CreateIndex
CREATE UNIQUE INDEX "VendorContact_companyId_id_key" ON "VendorContact"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Warehouse_companyId_id_key" ON "Warehouse"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Warehouse_companyId_code_key" ON "Warehouse"("companyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Location_companyId_id_key" ON "Location"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Location_companyId_warehouseId_code_key" ON "Location"("companyId", "warehouseId", "code");

-- CreateIndex
CREATE INDEX "PurchaseRequisition_number_trgm" ON "PurchaseRequisition" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "PurchaseRequisition_companyId_status_requisitionDate_idx" ON "PurchaseRequisition"("companyId", "status", "requisitionDate");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseRequisition_companyId_id_key" ON "PurchaseRequisition"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseRequisition_companyId_number_key" ON "PurchaseRequisition"("companyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseRequisitionLine_companyId_id_key" ON "PurchaseRequisitionLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseRequisitionLine_companyId_purchaseRequisitionId_lin_key" ON "PurchaseRequisitionLine"("companyId", "purchaseRequisitionId", "lineNo");

-- CreateIndex
CREATE INDEX "PurchaseOrder_number_trgm" ON "PurchaseOrder" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "PurchaseOrder_companyId_status_orderDate_idx" ON "PurchaseOrder"("companyId", "status", "orderDate");

-- CreateIndex
CREATE INDEX "PurchaseOrder_companyId_vendorId_idx" ON "PurchaseOrder"("companyId", "vendorId");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrder_companyId_id_key" ON "PurchaseOrder"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrder_companyId_number_key" ON "PurchaseOrder"("companyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrderLine_companyId_id_key" ON "PurchaseOrderLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrderLine_companyId_purchaseOrderId_lineNo_key" ON "PurchaseOrderLine"("companyId", "purchaseOrderId", "lineNo");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrderAmendment_companyId_id_key" ON "PurchaseOrderAmendment"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrderAmendment_companyId_purchaseOrderId_revisionNo_key" ON "PurchaseOrderAmendment"("companyId", "purchaseOrderId", "revisionNo");

-- CreateIndex
CREATE INDEX "Grn_number_trgm" ON "Grn" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Grn_companyId_status_receivedDate_idx" ON "Grn"("companyId", "status", "receivedDate");

-- CreateIndex
CREATE INDEX "Grn_companyId_purchaseOrderId_idx" ON "Grn"("companyId", "purchaseOrderId");

-- CreateIndex
CREATE UNIQUE INDEX "Grn_companyId_id_key" ON "Grn"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Grn_companyId_number_key" ON "Grn"("companyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "GrnLine_companyId_id_key" ON "GrnLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "GrnLine_companyId_grnId_lineNo_key" ON "GrnLine"("companyId", "grnId", "lineNo");

-- CreateIndex
CREATE INDEX "Inspection_number_trgm" ON "Inspection" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Inspection_companyId_status_inspectionDate_idx" ON "Inspection"("companyId", "status", "inspectionDate");

-- CreateIndex
CREATE UNIQUE INDEX "Inspection_companyId_id_key" ON "Inspection"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Inspection_companyId_number_key" ON "Inspection"("companyId", "number");

-- CreateIndex
CREATE INDEX "InspectionLot_companyId_stockLotId_idx" ON "InspectionLot"("companyId", "stockLotId");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionLot_companyId_id_key" ON "InspectionLot"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionLot_companyId_inspectionId_lineNo_key" ON "InspectionLot"("companyId", "inspectionId", "lineNo");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionReading_companyId_id_key" ON "InspectionReading"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionReading_companyId_inspectionLotId_parameter_key" ON "InspectionReading"("companyId", "inspectionLotId", "parameter");

-- CreateIndex
CREATE INDEX "Ncr_number_trgm" ON "Ncr" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Ncr_companyId_status_openedDate_idx" ON "Ncr"("companyId", "status", "openedDate");

-- CreateIndex
CREATE INDEX "Ncr_companyId_heatNo_idx" ON "Ncr"("companyId", "heatNo");

-- CreateIndex
CREATE UNIQUE INDEX "Ncr_companyId_id_key" ON "Ncr"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Ncr_companyId_number_key" ON "Ncr"("companyId", "number");

-- CreateIndex
CREATE INDEX "NcrAction_companyId_assignedToId_status_idx" ON "NcrAction"("companyId", "assignedToId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "NcrAction_companyId_id_key" ON "NcrAction"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "NcrAction_companyId_ncrId_position_key" ON "NcrAction"("companyId", "ncrId", "position");

-- CreateIndex
CREATE INDEX "Enquiry_number_trgm" ON "Enquiry" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Enquiry_companyId_status_enquiryDate_idx" ON "Enquiry"("companyId", "status", "enquiryDate");

-- CreateIndex
CREATE INDEX "Enquiry_companyId_customerId_idx" ON "Enquiry"("companyId", "customerId");

-- CreateIndex
CREATE INDEX "Enquiry_companyId_enquiryDate_idx" ON "Enquiry"("companyId", "enquiryDate");

-- CreateIndex
CREATE UNIQUE INDEX "Enquiry_companyId_id_key" ON "Enquiry"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Enquiry_companyId_number_key" ON "Enquiry"("companyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "EnquiryLine_companyId_id_key" ON "EnquiryLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "EnquiryLine_companyId_enquiryId_lineNo_key" ON "EnquiryLine"("companyId", "enquiryId", "lineNo");

-- CreateIndex
CREATE INDEX "Quotation_number_trgm" ON "Quotation" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Quotation_companyId_status_idx" ON "Quotation"("companyId", "status");

-- CreateIndex
CREATE INDEX "Quotation_companyId_customerId_idx" ON "Quotation"("companyId", "customerId");

-- CreateIndex
CREATE INDEX "Quotation_companyId_createdAt_idx" ON "Quotation"("companyId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Quotation_companyId_id_key" ON "Quotation"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Quotation_companyId_number_key" ON "Quotation"("companyId", "number");

-- CreateIndex
CREATE INDEX "QuotationRevision_companyId_status_quotationDate_idx" ON "QuotationRevision"("companyId", "status", "quotationDate");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationRevision_companyId_id_key" ON "QuotationRevision"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationRevision_companyId_quotationId_revisionNo_key" ON "QuotationRevision"("companyId", "quotationId", "revisionNo");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationTerm_companyId_id_key" ON "QuotationTerm"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationTerm_companyId_quotationRevisionId_position_key" ON "QuotationTerm"("companyId", "quotationRevisionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationLine_companyId_id_key" ON "QuotationLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationLine_companyId_quotationRevisionId_lineNo_key" ON "QuotationLine"("companyId", "quotationRevisionId", "lineNo");

-- CreateIndex
CREATE INDEX "CustomerPo_poNumber_trgm" ON "CustomerPo" USING GIN ("poNumber" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "CustomerPo_companyId_status_receivedDate_idx" ON "CustomerPo"("companyId", "status", "receivedDate");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerPo_companyId_id_key" ON "CustomerPo"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerPo_companyId_customerId_poNumber_key" ON "CustomerPo"("companyId", "customerId", "poNumber");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerPoLine_companyId_id_key" ON "CustomerPoLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerPoLine_companyId_customerPoId_lineNo_key" ON "CustomerPoLine"("companyId", "customerPoId", "lineNo");

-- CreateIndex
CREATE INDEX "SalesOrder_number_trgm" ON "SalesOrder" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "SalesOrder_companyId_status_orderDate_idx" ON "SalesOrder"("companyId", "status", "orderDate");

-- CreateIndex
CREATE INDEX "SalesOrder_companyId_customerId_idx" ON "SalesOrder"("companyId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "SalesOrder_companyId_id_key" ON "SalesOrder"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SalesOrder_companyId_number_key" ON "SalesOrder"("companyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "SalesOrder_companyId_customerPoId_key" ON "SalesOrder"("companyId", "customerPoId");

-- CreateIndex
CREATE UNIQUE INDEX "SalesOrderLine_companyId_id_key" ON "SalesOrderLine"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SalesOrderLine_companyId_salesOrderId_lineNo_key" ON "SalesOrderLine"("companyId", "salesOrderId", "lineNo");

-- CreateIndex
CREATE INDEX "Mtc_mtcNo_trgm" ON "Mtc" USING GIN ("mtcNo" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Mtc_companyId_id_key" ON "Mtc"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Mtc_companyId_mtcNo_make_key" ON "Mtc"("companyId", "mtcNo", "make");

-- CreateIndex
CREATE INDEX "MtcHeat_companyId_heatNo_idx" ON "MtcHeat"("companyId", "heatNo");

-- CreateIndex
CREATE UNIQUE INDEX "MtcHeat_companyId_id_key" ON "MtcHeat"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MtcHeat_companyId_mtcId_heatNo_key" ON "MtcHeat"("companyId", "mtcId", "heatNo");

-- CreateIndex
CREATE INDEX "StockLot_heatNo_trgm" ON "StockLot" USING GIN ("heatNo" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "StockLot_companyId_heatNo_idx" ON "StockLot"("companyId", "heatNo");

-- CreateIndex
CREATE INDEX "StockLot_companyId_process_sizeKey_ends_idx" ON "StockLot"("companyId", "process", "sizeKey", "ends");

-- CreateIndex
CREATE INDEX "StockLot_companyId_receivedDate_idx" ON "StockLot"("companyId", "receivedDate");

-- CreateIndex
CREATE UNIQUE INDEX "StockLot_companyId_id_key" ON "StockLot"("companyId", "id");

-- CreateIndex
CREATE INDEX "StockBalance_companyId_locationId_idx" ON "StockBalance"("companyId", "locationId");

-- CreateIndex
CREATE UNIQUE INDEX "StockBalance_companyId_id_key" ON "StockBalance"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "StockBalance_companyId_stockLotId_locationId_key" ON "StockBalance"("companyId", "stockLotId", "locationId");

-- CreateIndex
CREATE UNIQUE INDEX "StockLedger_seq_key" ON "StockLedger"("seq");

-- CreateIndex
CREATE INDEX "StockLedger_companyId_stockLotId_seq_idx" ON "StockLedger"("companyId", "stockLotId", "seq");

-- CreateIndex
CREATE INDEX "StockLedger_companyId_documentId_idx" ON "StockLedger"("companyId", "documentId");

-- CreateIndex
CREATE INDEX "StockLedger_companyId_at_idx" ON "StockLedger"("companyId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "StockLedger_companyId_id_key" ON "StockLedger"("companyId", "id");

-- CreateIndex
CREATE INDEX "Reservation_companyId_salesOrderLineId_idx" ON "Reservation"("companyId", "salesOrderLineId");

-- CreateIndex
CREATE INDEX "Reservation_companyId_stockLotId_locationId_idx" ON "Reservation"("companyId", "stockLotId", "locationId");

-- CreateIndex
CREATE INDEX "Reservation_companyId_status_idx" ON "Reservation"("companyId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Reservation_companyId_id_key" ON "Reservation"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Company_code_key" ON "Company"("code");

-- CreateIndex
CREATE UNIQUE INDEX "CompanySetting_companyId_id_key" ON "CompanySetting"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CompanySetting_companyId_key" ON "CompanySetting"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "GstRegistration_companyId_id_key" ON "GstRegistration"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "GstRegistration_companyId_gstin_key" ON "GstRegistration"("companyId", "gstin");

-- CreateIndex
CREATE UNIQUE INDEX "NumberSequence_companyId_id_key" ON "NumberSequence"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "NumberSequence_companyId_docType_fy_key" ON "NumberSequence"("companyId", "docType", "fy");

-- CreateIndex
CREATE UNIQUE INDEX "ExchangeRate_companyId_id_key" ON "ExchangeRate"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ExchangeRate_companyId_currency_rateDate_key" ON "ExchangeRate"("companyId", "currency", "rateDate");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "UserCredential_userId_key" ON "UserCredential"("userId");

-- CreateIndex
CREATE INDEX "UserSession_userId_startedAt_idx" ON "UserSession"("userId", "startedAt");

-- CreateIndex
CREATE INDEX "SignInAttempt_userId_at_idx" ON "SignInAttempt"("userId", "at");

-- CreateIndex
CREATE INDEX "SignInAttempt_companyId_at_idx" ON "SignInAttempt"("companyId", "at");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_companyId_id_key" ON "Membership"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_companyId_userId_key" ON "Membership"("companyId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_companyId_userId_idx" ON "ApiToken"("companyId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_companyId_id_key" ON "ApiToken"("companyId", "id");

-- CreateIndex
CREATE INDEX "AuditLog_companyId_at_idx" ON "AuditLog"("companyId", "at");

-- CreateIndex
CREATE INDEX "AuditLog_companyId_documentId_idx" ON "AuditLog"("companyId", "documentId");

-- CreateIndex
CREATE INDEX "AuditLog_companyId_action_at_idx" ON "AuditLog"("companyId", "action", "at");

-- CreateIndex
CREATE INDEX "AuditLog_companyId_userId_at_idx" ON "AuditLog"("companyId", "userId", "at");

-- CreateIndex
CREATE INDEX "AuditLog_requestId_idx" ON "AuditLog"("requestId");

-- CreateIndex
CREATE INDEX "AuditChange_companyId_requestId_idx" ON "AuditChange"("companyId", "requestId");

-- CreateIndex
CREATE INDEX "AuditChange_companyId_tableName_rowId_idx" ON "AuditChange"("companyId", "tableName", "rowId");

-- CreateIndex
CREATE INDEX "AuditChange_requestId_idx" ON "AuditChange"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "IdempotencyKey_companyId_id_key" ON "IdempotencyKey"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "IdempotencyKey_companyId_userId_action_key_key" ON "IdempotencyKey"("companyId", "userId", "action", "key");

-- CreateIndex
CREATE INDEX "OutboxMessage_companyId_status_createdAt_idx" ON "OutboxMessage"("companyId", "status", "createdAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_companyId_documentId_idx" ON "OutboxMessage"("companyId", "documentId");

-- CreateIndex
CREATE INDEX "OutboxMessage_status_createdAt_idx" ON "OutboxMessage"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_companyId_id_key" ON "OutboxMessage"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_storageKey_key" ON "StoredFile"("storageKey");

-- CreateIndex
CREATE INDEX "StoredFile_companyId_createdAt_idx" ON "StoredFile"("companyId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_companyId_id_key" ON "StoredFile"("companyId", "id");

-- CreateIndex
CREATE INDEX "Attachment_companyId_documentId_idx" ON "Attachment"("companyId", "documentId");

-- CreateIndex
CREATE INDEX "Attachment_companyId_fileId_idx" ON "Attachment"("companyId", "fileId");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_companyId_id_key" ON "Attachment"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FormDraft_companyId_id_key" ON "FormDraft"("companyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FormDraft_companyId_userId_formKey_key" ON "FormDraft"("companyId", "userId", "formKey");

-- CreateIndex
CREATE INDEX "StatusHistory_companyId_documentId_at_idx" ON "StatusHistory"("companyId", "documentId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "StatusHistory_companyId_id_key" ON "StatusHistory"("companyId", "id");

-- AddForeignKey
ALTER TABLE "PackingList" ADD CONSTRAINT "PackingList_companyId_salesOrderId_fkey" FOREIGN KEY ("companyId", "salesOrderId") REFERENCES "SalesOrder"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PackingList" ADD CONSTRAINT "PackingList_companyId_warehouseId_fkey" FOREIGN KEY ("companyId", "warehouseId") REFERENCES "Warehouse"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PackingList" ADD CONSTRAINT "PackingList_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PackingListLine" ADD CONSTRAINT "PackingListLine_companyId_packingListId_fkey" FOREIGN KEY ("companyId", "packingListId") REFERENCES "PackingList"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PackingListLine" ADD CONSTRAINT "PackingListLine_companyId_salesOrderLineId_fkey" FOREIGN KEY ("companyId", "salesOrderLineId") REFERENCES "SalesOrderLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PackingListLine" ADD CONSTRAINT "PackingListLine_companyId_reservationId_fkey" FOREIGN KEY ("companyId", "reservationId") REFERENCES "Reservation"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PackingListLine" ADD CONSTRAINT "PackingListLine_companyId_stockLotId_fkey" FOREIGN KEY ("companyId", "stockLotId") REFERENCES "StockLot"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PackingListLine" ADD CONSTRAINT "PackingListLine_companyId_locationId_fkey" FOREIGN KEY ("companyId", "locationId") REFERENCES "Location"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PackingListLine" ADD CONSTRAINT "PackingListLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "DispatchNote" ADD CONSTRAINT "DispatchNote_companyId_packingListId_fkey" FOREIGN KEY ("companyId", "packingListId") REFERENCES "PackingList"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "DispatchNote" ADD CONSTRAINT "DispatchNote_companyId_salesOrderId_fkey" FOREIGN KEY ("companyId", "salesOrderId") REFERENCES "SalesOrder"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "DispatchNote" ADD CONSTRAINT "DispatchNote_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "DispatchNote" ADD CONSTRAINT "DispatchNote_companyId_warehouseId_fkey" FOREIGN KEY ("companyId", "warehouseId") REFERENCES "Warehouse"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "DispatchNote" ADD CONSTRAINT "DispatchNote_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_companyId_salesOrderId_fkey" FOREIGN KEY ("companyId", "salesOrderId") REFERENCES "SalesOrder"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_companyId_packingListId_fkey" FOREIGN KEY ("companyId", "packingListId") REFERENCES "PackingList"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_companyId_dispatchNoteId_fkey" FOREIGN KEY ("companyId", "dispatchNoteId") REFERENCES "DispatchNote"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_companyId_gstRegistrationId_fkey" FOREIGN KEY ("companyId", "gstRegistrationId") REFERENCES "GstRegistration"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_companyId_invoiceId_fkey" FOREIGN KEY ("companyId", "invoiceId") REFERENCES "Invoice"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_companyId_salesOrderLineId_fkey" FOREIGN KEY ("companyId", "salesOrderLineId") REFERENCES "SalesOrderLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InvoiceLineHeat" ADD CONSTRAINT "InvoiceLineHeat_companyId_invoiceLineId_fkey" FOREIGN KEY ("companyId", "invoiceLineId") REFERENCES "InvoiceLine"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InvoiceLineHeat" ADD CONSTRAINT "InvoiceLineHeat_companyId_stockLotId_fkey" FOREIGN KEY ("companyId", "stockLotId") REFERENCES "StockLot"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InvoiceLineHeat" ADD CONSTRAINT "InvoiceLineHeat_companyId_packingListLineId_fkey" FOREIGN KEY ("companyId", "packingListLineId") REFERENCES "PackingListLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InvoiceLineHeat" ADD CONSTRAINT "InvoiceLineHeat_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ReceiptAllocation" ADD CONSTRAINT "ReceiptAllocation_companyId_receiptId_fkey" FOREIGN KEY ("companyId", "receiptId") REFERENCES "Receipt"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ReceiptAllocation" ADD CONSTRAINT "ReceiptAllocation_companyId_invoiceId_fkey" FOREIGN KEY ("companyId", "invoiceId") REFERENCES "Invoice"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ReceiptAllocation" ADD CONSTRAINT "ReceiptAllocation_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "TpiAgency" ADD CONSTRAINT "TpiAgency_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PaymentTerm" ADD CONSTRAINT "PaymentTerm_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "DeliveryTerm" ADD CONSTRAINT "DeliveryTerm_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "OfferTerm" ADD CONSTRAINT "OfferTerm_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ExportNote" ADD CONSTRAINT "ExportNote_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerAddress" ADD CONSTRAINT "CustomerAddress_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerAddress" ADD CONSTRAINT "CustomerAddress_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerContact" ADD CONSTRAINT "CustomerContact_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerContact" ADD CONSTRAINT "CustomerContact_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Vendor" ADD CONSTRAINT "Vendor_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "VendorAddress" ADD CONSTRAINT "VendorAddress_companyId_vendorId_fkey" FOREIGN KEY ("companyId", "vendorId") REFERENCES "Vendor"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "VendorAddress" ADD CONSTRAINT "VendorAddress_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "VendorContact" ADD CONSTRAINT "VendorContact_companyId_vendorId_fkey" FOREIGN KEY ("companyId", "vendorId") REFERENCES "Vendor"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "VendorContact" ADD CONSTRAINT "VendorContact_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Warehouse" ADD CONSTRAINT "Warehouse_companyId_gstRegistrationId_fkey" FOREIGN KEY ("companyId", "gstRegistrationId") REFERENCES "GstRegistration"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Warehouse" ADD CONSTRAINT "Warehouse_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Location" ADD CONSTRAINT "Location_companyId_warehouseId_fkey" FOREIGN KEY ("companyId", "warehouseId") REFERENCES "Warehouse"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Location" ADD CONSTRAINT "Location_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseRequisition" ADD CONSTRAINT "PurchaseRequisition_companyId_salesOrderId_fkey" FOREIGN KEY ("companyId", "salesOrderId") REFERENCES "SalesOrder"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseRequisition" ADD CONSTRAINT "PurchaseRequisition_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseRequisitionLine" ADD CONSTRAINT "PurchaseRequisitionLine_companyId_purchaseRequisitionId_fkey" FOREIGN KEY ("companyId", "purchaseRequisitionId") REFERENCES "PurchaseRequisition"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseRequisitionLine" ADD CONSTRAINT "PurchaseRequisitionLine_companyId_salesOrderLineId_fkey" FOREIGN KEY ("companyId", "salesOrderLineId") REFERENCES "SalesOrderLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseRequisitionLine" ADD CONSTRAINT "PurchaseRequisitionLine_productSpecId_fkey" FOREIGN KEY ("productSpecId") REFERENCES "ProductSpec"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseRequisitionLine" ADD CONSTRAINT "PurchaseRequisitionLine_pipeSizeId_fkey" FOREIGN KEY ("pipeSizeId") REFERENCES "PipeSize"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseRequisitionLine" ADD CONSTRAINT "PurchaseRequisitionLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_companyId_vendorId_fkey" FOREIGN KEY ("companyId", "vendorId") REFERENCES "Vendor"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_companyId_purchaseRequisitionId_fkey" FOREIGN KEY ("companyId", "purchaseRequisitionId") REFERENCES "PurchaseRequisition"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_companyId_warehouseId_fkey" FOREIGN KEY ("companyId", "warehouseId") REFERENCES "Warehouse"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLine" ADD CONSTRAINT "PurchaseOrderLine_companyId_purchaseOrderId_fkey" FOREIGN KEY ("companyId", "purchaseOrderId") REFERENCES "PurchaseOrder"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLine" ADD CONSTRAINT "PurchaseOrderLine_companyId_purchaseRequisitionLineId_fkey" FOREIGN KEY ("companyId", "purchaseRequisitionLineId") REFERENCES "PurchaseRequisitionLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLine" ADD CONSTRAINT "PurchaseOrderLine_productSpecId_fkey" FOREIGN KEY ("productSpecId") REFERENCES "ProductSpec"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLine" ADD CONSTRAINT "PurchaseOrderLine_pipeSizeId_fkey" FOREIGN KEY ("pipeSizeId") REFERENCES "PipeSize"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLine" ADD CONSTRAINT "PurchaseOrderLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrderAmendment" ADD CONSTRAINT "PurchaseOrderAmendment_companyId_purchaseOrderId_fkey" FOREIGN KEY ("companyId", "purchaseOrderId") REFERENCES "PurchaseOrder"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PurchaseOrderAmendment" ADD CONSTRAINT "PurchaseOrderAmendment_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Grn" ADD CONSTRAINT "Grn_companyId_purchaseOrderId_fkey" FOREIGN KEY ("companyId", "purchaseOrderId") REFERENCES "PurchaseOrder"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Grn" ADD CONSTRAINT "Grn_companyId_vendorId_fkey" FOREIGN KEY ("companyId", "vendorId") REFERENCES "Vendor"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Grn" ADD CONSTRAINT "Grn_companyId_warehouseId_fkey" FOREIGN KEY ("companyId", "warehouseId") REFERENCES "Warehouse"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Grn" ADD CONSTRAINT "Grn_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "GrnLine" ADD CONSTRAINT "GrnLine_companyId_grnId_fkey" FOREIGN KEY ("companyId", "grnId") REFERENCES "Grn"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "GrnLine" ADD CONSTRAINT "GrnLine_companyId_purchaseOrderLineId_fkey" FOREIGN KEY ("companyId", "purchaseOrderLineId") REFERENCES "PurchaseOrderLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "GrnLine" ADD CONSTRAINT "GrnLine_companyId_tpiAgencyId_fkey" FOREIGN KEY ("companyId", "tpiAgencyId") REFERENCES "TpiAgency"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "GrnLine" ADD CONSTRAINT "GrnLine_companyId_locationId_fkey" FOREIGN KEY ("companyId", "locationId") REFERENCES "Location"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "GrnLine" ADD CONSTRAINT "GrnLine_companyId_mtcId_fkey" FOREIGN KEY ("companyId", "mtcId") REFERENCES "Mtc"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "GrnLine" ADD CONSTRAINT "GrnLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_companyId_grnId_fkey" FOREIGN KEY ("companyId", "grnId") REFERENCES "Grn"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionLot" ADD CONSTRAINT "InspectionLot_companyId_inspectionId_fkey" FOREIGN KEY ("companyId", "inspectionId") REFERENCES "Inspection"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionLot" ADD CONSTRAINT "InspectionLot_companyId_stockLotId_fkey" FOREIGN KEY ("companyId", "stockLotId") REFERENCES "StockLot"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionLot" ADD CONSTRAINT "InspectionLot_companyId_locationId_fkey" FOREIGN KEY ("companyId", "locationId") REFERENCES "Location"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionLot" ADD CONSTRAINT "InspectionLot_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionReading" ADD CONSTRAINT "InspectionReading_companyId_inspectionLotId_fkey" FOREIGN KEY ("companyId", "inspectionLotId") REFERENCES "InspectionLot"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionReading" ADD CONSTRAINT "InspectionReading_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Ncr" ADD CONSTRAINT "Ncr_companyId_inspectionLotId_fkey" FOREIGN KEY ("companyId", "inspectionLotId") REFERENCES "InspectionLot"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Ncr" ADD CONSTRAINT "Ncr_companyId_stockLotId_fkey" FOREIGN KEY ("companyId", "stockLotId") REFERENCES "StockLot"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Ncr" ADD CONSTRAINT "Ncr_companyId_locationId_fkey" FOREIGN KEY ("companyId", "locationId") REFERENCES "Location"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Ncr" ADD CONSTRAINT "Ncr_companyId_vendorId_fkey" FOREIGN KEY ("companyId", "vendorId") REFERENCES "Vendor"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Ncr" ADD CONSTRAINT "Ncr_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "NcrAction" ADD CONSTRAINT "NcrAction_companyId_ncrId_fkey" FOREIGN KEY ("companyId", "ncrId") REFERENCES "Ncr"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "NcrAction" ADD CONSTRAINT "NcrAction_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Enquiry" ADD CONSTRAINT "Enquiry_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Enquiry" ADD CONSTRAINT "Enquiry_companyId_contactId_fkey" FOREIGN KEY ("companyId", "contactId") REFERENCES "CustomerContact"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Enquiry" ADD CONSTRAINT "Enquiry_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EnquiryLine" ADD CONSTRAINT "EnquiryLine_companyId_enquiryId_fkey" FOREIGN KEY ("companyId", "enquiryId") REFERENCES "Enquiry"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EnquiryLine" ADD CONSTRAINT "EnquiryLine_productSpecId_fkey" FOREIGN KEY ("productSpecId") REFERENCES "ProductSpec"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EnquiryLine" ADD CONSTRAINT "EnquiryLine_pipeSizeId_fkey" FOREIGN KEY ("pipeSizeId") REFERENCES "PipeSize"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EnquiryLine" ADD CONSTRAINT "EnquiryLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Quotation" ADD CONSTRAINT "Quotation_companyId_enquiryId_fkey" FOREIGN KEY ("companyId", "enquiryId") REFERENCES "Enquiry"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Quotation" ADD CONSTRAINT "Quotation_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Quotation" ADD CONSTRAINT "Quotation_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationRevision" ADD CONSTRAINT "QuotationRevision_companyId_quotationId_fkey" FOREIGN KEY ("companyId", "quotationId") REFERENCES "Quotation"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationRevision" ADD CONSTRAINT "QuotationRevision_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationTerm" ADD CONSTRAINT "QuotationTerm_companyId_quotationRevisionId_fkey" FOREIGN KEY ("companyId", "quotationRevisionId") REFERENCES "QuotationRevision"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationTerm" ADD CONSTRAINT "QuotationTerm_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationLine" ADD CONSTRAINT "QuotationLine_companyId_quotationRevisionId_fkey" FOREIGN KEY ("companyId", "quotationRevisionId") REFERENCES "QuotationRevision"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationLine" ADD CONSTRAINT "QuotationLine_companyId_enquiryLineId_fkey" FOREIGN KEY ("companyId", "enquiryLineId") REFERENCES "EnquiryLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationLine" ADD CONSTRAINT "QuotationLine_productSpecId_fkey" FOREIGN KEY ("productSpecId") REFERENCES "ProductSpec"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationLine" ADD CONSTRAINT "QuotationLine_pipeSizeId_fkey" FOREIGN KEY ("pipeSizeId") REFERENCES "PipeSize"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "QuotationLine" ADD CONSTRAINT "QuotationLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPo" ADD CONSTRAINT "CustomerPo_companyId_quotationId_fkey" FOREIGN KEY ("companyId", "quotationId") REFERENCES "Quotation"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPo" ADD CONSTRAINT "CustomerPo_companyId_quotationRevisionId_fkey" FOREIGN KEY ("companyId", "quotationRevisionId") REFERENCES "QuotationRevision"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPo" ADD CONSTRAINT "CustomerPo_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPo" ADD CONSTRAINT "CustomerPo_companyId_billingAddressId_fkey" FOREIGN KEY ("companyId", "billingAddressId") REFERENCES "CustomerAddress"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPo" ADD CONSTRAINT "CustomerPo_companyId_shippingAddressId_fkey" FOREIGN KEY ("companyId", "shippingAddressId") REFERENCES "CustomerAddress"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPo" ADD CONSTRAINT "CustomerPo_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPoLine" ADD CONSTRAINT "CustomerPoLine_companyId_customerPoId_fkey" FOREIGN KEY ("companyId", "customerPoId") REFERENCES "CustomerPo"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPoLine" ADD CONSTRAINT "CustomerPoLine_companyId_quotationLineId_fkey" FOREIGN KEY ("companyId", "quotationLineId") REFERENCES "QuotationLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPoLine" ADD CONSTRAINT "CustomerPoLine_productSpecId_fkey" FOREIGN KEY ("productSpecId") REFERENCES "ProductSpec"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPoLine" ADD CONSTRAINT "CustomerPoLine_pipeSizeId_fkey" FOREIGN KEY ("pipeSizeId") REFERENCES "PipeSize"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CustomerPoLine" ADD CONSTRAINT "CustomerPoLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_companyId_customerId_fkey" FOREIGN KEY ("companyId", "customerId") REFERENCES "Customer"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_companyId_customerPoId_fkey" FOREIGN KEY ("companyId", "customerPoId") REFERENCES "CustomerPo"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_companyId_quotationId_fkey" FOREIGN KEY ("companyId", "quotationId") REFERENCES "Quotation"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_companyId_quotationRevisionId_fkey" FOREIGN KEY ("companyId", "quotationRevisionId") REFERENCES "QuotationRevision"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_companyId_billingAddressId_fkey" FOREIGN KEY ("companyId", "billingAddressId") REFERENCES "CustomerAddress"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_companyId_shippingAddressId_fkey" FOREIGN KEY ("companyId", "shippingAddressId") REFERENCES "CustomerAddress"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrderLine" ADD CONSTRAINT "SalesOrderLine_companyId_salesOrderId_fkey" FOREIGN KEY ("companyId", "salesOrderId") REFERENCES "SalesOrder"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrderLine" ADD CONSTRAINT "SalesOrderLine_companyId_quotationLineId_fkey" FOREIGN KEY ("companyId", "quotationLineId") REFERENCES "QuotationLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrderLine" ADD CONSTRAINT "SalesOrderLine_companyId_customerPoLineId_fkey" FOREIGN KEY ("companyId", "customerPoLineId") REFERENCES "CustomerPoLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrderLine" ADD CONSTRAINT "SalesOrderLine_productSpecId_fkey" FOREIGN KEY ("productSpecId") REFERENCES "ProductSpec"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrderLine" ADD CONSTRAINT "SalesOrderLine_pipeSizeId_fkey" FOREIGN KEY ("pipeSizeId") REFERENCES "PipeSize"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SalesOrderLine" ADD CONSTRAINT "SalesOrderLine_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Mtc" ADD CONSTRAINT "Mtc_companyId_vendorId_fkey" FOREIGN KEY ("companyId", "vendorId") REFERENCES "Vendor"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Mtc" ADD CONSTRAINT "Mtc_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "MtcHeat" ADD CONSTRAINT "MtcHeat_companyId_mtcId_fkey" FOREIGN KEY ("companyId", "mtcId") REFERENCES "Mtc"("companyId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "MtcHeat" ADD CONSTRAINT "MtcHeat_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLot" ADD CONSTRAINT "StockLot_companyId_grnLineId_fkey" FOREIGN KEY ("companyId", "grnLineId") REFERENCES "GrnLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLot" ADD CONSTRAINT "StockLot_productSpecId_fkey" FOREIGN KEY ("productSpecId") REFERENCES "ProductSpec"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLot" ADD CONSTRAINT "StockLot_companyId_mtcId_fkey" FOREIGN KEY ("companyId", "mtcId") REFERENCES "Mtc"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLot" ADD CONSTRAINT "StockLot_companyId_tpiAgencyId_fkey" FOREIGN KEY ("companyId", "tpiAgencyId") REFERENCES "TpiAgency"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLot" ADD CONSTRAINT "StockLot_companyId_vendorId_fkey" FOREIGN KEY ("companyId", "vendorId") REFERENCES "Vendor"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLot" ADD CONSTRAINT "StockLot_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockBalance" ADD CONSTRAINT "StockBalance_companyId_stockLotId_fkey" FOREIGN KEY ("companyId", "stockLotId") REFERENCES "StockLot"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockBalance" ADD CONSTRAINT "StockBalance_companyId_locationId_fkey" FOREIGN KEY ("companyId", "locationId") REFERENCES "Location"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockBalance" ADD CONSTRAINT "StockBalance_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLedger" ADD CONSTRAINT "StockLedger_companyId_stockLotId_fkey" FOREIGN KEY ("companyId", "stockLotId") REFERENCES "StockLot"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLedger" ADD CONSTRAINT "StockLedger_companyId_fromLocationId_fkey" FOREIGN KEY ("companyId", "fromLocationId") REFERENCES "Location"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLedger" ADD CONSTRAINT "StockLedger_companyId_toLocationId_fkey" FOREIGN KEY ("companyId", "toLocationId") REFERENCES "Location"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StockLedger" ADD CONSTRAINT "StockLedger_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_companyId_salesOrderId_fkey" FOREIGN KEY ("companyId", "salesOrderId") REFERENCES "SalesOrder"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_companyId_salesOrderLineId_fkey" FOREIGN KEY ("companyId", "salesOrderLineId") REFERENCES "SalesOrderLine"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_companyId_stockLotId_fkey" FOREIGN KEY ("companyId", "stockLotId") REFERENCES "StockLot"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_companyId_locationId_fkey" FOREIGN KEY ("companyId", "locationId") REFERENCES "Location"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CompanySetting" ADD CONSTRAINT "CompanySetting_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "GstRegistration" ADD CONSTRAINT "GstRegistration_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "NumberSequence" ADD CONSTRAINT "NumberSequence_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ExchangeRate" ADD CONSTRAINT "ExchangeRate_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "UserCredential" ADD CONSTRAINT "UserCredential_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "UserSession" ADD CONSTRAINT "UserSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "IdempotencyKey" ADD CONSTRAINT "IdempotencyKey_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_companyId_fileId_fkey" FOREIGN KEY ("companyId", "fileId") REFERENCES "StoredFile"("companyId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "FormDraft" ADD CONSTRAINT "FormDraft_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "StatusHistory" ADD CONSTRAINT "StatusHistory_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

