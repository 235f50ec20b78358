import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Tables without a company policy or an audit trigger, each with its reason. Anything else must have both. */
const WITHOUT_COMPANY: Record<string, string> = {
  State: 'shared reference data, read only',
  Unit: 'shared reference data, read only',
  Currency: 'shared reference data, read only',
  HsnCode: 'shared reference data, read only',
  LabTest: 'shared reference data, read only',
  MaterialLimit: 'shared baseline, read only',
  MaterialFamily: 'shared reference data, changed by administrators',
  ProductSpec: 'shared reference data, changed by administrators',
  PipeSize: 'shared reference data, changed by administrators',
  rate_limit: 'counters of the throttle, no business data',
  _prisma_migrations: 'of the migration tool; the application role has no right on it',
}
const WITHOUT_TRAIL: Record<string, string> = {
  AuditLog: 'the trail itself',
  AuditChange: 'the trail itself',
  UserSession: 'sign-in and sign-out are events',
  SignInAttempt: 'itself an append-only record',
  IdempotencyKey: 'keys of repeated requests',
  FormDraft: 'half-typed input, not yet business data',
  rate_limit: 'counters',
  _prisma_migrations: 'of the migration tool',
}

let owner: Client
let app: Client
beforeAll(async () => {
  owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL })
  app = new Client({ connectionString: process.env.DATABASE_URL })
  await Promise.all([owner.connect(), app.connect()])
})
afterAll(async () => {
  await Promise.all([owner.end(), app.end()])
})

const tables = async () =>
  (
    await owner.query<{ t: string }>(`SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
  ).rows.map((r) => r.t)

describe('the database protects itself', () => {
  it('every table has row-level security or is listed with a reason', async () => {
    const secured = (
      await owner.query<{ t: string }>(
        `SELECT relname AS t FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity`,
      )
    ).rows.map((r) => r.t)
    expect((await tables()).filter((t) => !secured.includes(t) && !(t in WITHOUT_COMPANY))).toEqual([])
    expect(secured.filter((t) => t in WITHOUT_COMPANY)).toEqual([])
  })

  it('every table has the three audit triggers or is listed with a reason', async () => {
    const { rows } = await owner.query<{ t: string; n: number }>(`
      SELECT c.relname AS t, count(*)::int AS n FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
      WHERE g.tgname IN ('audit_insert', 'audit_update', 'audit_delete') AND g.tgenabled = 'O' GROUP BY 1`)
    const full = rows.filter((r) => r.n === 3).map((r) => r.t)
    expect((await tables()).filter((t) => !full.includes(t) && !(t in WITHOUT_TRAIL))).toEqual([])
  })

  it('forgetting to set the company shows no rows, not all rows', async () => {
    const seen: string[] = []
    for (const t of (await tables()).filter(
      (name) => !(name in WITHOUT_COMPANY) && name !== 'UserCredential' && name !== 'IdempotencyKey',
    )) {
      const { rows } = await app.query<{ n: string }>(`SELECT count(*) AS n FROM "${t}"`)
      if (rows[0]?.n !== '0') seen.push(t)
    }
    expect(seen).toEqual([])
    expect(
      Number((await owner.query<{ n: string }>('SELECT count(*) AS n FROM "Customer"')).rows[0]?.n),
    ).toBeGreaterThan(0)
  })

  it('the application role can run no DDL and read no password hash', async () => {
    for (const sql of [
      'CREATE TABLE t (x int)',
      'DROP TABLE "Customer"',
      'ALTER TABLE "Customer" DISABLE ROW LEVEL SECURITY',
      'TRUNCATE "Customer"',
      'SELECT * FROM "UserCredential"',
      'CREATE SCHEMA s',
      'ALTER TABLE "Customer" DISABLE TRIGGER audit_insert',
    ])
      await expect(app.query(sql), sql).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|0A000)$/) })
  })

  it('nobody changes or deletes an audit row, by SQL as the application role or as the owner', async () => {
    for (const sql of [
      `UPDATE "AuditLog" SET remark = 'x'`,
      'DELETE FROM "AuditLog"',
      `UPDATE "AuditChange" SET op = 'x'`,
      'DELETE FROM "AuditChange"',
      'TRUNCATE "AuditLog"',
      'DELETE FROM "StockLedger"',
      `UPDATE "StatusHistory" SET remark = 'x'`,
    ]) {
      await expect(app.query(sql), `app: ${sql}`).rejects.toMatchObject({ code: '42501' })
      await expect(owner.query(sql), `owner: ${sql}`).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('a write outside the audited path is refused, for the owner too', async () => {
    await expect(owner.query(`UPDATE "Customer" SET name = name || '!'`)).rejects.toMatchObject({ code: '42501' })
  })

  it('balances, sequences and memberships cannot be written past their functions', async () => {
    for (const sql of [
      'UPDATE "StockBalance" SET "acceptedMetres" = 999',
      'UPDATE "NumberSequence" SET "lastNumber" = 999',
      `UPDATE "Membership" SET roles = '{ADMIN}'`,
      `UPDATE "User" SET "isActive" = true`,
      'DELETE FROM "Quotation"',
      'DELETE FROM "Invoice"',
    ])
      await expect(app.query(sql), sql).rejects.toMatchObject({ code: '42501' })
  })
})
