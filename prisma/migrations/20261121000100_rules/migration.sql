-- Audit trail, row-level security, the head and tail of every write, sign-in, stock ledger, constraints, grants.

-- 1. Audit ------------------------------------------------------------------------------------------------------
-- Changes of rows, by statement-level triggers with transition tables. Trigger arguments are columns to mask;
-- an argument with a leading "-" is a column whose change alone is not worth a row (counters).
-- A write without app.request_id fails: there is no unaudited path, for the owner neither.
CREATE FUNCTION audit_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  request uuid := app_setting('request_id')::uuid;
  company uuid := app_company_id();
  mask jsonb := coalesce((SELECT jsonb_object_agg(c, '***') FROM unnest(TG_ARGV) c WHERE left(c, 1) <> '-'), '{}');
  quiet text[] := ARRAY['updatedAt', 'updatedById', 'version']
    || coalesce((SELECT array_agg(substr(c, 2)) FROM unnest(TG_ARGV) c WHERE left(c, 1) = '-'), '{}');
BEGIN
  IF request IS NULL THEN
    RAISE EXCEPTION 'Refused: % on "%" outside the audited write path', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "AuditChange" ("companyId", "requestId", "tableName", "rowId", op, "newValues")
    SELECT coalesce(company, (j ->> 'companyId')::uuid), request, TG_TABLE_NAME, j ->> 'id', 'INSERT',
           jsonb_strip_nulls(j || (SELECT coalesce(jsonb_object_agg(k, v), '{}') FROM jsonb_each(mask) m(k, v) WHERE j ->> k IS NOT NULL))
    FROM (SELECT to_jsonb(n) j FROM new_rows n) s;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "AuditChange" ("companyId", "requestId", "tableName", "rowId", op, "oldValues")
    SELECT coalesce(company, (j ->> 'companyId')::uuid), request, TG_TABLE_NAME, j ->> 'id', 'DELETE', jsonb_strip_nulls(j || mask)
    FROM (SELECT to_jsonb(o) j FROM old_rows o) s;
  ELSE
    INSERT INTO "AuditChange" ("companyId", "requestId", "tableName", "rowId", op, "oldValues", "newValues")
    SELECT coalesce(company, (n.j ->> 'companyId')::uuid), request, TG_TABLE_NAME, n.j ->> 'id', 'UPDATE', d.o, d.n
    FROM (SELECT to_jsonb(x) j FROM old_rows x) o
    JOIN (SELECT to_jsonb(x) j FROM new_rows x) n ON n.j ->> 'id' = o.j ->> 'id',
    LATERAL (
      SELECT jsonb_object_agg(k, CASE WHEN mask ? k THEN '"***"'::jsonb ELSE o.j -> k END) o,
             jsonb_object_agg(k, CASE WHEN mask ? k THEN '"***"'::jsonb ELSE n.j -> k END) n
      FROM jsonb_object_keys(n.j) k
      WHERE o.j -> k IS DISTINCT FROM n.j -> k AND NOT k = ANY (quiet)) d
    WHERE d.n IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION audit_table(t regclass, VARIADIC args text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE list text := (SELECT coalesce(string_agg(quote_literal(c), ', '), '') FROM unnest(args) c);
BEGIN
  EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_changes(%s)', t, list);
  EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_changes(%s)', t, list);
  EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_changes(%s)', t, list);
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '"%" is append-only', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;

-- Tables without an audit trigger, each for a reason: the trail itself; session bookkeeping (sign-in and sign-out are
-- events); keys of repeated requests; half-typed forms; throttle counters; Prisma's own table.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN
    ('AuditLog', 'AuditChange', 'UserSession', 'SignInAttempt', 'IdempotencyKey', 'FormDraft', 'rate_limit', '_prisma_migrations')
  LOOP
    PERFORM CASE t
      WHEN 'UserCredential' THEN audit_table(format('%I', t)::regclass, 'passwordHash')
      WHEN 'ApiToken' THEN audit_table(format('%I', t)::regclass, 'tokenHash', '-lastUsedAt')
      WHEN 'CompanySetting' THEN audit_table(format('%I', t)::regclass, 'smtpPasswordEncrypted')
      WHEN 'OutboxMessage' THEN audit_table(format('%I', t)::regclass, 'payload')
      WHEN 'NumberSequence' THEN audit_table(format('%I', t)::regclass, '-lastNumber')
      ELSE audit_table(format('%I', t)::regclass)
    END;
  END LOOP;
  FOREACH t IN ARRAY ARRAY['AuditLog', 'AuditChange', 'StockLedger', 'StatusHistory', 'SignInAttempt'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

-- 2. Row-level security -----------------------------------------------------------------------------------------
-- Enabled, not forced: the owner (migrations, backup, restore) sees all. No setting, no rows.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.table_name FROM information_schema.columns c JOIN pg_tables p ON p.tablename = c.table_name AND p.schemaname = 'public'
           WHERE c.table_schema = 'public' AND c.column_name = 'companyId' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY company ON %I USING ("companyId" = (SELECT app_company_id())) WITH CHECK ("companyId" = (SELECT app_company_id()))', t);
  END LOOP;
END $$;
ALTER TABLE "Company" ENABLE ROW LEVEL SECURITY;
CREATE POLICY company ON "Company" USING (id = (SELECT app_company_id()));
ALTER TABLE "User" ENABLE ROW LEVEL SECURITY;
CREATE POLICY company ON "User" USING (id IN (SELECT "userId" FROM "Membership" WHERE "companyId" = (SELECT app_company_id())));
ALTER TABLE "UserCredential" ENABLE ROW LEVEL SECURITY;

-- 3. Head and tail of a transaction -----------------------------------------------------------------------------
-- Who is calling (a session, an API token, or a member named by a trusted process), checked afresh each time: a person
-- deactivated a second ago, a session past its idle or total time, a revoked token: no row. Sets what RLS and audit need.
CREATE FUNCTION app_begin(p_session uuid, p_token_hash text, p_user uuid, p_company uuid, p_ip text, p_action text, p_request uuid, p_key text)
RETURNS TABLE ("userId" uuid, "userName" text, email text, "companyId" uuid, "companyCode" text, "companyName" text, roles text[],
  "timeZone" text, "fyFirstMonth" int, "baseCurrency" text, "mustChangePassword" boolean, "touchDue" boolean, "tokenId" uuid, "seen" boolean, "priorResult" jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE v_user uuid := p_user; v_company uuid := p_company; v_touch boolean := false; v_token uuid; v_seen boolean := false; v_prior jsonb;
BEGIN
  IF p_session IS NOT NULL THEN
    SELECT s."userId", s."companyId", s."lastSeenAt" < now() - interval '1 minute' INTO v_user, v_company, v_touch
    FROM "UserSession" s LEFT JOIN "CompanySetting" c ON c."companyId" = s."companyId"
    WHERE s.id = p_session AND s."endedAt" IS NULL
      AND s."startedAt" > now() - make_interval(secs => least(coalesce(c."sessionMaxSeconds", 86400), 86400))
      AND s."lastSeenAt" > now() - make_interval(secs => coalesce(c."sessionIdleSeconds", 28800));
    IF NOT FOUND THEN RETURN; END IF;
  ELSIF p_token_hash IS NOT NULL THEN
    SELECT t."userId", t."companyId", t.id, coalesce(t."lastUsedAt" < now() - interval '1 minute', true) INTO v_user, v_company, v_token, v_touch
    FROM "ApiToken" t WHERE t."tokenHash" = p_token_hash AND t."revokedAt" IS NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > now());
    IF NOT FOUND THEN RETURN; END IF;
  END IF;
  PERFORM 1 FROM "User" u JOIN "Membership" m ON m."userId" = u.id AND m."companyId" = v_company
    WHERE u.id = v_user AND u."isActive" AND m."isActive";
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('app.company_id', v_company::text, true), set_config('app.user_id', v_user::text, true),
          set_config('app.ip', coalesce(p_ip, ''), true), set_config('app.action', p_action, true), set_config('app.request_id', p_request::text, true);
  IF p_key IS NOT NULL THEN
    INSERT INTO "IdempotencyKey" (id, "companyId", "userId", action, key) VALUES (gen_random_uuid(), v_company, v_user, p_action, p_key)
    ON CONFLICT ("companyId", "userId", action, key) DO NOTHING;
    IF NOT FOUND THEN
      v_seen := true;
      SELECT k.result INTO v_prior FROM "IdempotencyKey" k
      WHERE k."companyId" = v_company AND k."userId" = v_user AND k.action = p_action AND k.key = p_key;
    END IF;
  END IF;
  RETURN QUERY SELECT u.id, u.name, u.email, c.id, c.code, c.name, m.roles, c."timeZone", c."fyFirstMonth", c."baseCurrency",
    u."mustChangePassword", v_touch, v_token, v_seen, v_prior
  FROM "User" u JOIN "Membership" m ON m."userId" = u.id AND m."companyId" = v_company JOIN "Company" c ON c.id = v_company
  WHERE u.id = v_user;
END $$;

-- Marks a session or token as used; its own short transaction, at most once a minute.
CREATE FUNCTION app_touch(p_session uuid, p_token uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF p_session IS NOT NULL THEN UPDATE "UserSession" SET "lastSeenAt" = now() WHERE id = p_session AND "endedAt" IS NULL; END IF;
  IF p_token IS NOT NULL THEN
    PERFORM set_config('app.request_id', coalesce(app_setting('request_id'), gen_random_uuid()::text), true);
    UPDATE "ApiToken" SET "lastUsedAt" = now() WHERE id = p_token;
  END IF;
END $$;

-- One event of the audit trail, from the transaction's own settings.
CREATE FUNCTION audit_event(p_document_type text, p_document_id uuid, p_document_no text, p_remark text, p_action text DEFAULT NULL) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO "AuditLog" ("companyId", "userId", ip, action, area, "documentType", "documentId", "documentNo", remark, "requestId")
  SELECT app_company_id(), app_user_id(), app_setting('ip'), a.action, split_part(a.action, '.', 1),
         p_document_type, p_document_id, p_document_no, p_remark, coalesce(app_setting('request_id')::uuid, gen_random_uuid())
  FROM (SELECT coalesce(p_action, app_setting('action'), 'unknown') AS action) a $$;

-- Takes the next number of a sequence from its locked row and writes it to the document. The row of a new financial year is made from the last year's prefix.
CREATE FUNCTION give_number(p_model text, p_id uuid, p_type text, p_fy int) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_prefix text; v_number int; v_text text; v_count int;
BEGIN
  IF p_model NOT IN ('Enquiry', 'Quotation', 'SalesOrder', 'PurchaseRequisition', 'PurchaseOrder', 'Grn', 'Inspection', 'Ncr', 'PackingList', 'DispatchNote', 'Invoice', 'Receipt') THEN
    RAISE EXCEPTION 'no number sequence for %', p_model;
  END IF;
  LOOP
    UPDATE "NumberSequence" SET "lastNumber" = greatest("lastNumber", "startNumber" - 1) + 1
    WHERE "companyId" = app_company_id() AND "docType" = p_type AND fy = p_fy
    RETURNING prefix, "lastNumber" INTO v_prefix, v_number;
    EXIT WHEN FOUND;
    INSERT INTO "NumberSequence" (id, "companyId", "docType", fy, prefix)
    SELECT gen_random_uuid(), app_company_id(), p_type, p_fy, s.prefix FROM "NumberSequence" s
    WHERE s."companyId" = app_company_id() AND s."docType" = p_type ORDER BY s.fy DESC LIMIT 1
    ON CONFLICT ("companyId", "docType", fy) DO NOTHING;
    PERFORM 1 FROM "NumberSequence" WHERE "companyId" = app_company_id() AND "docType" = p_type AND fy = p_fy;
    IF NOT FOUND THEN RAISE EXCEPTION 'no number sequence of type %', p_type; END IF;
  END LOOP;
  v_text := v_prefix || '/' || lpad((p_fy % 100)::text, 2, '0') || '/' || lpad(v_number::text, greatest(5, length(v_number::text)), '0');
  EXECUTE format('UPDATE %I SET number = %L WHERE id = %L AND "companyId" = %L AND number IS NULL', p_model, v_text, p_id, app_company_id());
  GET DIAGNOSTICS v_count = ROW_COUNT;
  IF v_count <> 1 THEN RAISE EXCEPTION '% % has a number already or does not exist', p_model, p_id; END IF;
  RETURN v_text;
END $$;

-- The tail of every write, in its fixed order: numbers, events, the result kept for a repeated request.
-- p_numbers: [{model, id, type, fy}]; p_events: [{documentType, documentId, documentNo, remark, action}]. Returns the numbers, in order.
CREATE FUNCTION app_finish(p_numbers jsonb, p_events jsonb, p_key text, p_result jsonb) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE n jsonb; e jsonb; v_numbers text[] := '{}'; v_by_id jsonb := '{}'; v_text text;
BEGIN
  FOR n IN SELECT value FROM jsonb_array_elements(p_numbers) LOOP
    v_text := give_number(n ->> 'model', (n ->> 'id')::uuid, n ->> 'type', (n ->> 'fy')::int);
    v_numbers := v_numbers || v_text;
    v_by_id := v_by_id || jsonb_build_object(n ->> 'id', v_text);
  END LOOP;
  FOR e IN SELECT value FROM jsonb_array_elements(p_events) LOOP
    PERFORM audit_event(e ->> 'documentType', (e ->> 'documentId')::uuid, coalesce(v_by_id ->> (e ->> 'documentId'), e ->> 'documentNo'), e ->> 'remark', e ->> 'action');
  END LOOP;
  IF p_key IS NOT NULL THEN
    UPDATE "IdempotencyKey" SET result = CASE WHEN jsonb_typeof(p_result) = 'object' AND v_by_id ? (p_result ->> 'id')
        THEN p_result || jsonb_build_object('number', v_by_id ->> (p_result ->> 'id')) ELSE p_result END
    WHERE "companyId" = app_company_id() AND "userId" = app_user_id() AND action = app_setting('action') AND key = p_key;
  END IF;
  RETURN v_numbers;
END $$;

-- Partial search by number, name or heat: LIKE is not leakproof, so under a policy it could not use the trigram index.
-- Dynamic SQL, so that the plan is made for the real pattern. Ids come back; the rows are then read under RLS.
CREATE FUNCTION search_ids(p_model text, p_text text, p_max int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE v_column text := CASE
    WHEN p_model IN ('Enquiry', 'Quotation', 'SalesOrder', 'PurchaseRequisition', 'PurchaseOrder', 'Grn', 'Inspection', 'Ncr', 'PackingList', 'DispatchNote', 'Invoice', 'Receipt') THEN 'number'
    WHEN p_model = 'CustomerPo' THEN 'poNumber' WHEN p_model = 'StockLot' THEN 'heatNo' WHEN p_model = 'Mtc' THEN 'mtcNo'
    WHEN p_model IN ('Customer', 'Vendor') THEN 'name' END;
BEGIN
  IF v_column IS NULL THEN RAISE EXCEPTION 'no search for %', p_model; END IF;
  RETURN QUERY EXECUTE format('SELECT id FROM %I WHERE "companyId" = %L AND %I ILIKE %L LIMIT %s', p_model, app_company_id(), v_column,
    '%' || replace(replace(replace(p_text, '\', '\\'), '%', '\%'), '_', '\_') || '%', least(greatest(p_max, 1), 5000));
END $$;

-- 4. Sign-in ----------------------------------------------------------------------------------------------------
CREATE FUNCTION auth_find(p_email text) RETURNS TABLE ("userId" uuid, name text, "passwordHash" text, "isActive" boolean, "companyId" uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT u.id, u.name, c."passwordHash", u."isActive" AND NOT u."isSystem",
    (SELECT m."companyId" FROM "Membership" m WHERE m."userId" = u.id AND m."isActive" ORDER BY m."isDefault" DESC, m."createdAt" LIMIT 1)
  FROM "User" u JOIN "UserCredential" c ON c."userId" = u.id WHERE u.email = lower(trim(p_email)) $$;

CREATE FUNCTION auth_event(p_company uuid, p_user uuid, p_ip text, p_action text, p_remark text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO "AuditLog" ("companyId", "userId", ip, action, area, "documentType", "documentId", remark, "requestId")
  VALUES (p_company, p_user, p_ip, p_action, 'session', 'User', p_user, p_remark, gen_random_uuid()) $$;

CREATE FUNCTION auth_fail(p_email text, p_user uuid, p_company uuid, p_ip text, p_agent text, p_reason text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO "SignInAttempt" (id, "userId", "companyId", email, ok, reason, ip, "userAgent")
  VALUES (gen_random_uuid(), p_user, p_company, lower(left(p_email, 200)), false, p_reason, p_ip, left(p_agent, 300));
  PERFORM auth_event(p_company, p_user, p_ip, 'session.sign-in-failed', p_reason);
END $$;

CREATE FUNCTION auth_start(p_user uuid, p_company uuid, p_ip text, p_agent text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_id uuid := gen_random_uuid();
BEGIN
  INSERT INTO "UserSession" (id, "userId", "companyId", ip, "userAgent") VALUES (v_id, p_user, p_company, p_ip, left(p_agent, 300));
  INSERT INTO "SignInAttempt" (id, "userId", "companyId", email, ok, ip, "userAgent")
  SELECT gen_random_uuid(), u.id, p_company, u.email, true, p_ip, left(p_agent, 300) FROM "User" u WHERE u.id = p_user;
  PERFORM auth_event(p_company, p_user, p_ip, 'session.sign-in', NULL);
  RETURN v_id;
END $$;

CREATE FUNCTION auth_end(p_session uuid, p_reason text, p_ip text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE s "UserSession";
BEGIN
  UPDATE "UserSession" SET "endedAt" = now(), "endReason" = p_reason WHERE id = p_session AND "endedAt" IS NULL RETURNING * INTO s;
  IF s.id IS NOT NULL THEN PERFORM auth_event(s."companyId", s."userId", p_ip, 'session.sign-out', p_reason); END IF;
END $$;

-- The companies the acting person may work in, for the switcher.
CREATE FUNCTION my_companies() RETURNS TABLE (id uuid, code text, name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT c.id, c.code, c.name FROM "Company" c JOIN "Membership" m ON m."companyId" = c.id
  WHERE m."userId" = app_user_id() AND m."isActive" ORDER BY c.name $$;

CREATE FUNCTION auth_switch_company(p_session uuid, p_company uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE "UserSession" s SET "companyId" = p_company WHERE s.id = p_session AND s."endedAt" IS NULL
    AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = s."userId" AND m."companyId" = p_company AND m."isActive");
  RETURN FOUND;
END $$;

-- True when the acting person administers the company.
CREATE FUNCTION is_admin_of(p_company uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM "Membership" m JOIN "User" u ON u.id = m."userId"
    WHERE m."companyId" = p_company AND m."userId" = app_user_id() AND m."isActive" AND u."isActive" AND 'ADMIN' = ANY (m.roles)) $$;
-- True when the acting person administers every company the other one belongs to (else a reset would open a foreign company).
CREATE FUNCTION administers_user(p_user uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM "Membership" WHERE "userId" = p_user)
    AND NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = p_user AND m."isActive" AND NOT is_admin_of(m."companyId")) $$;

CREATE FUNCTION user_create(p_email text, p_name text, p_phone text, p_hash text, p_roles text[]) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_id uuid := gen_random_uuid();
BEGIN
  IF NOT is_admin_of(app_company_id()) THEN RAISE EXCEPTION 'only an administrator makes users' USING ERRCODE = '42501'; END IF;
  INSERT INTO "User" (id, email, name, phone, "mustChangePassword") VALUES (v_id, lower(trim(p_email)), p_name, p_phone, true);
  INSERT INTO "UserCredential" (id, "userId", "passwordHash") VALUES (gen_random_uuid(), v_id, p_hash);
  INSERT INTO "Membership" (id, "companyId", "userId", roles, "isDefault") VALUES (gen_random_uuid(), app_company_id(), v_id, p_roles, true);
  RETURN v_id;
END $$;

-- Adds or changes a membership; the acting person must administer that company. Never leaves a company without an administrator.
CREATE FUNCTION membership_set(p_user uuid, p_company uuid, p_roles text[], p_active boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT is_admin_of(p_company) THEN RAISE EXCEPTION 'only an administrator of that company changes its members' USING ERRCODE = '42501'; END IF;
  INSERT INTO "Membership" (id, "companyId", "userId", roles, "isActive") VALUES (gen_random_uuid(), p_company, p_user, p_roles, p_active)
  ON CONFLICT ("companyId", "userId") DO UPDATE SET roles = EXCLUDED.roles, "isActive" = EXCLUDED."isActive", version = "Membership".version + 1, "updatedAt" = now();
  IF NOT EXISTS (SELECT 1 FROM "Membership" m JOIN "User" u ON u.id = m."userId" WHERE m."companyId" = p_company AND m."isActive" AND u."isActive" AND 'ADMIN' = ANY (m.roles)) THEN
    RAISE EXCEPTION 'last administrator' USING ERRCODE = 'NP001';
  END IF;
END $$;

-- Changes name, phone and whether the person may sign in at all. Deactivation ends every session at once.
CREATE FUNCTION user_update(p_user uuid, p_name text, p_phone text, p_active boolean, p_version int) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT (administers_user(p_user) OR (p_user = app_user_id() AND p_active)) THEN RAISE EXCEPTION 'only an administrator of all companies of the person' USING ERRCODE = '42501'; END IF;
  UPDATE "User" SET name = p_name, phone = p_phone, "isActive" = p_active, version = version + 1, "updatedAt" = now() WHERE id = p_user AND version = p_version;
  IF NOT FOUND THEN RETURN false; END IF;
  IF NOT p_active THEN
    UPDATE "UserSession" SET "endedAt" = now(), "endReason" = 'deactivated' WHERE "userId" = p_user AND "endedAt" IS NULL;
    IF EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = p_user AND 'ADMIN' = ANY (m.roles) AND m."isActive" AND NOT EXISTS (
      SELECT 1 FROM "Membership" o JOIN "User" u ON u.id = o."userId" WHERE o."companyId" = m."companyId" AND o."isActive" AND u."isActive" AND 'ADMIN' = ANY (o.roles))) THEN
      RAISE EXCEPTION 'last administrator' USING ERRCODE = 'NP001';
    END IF;
  END IF;
  RETURN true;
END $$;

-- Sets a password: one's own, or as administrator. Ends every session of the person but the one given.
CREATE FUNCTION credential_set(p_user uuid, p_hash text, p_must_change boolean, p_keep_session uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF p_user <> app_user_id() AND NOT administers_user(p_user) THEN RAISE EXCEPTION 'only an administrator of all companies of the person' USING ERRCODE = '42501'; END IF;
  UPDATE "UserCredential" SET "passwordHash" = p_hash, "passwordChangedAt" = now() WHERE "userId" = p_user;
  UPDATE "User" SET "mustChangePassword" = p_must_change WHERE id = p_user;
  UPDATE "UserSession" SET "endedAt" = now(), "endReason" = 'password changed' WHERE "userId" = p_user AND "endedAt" IS NULL AND id IS DISTINCT FROM p_keep_session;
END $$;

CREATE FUNCTION credential_hash(p_user uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT "passwordHash" FROM "UserCredential" WHERE "userId" = p_user AND p_user = app_user_id() $$;

-- 5. Stock ------------------------------------------------------------------------------------------------------
-- A ledger row moves metres and pieces between buckets; the balances follow in the same statement and can be changed in no other way.
-- Reservation is in metres: the pieces of accepted and reserved metres are counted together.
CREATE FUNCTION stock_ledger_apply() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO "StockBalance" (id, "companyId", "stockLotId", "locationId")
  SELECT gen_random_uuid(), d.c, d.lot, d.loc FROM (
    SELECT DISTINCT "companyId" c, "stockLotId" lot, "toLocationId" loc FROM new_rows WHERE "toBucket" IS NOT NULL ORDER BY 1, 2, 3) d
  ON CONFLICT ("companyId", "stockLotId", "locationId") DO NOTHING;
  UPDATE "StockBalance" b SET
    "underInspectionMetres" = b."underInspectionMetres" + s.ui, "acceptedMetres" = b."acceptedMetres" + s.ac, "reservedMetres" = b."reservedMetres" + s.re,
    "onHoldMetres" = b."onHoldMetres" + s.ho, "rejectedMetres" = b."rejectedMetres" + s.rj, "issuedMetres" = b."issuedMetres" + s.iss,
    "underInspectionPieces" = b."underInspectionPieces" + s.uip, "acceptedPieces" = b."acceptedPieces" + s.acp,
    "onHoldPieces" = b."onHoldPieces" + s.hop, "rejectedPieces" = b."rejectedPieces" + s.rjp, "issuedPieces" = b."issuedPieces" + s.isp
  FROM (
    SELECT c, lot, loc,
      coalesce(sum(m) FILTER (WHERE b = 'UNDER_INSPECTION'), 0) ui, coalesce(sum(m) FILTER (WHERE b = 'ACCEPTED'), 0) ac,
      coalesce(sum(m) FILTER (WHERE b = 'RESERVED'), 0) re, coalesce(sum(m) FILTER (WHERE b = 'ON_HOLD'), 0) ho,
      coalesce(sum(m) FILTER (WHERE b = 'REJECTED'), 0) rj, coalesce(sum(m) FILTER (WHERE b = 'ISSUED'), 0) iss,
      coalesce(sum(p) FILTER (WHERE b = 'UNDER_INSPECTION'), 0) uip, coalesce(sum(p) FILTER (WHERE b IN ('ACCEPTED', 'RESERVED')), 0) acp,
      coalesce(sum(p) FILTER (WHERE b = 'ON_HOLD'), 0) hop, coalesce(sum(p) FILTER (WHERE b = 'REJECTED'), 0) rjp, coalesce(sum(p) FILTER (WHERE b = 'ISSUED'), 0) isp
    FROM (
      SELECT "companyId" c, "stockLotId" lot, "fromLocationId" loc, "fromBucket" b, -metres m, -pieces p FROM new_rows WHERE "fromBucket" IS NOT NULL
      UNION ALL
      SELECT "companyId", "stockLotId", "toLocationId", "toBucket", metres, pieces FROM new_rows WHERE "toBucket" IS NOT NULL) x
    GROUP BY c, lot, loc) s
  WHERE b."companyId" = s.c AND b."stockLotId" = s.lot AND b."locationId" = s.loc;
  IF EXISTS (SELECT 1 FROM new_rows n WHERE n."fromBucket" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "StockBalance" b WHERE b."companyId" = n."companyId" AND b."stockLotId" = n."stockLotId" AND b."locationId" = n."fromLocationId")) THEN
    RAISE EXCEPTION 'stock is taken from a place where the lot has none' USING ERRCODE = '23514', CONSTRAINT = 'StockBalance_not_negative';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER apply_to_balance AFTER INSERT ON "StockLedger" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION stock_ledger_apply();

ALTER TABLE "StockBalance" ADD CONSTRAINT "StockBalance_not_negative" CHECK (
  "underInspectionMetres" >= 0 AND "acceptedMetres" >= 0 AND "reservedMetres" >= 0 AND "onHoldMetres" >= 0 AND "rejectedMetres" >= 0 AND "issuedMetres" >= 0
  AND "underInspectionPieces" >= 0 AND "acceptedPieces" >= 0 AND "onHoldPieces" >= 0 AND "rejectedPieces" >= 0 AND "issuedPieces" >= 0);
ALTER TABLE "StockLedger" ADD CONSTRAINT "StockLedger_movement" CHECK (
  metres >= 0 AND pieces >= 0 AND (metres > 0 OR pieces > 0) AND ("fromBucket" IS NOT NULL OR "toBucket" IS NOT NULL)
  AND ("fromBucket" IS NULL) = ("fromLocationId" IS NULL) AND ("toBucket" IS NULL) = ("toLocationId" IS NULL)
  AND kind IN ('OPENING', 'RECEIPT', 'INSPECTION', 'RESERVE', 'RELEASE', 'ISSUE', 'RETURN', 'MOVE', 'CUT', 'ADJUST', 'REVERSE')
  AND coalesce("fromBucket", 'ACCEPTED') IN ('UNDER_INSPECTION', 'ACCEPTED', 'RESERVED', 'ON_HOLD', 'REJECTED', 'ISSUED')
  AND coalesce("toBucket", 'ACCEPTED') IN ('UNDER_INSPECTION', 'ACCEPTED', 'RESERVED', 'ON_HOLD', 'REJECTED', 'ISSUED'));
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_metres" CHECK (
  metres > 0 AND "releasedMetres" >= 0 AND "issuedMetres" >= 0 AND "liveMetres" = metres - "releasedMetres" - "issuedMetres" AND "liveMetres" >= 0
  AND status IN ('LIVE', 'RELEASED', 'ISSUED') AND (status = 'LIVE') = ("liveMetres" > 0));
ALTER TABLE "StockLot" ADD CONSTRAINT "StockLot_facts" CHECK (source IN ('GRN', 'OPENING') AND "odMm" > 0 AND "wallMm" > 0 AND "wallMm" * 2 < "odMm"
  AND "unitWeight" > 0 AND "heatNo" = upper("heatNo") AND "heatNo" <> '' AND cardinality(designations) > 0 AND (source = 'GRN') = ("grnLineId" IS NOT NULL));

-- 6. Constraints ------------------------------------------------------------------------------------------------
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('Enquiry', 'OPEN,QUOTED,WON,LOST,REGRETTED,VOID'),
    ('Quotation', 'OPEN,WON,PARTLY_WON,LOST,REGRETTED,EXPIRED,VOID'),
    ('QuotationRevision', 'DRAFT,PENDING_APPROVAL,APPROVED,SENT,SUPERSEDED,VOID'),
    ('CustomerPo', 'RECEIVED,UNDER_REVIEW,ACCEPTED,ON_HOLD,REJECTED'),
    ('SalesOrder', 'OPEN,PARTLY_DISPATCHED,DISPATCHED,CLOSED,CANCELLED'),
    ('PurchaseRequisition', 'DRAFT,PENDING_APPROVAL,APPROVED,ORDERED,REJECTED,VOID'),
    ('PurchaseOrder', 'DRAFT,PENDING_APPROVAL,APPROVED,SENT,ACKNOWLEDGED,PARTLY_RECEIVED,RECEIVED,CLOSED,CANCELLED'),
    ('Grn', 'DRAFT,POSTED,REVERSED,VOID'),
    ('Inspection', 'DRAFT,SUBMITTED,REVERSED,VOID'),
    ('Ncr', 'OPEN,UNDER_INVESTIGATION,PENDING_CLOSURE,CLOSED'),
    ('NcrAction', 'OPEN,DONE'),
    ('PackingList', 'DRAFT,PACKED,DISPATCHED,VOID'),
    ('DispatchNote', 'DRAFT,DISPATCHED,DELIVERED,VOID'),
    ('Invoice', 'DRAFT,POSTED,PARTLY_PAID,PAID,CANCELLED,VOID'),
    ('Receipt', 'POSTED,REVERSED'),
    ('OutboxMessage', 'QUEUED,SENDING,SENT,FAILED,NOT_SENT,DONE')) v(t, states)
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (status = ANY (%L::text[]))', r.t, r.t || '_status', '{' || r.states || '}');
  END LOOP;
  -- documents numbered when posted: a posted one has its number
  FOR r IN SELECT * FROM (VALUES ('Enquiry'), ('EnquiryLine'), ('QuotationLine'), ('CustomerPoLine'), ('SalesOrderLine'), ('PurchaseRequisitionLine'), ('PurchaseOrderLine')) v(t)
  LOOP
    IF r.t LIKE '%Line' THEN
      EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (quantity > 0 AND metres >= 0 AND "lineNo" > 0 AND unit IN (''MTR'', ''KGS'', ''MTS'', ''NOS'', ''FTS''))', r.t, r.t || '_quantity');
    END IF;
  END LOOP;
  FOR r IN SELECT * FROM (VALUES ('QuotationLine'), ('CustomerPoLine'), ('SalesOrderLine'), ('PurchaseOrderLine')) v(t) LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (rate >= 0 AND amount >= 0 AND "weightKg" >= 0 AND "rateUnit" IN (''MTR'', ''KGS'', ''MTS'', ''NOS'', ''FTS''))', r.t, r.t || '_rate');
  END LOOP;
END $$;
ALTER TABLE "GrnLine" ADD CONSTRAINT "GrnLine_facts" CHECK (metres > 0 AND pieces > 0 AND "heatNo" = upper("heatNo") AND "heatNo" <> '' AND "mtcNo" <> '' AND make <> '' AND "mtcType" IN ('2.1', '2.2', '3.1', '3.2'));
ALTER TABLE "InspectionLot" ADD CONSTRAINT "InspectionLot_split" CHECK (metres > 0 AND "passMetres" >= 0 AND "failMetres" >= 0 AND "holdMetres" >= 0
  AND "passMetres" + "failMetres" + "holdMetres" <= metres AND "passPieces" >= 0 AND "failPieces" >= 0 AND "holdPieces" >= 0 AND "fromBucket" IN ('UNDER_INSPECTION', 'ON_HOLD'));
ALTER TABLE "InspectionReading" ADD CONSTRAINT "InspectionReading_facts" CHECK (
  "limitSource" IN ('MASTER', 'ENTERED', 'STANDARD_BY_HAND', 'NOMINAL', 'NONE') AND (source IS NULL OR source IN ('CERTIFICATE', 'LAB', 'INSTRUMENT', 'VISUAL'))
  AND (measured IS NULL OR source IS NOT NULL));
ALTER TABLE "SalesOrderLine" ADD CONSTRAINT "SalesOrderLine_progress" CHECK ("cancelledMetres" >= 0 AND "dispatchedMetres" >= 0 AND "invoicedMetres" >= 0 AND "cancelledMetres" <= metres
  AND "dispatchedMetres" <= metres - "cancelledMetres" + "toleranceMetres");
ALTER TABLE "PackingListLine" ADD CONSTRAINT "PackingListLine_quantity" CHECK (metres > 0 AND pieces > 0 AND bundles > 0);
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_totals" CHECK ("totalAmount" = "taxableAmount" + "chargesAmount" + "cgstAmount" + "sgstAmount" + "igstAmount" + "roundOff"
  AND "receivedAmount" >= 0 AND "tdsAmount" >= 0 AND "receivedAmount" + "tdsAmount" <= "totalAmount" AND "taxRegime" IN ('CGST_SGST', 'IGST', 'ZERO'));
ALTER TABLE "QuotationRevision" ADD CONSTRAINT "QuotationRevision_totals" CHECK ("totalAmount" = "subTotal" + "chargesAmount" AND "exchangeRate" > 0 AND "validUntil" >= "quotationDate");
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_totals" CHECK ("totalAmount" = "subTotal" + "chargesAmount" AND "exchangeRate" > 0);
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_totals" CHECK ("totalAmount" = "subTotal" + "chargesAmount" + "taxAmount" AND "exchangeRate" > 0 AND "overReceiptPct" BETWEEN 0 AND 100);
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_amounts" CHECK (amount > 0 AND "tdsAmount" >= 0);
ALTER TABLE "ReceiptAllocation" ADD CONSTRAINT "ReceiptAllocation_amounts" CHECK (amount >= 0 AND "tdsAmount" >= 0 AND amount + "tdsAmount" > 0);
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_roles" CHECK (roles <@ ARRAY['ADMIN', 'SALES', 'PURCHASE', 'QC', 'STORES', 'ACCOUNTS', 'MANAGEMENT'] AND cardinality(roles) > 0);
ALTER TABLE "User" ADD CONSTRAINT "User_email" CHECK (email = lower(email) AND email LIKE '%_@_%');
ALTER TABLE "NumberSequence" ADD CONSTRAINT "NumberSequence_facts" CHECK (prefix ~ '^[A-Z1-9][A-Z0-9-]{0,6}$' AND "startNumber" > 0 AND "lastNumber" >= 0);
ALTER TABLE "CompanySetting" ADD CONSTRAINT "CompanySetting_ranges" CHECK ("sessionIdleSeconds" BETWEEN 300 AND 28800 AND "sessionMaxSeconds" BETWEEN 900 AND 86400
  AND "overReceiptPct" BETWEEN 0 AND 100 AND "randomLengthM" >= 0 AND "quotationValidityDays" > 0 AND "invoiceDueDays" >= 0);
ALTER TABLE "ExchangeRate" ADD CONSTRAINT "ExchangeRate_rate" CHECK (rate > 0);
ALTER TABLE "GstRegistration" ADD CONSTRAINT "GstRegistration_gstin" CHECK (gstin ~ '^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$');

-- 7. Grants -----------------------------------------------------------------------------------------------------
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO nps_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO nps_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO nps_app;
-- The trail and the balances are read only; the ledger, the history and the sign-in log only grow; people and their rights change through functions.
REVOKE INSERT, UPDATE, DELETE ON "AuditLog", "AuditChange", "StockBalance", "User", "UserSession", "SignInAttempt", "Membership", "Company", "IdempotencyKey",
  "State", "Unit", "Currency", "HsnCode", "LabTest", "MaterialLimit" FROM nps_app;
REVOKE UPDATE, DELETE ON "StockLedger", "StatusHistory" FROM nps_app;
REVOKE ALL ON "UserCredential" FROM nps_app;
REVOKE SELECT ON "IdempotencyKey" FROM nps_app;
GRANT UPDATE ON "Company" TO nps_app;
REVOKE DELETE ON "Enquiry", "Quotation", "QuotationRevision", "CustomerPo", "SalesOrder", "SalesOrderLine", "PurchaseRequisition", "PurchaseOrder", "Grn", "Inspection", "Ncr",
  "PackingList", "DispatchNote", "Invoice", "Receipt", "ReceiptAllocation", "Reservation", "StockLot", "Mtc", "MtcHeat", "Customer", "Vendor", "Warehouse", "Location",
  "ProductSpec", "PipeSize", "MaterialFamily", "NumberSequence", "CompanySetting", "GstRegistration", "ApiToken", "OutboxMessage" FROM nps_app;
REVOKE UPDATE ON "NumberSequence" FROM nps_app;
GRANT UPDATE (prefix, "startNumber", version, "updatedAt", "updatedById") ON "NumberSequence" TO nps_app;
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN REVOKE ALL ON "_prisma_migrations" FROM nps_app; END IF;
END $$;
REVOKE EXECUTE ON FUNCTION audit_table(regclass, text[]) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION give_number(text, uuid, text, int) FROM PUBLIC;
