import { Prisma, type Tx } from '@/db/types'
import { LOT_MATCHES, OLDEST_MTC_FIRST, sizeKeySql } from '@/features/stock/match-lots'

/** Accepted metres of one lot at one place that match an order line. Decimals are text. */
export type Candidate = {
  salesOrderLineId: string
  stockLotId: string
  locationId: string
  heatNo: string
  make: string
  designations: string[]
  additionalSpecs: string[]
  ends: string
  source: string
  mtcNo: string | null
  mtcType: string | null
  mtcDate: string | null
  receivedDate: string
  warehouse: string
  location: string
  freeMetres: string
  /** Pieces of accepted and reserved metres together. */
  pieces: number
}

/** Candidates of every line of an order in FIFO order, in one statement. */
export async function loadCandidates(tx: Tx, salesOrderId: string): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>(Prisma.sql`
    SELECT l.id::text AS "salesOrderLineId", s.id::text AS "stockLotId", b."locationId"::text AS "locationId", s."heatNo", s.make, s.designations,
      s."additionalSpecs", s.ends, s.source, s."mtcNo", s."mtcType", s."mtcDate"::text AS "mtcDate", s."receivedDate"::text AS "receivedDate",
      w.code AS warehouse, loc.code AS location, b."acceptedMetres"::text AS "freeMetres", b."acceptedPieces" AS pieces
    FROM (SELECT x.*, ${sizeKeySql(Prisma.sql`x."odMm"`, Prisma.sql`x."wallMm"`)} AS "sizeKey"
      FROM "SalesOrderLine" x WHERE x."salesOrderId" = ${salesOrderId}::uuid OFFSET 0) l
    JOIN "StockLot" s ON ${LOT_MATCHES}
    JOIN "StockBalance" b ON b."companyId" = s."companyId" AND b."stockLotId" = s.id AND b."acceptedMetres" > 0
    JOIN "Location" loc ON loc.id = b."locationId" JOIN "Warehouse" w ON w.id = loc."warehouseId"
    ORDER BY l."lineNo", ${OLDEST_MTC_FIRST}, w.code, loc.code`)
}

export type OrderLineNeed = {
  id: string
  lineNo: number
  product: string
  designation: string
  additionalSpecs: string[]
  sizeText: string
  ends: string | null
  process: string | null
  odMm: string | null
  productSpecId: string | null
  metres: string
  cancelledMetres: string
  dispatchedMetres: string
  toleranceMetres: string
  reservedMetres: string
  /** Asked for in live requisitions of this line and not received yet. */
  requisitionedMetres: string
}

/** The order's lines with what is ordered, reserved, dispatched, and already asked of the buyer's department. */
export async function loadNeeds(tx: Tx, salesOrderId: string): Promise<OrderLineNeed[]> {
  return tx.$queryRaw<OrderLineNeed[]>(Prisma.sql`
    SELECT l.id::text, l."lineNo", l.product, l.designation, l."additionalSpecs", l."sizeText", l.ends, l.process, l."odMm"::text AS "odMm",
      l."productSpecId"::text AS "productSpecId", l.metres::text, l."cancelledMetres"::text AS "cancelledMetres", l."dispatchedMetres"::text AS "dispatchedMetres",
      l."toleranceMetres"::text AS "toleranceMetres",
      (SELECT coalesce(sum(r."liveMetres"), 0)::text FROM "Reservation" r WHERE r."salesOrderLineId" = l.id AND r.status = 'LIVE') AS "reservedMetres",
      (SELECT coalesce(sum(greatest(q.metres - coalesce((SELECT sum(pol."receivedMetres") FROM "PurchaseOrderLine" pol WHERE pol."purchaseRequisitionLineId" = q.id), 0), 0)), 0)::text
        FROM "PurchaseRequisitionLine" q JOIN "PurchaseRequisition" pr ON pr.id = q."purchaseRequisitionId"
        WHERE q."salesOrderLineId" = l.id AND pr.status IN ('DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'ORDERED')) AS "requisitionedMetres"
    FROM "SalesOrderLine" l WHERE l."salesOrderId" = ${salesOrderId}::uuid ORDER BY l."lineNo"`)
}
