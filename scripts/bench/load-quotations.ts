import type { Client } from 'pg'

/** How many days back the oldest quotation of the load is: four years of offers. */
const DAYS = 1460
const LINES = 5

/** Customers of the bench, beside those of the demo data. */
export async function loadCustomers(owner: Client, count: number): Promise<void> {
  await owner.query(`INSERT INTO "Customer" (id, code, name, "updatedAt")
    SELECT gen_random_uuid(), 'B' || lpad(i::text, 4, '0'), (ARRAY['Anand', 'Bharat', 'Coastal', 'Deccan', 'Eastern', 'Godavari', 'Himalaya', 'Indus'])[1 + i % 8] || ' '
      || (ARRAY['Refinery', 'Petrochem', 'Power', 'Fabricators', 'Boilers', 'Process Systems', 'Gas'])[1 + i % 7] || ' ' || i, now()
    FROM generate_series(1, ${count}) i`)
}

/**
 * Quotations `from` to `to` of `total`, each with one revision and 5 lines: the younger ones in work, the older ones
 * with an outcome. The register's columns are kept by the triggers, as in real use.
 */
export async function loadQuotations(owner: Client, part: { from: number; to: number; total: number }): Promise<void> {
  const { from, to, total } = part
  const n = to - from + 1
  await owner.query(`CREATE TEMP TABLE q ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS revision, i, x.age, current_date - x.age AS day, state.status, state.outcome, c.customers, m.people
    FROM generate_series(${from}, ${to}) i
    CROSS JOIN (SELECT array_agg(id ORDER BY code) AS customers FROM "Customer" WHERE "companyId" = app_company_id()) c
    CROSS JOIN (SELECT array_agg("userId" ORDER BY "userId") AS people FROM "Membership" WHERE "companyId" = app_company_id() AND 'SALES' = ANY (roles)) m
    CROSS JOIN LATERAL (SELECT ((${total} - i)::bigint * ${DAYS} / ${total})::int AS age) x
    CROSS JOIN LATERAL (SELECT CASE WHEN x.age < 40 THEN (ARRAY['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'SENT', 'SENT', 'SENT'])[1 + i % 6] WHEN i % 20 = 0 THEN 'VOID' ELSE 'SENT' END AS status,
      CASE WHEN x.age < 40 THEN 'OPEN' WHEN i % 20 = 0 THEN 'VOID' ELSE (ARRAY['LOST', 'WON', 'EXPIRED', 'LOST', 'PARTLY_WON', 'LOST', 'WON', 'REGRETTED', 'EXPIRED', 'WON'])[1 + i % 10] END AS outcome) state`)
  await owner.query(`CREATE TEMP TABLE ql ON COMMIT DROP AS
    SELECT q.revision, l AS no, p.id AS spec, s.id AS size, p.product, p."familyCode", p.process, p.designation, s.nps, s.schedule, s."odMm", s."wallMm", s."unitWeight",
      (100 + l)::numeric AS qty, (1000 + q.i % 500)::numeric AS rate
    FROM q CROSS JOIN generate_series(1, ${LINES}) l
    JOIN (SELECT *, row_number() OVER (ORDER BY product, designation) AS n, count(*) OVER () AS many FROM "ProductSpec") p ON p.n = 1 + (q.i * ${LINES} + l) % p.many
    JOIN (SELECT *, row_number() OVER (ORDER BY position, id) AS n, count(*) OVER () AS many FROM "PipeSize" WHERE family = 'CS_AS') s ON s.n = 1 + (q.i * ${LINES} + l) % s.many`)
  const base = await owner.query<{ last: number; fy: number; prefix: string }>(`
    UPDATE "NumberSequence" SET "lastNumber" = "lastNumber" + ${n} WHERE "companyId" = app_company_id() AND "docType" = 'NPS' AND fy = (SELECT max(fy) FROM "NumberSequence")
    RETURNING "lastNumber" - ${n} AS last, fy, prefix`)
  const { last, fy, prefix } = base.rows[0] ?? { last: 0, fy: 0, prefix: '' }
  const counter = `(${last} + i - ${from} + 1)::text`
  await owner.query(`INSERT INTO "Quotation" (id, number, "customerId", "salespersonId", status, "createdAt", "updatedAt", "closedAt", "closeCategory", "closeReason")
    SELECT id, '${prefix}/${String(fy % 100).padStart(2, '0')}/' || lpad(${counter}, greatest(5, length(${counter})), '0'), customers[1 + i % cardinality(customers)], people[1 + i % cardinality(people)], outcome,
      now() - make_interval(days => age, mins => ${to} - i), now(), CASE WHEN outcome <> 'OPEN' THEN now() - make_interval(days => age - 20) END,
      CASE WHEN outcome IN ('LOST', 'REGRETTED') THEN (ARRAY['PRICE', 'DELIVERY', 'SPECIFICATION', 'STOCK', 'NO_ANSWER'])[1 + i % 5] END, CASE WHEN outcome IN ('LOST', 'REGRETTED', 'VOID') THEN 'bench' END FROM q`)
  await owner.query(`INSERT INTO "QuotationRevision" (id, "quotationId", "revisionNo", status, "quotationDate", "validUntil", "preparedByIds", "createdAt", "updatedAt", "sentAt", "clientReference", project,
      "subTotal", "totalAmount", "totalMetres", "totalWeightKg")
    SELECT q.revision, q.id, 0, q.status, q.day, q.day + 30, ARRAY[app_user_id()], now() - make_interval(days => q.age), now(), CASE WHEN q.status = 'SENT' THEN now() - make_interval(days => q.age) END,
      'RFQ-' || q.i, 'Project ' || (q.i % 300), t.amount, t.amount, t.metres, t.kg
    FROM q JOIN (SELECT revision, sum(round(qty * rate, 2)) AS amount, sum(qty) AS metres, sum(round(qty * "unitWeight", 3)) AS kg FROM ql GROUP BY 1) t ON t.revision = q.revision`)
  await owner.query(`INSERT INTO "QuotationLine" (id, "quotationRevisionId", "lineNo", "productSpecId", "pipeSizeId", product, "familyCode", process, designation, "sizeText", nps, schedule, "odMm", "wallMm", ends, "unitWeight", quantity, unit, metres, rate, "rateUnit", "ratePerMetre", amount, "weightKg")
    SELECT gen_random_uuid(), revision, no, spec, size, product, "familyCode", process, designation, nps || '" NB X ' || schedule, nps, schedule, "odMm", "wallMm", 'BE', "unitWeight", qty, 'MTR', qty,
      rate, 'MTR', rate, round(qty * rate, 2), round(qty * "unitWeight", 3) FROM ql`)
}
