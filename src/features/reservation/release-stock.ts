import type { z } from 'zod'
import { dec, decimalText } from '@/core/money'
import { formatMetres } from '@/core/units'
import { Prisma } from '@/db/types'
import { salesOrderMachine } from '@/features/sales-order/sales-order.machine'
import { lockLots, moveStock } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type {
  cancelSalesOrderSchema,
  closeSalesOrderSchema,
  moveReservationSchema,
  releaseReservationSchema,
} from './reservation.schema'

type Live = {
  id: string
  salesOrderId: string
  stockLotId: string
  locationId: string
  live: string
  packed: string
  heatNo: string
  number: string | null
}

/** Reservations that hold metres, with what of them is packed and not yet gone. Their lots are locked. */
async function lockLive(ctx: ActionContext, where: Prisma.Sql): Promise<Live[]> {
  const select = (lock: Prisma.Sql) => Prisma.sql`
    SELECT r.id::text, r."salesOrderId"::text AS "salesOrderId", r."stockLotId"::text AS "stockLotId", r."locationId"::text AS "locationId", r."liveMetres"::text AS live,
      (SELECT coalesce(sum(pll.metres), 0)::text FROM "PackingListLine" pll JOIN "PackingList" pl ON pl.id = pll."packingListId"
        WHERE pll."reservationId" = r.id AND pl.status IN ('DRAFT', 'PACKED')) AS packed, s."heatNo", o.number
    FROM "Reservation" r JOIN "StockLot" s ON s.id = r."stockLotId" JOIN "SalesOrder" o ON o.id = r."salesOrderId"
    WHERE ${where} AND r.status = 'LIVE' ORDER BY r.id ${lock}`
  const seen = await ctx.tx.$queryRaw<Live[]>(select(Prisma.empty))
  await lockLots(
    ctx,
    seen.map((r) => r.stockLotId),
  )
  return ctx.tx.$queryRaw<Live[]>(select(Prisma.sql`FOR UPDATE OF r`))
}

async function release(ctx: ActionContext, r: Live, metres: string, remark: string): Promise<void> {
  await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "Reservation" SET "releasedMetres" = "releasedMetres" + ${metres}::numeric, "liveMetres" = "liveMetres" - ${metres}::numeric,
      status = CASE WHEN "liveMetres" - ${metres}::numeric > 0 THEN 'LIVE' WHEN "issuedMetres" > 0 THEN 'ISSUED' ELSE 'RELEASED' END,
      "releaseReason" = ${remark}, version = version + 1, "updatedAt" = now(), "updatedById" = app_user_id()
    WHERE id = ${r.id}::uuid`)
  await moveStock(ctx, { documentType: 'Reservation', documentId: r.id }, [
    {
      stockLotId: r.stockLotId,
      kind: 'RELEASE',
      from: { bucket: 'RESERVED', locationId: r.locationId },
      to: { bucket: 'ACCEPTED', locationId: r.locationId },
      metres,
      remark,
    },
  ])
}

/**
 * Gives reserved metres back, wholly or in part; they are free at once. What is on a packing list stays.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when nothing is held any more, VALIDATION for more than is held
 */
export async function releaseReservation(
  ctx: ActionContext,
  input: z.output<typeof releaseReservationSchema>,
): Promise<{ id: string; releasedMetres: string }> {
  const own = found(
    await ctx.tx.reservation.findUnique({ where: { id: input.id }, select: { id: true } }),
    'Reservation',
  )
  const [r] = await lockLive(ctx, Prisma.sql`r.id = ${own.id}::uuid`)
  if (!r) throw new AppError('ILLEGAL_TRANSITION', 'This reservation holds no metres any more.')
  const loose = dec(r.live).minus(r.packed)
  const metres = dec(input.metres ?? loose)
  if (loose.lte(0))
    throw new AppError(
      'CONFLICT',
      `All ${formatMetres(r.live, { trim: true })} m of heat ${r.heatNo} are on a packing list. Void that first.`,
    )
  if (metres.gt(loose))
    throw new AppError('VALIDATION', `At most ${formatMetres(loose, { trim: true })} m can be released.`, {
      metres: `At most ${formatMetres(loose, { trim: true })} m; the rest is packed or gone.`,
    })
  await release(ctx, r, decimalText(metres, 3), input.remark)
  ctx.event({ documentType: 'Reservation', documentId: r.id, documentNo: r.number, remark: input.remark })
  return { id: r.id, releasedMetres: decimalText(metres, 3) }
}

/**
 * Brings reserved metres to another place; the reservation goes with them. Only STORES moves pipe, and only what is not
 * on a packing list.
 * @throws AppError NOT_FOUND, CONFLICT when it is packed, VALIDATION for the same place
 */
export async function moveReservation(
  ctx: ActionContext,
  input: z.output<typeof moveReservationSchema>,
): Promise<{ id: string }> {
  const own = found(
    await ctx.tx.reservation.findUnique({ where: { id: input.id }, select: { id: true } }),
    'Reservation',
  )
  const location = found(
    await ctx.tx.location.findUnique({ where: { id: input.locationId }, select: { id: true, isActive: true } }),
    'Location',
  )
  const [r] = await lockLive(ctx, Prisma.sql`r.id = ${own.id}::uuid`)
  if (!r) throw new AppError('ILLEGAL_TRANSITION', 'This reservation holds no metres any more.')
  if (dec(r.packed).gt(0)) throw new AppError('CONFLICT', `Heat ${r.heatNo} is on a packing list; void that first.`)
  if (!location.isActive || location.id === r.locationId)
    throw new AppError('VALIDATION', 'Choose another location that is in use.', {
      locationId: 'Choose another location.',
    })
  await ctx.tx.reservation.update({
    where: { id: r.id },
    data: { locationId: location.id, version: { increment: 1 }, updatedById: ctx.actor.userId },
    select: { id: true },
  })
  await moveStock(ctx, { documentType: 'Reservation', documentId: r.id }, [
    {
      stockLotId: r.stockLotId,
      kind: 'MOVE',
      from: { bucket: 'RESERVED', locationId: r.locationId },
      to: { bucket: 'RESERVED', locationId: location.id },
      metres: r.live,
      remark: input.remark,
    },
  ])
  ctx.event({ documentType: 'Reservation', documentId: r.id, documentNo: r.number, remark: input.remark })
  return { id: r.id }
}

async function releaseAll(ctx: ActionContext, salesOrderId: string, remark: string): Promise<string> {
  const live = await lockLive(ctx, Prisma.sql`r."salesOrderId" = ${salesOrderId}::uuid`)
  for (const r of live) await release(ctx, r, r.live, remark)
  return decimalText(
    live.reduce((sum, r) => sum.plus(r.live), dec(0)),
    3,
  )
}

async function refusePacked(ctx: ActionContext, salesOrderId: string): Promise<void> {
  const lists = await ctx.tx.packingList.findMany({
    where: { salesOrderId, status: { in: ['DRAFT', 'PACKED'] } },
    select: { number: true },
  })
  if (lists.length > 0)
    throw new AppError(
      'CONFLICT',
      `${lists.map((l) => l.number ?? 'A draft packing list').join(', ')} of this order ${lists.length === 1 ? 'is' : 'are'} not dispatched. Dispatch or void first.`,
    )
}

/**
 * Cancels what of an order is not dispatched: its lines end there, its reservations are released with the reason. An
 * order of which nothing left is cancelled; one of which something left is complete with that.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, STALE, CONFLICT while something is packed
 */
export async function cancelSalesOrder(
  ctx: ActionContext,
  input: z.output<typeof cancelSalesOrderSchema>,
): Promise<{ id: string; releasedMetres: string }> {
  const order = await lockDocument(ctx, 'SalesOrder', input.id)
  await applyTransition(ctx, {
    machine: salesOrderMachine,
    model: 'SalesOrder',
    id: input.id,
    event: order.status === 'PARTLY_DISPATCHED' ? 'cancel-rest' : 'cancel',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"cancelReason" = ${input.remark}`],
  })
  await refusePacked(ctx, input.id)
  const releasedMetres = await releaseAll(ctx, input.id, input.remark)
  await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "SalesOrderLine" SET "cancelledMetres" = greatest(metres - "dispatchedMetres", 0) WHERE "salesOrderId" = ${input.id}::uuid`)
  return { id: input.id, releasedMetres }
}

/** Closes a dispatched order; metres reserved beyond what was sent are released. */
export async function closeSalesOrder(
  ctx: ActionContext,
  input: z.output<typeof closeSalesOrderSchema>,
): Promise<{ id: string; releasedMetres: string }> {
  await applyTransition(ctx, {
    machine: salesOrderMachine,
    model: 'SalesOrder',
    id: input.id,
    event: 'close',
    version: input.version,
    remark: input.remark,
  })
  await refusePacked(ctx, input.id)
  return { id: input.id, releasedMetres: await releaseAll(ctx, input.id, input.remark ?? 'Order closed') }
}
