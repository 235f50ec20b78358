import { Prisma, type Tx } from '@/db/types'
import type { InsightLineInput } from './line-insight.schema'
import { newestLines, SAME_SIZE, sizedLines } from './line-sizes'

/** One price given before. Decimals are text; `ratePerMetreBase` in the company's currency at the rate of that offer. */
export type EarlierPrice = {
  quotationId: string
  number: string
  revisionNo: number
  quotationDate: string
  customerId: string
  customer: string
  quantity: string
  unit: string
  rate: string
  rateUnit: string
  ratePerMetre: string
  currency: string
  exchangeRate: string
  ratePerMetreBase: string
  ends: string | null
  additionalSpecs: string[]
  /** Of the line where it differs, else of the quotation: WON, PARTLY_WON, LOST, REGRETTED, EXPIRED, OPEN. */
  outcome: string
  /** Given to the customer who asks now. */
  own: boolean
}

const SHOWN = 5
/** Lines of one product and nominal size that are looked at, newest first: an answer in milliseconds at any size. */
const NEWEST = 4000

/**
 * Offers that the customer has or could have had in hand: approved or sent, the latest revision of each quotation. The
 * same product, OD and wall; a minimum wall is not a nominal one. Sizes without a nominal one stand under NULL.
 */
const earlier = (line: InsightLineInput, excludeQuotationId: string | null) => Prisma.sql`
  FROM (SELECT l.* FROM (${sizedLines([line])}) g CROSS JOIN LATERAL (${newestLines('QuotationLine', NEWEST)}) l
    JOIN LATERAL (SELECT g.*) w ON ${SAME_SIZE} WHERE l."ratePerMetre" > 0 OFFSET 0) l
  CROSS JOIN LATERAL (
    SELECT q.id AS "quotationId", q.number, q.status, q."customerId", r."revisionNo", r."quotationDate", r.currency, r."exchangeRate"
    FROM "QuotationRevision" r JOIN "Quotation" q ON q."companyId" = r."companyId" AND q.id = r."quotationId"
    WHERE r.id = l."quotationRevisionId" AND r.status IN ('APPROVED', 'SENT') AND q.status <> 'VOID'
      AND q.id IS DISTINCT FROM ${excludeQuotationId}::uuid OFFSET 0) o`

/** The last five prices to the customer, and the last five to anyone, newest first. One statement. */
export async function earlierPrices(
  tx: Tx,
  line: InsightLineInput,
  whose: { customerId: string | null; excludeQuotationId: string | null },
): Promise<{ own: EarlierPrice[]; anyone: EarlierPrice[] }> {
  const rows = await tx.$queryRaw<(EarlierPrice & { list: 'own' | 'anyone' })[]>(Prisma.sql`
    WITH found AS MATERIALIZED (
      SELECT DISTINCT ON (o."quotationId") o.*, l.id AS "lineId", l.quantity, l.unit, l.rate, l."rateUnit", l."ratePerMetre", l.ends, l."additionalSpecs", l.outcome,
        o."customerId" IS NOT DISTINCT FROM ${whose.customerId}::uuid AS own
      ${earlier(line, whose.excludeQuotationId)} ORDER BY o."quotationId", o."revisionNo" DESC, l.id DESC),
    chosen AS (
      (SELECT 'own' AS list, f.* FROM found f WHERE own ORDER BY "lineId" DESC LIMIT ${SHOWN})
      UNION ALL (SELECT 'anyone', f.* FROM found f ORDER BY "lineId" DESC LIMIT ${SHOWN}))
    SELECT f.list, f."quotationId"::text AS "quotationId", f.number, f."revisionNo", f."quotationDate"::text AS "quotationDate", f."customerId"::text AS "customerId",
      c.name AS customer, trim_scale(f.quantity)::text AS quantity, f.unit, trim_scale(f.rate)::text AS rate, f."rateUnit", trim_scale(f."ratePerMetre")::text AS "ratePerMetre",
      f.currency, trim_scale(f."exchangeRate")::text AS "exchangeRate", trim_scale(round(f."ratePerMetre" * f."exchangeRate", 3))::text AS "ratePerMetreBase",
      f.ends, f."additionalSpecs", coalesce(f.outcome, f.status) AS outcome, f.own
    FROM chosen f JOIN "Customer" c ON c.id = f."customerId" ORDER BY f.list, f."lineId" DESC`)
  const of = (which: string) => rows.filter((r) => r.list === which).map(({ list: _, ...price }) => price)
  return { own: of('own'), anyone: of('anyone') }
}
