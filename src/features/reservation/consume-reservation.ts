import { dec, decimalText } from '@/core/money'
import { formatMetres } from '@/core/units'
import { Prisma, type Tx } from '@/db/types'
import { lockLots } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'

export type LiveReservation = {
  id: string
  salesOrderLineId: string
  lineNo: number
  stockLotId: string
  locationId: string
  warehouseId: string
  warehouse: string
  location: string
  heatNo: string
  make: string
  designation: string
  sizeText: string
  ends: string
  unitWeight: string
  mtcNo: string | null
  mtcType: string | null
  /** Pieces of accepted and reserved metres of the lot at that place together. */
  placePieces: number
  liveMetres: string
  /** On packing lists that are not dispatched yet. */
  packedMetres: string
  /** Live less packed: what can still be packed. */
  openMetres: string
}

/** What is held for an order, by line and heat, in one statement: what packing starts from. Metres, 3 decimals. */
export async function liveReservations(ctx: { tx: Tx }, salesOrderId: string): Promise<LiveReservation[]> {
  return ctx.tx.$queryRaw<LiveReservation[]>(Prisma.sql`
    SELECT x.*, (x."liveMetres"::numeric - x."packedMetres"::numeric)::text AS "openMetres" FROM (
      SELECT r.id::text, r."salesOrderLineId"::text AS "salesOrderLineId", l."lineNo", r."stockLotId"::text AS "stockLotId", r."locationId"::text AS "locationId",
        w.id::text AS "warehouseId", w.code AS warehouse, loc.code AS location, s."heatNo", s.make, l.designation, s."sizeText", s.ends,
        s."unitWeight"::text AS "unitWeight", s."mtcNo", s."mtcType", b."acceptedPieces" AS "placePieces", r."liveMetres"::text AS "liveMetres",
        (SELECT coalesce(sum(pll.metres), 0)::text FROM "PackingListLine" pll JOIN "PackingList" pl ON pl.id = pll."packingListId"
          WHERE pll."reservationId" = r.id AND pl.status IN ('DRAFT', 'PACKED')) AS "packedMetres"
      FROM "Reservation" r
      JOIN "SalesOrderLine" l ON l.id = r."salesOrderLineId" JOIN "StockLot" s ON s.id = r."stockLotId"
      JOIN "Location" loc ON loc.id = r."locationId" JOIN "Warehouse" w ON w.id = loc."warehouseId"
      JOIN "StockBalance" b ON b."stockLotId" = r."stockLotId" AND b."locationId" = r."locationId"
      WHERE r."salesOrderId" = ${salesOrderId}::uuid AND r.status = 'LIVE'
      ORDER BY l."lineNo", r.id) x`)
}

/**
 * Takes dispatched metres off a reservation (issued up, live down; ISSUED when nothing lives). The stock itself moves by
 * the dispatch note's own ISSUE movement in the same transaction; `checkReserved` at its end proves that both agree.
 * @throws AppError NOT_FOUND, SHORT_STOCK for more than the reservation holds
 */
export async function consumeReservation(
  ctx: ActionContext,
  input: { reservationId: string; metres: string },
): Promise<{ stockLotId: string; locationId: string; liveMetres: string }> {
  const seen = found(
    await ctx.tx.reservation.findUnique({ where: { id: input.reservationId }, select: { stockLotId: true } }),
    'Reservation',
  )
  await lockLots(ctx, [seen.stockLotId])
  const r = found(
    await ctx.tx.reservation.findUnique({
      where: { id: input.reservationId },
      include: { stockLot: { select: { heatNo: true } } },
    }),
    'Reservation',
  )
  const left = dec(r.liveMetres).minus(input.metres)
  if (left.lt(0))
    throw new AppError(
      'SHORT_STOCK',
      `Heat ${r.stockLot.heatNo}: the reservation holds ${formatMetres(r.liveMetres, { trim: true })} m, ${formatMetres(input.metres, { trim: true })} m are to leave.`,
    )
  await ctx.tx.reservation.update({
    where: { id: r.id },
    data: {
      issuedMetres: { increment: input.metres },
      liveMetres: decimalText(left, 3),
      status: left.gt(0) ? 'LIVE' : 'ISSUED',
      version: { increment: 1 },
      updatedById: ctx.actor.userId,
    },
    select: { id: true },
  })
  return { stockLotId: r.stockLotId, locationId: r.locationId, liveMetres: decimalText(left, 3) }
}

/**
 * Proves that what is reserved at a place is what live reservations hold there. To be called at the end of a transaction
 * that touched both.
 * @throws AppError CONFLICT, so that nothing is saved when they differ
 */
export async function checkReserved(ctx: { tx: Tx }, stockLotIds: readonly string[]): Promise<void> {
  const wrong = await ctx.tx.$queryRaw<{ heatNo: string; bucket: string; held: string }[]>(Prisma.sql`
    SELECT s."heatNo", b."reservedMetres"::text AS bucket, coalesce(sum(r."liveMetres"), 0)::text AS held
    FROM "StockBalance" b JOIN "StockLot" s ON s.id = b."stockLotId"
    LEFT JOIN "Reservation" r ON r."stockLotId" = b."stockLotId" AND r."locationId" = b."locationId" AND r.status = 'LIVE'
    WHERE b."stockLotId" = ANY (${[...stockLotIds]}::uuid[])
    GROUP BY s."heatNo", b.id, b."reservedMetres" HAVING b."reservedMetres" <> coalesce(sum(r."liveMetres"), 0)`)
  const first = wrong[0]
  if (first)
    throw new AppError(
      'CONFLICT',
      `Heat ${first.heatNo}: ${first.bucket} m are reserved, but reservations hold ${first.held} m. Nothing was saved.`,
    )
}
