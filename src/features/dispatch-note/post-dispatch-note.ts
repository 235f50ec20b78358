import type { z } from 'zod'
import { decimalText } from '@/core/money'
import { Prisma } from '@/db/types'
import { packingListMachine } from '@/features/packing-list/packing-list.machine'
import { orderParties } from '@/features/packing-list/ship-to'
import { checkReserved, consumeReservation } from '@/features/reservation/consume-reservation'
import { refreshSalesOrderProgress } from '@/features/sales-order/progress'
import { lockLots, moveStock } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText } from '@/server/serialize'
import { dispatchNoteMachine } from './dispatch-note.machine'
import type { postDispatchNoteSchema } from './dispatch-note.schema'

/**
 * The lorry leaves: reserved metres and their pieces are issued, the reservations go down by them, the packing list is
 * dispatched and the order shows its progress, all in one transaction. Locks, always in this order: order, lots, note,
 * packing list; so two people who press the button at once dispatch once.
 * @throws AppError NOT_FOUND, STALE, ILLEGAL_TRANSITION when it has left already, VALIDATION without vehicle or LR, SHORT_STOCK
 */
export async function postDispatchNote(
  ctx: ActionContext,
  input: z.output<typeof postDispatchNoteSchema>,
): Promise<{ id: string; salesOrderStatus: string }> {
  const { salesOrderId, packingListId } = found(
    await ctx.tx.dispatchNote.findUnique({
      where: { id: input.id },
      select: { salesOrderId: true, packingListId: true },
    }),
    'Dispatch note',
  )
  await lockDocument(ctx, 'SalesOrder', salesOrderId)
  const lines = await ctx.tx.packingListLine.findMany({
    where: { packingListId },
    orderBy: { lineNo: 'asc' },
    select: { reservationId: true, stockLotId: true, locationId: true, metres: true, pieces: true },
  })
  const lots = lines.map((l) => l.stockLotId)
  await lockLots(ctx, lots)
  await applyTransition(ctx, {
    machine: dispatchNoteMachine,
    model: 'DispatchNote',
    id: input.id,
    event: 'dispatch',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"dispatchedAt" = now()`, Prisma.sql`"dispatchedById" = app_user_id()`],
  })
  const note = found(
    await ctx.tx.dispatchNote.findUnique({
      where: { id: input.id },
      select: { vehicleNo: true, lrNo: true, dispatchDate: true, packingList: { select: { packingDate: true } } },
    }),
    'Dispatch note',
  )
  if (!note.vehicleNo && !note.lrNo)
    throw new AppError('VALIDATION', 'Enter the vehicle, or the LR number where it goes by rail or courier.', {
      vehicleNo: 'Enter the vehicle number.',
    })
  if (note.dispatchDate < note.packingList.packingDate)
    throw new AppError('VALIDATION', 'The dispatch date is before the packing date.', {
      dispatchDate: 'Not before the day of packing.',
    })
  await applyTransition(ctx, {
    machine: packingListMachine,
    model: 'PackingList',
    id: packingListId,
    event: 'dispatch',
  })
  for (const line of lines) {
    await consumeReservation(ctx, { reservationId: line.reservationId, metres: decimalText(line.metres, 3) })
  }
  await moveStock(
    ctx,
    { documentType: 'DispatchNote', documentId: input.id },
    lines.map((line) => ({
      stockLotId: line.stockLotId,
      kind: 'ISSUE',
      from: { bucket: 'RESERVED', locationId: line.locationId },
      to: { bucket: 'ISSUED', locationId: line.locationId },
      metres: decimalText(line.metres, 3),
      pieces: line.pieces,
    })),
  )
  await checkReserved(ctx, lots)
  const { shipTo } = await orderParties(ctx.tx, salesOrderId)
  await ctx.tx.dispatchNote.update({ where: { id: input.id }, data: { shipTo }, select: { id: true } })
  const order = await refreshSalesOrderProgress(ctx, salesOrderId)
  ctx.giveNumber({ model: 'DispatchNote', id: input.id, type: 'DN', date: dateText(note.dispatchDate) })
  return { id: input.id, salesOrderStatus: order.status }
}
