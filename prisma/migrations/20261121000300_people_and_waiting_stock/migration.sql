-- Memberships of a person in the companies that the acting person administers; row-level security would show one company only.
CREATE FUNCTION user_memberships(p_user uuid) RETURNS TABLE ("companyId" uuid, "companyName" text, roles text[], "isActive" boolean, version int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT m."companyId", c.name, m.roles, m."isActive", m.version FROM "Membership" m JOIN "Company" c ON c.id = m."companyId"
  WHERE m."userId" = p_user AND is_admin_of(m."companyId") ORDER BY c.name $$;

-- A company keeps a person as administrator: the system user, which nobody can sign in as, does not count.
CREATE OR REPLACE FUNCTION membership_set(p_user uuid, p_company uuid, p_roles text[], p_active boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT is_admin_of(p_company) THEN RAISE EXCEPTION 'only an administrator of that company changes its members' USING ERRCODE = '42501'; END IF;
  INSERT INTO "Membership" (id, "companyId", "userId", roles, "isActive") VALUES (gen_random_uuid(), p_company, p_user, p_roles, p_active)
  ON CONFLICT ("companyId", "userId") DO UPDATE SET roles = EXCLUDED.roles, "isActive" = EXCLUDED."isActive", version = "Membership".version + 1, "updatedAt" = now();
  IF NOT EXISTS (SELECT 1 FROM "Membership" m JOIN "User" u ON u.id = m."userId"
    WHERE m."companyId" = p_company AND m."isActive" AND u."isActive" AND NOT u."isSystem" AND 'ADMIN' = ANY (m.roles)) THEN
    RAISE EXCEPTION 'last administrator' USING ERRCODE = 'NP001';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION user_update(p_user uuid, p_name text, p_phone text, p_active boolean, p_version int) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT (administers_user(p_user) OR (p_user = app_user_id() AND p_active)) THEN RAISE EXCEPTION 'only an administrator of all companies of the person' USING ERRCODE = '42501'; END IF;
  UPDATE "User" SET name = p_name, phone = p_phone, "isActive" = p_active, version = version + 1, "updatedAt" = now() WHERE id = p_user AND version = p_version;
  IF NOT FOUND THEN RETURN false; END IF;
  IF NOT p_active THEN
    UPDATE "UserSession" SET "endedAt" = now(), "endReason" = 'deactivated' WHERE "userId" = p_user AND "endedAt" IS NULL;
    IF EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = p_user AND 'ADMIN' = ANY (m.roles) AND m."isActive" AND NOT EXISTS (
      SELECT 1 FROM "Membership" o JOIN "User" u ON u.id = o."userId"
      WHERE o."companyId" = m."companyId" AND o."isActive" AND u."isActive" AND NOT u."isSystem" AND 'ADMIN' = ANY (o.roles))) THEN
      RAISE EXCEPTION 'last administrator' USING ERRCODE = 'NP001';
    END IF;
  END IF;
  RETURN true;
END $$;

-- What waits for quality control is a small part of all balances: numeric comparison is not leakproof, so only a partial index helps under the policy.
CREATE INDEX "StockBalance_under_inspection" ON "StockBalance" ("companyId", "stockLotId") WHERE "underInspectionMetres" > 0;

DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN REVOKE ALL ON "_prisma_migrations" FROM nps_app; END IF;
END $$;
