import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { recordStatus } from '@/server/documents-base'

const ORDERED_LINES = Prisma.sql`(
  SELECT pl."purchaseRequisitionLineId" AS "lineId", pl.metres, pl.quantity
  FROM "PurchaseOrderLine" pl JOIN "PurchaseOrder" p ON p.id = pl."purchaseOrderId" WHERE p.status <> 'CANCELLED') o`

/**
 * The one place that derives how far requisitions are ordered: orderedMetres of a line = metres of the purchase order
 * lines made from it, cancelled orders aside; ORDERED when every line is ordered in full, APPROVED again when an order
 * falls away. An item without metres (a flange) counts by its quantity. Locks the requisitions, in id order.
 */
export async function refreshRequisitionProgress(
  ctx: ActionContext,
  requisitionIds: readonly (string | null)[],
): Promise<void> {
  const ids = [...new Set(requisitionIds.filter((id) => id !== null))].sort()
  if (ids.length === 0) return
  await lockRequisitions(ctx, ids)
  await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "PurchaseRequisitionLine" l SET "orderedMetres" = s.metres
    FROM (SELECT r.id, coalesce(sum(o.metres), 0) AS metres FROM "PurchaseRequisitionLine" r LEFT JOIN ${ORDERED_LINES} ON o."lineId" = r.id
          WHERE r."purchaseRequisitionId" = ANY (${ids}::uuid[]) GROUP BY r.id) s
    WHERE l.id = s.id AND l."orderedMetres" <> s.metres`)
  const states = await ctx.tx.$queryRaw<{ id: string; status: string; complete: boolean }[]>(Prisma.sql`
    SELECT r.id, r.status, bool_and(CASE WHEN l.metres > 0 THEN l."orderedMetres" >= l.metres ELSE l.ordered >= l.quantity END) AS complete
    FROM "PurchaseRequisition" r JOIN (
      SELECT x."purchaseRequisitionId", x.metres, x."orderedMetres", x.quantity, coalesce(sum(o.quantity), 0) AS ordered
      FROM "PurchaseRequisitionLine" x LEFT JOIN ${ORDERED_LINES} ON o."lineId" = x.id
      WHERE x."purchaseRequisitionId" = ANY (${ids}::uuid[]) GROUP BY x.id) l ON l."purchaseRequisitionId" = r.id
    WHERE r.status IN ('APPROVED', 'ORDERED') GROUP BY r.id`)
  for (const { id, status, complete } of states) {
    const next = complete ? 'ORDERED' : 'APPROVED'
    if (next === status) continue
    await ctx.tx.purchaseRequisition.update({
      where: { id },
      data: { status: next, version: { increment: 1 }, updatedById: ctx.actor.userId },
      select: { id: true },
    })
    await recordStatus(ctx, {
      model: 'PurchaseRequisition',
      id,
      event: complete ? 'order' : 'reopen',
      from: status,
      to: next,
    })
  }
}

/** Locks requisitions for the rest of the transaction, in id order, so that two buyers cannot order the same balance. */
export async function lockRequisitions(ctx: ActionContext, ids: readonly string[]): Promise<void> {
  await ctx.tx.$queryRaw(
    Prisma.sql`SELECT id FROM "PurchaseRequisition" WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`,
  )
}
