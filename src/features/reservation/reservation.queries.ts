import { zId } from '@/core/inputs'
import { dec } from '@/core/money'
import { Prisma, type Tx } from '@/db/types'
import { LIVE_ORDER_STATES } from '@/features/sales-order/sales-order.machine'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { type LineProposal, propose } from './allocate'
import { loadCandidates, loadNeeds } from './candidates'
import { liveReservations } from './consume-reservation'

/**
 * What would be reserved for an order if somebody pressed the button now, line by line, oldest certificate first; null
 * for an unknown order. Reads only.
 */
export async function proposeReservation(ctx: { tx: Tx }, salesOrderId: string) {
  if (!zId.safeParse(salesOrderId).success) return null
  const order = await ctx.tx.salesOrder.findUnique({
    where: { id: salesOrderId },
    select: {
      id: true,
      number: true,
      status: true,
      version: true,
      deliveryDate: true,
      customer: { select: { id: true, name: true } },
    },
  })
  if (!order) return null
  const lines = propose(await loadNeeds(ctx.tx, salesOrderId), await loadCandidates(ctx.tx, salesOrderId))
  return { order, live: LIVE_ORDER_STATES.some((s) => s === order.status), lines }
}

/** The page where stock is reserved: proposal, what is held already. */
export async function reservationPage(ctx: ReadContext, salesOrderId: string) {
  const proposal = await proposeReservation(ctx, salesOrderId)
  if (!proposal) return null
  return { ...proposal, held: await liveReservations(ctx, salesOrderId) }
}

/** A line of an order that accepted stock cannot serve. Metres, 3 decimals. */
export type Shortfall = Pick<
  LineProposal,
  'productSpecId' | 'lineNo' | 'neededMetres' | 'shortfallMetres' | 'requisitionedMetres' | 'toRequisitionMetres'
> & {
  salesOrderLineId: string
}

/**
 * What is missing for an order, exactly: needed less what accepted stock has free, per line; and what of it is not on a
 * live requisition yet. Lines without a shortfall are left out. What a purchase requisition is made of.
 */
export async function shortfall(ctx: { tx: Tx }, salesOrderId: string): Promise<Shortfall[]> {
  const proposal = await proposeReservation(ctx, salesOrderId)
  if (!proposal?.live) return []
  return proposal.lines
    .filter((l) => dec(l.shortfallMetres).gt(0))
    .map((l) => ({
      salesOrderLineId: l.id,
      lineNo: l.lineNo,
      productSpecId: l.productSpecId,
      neededMetres: l.neededMetres,
      shortfallMetres: l.shortfallMetres,
      requisitionedMetres: l.requisitionedMetres,
      toRequisitionMetres: l.toRequisitionMetres,
    }))
}

/** One reservation with its moves in the ledger. */
export async function getReservation(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const row = await ctx.tx.reservation.findUnique({
    where: { id },
    include: {
      salesOrder: { select: { id: true, number: true, status: true, customer: { select: { id: true, name: true } } } },
      salesOrderLine: { select: { lineNo: true, product: true, designation: true, sizeText: true, ends: true } },
      stockLot: {
        select: {
          id: true,
          heatNo: true,
          make: true,
          designations: true,
          sizeText: true,
          ends: true,
          mtcNo: true,
          mtcDate: true,
          mtcType: true,
        },
      },
      location: { select: { id: true, code: true, warehouse: { select: { id: true, code: true, name: true } } } },
    },
  })
  if (!row) return null
  const moves = await ctx.tx.$queryRaw<
    { kind: string; metres: Prisma.Decimal; remark: string | null; at: Date; userName: string | null }[]
  >(Prisma.sql`
    SELECT g.kind, g.metres, g.remark, g.at, u.name AS "userName" FROM "StockLedger" g LEFT JOIN "User" u ON u.id = g."userId"
    WHERE g."documentId" = ${id}::uuid ORDER BY g.seq DESC`)
  const packing = await ctx.tx.packingListLine.findMany({
    where: { reservationId: id },
    select: { metres: true, packingList: { select: { id: true, number: true, status: true } } },
    orderBy: { id: 'asc' },
  })
  const locations = ctx.actor.can('stock.move')
    ? await ctx.tx.location.findMany({
        where: { isActive: true },
        select: { id: true, code: true, warehouse: { select: { code: true } } },
        orderBy: [{ warehouseId: 'asc' }, { code: 'asc' }],
      })
    : []
  return { ...row, moves, packing, locations }
}

const STATES = [
  { value: 'LIVE', label: 'Live' },
  { value: 'ISSUED', label: 'Issued' },
  { value: 'RELEASED', label: 'Released' },
]

export const reservationList = defineList({
  name: 'reservations',
  title: 'Reservations',
  permission: 'reservation.read',
  id: Prisma.sql`r.id`,
  from: Prisma.sql`"Reservation" r JOIN "SalesOrder" o ON o.id = r."salesOrderId" JOIN "SalesOrderLine" l ON l.id = r."salesOrderLineId"
    JOIN "Customer" c ON c.id = o."customerId" JOIN "StockLot" s ON s.id = r."stockLotId" JOIN "Location" loc ON loc.id = r."locationId" JOIN "Warehouse" w ON w.id = loc."warehouseId"`,
  columns: [
    {
      key: 'salesOrder',
      label: 'Sales order',
      type: 'text',
      sql: Prisma.sql`o.number`,
      sortable: true,
      href: '/sales-orders/{salesOrderId}',
    },
    { key: 'salesOrderId', label: 'Sales order id', type: 'text', sql: Prisma.sql`o.id::text`, hidden: true },
    { key: 'lineNo', label: 'Line', type: 'integer', sql: Prisma.sql`l."lineNo"` },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'heatNo', label: 'Heat', type: 'heat', sql: Prisma.sql`s."heatNo"`, sortable: true },
    { key: 'designation', label: 'Material', type: 'text', sql: Prisma.sql`l.designation` },
    { key: 'size', label: 'Size', type: 'text', sql: Prisma.sql`l."sizeText"` },
    { key: 'place', label: 'Place', type: 'text', sql: Prisma.sql`w.code || ' ' || loc.code`, sortable: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`r.status`, sortable: true },
    { key: 'metres', label: 'Reserved', type: 'metres', sql: Prisma.sql`r.metres` },
    { key: 'liveMetres', label: 'Held now', type: 'metres', sql: Prisma.sql`r."liveMetres"`, sum: true },
    { key: 'issuedMetres', label: 'Issued', type: 'metres', sql: Prisma.sql`r."issuedMetres"` },
    { key: 'releasedMetres', label: 'Released', type: 'metres', sql: Prisma.sql`r."releasedMetres"` },
    { key: 'outOfFifoReason', label: 'Out of FIFO', type: 'text', sql: Prisma.sql`r."outOfFifoReason"`, hidden: true },
    { key: 'createdAt', label: 'Reserved at', type: 'datetime', sql: Prisma.sql`r."createdAt"`, sortable: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Order or heat',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(o.id IN (SELECT search_ids('SalesOrder', ${v}, 500)) OR s.id IN (SELECT search_ids('StockLot', ${v}, 2000)))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATES, sql: (v) => Prisma.sql`r.status = ${v}` },
    { key: 'salesOrderId', label: 'Sales order', type: 'id', sql: (v) => Prisma.sql`r."salesOrderId" = ${v}::uuid` },
    { key: 'stockLotId', label: 'Lot', type: 'id', sql: (v) => Prisma.sql`r."stockLotId" = ${v}::uuid` },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`o."customerId" = ${v}::uuid` },
    {
      key: 'fifo',
      label: 'Out of FIFO',
      type: 'boolean',
      sql: (v) => Prisma.sql`(r."outOfFifoReason" IS NOT NULL) = ${v === 'true'}`,
    },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`r.status`, values: STATES },
  defaultSort: { key: 'createdAt', dir: 'desc' },
  rowHref: '/reservations/{id}',
  empty: { title: 'Nothing is reserved', text: 'Open a sales order and reserve stock for it.' },
  detail: getReservation,
})
