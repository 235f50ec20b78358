import { spawnSync } from 'node:child_process'
import { compare } from 'bcrypt'
import { describe, expect, it } from 'vitest'
import { isValidGstin } from '@/core/gst'
import { readCsv } from '../../scripts/seed/csv'
import { withOwner } from '../support/owner'

const one = <T extends object>(sql: string, params: unknown[] = []) =>
  withOwner(async (owner) => (await owner.query<T>(sql, params)).rows[0] as T)
const many = <T extends object>(sql: string) => withOwner(async (owner) => (await owner.query<T>(sql)).rows)

const COUNTS = `SELECT
  (SELECT count(*)::int FROM "ProductSpec") AS specs, (SELECT count(*)::int FROM "PipeSize") AS sizes, (SELECT count(*)::int FROM "MaterialLimit") AS limits,
  (SELECT count(*)::int FROM "State") AS states, (SELECT count(*)::int FROM "LabTest") AS tests, (SELECT count(*)::int FROM "Unit") AS units,
  (SELECT count(*)::int FROM "Company") AS companies, (SELECT count(*)::int FROM "User") AS users, (SELECT count(*)::int FROM "Membership") AS memberships,
  (SELECT count(*)::int FROM "Customer") AS customers, (SELECT count(*)::int FROM "Vendor") AS vendors, (SELECT count(*)::int FROM "StockLot") AS lots,
  (SELECT count(*)::int FROM "Mtc") AS mtcs, (SELECT count(*)::int FROM "StockLedger") AS movements, (SELECT count(*)::int FROM "OfferTerm") AS terms,
  (SELECT count(*)::int FROM "ExportNote") AS notes, (SELECT count(*)::int FROM "NumberSequence") AS sequences, (SELECT count(*)::int FROM "AuditChange") AS changes`

describe('the seed', () => {
  it('holds every row of the reference data', async () => {
    expect(await one(COUNTS)).toMatchObject({
      specs: 234,
      sizes: 271,
      limits: 144,
      states: 38,
      tests: 11,
      units: 7,
      companies: 2,
      terms: 30,
      notes: 18,
      sequences: 26,
    })
    const files = readCsv('pipe-sizes.csv')
    const sizes = await many<{ nps: string; weight: string }>(
      'SELECT nps, "unitWeight"::text AS weight FROM "PipeSize" ORDER BY position',
    )
    expect(sizes.map((s) => [s.nps, Number(s.weight)])).toEqual(files.map((f) => [f.nps, Number(f.weight_kg_per_m)]))
  })

  it('gives the first company 6 customers, 6 vendors of which 4 are approved, and 36 accepted lots with certificates', async () => {
    const nps = `(SELECT id FROM "Company" WHERE code = 'NPS')`
    const row = await one(`SELECT (SELECT count(*)::int FROM "Customer" WHERE "companyId" = ${nps}) AS customers,
      (SELECT count(*)::int FROM "Vendor" WHERE "companyId" = ${nps}) AS vendors, (SELECT count(*)::int FROM "Vendor" WHERE "companyId" = ${nps} AND "isApproved") AS approved,
      (SELECT count(*)::int FROM "StockLot" l JOIN "Mtc" m ON m.id = l."mtcId" WHERE l."companyId" = ${nps} AND l."openingApprovedAt" IS NOT NULL AND l."openingApprovedById" <> l."createdById") AS lots,
      (SELECT count(*)::int FROM "StockBalance" WHERE "companyId" = ${nps} AND "acceptedMetres" > 0 AND "underInspectionMetres" = 0) AS accepted,
      (SELECT count(*)::int FROM "Mtc" m JOIN "StoredFile" f ON f.id = m."fileId" WHERE m."companyId" = ${nps} AND f."contentType" = 'application/pdf') AS files,
      (SELECT count(*)::int FROM "Mtc" WHERE "companyId" = ${nps}) AS mtcs`)
    expect(row).toMatchObject({ customers: 6, vendors: 6, approved: 4, lots: 36, accepted: 36 })
    expect(row).toHaveProperty('files', (row as { mtcs: number }).mtcs)
  })

  it('uses only GSTINs that are valid, of the state they claim', async () => {
    const gstins = await many<{
      gstin: string
      stateCode: string
    }>(`SELECT gstin, "stateCode" FROM "Customer" WHERE gstin IS NOT NULL
      UNION ALL SELECT gstin, "stateCode" FROM "Vendor" WHERE gstin IS NOT NULL UNION ALL SELECT gstin, "stateCode" FROM "GstRegistration"`)
    expect(gstins.length).toBeGreaterThan(12)
    expect(gstins.filter((g) => !isValidGstin(g.gstin) || !g.gstin.startsWith(g.stateCode))).toEqual([])
  })

  it('lets every demo desk sign in, and the system user never', async () => {
    const users = await many<{ email: string; passwordHash: string | null; isSystem: boolean }>(
      'SELECT u.email, c."passwordHash", u."isSystem" FROM "User" u LEFT JOIN "UserCredential" c ON c."userId" = u.id',
    )
    const desks = users.filter((u) => !u.isSystem)
    expect(desks).toHaveLength(8)
    expect(await compare('Erp-demo-1', desks[0]?.passwordHash ?? '')).toBe(true)
    expect(users.filter((u) => u.isSystem)).toMatchObject([{ passwordHash: null }])
    const [session] = await many<{ isActive: boolean }>(`SELECT "isActive" FROM auth_find('system@nps-erp.invalid')`)
    expect(session?.isActive ?? false).toBe(false)
  })

  it('run again, changes nothing, also not what people have changed', async () => {
    await withOwner(async (owner) => {
      await owner.query('BEGIN')
      await owner.query(`SELECT set_config('app.request_id', gen_random_uuid()::text, true)`)
      await owner.query(`UPDATE "MaterialFamily" SET "weightFactor" = 1.02 WHERE code = 'DS'`)
      await owner.query(`UPDATE "Customer" SET name = 'Renamed' WHERE code = 'C001'`)
      await owner.query('COMMIT')
    })
    const before = await one(COUNTS)
    const run = spawnSync('tsx', ['scripts/seed.ts', '--demo'], {
      encoding: 'utf8',
      env: process.env,
      cwd: process.cwd(),
    })
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    expect(await one(COUNTS)).toEqual(before)
    expect(await one(`SELECT "weightFactor"::text AS f FROM "MaterialFamily" WHERE code = 'DS'`)).toEqual({
      f: '1.0200',
    })
  })
})
