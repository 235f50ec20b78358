import { Prisma, type Tx } from '@/db/types'
import type { ReadContext } from '@/server/read'
import type { HeatLot } from './heat-lots'

/** One document in the life of a heat. `href` is null where the reader's role cannot open it. */
export type HeatDocument = {
  kind: string
  id: string
  number: string | null
  status: string | null
  date: string | null
  /** Instant of the step that counts (posted, submitted, packed …), for the timeline. */
  at: string | null
  lotId: string | null
  /** Vendor or customer. */
  party: string | null
  metres: string | null
  detail: string | null
  href: string | null
  fileId?: string | null
}

type Row = Omit<HeatDocument, 'href' | 'kind'>

/** Kind -> what it takes to open it, and where it is. In the order of the chain. */
const KINDS: Record<string, { permission: string; path: string }> = {
  'Purchase requisition': { permission: 'purchase-requisition.read', path: 'purchase-requisitions' },
  'Purchase order': { permission: 'purchase-order.read', path: 'purchase-orders' },
  'Goods receipt': { permission: 'grn.read', path: 'grns' },
  'Mill test certificate': { permission: 'mtc.read', path: 'mtcs' },
  Inspection: { permission: 'inspection.read', path: 'inspections' },
  NCR: { permission: 'ncr.read', path: 'ncrs' },
  Reservation: { permission: 'reservation.read', path: 'reservations' },
  'Sales order': { permission: 'sales-order.read', path: 'sales-orders' },
  'Packing list': { permission: 'packing-list.read', path: 'packing-lists' },
  'Dispatch note': { permission: 'dispatch-note.read', path: 'dispatch-notes' },
  Invoice: { permission: 'invoice.read', path: 'invoices' },
  Receipt: { permission: 'receipt.read', path: 'receipts' },
}

const iso = (column: Prisma.Sql) => Prisma.sql`to_json(${column}) #>> '{}'`

/** Every document of a heat: one statement per kind, whatever the number of lots. */
export async function documentsOfHeat(
  ctx: ReadContext,
  heatNo: string,
  lots: readonly HeatLot[],
): Promise<{ documents: HeatDocument[] }> {
  const { tx, actor } = ctx
  const ids = Prisma.sql`${lots.map((l) => l.id)}::uuid[]`
  const receipts = await receiptsIn(tx, heatNo)
  const byKind: [string, Row[]][] = [
    ['Purchase requisition', receipts.flatMap((r) => (r.prId ? [requisitionRow(r)] : []))],
    ['Purchase order', receipts.flatMap((r) => (r.poId ? [purchaseOrderRow(r)] : []))],
    ['Goods receipt', receipts.map(grnRow)],
    ['Mill test certificate', await certificates(tx, heatNo)],
    ['Inspection', lots.length ? await inspections(tx, ids) : []],
    ['NCR', await ncrs(tx, heatNo, ids)],
    ...(lots.length ? await outward(tx, ids) : []),
  ]
  const vendors = actor.can('vendor.read')
  const documents = byKind.flatMap(([kind, rows]) =>
    rows.map((row): HeatDocument => {
      const { permission, path } = KINDS[kind] ?? { permission: '', path: '' }
      const purchase = kind === 'Purchase order' || kind === 'Goods receipt' || kind === 'NCR'
      return {
        ...row,
        kind,
        party: purchase && !vendors ? null : row.party,
        href: actor.can(permission) ? `/${path}/${row.id}` : null,
      }
    }),
  )
  return { documents: once(documents) }
}

/** A document that concerns several lots in the same way is listed once per lot, never twice for one. */
function once(documents: HeatDocument[]): HeatDocument[] {
  const seen = new Set<string>()
  return documents.filter((d) => {
    const key = `${d.kind} ${d.id} ${d.lotId} ${d.detail}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

type ReceiptLine = {
  grnId: string
  grnNo: string | null
  grnStatus: string
  receivedDate: string
  postedAt: string | null
  lotId: string | null
  vendor: string
  metres: string
  pieces: number
  poId: string | null
  poNo: string | null
  poStatus: string | null
  orderDate: string | null
  prId: string | null
  prNo: string | null
  prStatus: string | null
  prDate: string | null
}

async function receiptsIn(tx: Tx, heatNo: string): Promise<ReceiptLine[]> {
  return tx.$queryRaw<ReceiptLine[]>(Prisma.sql`
    SELECT g.id::text AS "grnId", g.number AS "grnNo", g.status AS "grnStatus", g."receivedDate"::text AS "receivedDate", ${iso(Prisma.sql`g."postedAt"`)} AS "postedAt",
      s.id::text AS "lotId", v.name AS vendor, gl.metres::text, gl.pieces, po.id::text AS "poId", po.number AS "poNo", po.status AS "poStatus", po."orderDate"::text AS "orderDate",
      pr.id::text AS "prId", pr.number AS "prNo", pr.status AS "prStatus", pr."requisitionDate"::text AS "prDate"
    FROM "GrnLine" gl JOIN "Grn" g ON g.id = gl."grnId" JOIN "Vendor" v ON v.id = g."vendorId" LEFT JOIN "StockLot" s ON s."grnLineId" = gl.id
    JOIN "PurchaseOrder" po ON po.id = g."purchaseOrderId" LEFT JOIN "PurchaseRequisition" pr ON pr.id = po."purchaseRequisitionId"
    WHERE gl."heatNo" = ${heatNo} AND g.status <> 'VOID' ORDER BY g."receivedDate", gl."lineNo"`)
}

const grnRow = (r: ReceiptLine): Row => ({
  id: r.grnId,
  number: r.grnNo,
  status: r.grnStatus,
  date: r.receivedDate,
  at: r.postedAt,
  lotId: r.lotId,
  party: r.vendor,
  metres: r.metres,
  detail: `${r.pieces} pieces`,
})

const purchaseOrderRow = (r: ReceiptLine): Row => ({
  id: r.poId ?? '',
  number: r.poNo,
  status: r.poStatus,
  date: r.orderDate,
  at: null,
  lotId: r.lotId,
  party: r.vendor,
  metres: null,
  detail: r.prNo ? `for requisition ${r.prNo}` : null,
})

const requisitionRow = (r: ReceiptLine): Row => ({
  id: r.prId ?? '',
  number: r.prNo,
  status: r.prStatus,
  date: r.prDate,
  at: null,
  lotId: r.lotId,
  party: null,
  metres: null,
  detail: null,
})

async function certificates(tx: Tx, heatNo: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT m.id::text, m."mtcNo" AS number, NULL AS status, m."mtcDate"::text AS date, ${iso(Prisma.sql`m."createdAt"`)} AS at, NULL AS "lotId", m.make AS party, NULL AS metres,
      'EN 10204 type ' || m."mtcType" AS detail, m."fileId"::text AS "fileId"
    FROM "MtcHeat" h JOIN "Mtc" m ON m.id = h."mtcId" WHERE h."heatNo" = ${heatNo} ORDER BY m."mtcDate"`)
}

async function inspections(tx: Tx, ids: Prisma.Sql): Promise<Row[]> {
  return tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT i.id::text, i.number, i.status, i."inspectionDate"::text AS date, ${iso(Prisma.sql`i."submittedAt"`)} AS at, il."stockLotId"::text AS "lotId", u.name AS party, il.metres::text,
      concat_ws(', ', CASE WHEN il."passMetres" > 0 THEN 'PASS ' || trim_scale(il."passMetres") || ' m' END, CASE WHEN il."failMetres" > 0 THEN 'FAIL ' || trim_scale(il."failMetres") || ' m' END,
        CASE WHEN il."holdMetres" > 0 THEN 'HOLD ' || trim_scale(il."holdMetres") || ' m' END, CASE WHEN il."concessionReason" IS NOT NULL THEN 'with concession' END,
        (SELECT count(*) || ' readings' || CASE WHEN count(*) FILTER (WHERE r."withinLimit" = false) > 0 THEN ', ' || count(*) FILTER (WHERE r."withinLimit" = false) || ' out of limit' ELSE '' END
          FROM "InspectionReading" r WHERE r."inspectionLotId" = il.id HAVING count(*) > 0)) AS detail
    FROM "InspectionLot" il JOIN "Inspection" i ON i.id = il."inspectionId" LEFT JOIN "User" u ON u.id = i."inspectorId"
    WHERE il."stockLotId" = ANY (${ids}) AND i.status <> 'VOID' ORDER BY i.id`)
}

async function ncrs(tx: Tx, heatNo: string, ids: Prisma.Sql): Promise<Row[]> {
  return tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT n.id::text, n.number, n.status, n."openedDate"::text AS date, ${iso(Prisma.sql`n."createdAt"`)} AS at, n."stockLotId"::text AS "lotId", v.name AS party, n.metres::text,
      left(n.description, 160) AS detail
    FROM "Ncr" n LEFT JOIN "Vendor" v ON v.id = n."vendorId" WHERE n."heatNo" = ${heatNo} OR n."stockLotId" = ANY (${ids}) ORDER BY n.id`)
}

/** What the metres went into: reservations, orders, packing, dispatch, invoices, receipts. */
async function outward(tx: Tx, ids: Prisma.Sql): Promise<[string, Row[]][]> {
  const reservations = await tx.$queryRaw<
    (Row & { orderId: string; orderNo: string | null; orderStatus: string; orderDate: string })[]
  >(Prisma.sql`
    SELECT r.id::text, o.number || ' line ' || l."lineNo" AS number, r.status, r."createdAt"::date::text AS date, NULL AS at, r."stockLotId"::text AS "lotId", c.name AS party, r.metres::text,
      concat_ws(', ', 'held ' || trim_scale(r."liveMetres") || ' m', CASE WHEN r."issuedMetres" > 0 THEN 'issued ' || trim_scale(r."issuedMetres") || ' m' END,
        CASE WHEN r."releasedMetres" > 0 THEN 'released ' || trim_scale(r."releasedMetres") || ' m' END, 'out of FIFO: ' || r."outOfFifoReason") AS detail,
      o.id::text AS "orderId", o.number AS "orderNo", o.status AS "orderStatus", o."orderDate"::text AS "orderDate"
    FROM "Reservation" r JOIN "SalesOrder" o ON o.id = r."salesOrderId" JOIN "SalesOrderLine" l ON l.id = r."salesOrderLineId" JOIN "Customer" c ON c.id = o."customerId"
    WHERE r."stockLotId" = ANY (${ids}) ORDER BY r.id`)
  const packing = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT p.id::text, p.number, p.status, p."packingDate"::text AS date, ${iso(Prisma.sql`p."packedAt"`)} AS at, pll."stockLotId"::text AS "lotId", c.name AS party, sum(pll.metres)::text AS metres,
      sum(pll.pieces) || ' pieces' || coalesce(', bundles ' || string_agg(DISTINCT pll."bundleNo", ', '), '') AS detail
    FROM "PackingListLine" pll JOIN "PackingList" p ON p.id = pll."packingListId" JOIN "SalesOrder" o ON o.id = p."salesOrderId" JOIN "Customer" c ON c.id = o."customerId"
    WHERE pll."stockLotId" = ANY (${ids}) AND p.status <> 'VOID' GROUP BY p.id, c.name, pll."stockLotId" ORDER BY p.id`)
  const dispatch = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT d.id::text, d.number, d.status, d."dispatchDate"::text AS date, ${iso(Prisma.sql`d."dispatchedAt"`)} AS at, pll."stockLotId"::text AS "lotId", c.name AS party, sum(pll.metres)::text AS metres,
      concat_ws(', ', d."vehicleNo", 'LR ' || d."lrNo") AS detail
    FROM "DispatchNote" d JOIN "PackingListLine" pll ON pll."packingListId" = d."packingListId" JOIN "Customer" c ON c.id = d."customerId"
    WHERE pll."stockLotId" = ANY (${ids}) AND d.status <> 'VOID' GROUP BY d.id, c.name, pll."stockLotId" ORDER BY d.id`)
  const invoices = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT i.id::text, i.number, i.status, i."invoiceDate"::text AS date, ${iso(Prisma.sql`i."postedAt"`)} AS at, h."stockLotId"::text AS "lotId", c.name AS party, sum(h.metres)::text AS metres, NULL AS detail
    FROM "InvoiceLineHeat" h JOIN "InvoiceLine" il ON il.id = h."invoiceLineId" JOIN "Invoice" i ON i.id = il."invoiceId" JOIN "Customer" c ON c.id = i."customerId"
    WHERE h."stockLotId" = ANY (${ids}) AND i.status <> 'VOID' GROUP BY i.id, c.name, h."stockLotId" ORDER BY i.id`)
  const receipts = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT DISTINCT r.id::text, r.number, r.status, r."receiptDate"::text AS date, ${iso(Prisma.sql`r."createdAt"`)} AS at, NULL AS "lotId", c.name AS party, NULL AS metres, 'for ' || i.number AS detail
    FROM "ReceiptAllocation" ra JOIN "Receipt" r ON r.id = ra."receiptId" JOIN "Customer" c ON c.id = r."customerId" JOIN "Invoice" i ON i.id = ra."invoiceId"
    WHERE i.id IN (SELECT il."invoiceId" FROM "InvoiceLineHeat" h JOIN "InvoiceLine" il ON il.id = h."invoiceLineId" WHERE h."stockLotId" = ANY (${ids}))`)
  const orders = reservations.map(
    ({ orderId, orderNo, orderStatus, orderDate, lotId, party }): Row => ({
      id: orderId,
      number: orderNo,
      status: orderStatus,
      date: orderDate,
      at: null,
      lotId,
      party,
      metres: null,
      detail: null,
    }),
  )
  return [
    ['Reservation', reservations.map(({ orderId: _i, orderNo: _n, orderStatus: _s, orderDate: _d, ...row }) => row)],
    ['Sales order', orders],
    ['Packing list', packing],
    ['Dispatch note', dispatch],
    ['Invoice', invoices],
    ['Receipt', receipts],
  ]
}
