import { Prisma } from '@/db/types'
import { type LiveReservation, liveReservations } from '@/features/reservation/consume-reservation'
import { LIVE_ORDER_STATES } from '@/features/sales-order/sales-order.machine'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { statusHistoryOf, userNames } from '@/server/status-history'
import { packingListMachine } from './packing-list.machine'
import { loadRoom } from './packing-room'

/** One packing list with its heats, what it came from and what was made of it. No prices anywhere. */
export async function getPackingList(ctx: ReadContext, id: string) {
  const row = await ctx.tx.packingList.findUnique({
    where: { id },
    include: {
      salesOrder: {
        select: {
          id: true,
          number: true,
          status: true,
          clientReference: true,
          project: true,
          customer: { select: { id: true, name: true } },
          customerPo: { select: { id: true, poNumber: true, poDate: true } },
        },
      },
      warehouse: { select: { id: true, name: true, code: true } },
      lines: {
        orderBy: { lineNo: 'asc' },
        include: {
          salesOrderLine: {
            select: {
              lineNo: true,
              product: true,
              designation: true,
              sizeText: true,
              ends: true,
              additionalSpecs: true,
              itemCode: true,
              tagNo: true,
            },
          },
          stockLot: {
            select: {
              heatNo: true,
              make: true,
              mtcId: true,
              mtcNo: true,
              mtcDate: true,
              mtcType: true,
              sizeText: true,
            },
          },
          location: { select: { code: true } },
        },
      },
      dispatchNotes: {
        orderBy: { createdAt: 'asc' },
        select: { id: true, number: true, status: true, vehicleNo: true },
      },
      invoices: { orderBy: { createdAt: 'asc' }, select: { id: true, number: true, status: true } },
    },
  })
  if (!row) return null
  const names = await userNames(ctx, [row.createdById, row.packedById])
  const invoices = ctx.actor.can('invoice.read') ? row.invoices : []
  return {
    ...row,
    invoices,
    createdBy: names.get(row.createdById ?? '') ?? null,
    packedBy: names.get(row.packedById ?? '') ?? null,
    history: await statusHistoryOf(ctx, 'PackingList', id),
    allowed: packingListMachine.allowed(row.status, ctx.actor.can).map((t) => t.event),
    canDispatch:
      row.status === 'PACKED' &&
      ctx.actor.can('dispatch-note.create') &&
      !row.dispatchNotes.some((d) => d.status !== 'VOID'),
    canInvoice:
      (row.status === 'PACKED' || row.status === 'DISPATCHED') &&
      ctx.actor.can('invoice.create') &&
      !row.invoices.some((i) => i.status !== 'VOID' && i.status !== 'CANCELLED'),
  }
}

export type PackableReservation = LiveReservation & { openPieces: number }

/**
 * What the form works with: the order, its lines with what may still be packed, and its live reservations. For a draft,
 * what it holds itself counts as open. Null for an unknown order.
 */
export async function packingFormData(ctx: ReadContext, salesOrderId: string, packingListId: string | null) {
  const order = await ctx.tx.salesOrder.findUnique({
    where: { id: salesOrderId },
    select: {
      id: true,
      number: true,
      status: true,
      deliveryDate: true,
      customer: { select: { id: true, name: true } },
      customerPo: { select: { poNumber: true } },
    },
  })
  if (!order) return null
  const room = await loadRoom(ctx.tx, salesOrderId, packingListId)
  const open = new Map(room.reservations.map((r) => [r.id, r]))
  const reservations: PackableReservation[] = (await liveReservations(ctx, salesOrderId)).map((r) => ({
    ...r,
    openMetres: open.get(r.id)?.openMetres ?? '0',
    openPieces: open.get(r.id)?.openPieces ?? 0,
    warehouse: open.get(r.id)?.warehouse ?? r.warehouse,
  }))
  return {
    order,
    today: ctx.actor.today,
    live: LIVE_ORDER_STATES.some((s) => s === order.status),
    orderLines: room.orderLines,
    reservations,
  }
}

/** Orders that have reserved metres which are on no packing list yet, earliest delivery first. */
export async function ordersToPack(ctx: ReadContext) {
  return ctx.tx.$queryRaw<
    { id: string; number: string; customer: string; deliveryDate: Date | null; heats: number; openMetres: string }[]
  >(Prisma.sql`
    SELECT o.id::text, o.number, c.name AS customer, o."deliveryDate", count(DISTINCT x."heatNo")::int AS heats, sum(x.open)::text AS "openMetres"
    FROM "SalesOrder" o JOIN "Customer" c ON c.id = o."customerId" JOIN (
      SELECT r."salesOrderId", s."heatNo", r."liveMetres" - coalesce((SELECT sum(pll.metres) FROM "PackingListLine" pll
        JOIN "PackingList" pl ON pl.id = pll."packingListId" WHERE pll."reservationId" = r.id AND pl.status IN ('DRAFT', 'PACKED')), 0) AS open
      FROM "Reservation" r JOIN "StockLot" s ON s.id = r."stockLotId" WHERE r.status = 'LIVE') x ON x."salesOrderId" = o.id AND x.open > 0
    WHERE o.status IN ('OPEN', 'PARTLY_DISPATCHED')
    GROUP BY o.id, o.number, c.name, o."deliveryDate" ORDER BY o."deliveryDate" ASC NULLS LAST, o.number LIMIT 200`)
}

const STATES = [
  { value: 'DRAFT', label: 'Draft' },
  { value: 'PACKED', label: 'Packed' },
  { value: 'DISPATCHED', label: 'Dispatched' },
  { value: 'VOID', label: 'Void' },
]

export const packingListList = defineList({
  name: 'packing-lists',
  title: 'Packing lists',
  permission: 'packing-list.read',
  id: Prisma.sql`p.id`,
  from: Prisma.sql`"PackingList" p JOIN "SalesOrder" o ON o.id = p."salesOrderId" JOIN "Customer" c ON c.id = o."customerId"
    JOIN "Warehouse" w ON w.id = p."warehouseId"`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`p.number`,
      sortable: true,
      href: '/packing-lists/{id}',
    },
    { key: 'packingDate', label: 'Date', type: 'date', sql: Prisma.sql`p."packingDate"`, sortable: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    {
      key: 'salesOrder',
      label: 'Sales order',
      type: 'text',
      sql: Prisma.sql`o.number`,
      sortable: true,
      href: '/sales-orders/{salesOrderId}',
    },
    { key: 'salesOrderId', label: 'Sales order id', type: 'text', sql: Prisma.sql`o.id::text`, hidden: true },
    { key: 'warehouse', label: 'Warehouse', type: 'text', sql: Prisma.sql`w.name`, sortable: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`p.status`, sortable: true },
    {
      key: 'heats',
      label: 'Heats',
      type: 'list',
      sql: Prisma.sql`(SELECT array_agg(DISTINCT s."heatNo" ORDER BY s."heatNo") FROM "PackingListLine" l JOIN "StockLot" s ON s.id = l."stockLotId" WHERE l."packingListId" = p.id)`,
    },
    { key: 'totalMetres', label: 'Metres', type: 'metres', sql: Prisma.sql`p."totalMetres"`, sortable: true },
    { key: 'totalPieces', label: 'Pieces', type: 'integer', sql: Prisma.sql`p."totalPieces"` },
    { key: 'totalBundles', label: 'Bundles', type: 'integer', sql: Prisma.sql`p."totalBundles"` },
    { key: 'totalNetKg', label: 'Net kg', type: 'kg', sql: Prisma.sql`p."totalNetKg"` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Number, order or customer',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(p.id IN (SELECT search_ids('PackingList', ${v}, 500)) OR o.id IN (SELECT search_ids('SalesOrder', ${v}, 500)) OR c.id IN (SELECT search_ids('Customer', ${v}, 500)))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATES, sql: (v) => Prisma.sql`p.status = ${v}` },
    { key: 'salesOrderId', label: 'Sales order', type: 'id', sql: (v) => Prisma.sql`p."salesOrderId" = ${v}::uuid` },
    { key: 'warehouseId', label: 'Warehouse', type: 'id', sql: (v) => Prisma.sql`p."warehouseId" = ${v}::uuid` },
    {
      key: 'stockLotId',
      label: 'Lot',
      type: 'id',
      sql: (v) =>
        Prisma.sql`p.id IN (SELECT l."packingListId" FROM "PackingListLine" l WHERE l."stockLotId" = ${v}::uuid)`,
    },
    {
      key: 'toDispatch',
      label: 'To dispatch',
      type: 'boolean',
      sql: (v) => {
        const open = Prisma.sql`(p.status = 'PACKED' AND NOT EXISTS (SELECT 1 FROM "DispatchNote" d WHERE d."packingListId" = p.id AND d.status <> 'VOID'))`
        return v === 'true' || v === '1' ? open : Prisma.sql`NOT ${open}`
      },
    },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`p."packingDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`p."packingDate" <= ${v}::date` },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`p.status`, values: STATES },
  defaultSort: { key: 'packingDate', dir: 'desc' },
  rowHref: '/packing-lists/{id}',
  empty: {
    title: 'No packing lists yet',
    text: 'Pack reserved heats of a sales order; the list gets its number when it is packed.',
  },
  detail: getPackingList,
})
