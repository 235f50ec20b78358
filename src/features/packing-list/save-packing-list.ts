import { formatDate } from '@/core/fiscal-year'
import { LIVE_ORDER_STATES } from '@/features/sales-order/sales-order.machine'
import { lockLots } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText, dbDate } from '@/server/serialize'
import type { CreatePackingListInput, PackingLineInput, UpdatePackingListInput } from './packing-list.schema'
import { checkPacking, netWeightKg, packingTotals } from './packing-list.totals'
import { loadRoom } from './packing-room'

/**
 * Locks the order, so that two packing lists of it cannot both take the last metres.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when nothing of it is to be sent any more
 */
export async function lockPackableOrder(ctx: ActionContext, salesOrderId: string): Promise<void> {
  const order = await lockDocument(ctx, 'SalesOrder', salesOrderId)
  if (!LIVE_ORDER_STATES.some((s) => s === order.status))
    throw new AppError(
      'ILLEGAL_TRANSITION',
      `Sales order ${order.documentNo} is ${order.status.toLowerCase().replaceAll('_', ' ')}; nothing can be packed for it.`,
    )
}

/**
 * The lines as they are stored: heat, place and net weight follow from the reservation. The lots are locked, so that
 * nobody releases meanwhile what is being packed.
 * @throws AppError NOT_FOUND for a reservation of somebody else, VALIDATION by line
 */
export async function checkedLines(
  ctx: ActionContext,
  input: {
    salesOrderId: string
    warehouseId: string
    packingListId: string | null
    lines: readonly PackingLineInput[]
  },
) {
  const wanted = await ctx.tx.reservation.findMany({
    where: { id: { in: input.lines.map((l) => l.reservationId) } },
    select: { id: true, stockLotId: true },
  })
  const known = new Set(wanted.map((r) => r.id))
  if (input.lines.some((l) => !known.has(l.reservationId)))
    throw new AppError('NOT_FOUND', 'A reservation was not found. Reload and look again.')
  await lockLots(
    ctx,
    wanted.map((r) => r.stockLotId),
  )
  const room = await loadRoom(ctx.tx, input.salesOrderId, input.packingListId)
  const errors = checkPacking(input.lines, { warehouseId: input.warehouseId, ...room })
  const first = Object.values(errors)[0]
  if (first) throw new AppError('VALIDATION', first, errors)
  const byId = new Map(room.reservations.map((r) => [r.id, r]))
  return input.lines.map((line, i) => {
    const r = found(byId.get(line.reservationId), 'Reservation')
    return {
      lineNo: i + 1,
      reservationId: r.id,
      salesOrderLineId: r.salesOrderLineId,
      stockLotId: r.stockLotId,
      locationId: r.locationId,
      metres: line.metres,
      pieces: line.pieces,
      bundleNo: line.bundleNo,
      bundles: line.bundles,
      netWeightKg: netWeightKg(line.metres, r.unitWeight),
      remark: line.remark,
    }
  })
}

/** The date of packing: today unless told; never tomorrow, nor before the order. */
async function packingDay(ctx: ActionContext, salesOrderId: string, date: string | null): Promise<Date> {
  if (date && date > ctx.actor.today)
    throw new AppError('VALIDATION', 'The packing date is in the future.', { packingDate: 'Not later than today.' })
  const order = await ctx.tx.salesOrder.findUniqueOrThrow({ where: { id: salesOrderId }, select: { orderDate: true } })
  if (date && date < dateText(order.orderDate))
    throw new AppError('VALIDATION', 'The packing date is before the order date.', {
      packingDate: `Not before ${formatDate(dateText(order.orderDate))}, the day of the order.`,
    })
  return dbDate(date ?? ctx.actor.today)
}

/**
 * Starts a packing list from reservations of one order in one warehouse. It has no number until it is packed.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, VALIDATION beyond tolerance, reservation or pieces
 */
export async function createPackingList(ctx: ActionContext, input: CreatePackingListInput): Promise<{ id: string }> {
  await lockPackableOrder(ctx, input.salesOrderId)
  found(await ctx.tx.warehouse.findUnique({ where: { id: input.warehouseId }, select: { id: true } }), 'Warehouse')
  const lines = await checkedLines(ctx, { ...input, packingListId: null })
  const list = await ctx.tx.packingList.create({
    data: {
      salesOrderId: input.salesOrderId,
      warehouseId: input.warehouseId,
      packingDate: await packingDay(ctx, input.salesOrderId, input.packingDate),
      remarks: input.remarks,
      ...packingTotals(lines),
    },
    select: { id: true },
  })
  await ctx.tx.packingListLine.createMany({ data: lines.map((line) => ({ ...line, packingListId: list.id })) })
  return list
}

/** Changes a draft. @throws AppError STALE, ILLEGAL_TRANSITION when it is packed, VALIDATION as for a new one */
export async function updatePackingList(ctx: ActionContext, input: UpdatePackingListInput): Promise<{ id: string }> {
  const list = found(
    await ctx.tx.packingList.findUnique({
      where: { id: input.id },
      select: { salesOrderId: true, warehouseId: true },
    }),
    'Packing list',
  )
  await lockPackableOrder(ctx, list.salesOrderId)
  const stamp = await claimForEdit(ctx, {
    model: 'PackingList',
    id: input.id,
    version: input.version,
    states: ['DRAFT'],
  })
  const lines = await checkedLines(ctx, { ...list, packingListId: input.id, lines: input.lines })
  await ctx.tx.packingListLine.deleteMany({ where: { packingListId: input.id } })
  await ctx.tx.packingListLine.createMany({ data: lines.map((line) => ({ ...line, packingListId: input.id })) })
  await ctx.tx.packingList.update({
    where: { id: input.id },
    data: {
      ...stamp,
      packingDate: await packingDay(ctx, list.salesOrderId, input.packingDate),
      remarks: input.remarks,
      ...packingTotals(lines),
    },
    select: { id: true },
  })
  return { id: input.id }
}
