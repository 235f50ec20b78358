import { dec, decimalText } from '@/core/money'
import { LIVE_ORDER_STATES } from '@/features/sales-order/sales-order.machine'
import { lockLots, moveStock } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { checkWanted, propose, type Wanted } from './allocate'
import { loadCandidates, loadNeeds } from './candidates'
import type { ConfirmReservationInput } from './reservation.schema'

type Reserved = { id: string; salesOrderId: string; reservationIds: string[]; reservedMetres: string }

/** Locks the order, so that two people who reserve for it wait for each other. @throws AppError ILLEGAL_TRANSITION when it takes no more stock */
async function lockLiveOrder(ctx: ActionContext, salesOrderId: string): Promise<string | null> {
  const order = await lockDocument(ctx, 'SalesOrder', salesOrderId)
  if (!LIVE_ORDER_STATES.some((s) => s === order.status))
    throw new AppError(
      'ILLEGAL_TRANSITION',
      `Sales order ${order.documentNo} is ${order.status.toLowerCase().replaceAll('_', ' ')}; nothing can be reserved for it.`,
    )
  return order.documentNo
}

/**
 * Reserves the metres somebody chose. The order and the lots are locked, then everything is read again: what another
 * user took meanwhile is not there any more, however many press at once.
 * @throws AppError SHORT_STOCK with what is left, VALIDATION beyond the line's tolerance or out of FIFO without a reason
 */
export async function confirmReservation(ctx: ActionContext, input: ConfirmReservationInput): Promise<Reserved> {
  const documentNo = await lockLiveOrder(ctx, input.salesOrderId)
  await lockLots(
    ctx,
    input.lines.map((l) => l.stockLotId),
  )
  return reserveLocked(ctx, { salesOrderId: input.salesOrderId, documentNo, wanted: input.lines })
}

/**
 * Reserves the whole FIFO proposal: candidates are read, locked in id order, read again, and dealt out in FIFO order.
 * What is not there is not reserved; the answer says how much is short.
 * @throws AppError SHORT_STOCK when nothing at all can be reserved
 */
export async function reserveProposal(
  ctx: ActionContext,
  input: { salesOrderId: string },
): Promise<Reserved & { shortfallMetres: string }> {
  const { salesOrderId } = input
  const documentNo = await lockLiveOrder(ctx, salesOrderId)
  const seen = await loadCandidates(ctx.tx, salesOrderId)
  await lockLots(
    ctx,
    seen.map((c) => c.stockLotId),
  )
  const locked = new Set(seen.map((c) => c.stockLotId))
  const candidates = (await loadCandidates(ctx.tx, salesOrderId)).filter((c) => locked.has(c.stockLotId))
  const lines = propose(await loadNeeds(ctx.tx, salesOrderId), candidates)
  const wanted = lines.flatMap((line) =>
    line.candidates
      .filter((c) => dec(c.proposedMetres).gt(0))
      .map(
        (c): Wanted => ({
          salesOrderLineId: line.id,
          stockLotId: c.stockLotId,
          locationId: c.locationId,
          metres: c.proposedMetres,
          outOfFifoReason: null,
        }),
      ),
  )
  if (wanted.length === 0)
    throw new AppError('SHORT_STOCK', lines.find((l) => l.reason)?.reason ?? 'Nothing can be reserved for this order.')
  const shortfall = lines.reduce((sum, l) => sum.plus(l.shortfallMetres), dec(0))
  return {
    ...(await reserveLocked(ctx, { salesOrderId, documentNo, wanted })),
    shortfallMetres: decimalText(shortfall, 3),
  }
}

async function reserveLocked(
  ctx: ActionContext,
  order: { salesOrderId: string; documentNo: string | null; wanted: readonly Wanted[] },
): Promise<Reserved> {
  const { salesOrderId, wanted } = order
  const lines = await loadNeeds(ctx.tx, salesOrderId)
  const own = new Set(lines.map((l) => l.id))
  if (wanted.some((w) => !own.has(w.salesOrderLineId)))
    throw new AppError('NOT_FOUND', 'A line of the order was not found. Reload and look again.')
  const { errors, short } = checkWanted(wanted, lines, await loadCandidates(ctx.tx, salesOrderId))
  if (Object.keys(errors).length > 0)
    throw new AppError(short ? 'SHORT_STOCK' : 'VALIDATION', Object.values(errors)[0] ?? 'Look again.', errors)
  const rows = await ctx.tx.reservation.createManyAndReturn({
    data: wanted.map((w) => ({
      salesOrderId,
      salesOrderLineId: w.salesOrderLineId,
      stockLotId: w.stockLotId,
      locationId: w.locationId,
      metres: w.metres,
      liveMetres: w.metres,
      outOfFifoReason: w.outOfFifoReason,
    })),
    select: { id: true, stockLotId: true, locationId: true, metres: true, outOfFifoReason: true },
  })
  for (const r of rows) {
    await moveStock(ctx, { documentType: 'Reservation', documentId: r.id }, [
      {
        stockLotId: r.stockLotId,
        kind: 'RESERVE',
        from: { bucket: 'ACCEPTED', locationId: r.locationId },
        to: { bucket: 'RESERVED', locationId: r.locationId },
        metres: decimalText(r.metres, 3),
        remark: r.outOfFifoReason,
      },
    ])
    ctx.event({
      documentType: 'Reservation',
      documentId: r.id,
      documentNo: order.documentNo,
      remark: r.outOfFifoReason,
    })
  }
  const total = wanted.reduce((sum, w) => sum.plus(w.metres), dec(0))
  return {
    id: rows[0]?.id ?? salesOrderId,
    salesOrderId,
    reservationIds: rows.map((r) => r.id),
    reservedMetres: decimalText(total, 3),
  }
}
