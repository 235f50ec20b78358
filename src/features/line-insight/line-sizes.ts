import { Prisma } from '@/db/types'

type Sized = { productSpecId: string; odMm: string; wallMm: string; wallType?: string | null }

/**
 * Lines by product and size as a table: n (from 1), "productSpecId", od, wall, min, and the nominal size of that OD, by
 * which the lines of documents are indexed.
 */
export const sizedLines = (lines: readonly Sized[]) => Prisma.sql`
  SELECT a.n, a."productSpecId", a.od, a.wall, a.min, (SELECT min(z.nps) FROM "PipeSize" z WHERE z."odMm" = a.od) AS nps
  FROM jsonb_to_recordset(${JSON.stringify(
    lines.map((line, i) => ({
      n: i + 1,
      productSpecId: line.productSpecId,
      od: line.odMm,
      wall: line.wallMm,
      min: line.wallType === 'MIN',
    })),
  )}::jsonb) AS a (n int, "productSpecId" uuid, od numeric, wall numeric, min boolean)`

/**
 * The newest lines of a product and nominal size `g`, and those of sizes written as OD x wall, which have no nominal one.
 * Ids grow with time. Bounded, so that it takes milliseconds however many lines there are.
 */
export const newestLines = (table: 'QuotationLine' | 'PurchaseOrderLine', limit: number) => {
  const from = Prisma.raw(`"${table}"`)
  return Prisma.sql`
    (SELECT * FROM ${from} x WHERE x."productSpecId" = g."productSpecId" AND x.nps = g.nps ORDER BY x.id DESC LIMIT ${limit})
    UNION ALL
    (SELECT * FROM ${from} x WHERE x."productSpecId" = g."productSpecId" AND x.nps IS NULL ORDER BY x.id DESC LIMIT ${limit})`
}

/** A line of a document `l` is of the product and size of `w` (sizedLines); a minimum wall is not a nominal one. */
export const SAME_SIZE = Prisma.sql`w."productSpecId" = l."productSpecId" AND w.od = l."odMm" AND w.wall = l."wallMm"
  AND w.min = (coalesce(l."wallType", '') = 'MIN')`
