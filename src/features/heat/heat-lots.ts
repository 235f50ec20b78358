import { Prisma, type Tx } from '@/db/types'

/** One lot of a heat: where it came from, its paper, where its metres stand. Decimals and dates are text. */
export type HeatLot = {
  id: string
  source: 'GRN' | 'OPENING'
  grnLineId: string | null
  product: string
  designations: string[]
  additionalSpecs: string[]
  sizeText: string
  ends: string
  make: string
  mtcId: string | null
  mtcNo: string | null
  mtcDate: string | null
  mtcType: string | null
  mtcFileId: string | null
  tpi: string | null
  tpiFileId: string | null
  receivedDate: string
  openingReference: string | null
  openingApprovedAt: string | null
  openingApprovedBy: string | null
  enteredBy: string | null
  createdAt: string
  places: {
    place: string
    underInspection: string
    accepted: string
    reserved: string
    onHold: string
    rejected: string
    issued: string
    pieces: number
  }[]
}

/** The lots of a heat with their balances by place, in one statement; prices are not among the columns. */
export async function lotsOfHeat(tx: Tx, heatNo: string): Promise<HeatLot[]> {
  return tx.$queryRaw<HeatLot[]>(Prisma.sql`
    SELECT s.id::text, s.source, s."grnLineId"::text AS "grnLineId", s.product, s.designations, s."additionalSpecs", s."sizeText", s.ends, s.make,
      s."mtcId"::text AS "mtcId", s."mtcNo", s."mtcDate"::text AS "mtcDate", s."mtcType", m."fileId"::text AS "mtcFileId",
      concat_ws(' ', ta.code, s."tpiReference") AS tpi, s."tpiFileId"::text AS "tpiFileId", s."receivedDate"::text AS "receivedDate", s."openingReference",
      to_json(s."openingApprovedAt") #>> '{}' AS "openingApprovedAt", a.name AS "openingApprovedBy", u.name AS "enteredBy", to_json(s."createdAt") #>> '{}' AS "createdAt",
      coalesce((SELECT json_agg(json_build_object('place', w.code || ' ' || l.code, 'underInspection', b."underInspectionMetres"::text, 'accepted', b."acceptedMetres"::text,
          'reserved', b."reservedMetres"::text, 'onHold', b."onHoldMetres"::text, 'rejected', b."rejectedMetres"::text, 'issued', b."issuedMetres"::text,
          'pieces', b."underInspectionPieces" + b."acceptedPieces" + b."onHoldPieces" + b."rejectedPieces") ORDER BY w.code, l.code)
        FROM "StockBalance" b JOIN "Location" l ON l.id = b."locationId" JOIN "Warehouse" w ON w.id = l."warehouseId" WHERE b."stockLotId" = s.id), '[]') AS places
    FROM "StockLot" s LEFT JOIN "Mtc" m ON m.id = s."mtcId" LEFT JOIN "TpiAgency" ta ON ta.id = s."tpiAgencyId"
    LEFT JOIN "User" a ON a.id = s."openingApprovedById" LEFT JOIN "User" u ON u.id = s."createdById"
    WHERE s."heatNo" = ${heatNo} ORDER BY s."receivedDate", s.id`)
}
