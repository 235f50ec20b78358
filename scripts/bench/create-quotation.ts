import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import '@/features/quotation/quotation.actions'
import { fiscalYear } from '@/core/fiscal-year'
import { actionRegistry } from '@/server/action-registry'
import { runAs } from '@/server/caller'
import { type Figures, repeat } from './measure'

const LINES = 20

export type Masters = {
  userId: string
  companyId: string
  customerId: string
  specId: string
  sizeIds: string[]
  terms: { title: string; text: string }[]
  fy: number
}

/** What both ways of creating need to know, read once. */
export async function masters(ownerUrl: string): Promise<Masters> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 })
  try {
    const { rows } = await pool.query(`
      SELECT u.id AS "userId", m."companyId", (SELECT id FROM "Customer" c WHERE c."companyId" = m."companyId" AND c.currency = 'INR' ORDER BY code LIMIT 1) AS "customerId",
        (SELECT id FROM "ProductSpec" WHERE designation = 'ASTM A106 GR.B' LIMIT 1) AS "specId",
        (SELECT array_agg(id) FROM (SELECT id FROM "PipeSize" WHERE family = 'CS_AS' ORDER BY position, id LIMIT ${LINES}) s) AS "sizeIds",
        (SELECT json_agg(json_build_object('title', title, 'text', text) ORDER BY position) FROM "OfferTerm" o WHERE o."companyId" = m."companyId" AND o."isActive") AS terms
      FROM "User" u JOIN "Membership" m ON m."userId" = u.id WHERE u.email = 'sales@erp.com' LIMIT 1`)
    return { ...rows[0], fy: fiscalYear(new Date().toISOString().slice(0, 10)) }
  } finally {
    await pool.end()
  }
}

const input = (m: Masters) => ({
  customerId: m.customerId,
  lines: Array.from({ length: LINES }, (_, i) => ({
    productSpecId: m.specId,
    pipeSizeId: m.sizeIds[i % m.sizeIds.length],
    quantity: String(100 + i),
    unit: 'MTR',
    rate: '1250.5',
    rateUnit: 'MTR',
  })),
})

/** The product's own action, in this process, without HTTP. */
export async function throughTheProduct(m: Masters, workers: number, times: number): Promise<Figures> {
  const create = actionRegistry.get('quotation.create')
  if (!create) throw new Error('quotation.create is not registered')
  return runAs({ identity: { kind: 'member', userId: m.userId, companyId: m.companyId } }, () =>
    repeat(
      async () => {
        const result = await create.call(input(m))
        if (!result.ok) throw new Error(result.error.message)
      },
      { workers, times, warmUp: 10 },
    ),
  )
}

/**
 * The floor: the same rows, the same RLS, audit triggers, caller check, gapless number and audit event, as raw SQL over pg
 * with everything computed beforehand: no validation, no look-ups of masters.
 */
export async function rawSql(appUrl: string, m: Masters, workers: number, times: number): Promise<Figures> {
  const pool = new Pool({ connectionString: appUrl, max: workers })
  const range = Array.from({ length: LINES }, (_, i) => i)
  const column = <T>(of: (i: number) => T) => range.map(of)
  try {
    return await repeat(
      async () => {
        const client = await pool.connect()
        try {
          await client.query('BEGIN')
          await client.query('SELECT * FROM app_begin(NULL, NULL, $1, $2, NULL, $3, $4, NULL)', [
            m.userId,
            m.companyId,
            'quotation.create',
            randomUUID(),
          ])
          const quotation = randomUUID()
          const revision = randomUUID()
          await client.query(
            `INSERT INTO "Quotation" (id, "customerId", "salespersonId", "updatedAt") VALUES ($1, $2, $3, now())`,
            [quotation, m.customerId, m.userId],
          )
          await client.query(
            `INSERT INTO "QuotationRevision" (id, "quotationId", "revisionNo", "quotationDate", "validUntil", "preparedByIds", "updatedAt") VALUES ($1, $2, 0, current_date, current_date + 6, ARRAY[$3::uuid], now())`,
            [revision, quotation, m.userId],
          )
          await client.query(
            `INSERT INTO "QuotationLine" (id, "quotationRevisionId", "lineNo", "productSpecId", "pipeSizeId", product, "familyCode", process, designation, "sizeText", nps, schedule, "odMm", "wallMm", ends, "unitWeight", quantity, unit, metres, rate, "rateUnit", "ratePerMetre", amount, "weightKg")
             SELECT x.id, $2, x.no, $3, x.size, 'C.S. SEAMLESS PIPE', 'CS', 'SEAMLESS', 'ASTM A106 GR.B', '6" NB X SCH 40', '6', '40', 168.3, 7.11, 'BE', 28.26, x.qty, 'MTR', x.qty, 1250.5, 'MTR', 1250.5, x.qty * 1250.5, round(x.qty * 28.26, 3)
             FROM unnest($1::uuid[], $4::int[], $5::uuid[], $6::numeric[]) AS x(id, no, size, qty)`,
            [
              column(() => randomUUID()),
              revision,
              m.specId,
              column((i) => i + 1),
              column((i) => m.sizeIds[i % m.sizeIds.length]),
              column((i) => 100 + i),
            ],
          )
          await client.query(
            `INSERT INTO "QuotationTerm" (id, "quotationRevisionId", position, title, text) SELECT gen_random_uuid(), $1, x.no, x.title, x.text FROM unnest($2::int[], $3::text[], $4::text[]) AS x(no, title, text)`,
            [revision, m.terms.map((_, i) => i + 1), m.terms.map((t) => t.title), m.terms.map((t) => t.text)],
          )
          await client.query(
            `UPDATE "QuotationRevision" r SET "subTotal" = t.a, "totalAmount" = t.a, "totalMetres" = t.m, "totalWeightKg" = t.w FROM (SELECT sum(amount) a, sum(metres) m, sum("weightKg") w FROM "QuotationLine" WHERE "quotationRevisionId" = $1) t WHERE r.id = $1`,
            [revision],
          )
          await client.query('SELECT app_finish($1, $2, NULL, NULL)', [
            JSON.stringify([{ model: 'Quotation', id: quotation, type: 'NPS', fy: m.fy }]),
            JSON.stringify([{ documentType: 'Quotation', documentId: quotation }]),
          ])
          await client.query('COMMIT')
        } catch (error) {
          await client.query('ROLLBACK')
          throw error
        } finally {
          client.release()
        }
      },
      { workers, times, warmUp: 10 },
    )
  } finally {
    await pool.end()
  }
}
