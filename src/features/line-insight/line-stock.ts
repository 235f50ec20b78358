import { Prisma, type Tx } from '@/db/types'
import { LOT_MATCHES, OLDEST_MTC_FIRST, sizeKeySql } from '@/features/stock/match-lots'
import type { InsightLineInput } from './line-insight.schema'

/** Free metres of one lot at one place. Decimals are text. */
export type StockPlace = {
  stockLotId: string
  heatNo: string
  make: string
  mtcType: string | null
  mtcNo: string | null
  mtcDate: string | null
  ends: string
  additionalSpecs: string[]
  place: string
  freeMetres: string
  /** Of free and reserved metres together: pieces are settled at packing. */
  pieces: number
}

export type LineStock = {
  freeMetres: string
  reservedMetres: string
  underInspectionMetres: string
  /** All places with free metres; `places` shows the oldest of them. */
  placeCount: number
  places: StockPlace[]
}

const SHOWN = 20

/** What is asked for, as LOT_MATCHES reads it: by the name of the product in the master, with its usual end. */
export const wantedLines = (lines: readonly InsightLineInput[]) => Prisma.sql`(
  SELECT w.n, spec.designation, spec.process, ${sizeKeySql(Prisma.sql`w."odMm"`, Prisma.sql`w."wallMm"`)} AS "sizeKey",
    w."wallType", coalesce(w.ends, spec."defaultEnd") AS ends, ARRAY(SELECT jsonb_array_elements_text(w."additionalSpecs")) AS "additionalSpecs"
  FROM ${linesTable(lines)} JOIN "ProductSpec" spec ON spec.id = w."productSpecId" OFFSET 0)`

/** The lines as a table: n (from 1), "productSpecId", "odMm", "wallMm", "wallType", ends, "additionalSpecs". */
const linesTable = (lines: readonly InsightLineInput[]) => Prisma.sql`
  jsonb_to_recordset(${JSON.stringify(lines.map((line, i) => ({ ...line, n: i + 1 })))}::jsonb)
  AS w (n int, "productSpecId" uuid, "odMm" numeric, "wallMm" numeric, "wallType" text, ends text, "additionalSpecs" jsonb)`

/**
 * Balances of the lots that may serve the lines `l`, as `m`; `fifo` counts from the oldest certificate. OFFSET 0: line by
 * line through the index of the lots, whatever the planner thinks of their number.
 */
export const matchingBalances = Prisma.sql`CROSS JOIN LATERAL (
  SELECT s.id AS "stockLotId", s."heatNo", s.make, s."mtcType", s."mtcNo", s."mtcDate", s.ends, s."additionalSpecs", b."locationId", b."acceptedMetres",
    b."acceptedPieces", b."reservedMetres", b."underInspectionMetres", row_number() OVER (ORDER BY ${OLDEST_MTC_FIRST}) AS fifo
  FROM "StockLot" s JOIN "StockBalance" b ON b."companyId" = s."companyId" AND b."stockLotId" = s.id
  WHERE ${LOT_MATCHES} OFFSET 0) m`

type Found = StockPlace & { free: string; reserved: string; underInspection: string; placeCount: number }

/**
 * Lots that a reservation of this line could take, oldest certificate first, and what of them is reserved or still under
 * inspection. One statement.
 */
export async function lineStock(tx: Tx, line: InsightLineInput): Promise<LineStock> {
  const rows = await tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT m."stockLotId"::text AS "stockLotId", m."heatNo", m.make, m."mtcType", m."mtcNo", m."mtcDate"::text AS "mtcDate", m.ends, m."additionalSpecs",
      wh.code || ' ' || loc.code AS place, m."acceptedMetres"::text AS "freeMetres", m."acceptedPieces" AS pieces,
      sum(m."acceptedMetres") OVER ()::text AS free, sum(m."reservedMetres") OVER ()::text AS reserved,
      sum(m."underInspectionMetres") OVER ()::text AS "underInspection", (count(*) FILTER (WHERE m."acceptedMetres" > 0) OVER ())::int AS "placeCount"
    FROM ${wantedLines([line])} l ${matchingBalances}
    JOIN "Location" loc ON loc.id = m."locationId" JOIN "Warehouse" wh ON wh.id = loc."warehouseId"
    WHERE m."acceptedMetres" > 0 OR m."reservedMetres" > 0 OR m."underInspectionMetres" > 0
    ORDER BY m."acceptedMetres" = 0, m.fifo, wh.code, loc.code LIMIT ${SHOWN}`)
  const first = rows[0]
  const free = rows.slice(0, Math.min(rows.length, first?.placeCount ?? 0))
  return {
    freeMetres: first?.free ?? '0',
    reservedMetres: first?.reserved ?? '0',
    underInspectionMetres: first?.underInspection ?? '0',
    placeCount: first?.placeCount ?? 0,
    places: free.map(({ free: _f, reserved: _r, underInspection: _u, placeCount: _p, ...place }) => place),
  }
}
