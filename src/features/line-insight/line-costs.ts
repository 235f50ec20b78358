import { Prisma, type Tx } from '@/db/types'
import type { InsightLine } from './insight-line'
import { knownLine } from './insight-line'
import { newestLines, SAME_SIZE, sizedLines } from './line-sizes'

/** What a line cost when it was bought last. `costPerMetre` in the company's currency at the rate of that order, 3 decimals. */
export type LineCost = {
  costPerMetre: string
  orderDate: string
  vendor: string
  purchaseOrderId: string
  purchaseOrder: string | null
  ratePerMetre: string
  currency: string
}

type CostKey = Pick<InsightLine, 'productSpecId' | 'odMm' | 'wallMm' | 'wallType'>

/** Lines of one product and nominal size that are looked at, newest first. */
const NEWEST = 3000
/** What is agreed with the vendor, until it is cancelled. */
const BOUGHT = Prisma.sql`('APPROVED', 'SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED', 'RECEIVED', 'CLOSED')`
const STILL_TO_COME = Prisma.sql`('APPROVED', 'SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED')`

const keyOf = (line: CostKey): string | null => {
  const known = knownLine({ ...line, ends: null, additionalSpecs: [] })
  return known && [known.productSpecId, known.odMm, known.wallMm, known.wallType === 'MIN'].join('|')
}

/**
 * The last purchase cost of each line, in the order of the lines; null where none was bought (opening stock has no cost).
 * One statement for any number of lines. It does not ask who wants to know: callers show it only with cost.view.
 */
export async function lineCosts(tx: Tx, lines: readonly CostKey[]): Promise<(LineCost | null)[]> {
  const keys = lines.map(keyOf)
  const wanted = [...new Map(lines.flatMap((line, i) => (keys[i] ? [[keys[i], line]] : []))).entries()]
  if (wanted.length === 0) return lines.map(() => null)
  const rows = await tx.$queryRaw<(LineCost & { n: number })[]>(Prisma.sql`
    WITH ${boughtLines(wanted.map(([, line]) => line))}
    SELECT DISTINCT ON (p.n) p.n, trim_scale(round(p."ratePerMetre" * o."exchangeRate", 3))::text AS "costPerMetre", o."orderDate"::text AS "orderDate", o.vendor,
      o.id::text AS "purchaseOrderId", o.number AS "purchaseOrder", trim_scale(p."ratePerMetre")::text AS "ratePerMetre", o.currency
    FROM bought p CROSS JOIN LATERAL (
      SELECT o.id, o.number, o."orderDate", o.currency, o."exchangeRate", v.name AS vendor
      FROM "PurchaseOrder" o JOIN "Vendor" v ON v."companyId" = o."companyId" AND v.id = o."vendorId"
      WHERE o.id = p."purchaseOrderId" AND o.status IN ${BOUGHT} OFFSET 0) o
    WHERE p."ratePerMetre" > 0
    ORDER BY p.n, p.id DESC`)
  const found = new Map(rows.map(({ n, ...cost }) => [wanted[n - 1]?.[0], cost]))
  return keys.map((key) => (key && found.get(key)) || null)
}

/** Metres ordered and not received yet, of the same product and size. */
export async function metresOnOrder(tx: Tx, line: CostKey): Promise<string> {
  const rows = await tx.$queryRaw<{ metres: string }[]>(Prisma.sql`
    WITH ${boughtLines([line])}
    SELECT coalesce(sum(greatest(p.metres - p."receivedMetres", 0)), 0)::text AS metres
    FROM bought p CROSS JOIN LATERAL (SELECT o.id FROM "PurchaseOrder" o WHERE o.id = p."purchaseOrderId" AND o.status IN ${STILL_TO_COME} OFFSET 0) o`)
  return rows[0]?.metres ?? '0'
}

/** Lines of purchase orders of the same product, OD and wall, as `bought` with the `n` of the line they belong to. */
const boughtLines = (lines: readonly CostKey[]) => Prisma.sql`
  wanted AS MATERIALIZED (${sizedLines(lines.flatMap((line) => knownLine({ ...line, ends: null, additionalSpecs: [] }) ?? []))}),
  newest AS MATERIALIZED (
    SELECT l.id, l."productSpecId", l."odMm", l."wallMm", l."wallType", l."purchaseOrderId", l."ratePerMetre", l.metres, l."receivedMetres"
    FROM (SELECT DISTINCT "productSpecId", nps FROM wanted) g CROSS JOIN LATERAL (${newestLines('PurchaseOrderLine', NEWEST)}) l),
  bought AS MATERIALIZED (SELECT w.n, l.* FROM newest l JOIN wanted w ON ${SAME_SIZE})`

/** The margin floors of the company by family, per cent. Families without one have none. */
export async function marginFloors(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.marginFloor.findMany({ select: { familyCode: true, minMarginPct: true } })
  return new Map(rows.map((r) => [r.familyCode, r.minMarginPct.toString()]))
}
