import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { loadCustomers, loadQuotations } from './load-quotations'

export type Loaded = { companyId: string; userId: string; quotations: number; lots: number; ms: number }

/**
 * Fills the first company with quotations of 5 lines and with accepted lots, by SQL as the owner, with the audit triggers
 * on: the trail grows as it would in real use.
 */
export async function loadData(owner: Client, size: { quotations: number; lots: number }): Promise<Loaded> {
  const started = performance.now()
  const { rows } = await owner.query<{ companyId: string; userId: string }>(`
    SELECT m."companyId", u.id AS "userId" FROM "User" u JOIN "Membership" m ON m."userId" = u.id WHERE u.email = 'sales@erp.com' LIMIT 1`)
  const who = rows[0]
  if (!who) throw new Error('The demo users are missing; the bench seeds them first.')
  const step = 5000
  await inBatch(owner, who, () => loadCustomers(owner, Math.min(400, Math.ceil(size.quotations / 100))))
  for (let from = 0; from < size.quotations; from += step)
    await inBatch(owner, who, () =>
      loadQuotations(owner, { from: from + 1, to: Math.min(from + step, size.quotations), total: size.quotations }),
    )
  for (let from = 0; from < size.lots; from += step)
    await inBatch(owner, who, () => lots(owner, from + 1, Math.min(from + step, size.lots)))
  // What autovacuum does by itself overnight: statistics, and the map that lets counts stay in an index.
  await owner.query('VACUUM (ANALYZE) "Quotation"')
  await owner.query('ANALYZE')
  return { ...who, ...size, ms: performance.now() - started }
}

async function inBatch(
  owner: Client,
  who: { companyId: string; userId: string },
  fill: () => Promise<void>,
): Promise<void> {
  const request = randomUUID()
  await owner.query('BEGIN')
  await owner.query(
    `SELECT set_config('app.company_id', $1, true), set_config('app.user_id', $2, true), set_config('app.action', 'bench.load', true), set_config('app.request_id', $3, true)`,
    [who.companyId, who.userId, request],
  )
  await fill()
  await owner.query(`SELECT audit_event('Bench', NULL, NULL, 'bulk load')`)
  await owner.query('COMMIT')
}

async function lots(owner: Client, from: number, to: number): Promise<void> {
  await owner.query(`CREATE TEMP TABLE l ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, i, (SELECT array_agg(lo.id ORDER BY w.code, lo.code) FROM "Location" lo JOIN "Warehouse" w ON w.id = lo."warehouseId" WHERE lo."companyId" = app_company_id()) AS places FROM generate_series(${from}, ${to}) i`)
  await owner.query(`INSERT INTO "StockLot" (id, "heatNo", source, "openingReference", "openingApprovedById", "openingApprovedAt", "productSpecId", product, "familyCode", process, designations, nps, schedule, "odMm", "wallMm", "sizeKey", "sizeText", ends, make, "unitWeight", "mtcNo", "mtcDate", "mtcType", "receivedDate", "costPerMetre", "updatedAt")
    SELECT l.id, upper(substr(md5(l.i::text), 1, 2)) || lpad((l.i * 7919 % 1000000)::text, 6, '0'), 'OPENING', 'bench', app_user_id(), now(), p.id, p.product, p."familyCode", p.process, ARRAY[p.designation], s.nps, s.schedule, s."odMm", s."wallMm",
      trim_scale(s."odMm") || 'X' || trim_scale(s."wallMm"), s.nps || '" NB X ' || s.schedule, 'BE', (ARRAY['MAKER ONE', 'MAKER TWO', 'MAKER THREE'])[1 + l.i % 3], s."unitWeight", 'MTC-B' || l.i, current_date - (l.i % 900), '3.1', current_date - (l.i % 700), 500 + l.i % 900, now()
    FROM l
    JOIN (SELECT *, row_number() OVER (ORDER BY designation) AS n, count(*) OVER () AS many FROM "ProductSpec" WHERE "familyCode" = 'CS') p ON p.n = 1 + l.i % p.many
    JOIN (SELECT *, row_number() OVER (ORDER BY position, id) AS n, count(*) OVER () AS many FROM "PipeSize" WHERE family = 'CS_AS') s ON s.n = 1 + l.i % s.many`)
  for (const [kind, source, target] of [
    ['OPENING', null, 'UNDER_INSPECTION'],
    ['INSPECTION', 'UNDER_INSPECTION', 'ACCEPTED'],
  ] as const)
    await owner.query(`INSERT INTO "StockLedger" (id, "stockLotId", kind, "fromBucket", "fromLocationId", "toBucket", "toLocationId", metres, pieces, "documentType", "documentId")
      SELECT gen_random_uuid(), id, '${kind}', ${source ? `'${source}'` : 'NULL'}, ${source ? 'places[1 + i % cardinality(places)]' : 'NULL'}, '${target}', places[1 + i % cardinality(places)], 60 + i % 300, 10 + i % 20, 'OpeningStock', id FROM l`)
}
