import { Prisma } from '@/db/types'
import type { ReadContext } from '@/server/read'
import { insightKey } from './insight-line'
import { lineCosts, marginFloors } from './line-costs'
import type { InsightLineInput, LineFactsInput } from './line-insight.schema'
import { mayCost, mayFloor, mayPrice } from './line-insight-rights'
import { newestLines, SAME_SIZE, sizedLines } from './line-sizes'
import { matchingBalances, wantedLines } from './line-stock'

/** What a grid shows beside every line. Decimals are text. */
export type LineFact = {
  freeMetres: string
  /** The last price to this customer, else to anyone; null without one or without the right. */
  lastPrice: {
    ratePerMetre: string
    currency: string
    ratePerMetreBase: string
    quotationDate: string
    own: boolean
  } | null
  /** Only with cost.view, in the base currency. */
  costPerMetre?: string | null
  /** Margin floor of the product's family, per cent; only for those who see cost and sales prices. */
  floorPct?: string | null
}

/** Lines of one product and nominal size looked at for the last price. */
const NEWEST = 400

/**
 * Free metres, last price and cost of many lines at once, by `insightKey`: three statements, whatever the number of lines.
 */
export async function lineFacts(ctx: ReadContext, input: LineFactsInput): Promise<Record<string, LineFact>> {
  const { actor } = ctx
  const byKey = new Map(input.lines.map((line) => [keyOf(line), line]))
  const keys = [...byKey.keys()]
  const lines = [...byKey.values()]
  if (lines.length === 0) return {}
  const free = await freeMetres(ctx, lines)
  const prices = mayPrice(actor) ? await lastPrices(ctx, lines, input) : null
  const costs = mayCost(actor) ? await costsAndFloors(ctx, lines) : null
  return Object.fromEntries(
    keys.map((key, i): [string, LineFact] => [
      key,
      { freeMetres: free.get(i + 1) ?? '0', lastPrice: prices?.get(i + 1) ?? null, ...costs?.[i] },
    ]),
  )
}

const keyOf = (line: InsightLineInput): string =>
  insightKey({ ...line, wallType: line.wallType ?? null, ends: line.ends ?? null }) ?? ''

async function freeMetres({ tx }: ReadContext, lines: readonly InsightLineInput[]): Promise<Map<number, string>> {
  const rows = await tx.$queryRaw<{ n: number; metres: string }[]>(Prisma.sql`
    SELECT l.n, sum(m."acceptedMetres")::text AS metres FROM ${wantedLines(lines)} l ${matchingBalances} GROUP BY l.n`)
  return new Map(rows.map((r) => [r.n, r.metres]))
}

type Last = NonNullable<LineFact['lastPrice']>

async function lastPrices(
  { tx }: ReadContext,
  lines: readonly InsightLineInput[],
  whose: Pick<LineFactsInput, 'customerId' | 'excludeQuotationId'>,
): Promise<Map<number, Last>> {
  const rows = await tx.$queryRaw<(Last & { n: number })[]>(Prisma.sql`
    WITH wanted AS MATERIALIZED (${sizedLines(lines)}),
    newest AS MATERIALIZED (
      SELECT l.id, l."productSpecId", l."odMm", l."wallMm", l."wallType", l."ratePerMetre", l."quotationRevisionId"
      FROM (SELECT DISTINCT "productSpecId", nps FROM wanted) g CROSS JOIN LATERAL (${newestLines('QuotationLine', NEWEST)}) l WHERE l."ratePerMetre" > 0),
    given AS MATERIALIZED (SELECT w.n, l.* FROM newest l JOIN wanted w ON ${SAME_SIZE})
    SELECT DISTINCT ON (f.n) f.n, trim_scale(f."ratePerMetre")::text AS "ratePerMetre", o.currency, trim_scale(round(f."ratePerMetre" * o."exchangeRate", 3))::text AS "ratePerMetreBase",
      o."quotationDate"::text AS "quotationDate", o.own
    FROM given f CROSS JOIN LATERAL (
      SELECT r.currency, r."exchangeRate", r."quotationDate", q."customerId" IS NOT DISTINCT FROM ${whose.customerId}::uuid AS own
      FROM "QuotationRevision" r JOIN "Quotation" q ON q."companyId" = r."companyId" AND q.id = r."quotationId"
      WHERE r.id = f."quotationRevisionId" AND r.status IN ('APPROVED', 'SENT') AND q.status <> 'VOID'
        AND q.id IS DISTINCT FROM ${whose.excludeQuotationId}::uuid OFFSET 0) o
    ORDER BY f.n, o.own DESC, f.id DESC`)
  return new Map(rows.map(({ n, ...last }) => [n, last]))
}

async function costsAndFloors({ tx, actor }: ReadContext, lines: readonly InsightLineInput[]) {
  const costs = await lineCosts(
    tx,
    lines.map((line) => ({ ...line, wallType: line.wallType ?? null })),
  )
  const floors = mayFloor(actor) ? await familyFloors(tx, lines) : new Map<string, string>()
  return lines.map((line, i) => ({
    costPerMetre: costs[i]?.costPerMetre ?? null,
    floorPct: floors.get(line.productSpecId) ?? null,
  }))
}

/** Margin floor by product. */
export async function familyFloors(
  tx: ReadContext['tx'],
  lines: readonly Pick<InsightLineInput, 'productSpecId'>[],
): Promise<Map<string, string>> {
  const floors = await marginFloors(tx)
  if (floors.size === 0) return new Map()
  const specs = await tx.productSpec.findMany({
    where: { id: { in: [...new Set(lines.map((line) => line.productSpecId))] } },
    select: { id: true, familyCode: true },
  })
  return new Map(specs.flatMap((s) => (floors.has(s.familyCode) ? [[s.id, floors.get(s.familyCode) ?? '']] : [])))
}
