import { dec, decimalText } from '@/core/money'
import { Prisma } from '@/db/types'
import { refreshPurchaseOrderProgress } from '@/features/purchase-order/refresh-purchase-order-progress'
import { lockLots, type Movement, moveStock } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { applyTransition } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { grnMachine } from './grn.machine'

type Step = { id: string; version?: number; remark?: string | null }

const step = (event: string, { id, version, remark }: Step) => ({
  machine: grnMachine,
  model: 'Grn',
  id,
  version,
  remark,
  event,
})

/**
 * Takes a posted receipt back out of stock; the order's progress goes back too. Possible only while every metre and piece
 * of it is still under inspection and no inspection has begun on it.
 * @throws AppError CONFLICT naming the heat that is not under inspection any more
 */
export async function reverseGrn(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  const { id } = input
  await applyTransition(ctx, {
    ...step('reverse', input),
    set: [Prisma.sql`"reversedReason" = ${input.remark ?? null}`],
  })
  const lines = await ctx.tx.grnLine.findMany({
    where: { grnId: id },
    select: { metres: true, pieces: true, heatNo: true, stockLots: { select: { id: true } } },
  })
  const lotIds = lines.flatMap((l) => l.stockLots.map((s) => s.id))
  await lockLots(ctx, lotIds)
  const begun = await ctx.tx.inspectionLot.findFirst({
    where: { stockLotId: { in: lotIds }, inspection: { status: 'DRAFT' } },
    select: { stockLot: { select: { heatNo: true } } },
  })
  if (begun)
    throw new AppError(
      'CONFLICT',
      `QC has begun to inspect heat ${begun.stockLot.heatNo}. That draft inspection must be voided first.`,
    )
  const balances = await ctx.tx.stockBalance.findMany({
    where: { stockLotId: { in: lotIds } },
    orderBy: { stockLotId: 'asc' },
  })
  const movements: Movement[] = []
  for (const line of lines) {
    const own = balances.filter((b) => line.stockLots.some((s) => s.id === b.stockLotId))
    const waiting = own.reduce((sum, b) => sum.plus(dec(b.underInspectionMetres)), dec('0'))
    const pieces = own.reduce((sum, b) => sum + b.underInspectionPieces, 0)
    if (!waiting.eq(dec(line.metres)) || pieces !== line.pieces)
      throw new AppError(
        'CONFLICT',
        `Heat ${line.heatNo}: only ${decimalText(waiting, 3)} of ${decimalText(line.metres, 3)} m are still under inspection, so the receipt cannot be reversed.`,
      )
    for (const b of own)
      movements.push({
        stockLotId: b.stockLotId,
        kind: 'REVERSE',
        from: { bucket: 'UNDER_INSPECTION', locationId: b.locationId },
        metres: decimalText(b.underInspectionMetres, 3),
        pieces: b.underInspectionPieces,
        remark: input.remark,
      })
  }
  await moveStock(ctx, { documentType: 'Grn', documentId: id }, movements)
  const { purchaseOrderId } = await ctx.tx.grn.findUniqueOrThrow({ where: { id }, select: { purchaseOrderId: true } })
  await refreshPurchaseOrderProgress(ctx, purchaseOrderId, 'reversal')
  return { id }
}

/** Puts a draft aside; nothing of it was in stock. */
export async function voidGrn(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, step('void', input))
  return { id: input.id }
}
