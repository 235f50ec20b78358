import { dec } from '@/core/money'
import { formatMetres } from '@/core/units'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { lockLots, moveStock } from './move-stock'
import type { MoveStockInput } from './stock.schema'

const METRES = {
  UNDER_INSPECTION: 'underInspectionMetres',
  ACCEPTED: 'acceptedMetres',
  ON_HOLD: 'onHoldMetres',
  REJECTED: 'rejectedMetres',
} as const
const PIECES = {
  UNDER_INSPECTION: 'underInspectionPieces',
  ACCEPTED: 'acceptedPieces',
  ON_HOLD: 'onHoldPieces',
  REJECTED: 'rejectedPieces',
} as const

/**
 * Brings metres of a lot from one place to another; their state stays. Reserved metres move with their reservation.
 * @throws AppError NOT_FOUND, VALIDATION, SHORT_STOCK when the place has less
 */
export async function relocateStock(ctx: ActionContext, input: MoveStockInput): Promise<{ id: string }> {
  const { stockLotId, bucket } = input
  if (input.fromLocationId === input.toLocationId)
    throw new AppError('VALIDATION', 'Choose another location.', { toLocationId: 'Choose another location.' })
  await lockLots(ctx, [stockLotId])
  const to = found(
    await ctx.tx.location.findUnique({ where: { id: input.toLocationId }, select: { isActive: true } }),
    'Location',
  )
  if (!to.isActive)
    throw new AppError('VALIDATION', 'This location is not in use any more.', { toLocationId: 'Not in use any more.' })
  const lot = found(
    await ctx.tx.stockLot.findUnique({ where: { id: stockLotId }, select: { heatNo: true } }),
    'Stock lot',
  )
  const balance = await ctx.tx.stockBalance.findFirst({ where: { stockLotId, locationId: input.fromLocationId } })
  const there = dec(balance?.[METRES[bucket]] ?? 0)
  if (there.lt(input.metres))
    throw new AppError('SHORT_STOCK', `Only ${formatMetres(there, { trim: true })} m are there in that state.`, {
      metres: `At most ${formatMetres(there, { trim: true })} m.`,
    })
  const pieces = balance?.[PIECES[bucket]] ?? 0
  if (input.pieces > pieces)
    throw new AppError('VALIDATION', `Only ${pieces} pieces are there.`, { pieces: `At most ${pieces}.` })
  await moveStock(ctx, { documentType: 'StockLot', documentId: stockLotId }, [
    {
      stockLotId,
      kind: 'MOVE',
      from: { bucket, locationId: input.fromLocationId },
      to: { bucket, locationId: input.toLocationId },
      metres: input.metres,
      pieces: input.pieces,
      remark: input.remark,
    },
  ])
  ctx.event({ documentType: 'StockLot', documentId: stockLotId, documentNo: lot.heatNo, remark: input.remark })
  return { id: stockLotId }
}
