import { Prisma, type Tx } from '@/db/types'
import type { OrderLineRoom, ReservationRoom } from './packing-list.totals'

/** Metres on packing lists that have not left, without the one being changed. */
const elsewhere = (on: Prisma.Sql, except: string | null) => Prisma.sql`
  (SELECT coalesce(sum(pll.metres), 0) FROM "PackingListLine" pll JOIN "PackingList" pl ON pl.id = pll."packingListId"
   WHERE ${on} AND pl.status IN ('DRAFT', 'PACKED') AND pl.id IS DISTINCT FROM ${except}::uuid)`

/** What may still be packed for an order, by order line and by live reservation. `except` is the packing list at hand. */
export async function loadRoom(tx: Tx, salesOrderId: string, except: string | null) {
  const orderLines = await tx.$queryRaw<OrderLineRoom[]>(Prisma.sql`
    SELECT l.id::text, l."lineNo", l.metres::text, l."cancelledMetres"::text AS "cancelledMetres", l."toleranceMetres"::text AS "toleranceMetres",
      l."dispatchedMetres"::text AS "dispatchedMetres", ${elsewhere(Prisma.sql`pll."salesOrderLineId" = l.id`, except)}::text AS "packedElsewhere"
    FROM "SalesOrderLine" l WHERE l."salesOrderId" = ${salesOrderId}::uuid ORDER BY l."lineNo"`)
  const reservations = await tx.$queryRaw<ReservationRoom[]>(Prisma.sql`
    SELECT r.id::text, r."salesOrderLineId"::text AS "salesOrderLineId", r."stockLotId"::text AS "stockLotId", r."locationId"::text AS "locationId",
      w.id::text AS "warehouseId", w.name AS warehouse, loc.code AS location, s."heatNo", s."unitWeight"::text AS "unitWeight",
      (r."liveMetres" - ${elsewhere(Prisma.sql`pll."reservationId" = r.id`, except)})::text AS "openMetres",
      (b."acceptedPieces" - (SELECT coalesce(sum(pll.pieces), 0) FROM "PackingListLine" pll JOIN "PackingList" pl ON pl.id = pll."packingListId"
        WHERE pll."stockLotId" = r."stockLotId" AND pll."locationId" = r."locationId" AND pl.status IN ('DRAFT', 'PACKED')
          AND pl.id IS DISTINCT FROM ${except}::uuid))::int AS "openPieces"
    FROM "Reservation" r JOIN "StockLot" s ON s.id = r."stockLotId" JOIN "Location" loc ON loc.id = r."locationId"
    JOIN "Warehouse" w ON w.id = loc."warehouseId"
    JOIN "StockBalance" b ON b."stockLotId" = r."stockLotId" AND b."locationId" = r."locationId"
    WHERE r."salesOrderId" = ${salesOrderId}::uuid AND r.status = 'LIVE'`)
  return { orderLines, reservations }
}
