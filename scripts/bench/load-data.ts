import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'

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
  for (let from = 0; from < size.quotations; from += step)
    await inBatch(owner, who, () => quotations(owner, from + 1, Math.min(from + step, size.quotations)))
  for (let from = 0; from < size.lots; from += step)
    await inBatch(owner, who, () => lots(owner, from + 1, Math.min(from + step, size.lots)))
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

async function quotations(owner: Client, from: number, to: number): Promise<void> {
  const n = to - from + 1
  await owner.query(`CREATE TEMP TABLE q ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS revision, i, (SELECT array_agg(id ORDER BY code) FROM "Customer" WHERE "companyId" = app_company_id()) AS customers
    FROM generate_series(${from}, ${to}) i`)
  const base = await owner.query<{ last: number; fy: number; prefix: string }>(`
    UPDATE "NumberSequence" SET "lastNumber" = "lastNumber" + ${n} WHERE "companyId" = app_company_id() AND "docType" = 'NPS' AND fy = (SELECT max(fy) FROM "NumberSequence")
    RETURNING "lastNumber" - ${n} AS last, fy, prefix`)
  const { last, fy, prefix } = base.rows[0] ?? { last: 0, fy: 0, prefix: '' }
  await owner.query(`INSERT INTO "Quotation" (id, number, "customerId", "salespersonId", status, "createdAt", "updatedAt")
    SELECT id, '${prefix}/${String(fy % 100).padStart(2, '0')}/' || lpad((${last} + i - ${from} + 1)::text, greatest(5, length((${last} + i - ${from} + 1)::text)), '0'), customers[1 + i % cardinality(customers)], app_user_id(), 'OPEN',
      now() - make_interval(mins => (${to} - i)), now() FROM q`)
  await owner.query(`INSERT INTO "QuotationRevision" (id, "quotationId", "revisionNo", status, "quotationDate", "validUntil", "preparedByIds", "updatedAt", "clientReference", project)
    SELECT revision, id, 0, (ARRAY['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'SENT', 'SENT', 'SENT'])[1 + i % 6], current_date - (i % 200), current_date - (i % 200) + 30, ARRAY[app_user_id()], now(),
      'RFQ-' || i, 'Project ' || (i % 300) FROM q`)
  await owner.query(`INSERT INTO "QuotationLine" (id, "quotationRevisionId", "lineNo", "productSpecId", "pipeSizeId", product, "familyCode", process, designation, "sizeText", nps, schedule, "odMm", "wallMm", ends, "unitWeight", quantity, unit, metres, rate, "rateUnit", "ratePerMetre", amount, "weightKg")
    SELECT gen_random_uuid(), q.revision, l, p.id, s.id, p.product, p."familyCode", p.process, p.designation, s.nps || '" NB X ' || s.schedule, s.nps, s.schedule, s."odMm", s."wallMm", 'BE', s."unitWeight", 100 + l, 'MTR', 100 + l,
      1000 + (q.i % 500), 'MTR', 1000 + (q.i % 500), (100 + l) * (1000 + (q.i % 500)), round((100 + l) * s."unitWeight", 3)
    FROM q CROSS JOIN generate_series(1, 5) l
    JOIN (SELECT *, row_number() OVER (ORDER BY product, designation) AS n, count(*) OVER () AS many FROM "ProductSpec") p ON p.n = 1 + (q.i * 5 + l) % p.many
    JOIN (SELECT *, row_number() OVER (ORDER BY position, id) AS n, count(*) OVER () AS many FROM "PipeSize" WHERE family = 'CS_AS') s ON s.n = 1 + (q.i * 5 + l) % s.many`)
  await owner.query(`UPDATE "QuotationRevision" r SET "subTotal" = t.amount, "totalAmount" = t.amount, "totalMetres" = t.metres, "totalWeightKg" = t.kg
    FROM (SELECT "quotationRevisionId", sum(amount) AS amount, sum(metres) AS metres, sum("weightKg") AS kg FROM "QuotationLine" WHERE "quotationRevisionId" IN (SELECT revision FROM q) GROUP BY 1) t WHERE t."quotationRevisionId" = r.id`)
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
