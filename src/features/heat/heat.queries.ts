import { normaliseHeatNo } from '@/core/pipe'
import { Prisma, type Tx } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { documentsOfHeat } from './heat-documents'
import { lotsOfHeat } from './heat-lots'
import { missingOf } from './heat-missing'
import { timelineOf } from './heat-timeline'

/**
 * Everything that happened to a heat, both directions: its lots apart, where they came from, what was done with them, who
 * has them now; as a timeline and as a table of links. No prices. Null when nobody has ever seen the number.
 */
export async function getHeat(ctx: ReadContext, text: string) {
  const heatNo = normaliseHeatNo(text)
  const lots = await lotsOfHeat(ctx.tx, heatNo)
  const found = await documentsOfHeat(ctx, heatNo, lots)
  if (lots.length === 0 && found.documents.length === 0) return null
  return {
    heatNo,
    lots,
    documents: found.documents,
    timeline: await timelineOf(ctx.tx, { lots, documents: found.documents }),
    missing: missingOf(lots, found.documents),
    timeZone: ctx.actor.timeZone,
  }
}

export type HeatMatch = {
  heatNo: string
  lotId: string
  sizeText: string
  designation: string
  make: string
  places: string | null
  underInspection: string
  accepted: string
  reserved: string
  onHold: string
  rejected: string
  issued: string
}

async function matches(tx: Tx, text: string, limit: number): Promise<HeatMatch[]> {
  return tx.$queryRaw<HeatMatch[]>(Prisma.sql`
    SELECT s."heatNo", s.id::text AS "lotId", s."sizeText", s.designations[1] AS designation, s.make,
      string_agg(w.code || ' ' || l.code, ', ' ORDER BY w.code, l.code) FILTER (WHERE b."underInspectionMetres" + b."acceptedMetres" + b."reservedMetres" + b."onHoldMetres" + b."rejectedMetres" > 0) AS places,
      coalesce(sum(b."underInspectionMetres"), 0)::text AS "underInspection", coalesce(sum(b."acceptedMetres"), 0)::text AS accepted, coalesce(sum(b."reservedMetres"), 0)::text AS reserved,
      coalesce(sum(b."onHoldMetres"), 0)::text AS "onHold", coalesce(sum(b."rejectedMetres"), 0)::text AS rejected, coalesce(sum(b."issuedMetres"), 0)::text AS issued
    FROM "StockLot" s LEFT JOIN "StockBalance" b ON b."stockLotId" = s.id LEFT JOIN "Location" l ON l.id = b."locationId" LEFT JOIN "Warehouse" w ON w.id = l."warehouseId"
    WHERE s.id IN (SELECT search_ids('StockLot', ${text}, 1000))
    GROUP BY s.id ORDER BY (s."heatNo" = ${text}) DESC, (left(s."heatNo", ${text.length}) = ${text}) DESC, s."heatNo", s.id LIMIT ${limit}`)
}

/** Lots whose heat number contains the text, with state and place: best matches first. */
export async function searchHeats(ctx: Pick<ReadContext, 'tx'>, text: string, limit = 100): Promise<HeatMatch[]> {
  const wanted = normaliseHeatNo(text)
  return wanted === '' ? [] : matches(ctx.tx, wanted, limit)
}

const SUGGESTIONS = 12

/** What may have been meant by a number that does not exist: heats that contain a part of it. */
export async function suggestHeats(ctx: Pick<ReadContext, 'tx'>, text: string): Promise<HeatMatch[]> {
  const wanted = normaliseHeatNo(text)
  const parts = [
    wanted,
    wanted.slice(0, -1),
    wanted.slice(1),
    wanted.slice(0, Math.ceil(wanted.length / 2)),
    wanted.slice(Math.floor(wanted.length / 2)),
  ]
  for (const part of new Set(parts.filter((p) => p.length >= 3))) {
    const found = await matches(ctx.tx, part, SUGGESTIONS)
    if (found.length > 0) return found
  }
  return []
}

/** Heats as a list: one row per lot, since a heat may lie in several sizes. */
export const heatList = defineList({
  name: 'heats',
  title: 'Heats',
  permission: 'stock.read',
  id: Prisma.sql`s.id`,
  from: Prisma.sql`"StockLot" s`,
  columns: [
    { key: 'heatNo', label: 'Heat', type: 'heat', sql: Prisma.sql`s."heatNo"`, sortable: true },
    { key: 'designations', label: 'Material', type: 'list', sql: Prisma.sql`s.designations` },
    { key: 'size', label: 'Size', type: 'text', sql: Prisma.sql`s."sizeText"`, href: '/stock/{id}' },
    { key: 'ends', label: 'Ends', type: 'text', sql: Prisma.sql`s.ends` },
    { key: 'make', label: 'Make', type: 'text', sql: Prisma.sql`s.make`, sortable: true },
    { key: 'mtcNo', label: 'MTC', type: 'text', sql: Prisma.sql`s."mtcNo"` },
    {
      key: 'state',
      label: 'State',
      type: 'text',
      sql: Prisma.sql`(SELECT concat_ws(', ', CASE WHEN sum(b."underInspectionMetres") > 0 THEN trim_scale(sum(b."underInspectionMetres")) || ' m under inspection' END,
        CASE WHEN sum(b."acceptedMetres") > 0 THEN trim_scale(sum(b."acceptedMetres")) || ' m free' END, CASE WHEN sum(b."reservedMetres") > 0 THEN trim_scale(sum(b."reservedMetres")) || ' m reserved' END,
        CASE WHEN sum(b."onHoldMetres") > 0 THEN trim_scale(sum(b."onHoldMetres")) || ' m on hold' END, CASE WHEN sum(b."rejectedMetres") > 0 THEN trim_scale(sum(b."rejectedMetres")) || ' m rejected' END,
        CASE WHEN sum(b."issuedMetres") > 0 THEN trim_scale(sum(b."issuedMetres")) || ' m dispatched' END) FROM "StockBalance" b WHERE b."stockLotId" = s.id)`,
    },
    {
      key: 'places',
      label: 'Place',
      type: 'text',
      sql: Prisma.sql`(SELECT string_agg(w.code || ' ' || l.code, ', ' ORDER BY w.code, l.code) FROM "StockBalance" b JOIN "Location" l ON l.id = b."locationId" JOIN "Warehouse" w ON w.id = l."warehouseId"
        WHERE b."stockLotId" = s.id AND b."underInspectionMetres" + b."acceptedMetres" + b."reservedMetres" + b."onHoldMetres" + b."rejectedMetres" > 0)`,
    },
    { key: 'receivedDate', label: 'Received', type: 'date', sql: Prisma.sql`s."receivedDate"`, sortable: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Heat',
      type: 'search',
      placeholder: 'Part of a heat number',
      sql: (v) => Prisma.sql`s.id IN (SELECT search_ids('StockLot', ${normaliseHeatNo(v)}, 5000))`,
    },
  ],
  defaultSort: { key: 'receivedDate', dir: 'desc' },
  rowHref: '/heats/{heatNo}',
  empty: { title: 'No heats yet', text: 'A heat appears with its first goods receipt or opening entry.' },
  detail: getHeat,
})
