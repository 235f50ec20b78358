import { dec, decimalText } from '@/core/money'
import { Prisma, type Tx } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { lockDocument, recordStatus } from '@/server/documents-base'

type Progress = { metres: string; cancelled: string; dispatched: string }

/** Where an order stands by what left: lines without metres (not pipe) do not count. */
export function orderStatus(lines: readonly Progress[]): 'OPEN' | 'PARTLY_DISPATCHED' | 'DISPATCHED' {
  const pipe = lines.filter((l) => dec(l.metres).gt(0))
  if (!pipe.some((l) => dec(l.dispatched).gt(0))) return 'OPEN'
  const complete = pipe.every((l) => dec(l.dispatched).gte(dec(l.metres).minus(l.cancelled)))
  return complete ? 'DISPATCHED' : 'PARTLY_DISPATCHED'
}

const EVENTS: Record<string, string> = {
  'OPEN PARTLY_DISPATCHED': 'dispatch-part',
  'OPEN DISPATCHED': 'dispatch-rest',
  'PARTLY_DISPATCHED DISPATCHED': 'dispatch-rest',
  'DISPATCHED PARTLY_DISPATCHED': 'return-part',
  'DISPATCHED OPEN': 'return-all',
  'PARTLY_DISPATCHED OPEN': 'return-all',
}

/**
 * Derives dispatched and invoiced metres of every line, and the order's status, from its dispatch notes and invoices: the
 * one place where they are set. Call it in the transaction that posts, reverses or cancels such a document.
 * @throws AppError NOT_FOUND; CONFLICT when more left than line and tolerance allow (database constraint)
 */
export async function refreshSalesOrderProgress(ctx: ActionContext, salesOrderId: string): Promise<{ status: string }> {
  const order = await lockDocument(ctx, 'SalesOrder', salesOrderId)
  await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "SalesOrderLine" l SET "dispatchedMetres" = p.dispatched, "invoicedMetres" = p.invoiced
    FROM (
      SELECT sl.id,
        coalesce((SELECT sum(pll.metres) FROM "PackingListLine" pll JOIN "PackingList" pl ON pl.id = pll."packingListId"
          WHERE pll."salesOrderLineId" = sl.id AND EXISTS (
            SELECT 1 FROM "DispatchNote" dn WHERE dn."packingListId" = pl.id AND dn.status IN ('DISPATCHED', 'DELIVERED'))), 0) AS dispatched,
        coalesce((SELECT sum(il.metres) FROM "InvoiceLine" il JOIN "Invoice" i ON i.id = il."invoiceId"
          WHERE il."salesOrderLineId" = sl.id AND i.status IN ('POSTED', 'PARTLY_PAID', 'PAID')), 0) AS invoiced
      FROM "SalesOrderLine" sl WHERE sl."salesOrderId" = ${salesOrderId}::uuid) p
    WHERE l.id = p.id AND (l."dispatchedMetres" <> p.dispatched OR l."invoicedMetres" <> p.invoiced)`)
  if (order.status === 'CANCELLED' || order.status === 'CLOSED') return { status: order.status }
  const lines = await ctx.tx.$queryRaw<Progress[]>(Prisma.sql`
    SELECT metres::text, "cancelledMetres"::text AS cancelled, "dispatchedMetres"::text AS dispatched FROM "SalesOrderLine" WHERE "salesOrderId" = ${salesOrderId}::uuid`)
  const status = orderStatus(lines)
  const event = EVENTS[`${order.status} ${status}`]
  if (!event) return { status: order.status }
  await ctx.tx.salesOrder.update({
    where: { id: salesOrderId },
    data: { status, version: { increment: 1 }, updatedById: ctx.actor.userId },
    select: { id: true },
  })
  await recordStatus(ctx, { model: 'SalesOrder', id: salesOrderId, event, from: order.status, to: status })
  return { status }
}

/** Live reserved metres per order line, in one statement. */
export async function reservedByLine(tx: Tx, salesOrderId: string): Promise<Map<string, string>> {
  const rows = await tx.reservation.groupBy({
    by: ['salesOrderLineId'],
    where: { salesOrderId, status: 'LIVE' },
    _sum: { liveMetres: true },
  })
  return new Map(rows.map((r) => [r.salesOrderLineId, decimalText(r._sum.liveMetres ?? 0, 3)]))
}

/** Condition on order `o`: metres are held for it that stand on no packing list yet. */
export const WAITS_FOR_PACKING = Prisma.sql`(o.status IN ('OPEN', 'PARTLY_DISPATCHED') AND EXISTS (SELECT 1 FROM "Reservation" r
  WHERE r."salesOrderId" = o.id AND r.status = 'LIVE' AND r."liveMetres" > coalesce((SELECT sum(pll.metres) FROM "PackingListLine" pll
    JOIN "PackingList" pl ON pl.id = pll."packingListId" WHERE pll."reservationId" = r.id AND pl.status IN ('DRAFT', 'PACKED')), 0)))`

/** Condition on order `o`: a line has metres to deliver that no heat is held for. */
export const WAITS_FOR_STOCK = Prisma.sql`(o.status IN ('OPEN', 'PARTLY_DISPATCHED') AND EXISTS (SELECT 1 FROM "SalesOrderLine" l
  WHERE l."salesOrderId" = o.id AND l.metres - l."cancelledMetres" - l."dispatchedMetres" >
    coalesce((SELECT sum(r."liveMetres") FROM "Reservation" r WHERE r."salesOrderLineId" = l.id AND r.status = 'LIVE'), 0)))`
