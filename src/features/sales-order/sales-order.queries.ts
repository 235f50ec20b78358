import { zId } from '@/core/inputs'
import { dec, decimalText } from '@/core/money'
import { Prisma, type Tx } from '@/db/types'
import { statusHistory } from '@/features/customer-po/customer-po.queries'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { reservedByLine, WAITS_FOR_PACKING, WAITS_FOR_STOCK } from './progress'
import { salesOrderMachine } from './sales-order.machine'

type Successor = { type: string; id: string; number: string | null; status: string; note: string | null }

/** Every document that came of an order, in one statement; purchase orders through its requisitions. */
async function successorsOf(tx: Tx, salesOrderId: string): Promise<Successor[]> {
  const id = Prisma.sql`${salesOrderId}::uuid`
  return tx.$queryRaw<Successor[]>(Prisma.sql`
    SELECT * FROM (
      SELECT 1 AS rank, 'PurchaseRequisition' AS type, pr.id::text, pr.number, pr.status, NULL AS note, pr."createdAt" FROM "PurchaseRequisition" pr WHERE pr."salesOrderId" = ${id}
      UNION ALL
      SELECT 2, 'PurchaseOrder', po.id::text, po.number, po.status, v.name, po."createdAt" FROM "PurchaseOrder" po JOIN "Vendor" v ON v.id = po."vendorId"
        WHERE po.id IN (SELECT pol."purchaseOrderId" FROM "PurchaseOrderLine" pol JOIN "PurchaseRequisitionLine" prl ON prl.id = pol."purchaseRequisitionLineId"
          JOIN "PurchaseRequisition" pr ON pr.id = prl."purchaseRequisitionId" WHERE pr."salesOrderId" = ${id})
      UNION ALL
      SELECT 3, 'PackingList', pl.id::text, pl.number, pl.status, pl."totalMetres"::text || ' m', pl."createdAt" FROM "PackingList" pl WHERE pl."salesOrderId" = ${id}
      UNION ALL
      SELECT 4, 'DispatchNote', dn.id::text, dn.number, dn.status, dn."vehicleNo", dn."createdAt" FROM "DispatchNote" dn WHERE dn."salesOrderId" = ${id}
      UNION ALL
      SELECT 5, 'Invoice', i.id::text, i.number, i.status, NULL, i."createdAt" FROM "Invoice" i WHERE i."salesOrderId" = ${id}
      UNION ALL
      SELECT 6, 'Receipt', r.id::text, r.number, r.status, NULL, r."createdAt" FROM "Receipt" r
        WHERE r.id IN (SELECT ra."receiptId" FROM "ReceiptAllocation" ra JOIN "Invoice" i ON i.id = ra."invoiceId" WHERE i."salesOrderId" = ${id})
    ) d ORDER BY rank, "createdAt"`)
}

const NEEDED: Record<string, string> = {
  PurchaseRequisition: 'purchase-requisition.read',
  PurchaseOrder: 'purchase-order.read',
  PackingList: 'packing-list.read',
  DispatchNote: 'dispatch-note.read',
  Invoice: 'invoice.read',
  Receipt: 'receipt.read',
}

/** One order for its page: lines with progress, what it came from, what came of it. Prices only with sales-price.read. */
export async function getSalesOrder(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const order = await ctx.tx.salesOrder.findUnique({
    where: { id },
    include: {
      customer: { select: { id: true, name: true } },
      customerPo: { select: { id: true, poNumber: true, poDate: true, status: true, fileId: true } },
      quotation: {
        select: { id: true, number: true, status: true, enquiry: { select: { id: true, number: true, status: true } } },
      },
      quotationRevision: { select: { id: true, revisionNo: true, status: true } },
      billingAddress: true,
      shippingAddress: true,
      lines: { orderBy: { lineNo: 'asc' } },
    },
  })
  if (!order) return null
  const reserved = await reservedByLine(ctx.tx, id)
  const documents = await successorsOf(ctx.tx, id)
  const history = await statusHistory(ctx.tx, id)
  const packed = await ctx.tx.packingList.count({ where: { salesOrderId: id, status: { in: ['DRAFT', 'PACKED'] } } })
  const [held] = await ctx.tx.$queryRaw<{ metres: string; heats: number }[]>(Prisma.sql`
    SELECT coalesce(sum(r."liveMetres"), 0)::text AS metres, count(DISTINCT s."heatNo")::int AS heats
    FROM "Reservation" r JOIN "StockLot" s ON s.id = r."stockLotId" WHERE r."salesOrderId" = ${id}::uuid AND r.status = 'LIVE'`)
  const prices = ctx.actor.can('sales-price.read')
  const money = <T>(value: T) => (prices ? value : null)
  return {
    ...order,
    subTotal: money(order.subTotal),
    chargesAmount: money(order.chargesAmount),
    totalAmount: money(order.totalAmount),
    exchangeRate: money(order.exchangeRate),
    lines: order.lines.map((l) => ({
      ...l,
      rate: money(l.rate),
      rateUnit: money(l.rateUnit),
      ratePerMetre: money(l.ratePerMetre),
      amount: money(l.amount),
      reservedMetres: reserved.get(l.id) ?? '0.000',
      /** Ordered less cancelled and dispatched, never below zero. */
      balanceMetres: balanceOf(l),
    })),
    documents: documents.filter((d) => ctx.actor.can(NEEDED[d.type] ?? '')),
    history,
    held: held ?? { metres: '0', heats: 0 },
    openPackingLists: packed,
    /** Every metre still to go out is held already: nothing is left to reserve. */
    fullyReserved: order.lines.every((l) => dec(reserved.get(l.id) ?? '0').gte(balanceOf(l))),
    pricesShown: prices,
    allowed: salesOrderMachine.allowed(order.status, ctx.actor.can).map((t) => t.event),
  }
}

type Quantities = { metres: Prisma.Decimal; cancelledMetres: Prisma.Decimal; dispatchedMetres: Prisma.Decimal }

function balanceOf(line: Quantities): string {
  const balance = dec(line.metres).minus(line.cancelledMetres.toString()).minus(line.dispatchedMetres.toString())
  return decimalText(balance.lt(0) ? 0 : balance, 3)
}

const states = salesOrderMachine.states.map((value) => ({
  value,
  label: value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' '),
}))

export const salesOrderList = defineList({
  name: 'sales-orders',
  title: 'Sales orders',
  permission: 'sales-order.read',
  id: Prisma.sql`o.id`,
  from: Prisma.sql`"SalesOrder" o JOIN "Customer" c ON c.id = o."customerId" JOIN "CustomerPo" p ON p.id = o."customerPoId"`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`o.number`,
      sortable: true,
      href: '/sales-orders/{id}',
    },
    { key: 'orderDate', label: 'Date', type: 'date', sql: Prisma.sql`o."orderDate"`, sortable: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'poNumber', label: 'Customer PO', type: 'text', sql: Prisma.sql`p."poNumber"`, sortable: true },
    { key: 'project', label: 'Project', type: 'text', sql: Prisma.sql`o.project`, hidden: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`o.status`, sortable: true },
    { key: 'deliveryDate', label: 'Delivery', type: 'date', sql: Prisma.sql`o."deliveryDate"`, sortable: true },
    { key: 'totalMetres', label: 'Metres', type: 'metres', sql: Prisma.sql`o."totalMetres"` },
    {
      key: 'reserved',
      label: 'Reserved',
      type: 'metres',
      sql: Prisma.sql`(SELECT coalesce(sum(r."liveMetres"), 0) FROM "Reservation" r WHERE r."salesOrderId" = o.id AND r.status = 'LIVE')`,
    },
    {
      key: 'dispatched',
      label: 'Dispatched',
      type: 'metres',
      sql: Prisma.sql`(SELECT coalesce(sum(l."dispatchedMetres"), 0) FROM "SalesOrderLine" l WHERE l."salesOrderId" = o.id)`,
    },
    {
      key: 'balance',
      label: 'Balance',
      type: 'metres',
      sql: Prisma.sql`(SELECT coalesce(sum(greatest(l.metres - l."cancelledMetres" - l."dispatchedMetres", 0)), 0) FROM "SalesOrderLine" l WHERE l."salesOrderId" = o.id)`,
    },
    {
      key: 'totalAmount',
      label: 'Amount',
      type: 'money',
      sql: Prisma.sql`o."totalAmount"`,
      sortable: true,
      permission: 'sales-price.read',
      currencyKey: 'currency',
    },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`o.currency`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Number or customer',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(o.id IN (SELECT search_ids('SalesOrder', ${v}, 500)) OR c.id IN (SELECT search_ids('Customer', ${v}, 500)) OR p.id IN (SELECT search_ids('CustomerPo', ${v}, 500)))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: states, sql: (v) => Prisma.sql`o.status = ${v}` },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`o."customerId" = ${v}::uuid` },
    { key: 'quotationId', label: 'Quotation', type: 'id', sql: (v) => Prisma.sql`o."quotationId" = ${v}::uuid` },
    { key: 'from', label: 'Ordered from', type: 'date', sql: (v) => Prisma.sql`o."orderDate" >= ${v}::date` },
    { key: 'to', label: 'Ordered to', type: 'date', sql: (v) => Prisma.sql`o."orderDate" <= ${v}::date` },
    {
      key: 'live',
      label: 'Still to dispatch',
      type: 'boolean',
      sql: (v) =>
        v === 'true'
          ? Prisma.sql`o.status IN ('OPEN', 'PARTLY_DISPATCHED')`
          : Prisma.sql`o.status NOT IN ('OPEN', 'PARTLY_DISPATCHED')`,
    },
    {
      key: 'toReserve',
      label: 'Stock to reserve',
      type: 'boolean',
      chipOnly: true,
      sql: (v) => (v === 'true' ? WAITS_FOR_STOCK : Prisma.sql`NOT ${WAITS_FOR_STOCK}`),
    },
    {
      key: 'toPack',
      label: 'Reserved, to pack',
      type: 'boolean',
      chipOnly: true,
      sql: (v) => (v === 'true' ? WAITS_FOR_PACKING : Prisma.sql`NOT ${WAITS_FOR_PACKING}`),
    },
    {
      key: 'overdue',
      label: 'Overdue',
      type: 'boolean',
      sql: (v, ctx) =>
        v === 'true'
          ? Prisma.sql`(o.status IN ('OPEN', 'PARTLY_DISPATCHED') AND o."deliveryDate" < ${ctx.actor.today}::date)`
          : Prisma.sql`NOT (o.status IN ('OPEN', 'PARTLY_DISPATCHED') AND coalesce(o."deliveryDate" < ${ctx.actor.today}::date, false))`,
    },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`o.status`, values: states },
  defaultSort: { key: 'number', dir: 'desc' },
  rowHref: '/sales-orders/{id}',
  empty: { title: 'No sales orders yet', text: 'An order is made when a customer PO is accepted.' },
  detail: getSalesOrder,
})
