import { zId } from '@/core/inputs'
import { type Decimal, dec, decimalText, roundMoney } from '@/core/money'
import { weightKg } from '@/core/units'
import { Prisma } from '@/db/types'
import type { ReadContext } from '@/server/read'
import { filesOf } from '@/server/storage'

/** Number of the document a ledger row belongs to. */
export const DOCUMENT_NO = Prisma.sql`CASE g."documentType"
  WHEN 'Reservation' THEN (SELECT o.number FROM "Reservation" r JOIN "SalesOrder" o ON o.id = r."salesOrderId" WHERE r.id = g."documentId")
  WHEN 'Grn' THEN (SELECT x.number FROM "Grn" x WHERE x.id = g."documentId")
  WHEN 'Inspection' THEN (SELECT x.number FROM "Inspection" x WHERE x.id = g."documentId")
  WHEN 'DispatchNote' THEN (SELECT x.number FROM "DispatchNote" x WHERE x.id = g."documentId")
  WHEN 'PackingList' THEN (SELECT x.number FROM "PackingList" x WHERE x.id = g."documentId")
  WHEN 'Ncr' THEN (SELECT x.number FROM "Ncr" x WHERE x.id = g."documentId")
  WHEN 'OpeningStock' THEN 'Opening entry' WHEN 'StockLot' THEN 'Stock move' END`

/** One lot for its page: facts, balances by place, who holds it, its ledger. Cost only with cost.view. */
export async function getStockLot(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const lot = await ctx.tx.stockLot.findUnique({
    where: { id },
    include: {
      balances: {
        include: {
          location: {
            select: { id: true, code: true, name: true, warehouse: { select: { id: true, code: true, name: true } } },
          },
        },
      },
      grnLine: {
        select: { grn: { select: { id: true, number: true, purchaseOrder: { select: { id: true, number: true } } } } },
      },
      vendor: { select: { id: true, name: true } },
      mtc: { select: { id: true, mtcNo: true, fileId: true } },
      tpiAgency: { select: { name: true } },
    },
  })
  if (!lot) return null
  const reservations = await ctx.tx.reservation.findMany({
    where: { stockLotId: id },
    orderBy: { id: 'desc' },
    select: {
      id: true,
      status: true,
      metres: true,
      liveMetres: true,
      issuedMetres: true,
      location: { select: { code: true, warehouse: { select: { code: true } } } },
      salesOrder: { select: { id: true, number: true, customer: { select: { name: true } } } },
      salesOrderLine: { select: { lineNo: true } },
    },
  })
  const people = await ctx.tx.user.findMany({
    where: { id: { in: [lot.createdById, lot.openingApprovedById].flatMap((x) => x ?? []) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(people.map((p) => [p.id, p.name]))
  const cost = ctx.actor.can('cost.view')
  const totals = totalsOf(lot.balances)
  return {
    ...lot,
    totals,
    weightKg: weightKg(totals.onHand, lot.unitWeight),
    value: cost && lot.costPerMetre ? roundMoney(dec(totals.onHand).times(lot.costPerMetre.toString())) : null,
    costPerMetre: cost ? lot.costPerMetre : null,
    costShown: cost,
    enteredBy: nameOf.get(lot.createdById ?? '') ?? null,
    approvedBy: nameOf.get(lot.openingApprovedById ?? '') ?? null,
    reservations,
    ledger: await ledgerOf(ctx, id),
    files: await filesOf(ctx, 'StockLot', id),
    locations: ctx.actor.can('stock.move')
      ? await ctx.tx.location.findMany({
          where: { isActive: true },
          select: { id: true, code: true, warehouse: { select: { code: true } } },
          orderBy: [{ warehouseId: 'asc' }, { code: 'asc' }],
        })
      : [],
    mayMove: ctx.actor.can('stock.move'),
    mayApprove: ctx.actor.can('opening-stock.approve') && lot.createdById !== ctx.actor.userId,
    mayWithdraw: ctx.actor.can('opening-stock.create'),
  }
}

type Balance = Prisma.StockBalanceGetPayload<object>

/** Metres of a lot over all its places, by state; on hand is everything but what is issued. Decimal text, 3 decimals. */
function totalsOf(balances: readonly Balance[]) {
  const sum = (
    key:
      | 'underInspectionMetres'
      | 'acceptedMetres'
      | 'reservedMetres'
      | 'onHoldMetres'
      | 'rejectedMetres'
      | 'issuedMetres',
  ) => balances.reduce((total, b) => total.plus(b[key].toString()), dec(0))
  const [ui, ac, re, ho, rj, iss] = [
    sum('underInspectionMetres'),
    sum('acceptedMetres'),
    sum('reservedMetres'),
    sum('onHoldMetres'),
    sum('rejectedMetres'),
    sum('issuedMetres'),
  ]
  const text = (x: Decimal) => decimalText(x, 3)
  return {
    underInspection: text(ui),
    accepted: text(ac),
    reserved: text(re),
    onHold: text(ho),
    rejected: text(rj),
    issued: text(iss),
    onHand: text(ui.plus(ac).plus(re).plus(ho).plus(rj)),
    pieces: balances.reduce(
      (n, b) => n + b.underInspectionPieces + b.acceptedPieces + b.onHoldPieces + b.rejectedPieces,
      0,
    ),
  }
}

type LedgerRow = {
  id: string
  kind: string
  fromBucket: string | null
  toBucket: string | null
  fromPlace: string | null
  toPlace: string | null
  metres: Prisma.Decimal
  pieces: number
  documentType: string
  documentId: string
  documentNo: string | null
  remark: string | null
  at: Date
  userName: string | null
}

async function ledgerOf(ctx: Pick<ReadContext, 'tx'>, stockLotId: string): Promise<LedgerRow[]> {
  return ctx.tx.$queryRaw<LedgerRow[]>(Prisma.sql`
    SELECT g.id::text, g.kind, g."fromBucket", g."toBucket", wf.code || ' ' || lf.code AS "fromPlace", wt.code || ' ' || lt.code AS "toPlace", g.metres, g.pieces,
      g."documentType", g."documentId"::text AS "documentId", ${DOCUMENT_NO} AS "documentNo", g.remark, g.at, u.name AS "userName"
    FROM "StockLedger" g LEFT JOIN "Location" lf ON lf.id = g."fromLocationId" LEFT JOIN "Warehouse" wf ON wf.id = lf."warehouseId"
    LEFT JOIN "Location" lt ON lt.id = g."toLocationId" LEFT JOIN "Warehouse" wt ON wt.id = lt."warehouseId" LEFT JOIN "User" u ON u.id = g."userId"
    WHERE g."stockLotId" = ${stockLotId}::uuid ORDER BY g.seq DESC LIMIT 500`)
}
