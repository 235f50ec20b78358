-- A company keeps an administrator also when two of them take each other's rights away at the same moment: whoever changes
-- its administrators waits for the other, and then counts what the other left.
CREATE FUNCTION lock_administrators(p_company uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('administrators of ' || p_company::text, 0)) $$;

CREATE OR REPLACE FUNCTION membership_set(p_user uuid, p_company uuid, p_roles text[], p_active boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM lock_administrators(p_company);
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
  IF NOT p_active THEN
    PERFORM lock_administrators(m."companyId") FROM (SELECT "companyId" FROM "Membership" WHERE "userId" = p_user ORDER BY "companyId") m;
  END IF;
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

-- What runs with the owner's rights looks for tables in public, and in the caller's temporary schema last of all (left out
-- of the path it would come first): a temporary table of the same name cannot stand in for one of ours.
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'public' AND p.prosecdef AND pg_get_userbyid(p.proowner) = current_user LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
END $$;
