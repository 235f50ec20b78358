import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { lockDocument, recordStatus } from '@/server/documents-base'
import { receiptState } from './purchase-order.totals'

/**
 * The one place that derives how far an order is received: receivedMetres of its lines from the posted goods receipts, and
 * from them the order's status. An order that is being amended keeps its status until it is approved again; a closed one
 * opens again when a receipt is reversed. The order's row is locked.
 */
export async function refreshPurchaseOrderProgress(
  ctx: ActionContext,
  purchaseOrderId: string,
  cause: 'receipt' | 'reversal' | 'approval',
): Promise<{ status: string }> {
  const order = await lockDocument(ctx, 'PurchaseOrder', purchaseOrderId)
  await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "PurchaseOrderLine" l SET "receivedMetres" = s.metres
    FROM (
      SELECT pl.id, coalesce(sum(gl.metres) FILTER (WHERE g.status = 'POSTED'), 0) AS metres
      FROM "PurchaseOrderLine" pl
      LEFT JOIN "GrnLine" gl ON gl."companyId" = pl."companyId" AND gl."purchaseOrderLineId" = pl.id
      LEFT JOIN "Grn" g ON g.id = gl."grnId"
      WHERE pl."purchaseOrderId" = ${purchaseOrderId}::uuid GROUP BY pl.id) s
    WHERE l.id = s.id AND l."receivedMetres" <> s.metres`)
  const movable = [
    'APPROVED',
    'SENT',
    'ACKNOWLEDGED',
    'PARTLY_RECEIVED',
    'RECEIVED',
    ...(cause === 'reversal' ? ['CLOSED'] : []),
  ]
  if (!movable.includes(order.status)) return { status: order.status }
  const facts = await ctx.tx.purchaseOrder.findUniqueOrThrow({
    where: { id: purchaseOrderId },
    select: { sentAt: true, acknowledgedOn: true, lines: { select: { metres: true, receivedMetres: true } } },
  })
  const state = receiptState(facts.lines)
  const unreceived = facts.acknowledgedOn ? 'ACKNOWLEDGED' : facts.sentAt ? 'SENT' : 'APPROVED'
  const next = state === 'ALL' ? 'RECEIVED' : state === 'PART' ? 'PARTLY_RECEIVED' : unreceived
  if (next === order.status) return { status: next }
  const event =
    state === 'ALL' ? 'receive-rest' : state === 'PART' ? 'receive-part' : `unreceive-${unreceived.toLowerCase()}`
  await ctx.tx.purchaseOrder.update({
    where: { id: purchaseOrderId },
    data: { status: next, version: { increment: 1 }, updatedById: ctx.actor.userId },
    select: { id: true },
  })
  await recordStatus(ctx, { model: 'PurchaseOrder', id: purchaseOrderId, event, from: order.status, to: next })
  return { status: next }
}
