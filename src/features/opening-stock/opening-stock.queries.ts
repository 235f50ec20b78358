import { Prisma } from '@/db/types'
import { getStockLot } from '@/features/stock/stock-lot.queries'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'

const STATES = [
  { value: 'WAITING', label: 'Waits for QC' },
  { value: 'APPROVED', label: 'Approved' },
  { value: 'WITHDRAWN', label: 'Withdrawn' },
]

const STATE = Prisma.sql`CASE WHEN s."openingApprovedAt" IS NOT NULL THEN 'APPROVED' WHEN b.ui > 0 THEN 'WAITING' WHEN b.total > 0 THEN 'APPROVED' ELSE 'WITHDRAWN' END`

export const openingStockList = defineList({
  name: 'opening-stock',
  title: 'Opening stock',
  permission: 'stock.read',
  id: Prisma.sql`s.id`,
  from: Prisma.sql`"StockLot" s JOIN (
      SELECT "stockLotId", sum("underInspectionMetres") ui, sum("underInspectionMetres" + "acceptedMetres" + "reservedMetres" + "onHoldMetres" + "rejectedMetres" + "issuedMetres") total
      FROM "StockBalance" GROUP BY 1) b ON b."stockLotId" = s.id
    LEFT JOIN "User" u ON u.id = s."createdById" LEFT JOIN "User" a ON a.id = s."openingApprovedById"`,
  where: () => Prisma.sql`s.source = 'OPENING'`,
  columns: [
    { key: 'heatNo', label: 'Heat', type: 'heat', sql: Prisma.sql`s."heatNo"`, sortable: true },
    { key: 'designations', label: 'Material', type: 'list', sql: Prisma.sql`s.designations` },
    { key: 'size', label: 'Size', type: 'text', sql: Prisma.sql`s."sizeText"`, href: '/stock/{id}' },
    { key: 'make', label: 'Make', type: 'text', sql: Prisma.sql`s.make`, sortable: true },
    { key: 'mtcNo', label: 'MTC', type: 'text', sql: Prisma.sql`s."mtcNo"` },
    { key: 'status', label: 'Status', type: 'status', sql: STATE, sortable: true },
    { key: 'metres', label: 'Metres', type: 'metres', sql: Prisma.sql`b.total`, sum: true },
    { key: 'reference', label: 'Reference', type: 'text', sql: Prisma.sql`s."openingReference"` },
    { key: 'enteredBy', label: 'Entered by', type: 'text', sql: Prisma.sql`u.name` },
    { key: 'createdAt', label: 'Entered', type: 'datetime', sql: Prisma.sql`s."createdAt"`, sortable: true },
    { key: 'approvedBy', label: 'Approved by', type: 'text', sql: Prisma.sql`a.name` },
    { key: 'approvedAt', label: 'Approved', type: 'datetime', sql: Prisma.sql`s."openingApprovedAt"`, sortable: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Heat',
      type: 'search',
      sql: (v) => Prisma.sql`s.id IN (SELECT search_ids('StockLot', ${v}, 5000))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATES, sql: (v) => Prisma.sql`${STATE} = ${v}` },
  ],
  tabs: { filter: 'status', sql: STATE, values: STATES },
  defaultSort: { key: 'createdAt', dir: 'desc' },
  rowHref: '/stock/{id}',
  empty: {
    title: 'No opening stock',
    text: 'Enter what lies in the yard with its certificates; QC approves it, then it can be sold.',
  },
  detail: getStockLot,
})

/** Opening lots that wait for QC, with who entered them: one cannot approve one's own. */
export async function waitingOpeningStock(ctx: ReadContext) {
  const lots = await ctx.tx.$queryRaw<
    {
      id: string
      heatNo: string
      designations: string[]
      sizeText: string
      ends: string
      make: string
      mtcNo: string
      mtcType: string
      mtcDate: Date
      mtcFileId: string
      place: string
      metres: Prisma.Decimal
      pieces: number
      enteredBy: string | null
      createdById: string | null
    }[]
  >(Prisma.sql`
    SELECT s.id::text, s."heatNo", s.designations, s."sizeText", s.ends, s.make, s."mtcNo", s."mtcType", s."mtcDate", m."fileId"::text AS "mtcFileId",
      w.code || ' ' || l.code AS place, b."underInspectionMetres" AS metres, b."underInspectionPieces" AS pieces, u.name AS "enteredBy", s."createdById"::text AS "createdById"
    FROM "StockLot" s JOIN "StockBalance" b ON b."stockLotId" = s.id AND b."underInspectionMetres" > 0
    JOIN "Location" l ON l.id = b."locationId" JOIN "Warehouse" w ON w.id = l."warehouseId" LEFT JOIN "Mtc" m ON m.id = s."mtcId" LEFT JOIN "User" u ON u.id = s."createdById"
    WHERE s.source = 'OPENING' AND s."openingApprovedAt" IS NULL ORDER BY s."createdAt", s.id LIMIT 500`)
  return {
    lots: lots.map((lot) => ({ ...lot, mine: lot.createdById === ctx.actor.userId })),
    mayApprove: ctx.actor.can('opening-stock.approve'),
  }
}

/** What the entry form offers: places and inspection agencies. */
export async function openingStockForm(ctx: ReadContext) {
  return {
    locations: await ctx.tx.location.findMany({
      where: { isActive: true, warehouse: { isActive: true } },
      select: { id: true, code: true, name: true, warehouse: { select: { code: true } } },
      orderBy: [{ warehouseId: 'asc' }, { code: 'asc' }],
    }),
    agencies: await ctx.tx.tpiAgency.findMany({
      where: { isActive: true },
      select: { id: true, code: true, name: true },
      orderBy: { code: 'asc' },
    }),
    today: ctx.actor.today,
    costShown: ctx.actor.can('cost.view'),
  }
}
