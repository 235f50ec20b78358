import { Prisma } from '@/db/types'
import { readParty } from '@/features/packing-list/ship-to'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { statusHistoryOf, userNames } from '@/server/status-history'
import { dispatchNoteMachine } from './dispatch-note.machine'

/** The packing list has a tax invoice that stands. */
const INVOICED = Prisma.sql`EXISTS (SELECT 1 FROM "Invoice" i WHERE i."packingListId" = d."packingListId" AND i.status IN ('POSTED', 'PARTLY_PAID', 'PAID'))`

/** One dispatch note with its heats and links both ways. No prices. */
export async function getDispatchNote(ctx: ReadContext, id: string) {
  const row = await ctx.tx.dispatchNote.findUnique({
    where: { id },
    include: {
      customer: { select: { id: true, name: true } },
      warehouse: { select: { id: true, name: true } },
      salesOrder: {
        select: {
          id: true,
          number: true,
          status: true,
          customerPo: { select: { id: true, poNumber: true, poDate: true } },
        },
      },
      packingList: {
        include: {
          lines: {
            orderBy: { lineNo: 'asc' },
            include: {
              salesOrderLine: {
                select: { lineNo: true, product: true, designation: true, sizeText: true, ends: true },
              },
              stockLot: { select: { heatNo: true, make: true, mtcId: true, mtcNo: true } },
            },
          },
          invoices: { orderBy: { createdAt: 'asc' }, select: { id: true, number: true, status: true } },
        },
      },
    },
  })
  if (!row) return null
  const names = await userNames(ctx, [row.createdById, row.dispatchedById])
  const { invoices, ...packingList } = row.packingList
  const live = invoices.filter((i) => i.status !== 'VOID' && i.status !== 'CANCELLED')
  return {
    ...row,
    packingList,
    shipTo: readParty(row.shipTo),
    invoices: ctx.actor.can('invoice.read') ? invoices : [],
    /** With a posted invoice the paper is a dispatch note, without one a delivery challan. */
    invoiced: live.some((i) => i.status !== 'DRAFT'),
    canInvoice: live.length === 0 && row.status !== 'VOID' && ctx.actor.can('invoice.create'),
    createdBy: names.get(row.createdById ?? '') ?? null,
    dispatchedBy: names.get(row.dispatchedById ?? '') ?? null,
    history: await statusHistoryOf(ctx, 'DispatchNote', id),
    allowed: dispatchNoteMachine.allowed(row.status, ctx.actor.can).map((t) => t.event),
  }
}

/** Packed lists that wait for a lorry. */
export async function listsToDispatch(ctx: ReadContext) {
  return ctx.tx.$queryRaw<
    {
      id: string
      number: string
      packingDate: Date
      customer: string
      salesOrder: string
      warehouse: string
      totalMetres: string
      totalNetKg: string
    }[]
  >(Prisma.sql`
    SELECT p.id::text, p.number, p."packingDate", c.name AS customer, o.number AS "salesOrder", w.name AS warehouse,
      p."totalMetres"::text AS "totalMetres", p."totalNetKg"::text AS "totalNetKg"
    FROM "PackingList" p JOIN "SalesOrder" o ON o.id = p."salesOrderId" JOIN "Customer" c ON c.id = o."customerId" JOIN "Warehouse" w ON w.id = p."warehouseId"
    WHERE p.status = 'PACKED' AND NOT EXISTS (SELECT 1 FROM "DispatchNote" d WHERE d."packingListId" = p.id AND d.status <> 'VOID')
    ORDER BY p."packingDate", p.number LIMIT 200`)
}

const STATES = [
  { value: 'DRAFT', label: 'Draft' },
  { value: 'DISPATCHED', label: 'Dispatched' },
  { value: 'DELIVERED', label: 'Delivered' },
  { value: 'VOID', label: 'Void' },
]

export const dispatchNoteList = defineList({
  name: 'dispatch-notes',
  title: 'Dispatch notes',
  permission: 'dispatch-note.read',
  id: Prisma.sql`d.id`,
  from: Prisma.sql`"DispatchNote" d JOIN "PackingList" p ON p.id = d."packingListId" JOIN "SalesOrder" o ON o.id = d."salesOrderId"
    JOIN "Customer" c ON c.id = d."customerId" JOIN "Warehouse" w ON w.id = d."warehouseId"`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`d.number`,
      sortable: true,
      href: '/dispatch-notes/{id}',
    },
    { key: 'dispatchDate', label: 'Date', type: 'date', sql: Prisma.sql`d."dispatchDate"`, sortable: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    {
      key: 'salesOrder',
      label: 'Sales order',
      type: 'text',
      sql: Prisma.sql`o.number`,
      sortable: true,
      href: '/sales-orders/{salesOrderId}',
    },
    { key: 'salesOrderId', label: 'Sales order id', type: 'text', sql: Prisma.sql`o.id::text`, hidden: true },
    {
      key: 'packingList',
      label: 'Packing list',
      type: 'text',
      sql: Prisma.sql`p.number`,
      href: '/packing-lists/{packingListId}',
    },
    { key: 'packingListId', label: 'Packing list id', type: 'text', sql: Prisma.sql`p.id::text`, hidden: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`d.status`, sortable: true },
    {
      key: 'heats',
      label: 'Heats',
      type: 'list',
      sql: Prisma.sql`(SELECT array_agg(DISTINCT s."heatNo" ORDER BY s."heatNo") FROM "PackingListLine" l JOIN "StockLot" s ON s.id = l."stockLotId" WHERE l."packingListId" = p.id)`,
    },
    { key: 'metres', label: 'Metres', type: 'metres', sql: Prisma.sql`p."totalMetres"` },
    { key: 'netKg', label: 'Net kg', type: 'kg', sql: Prisma.sql`p."totalNetKg"` },
    { key: 'vehicleNo', label: 'Vehicle', type: 'text', sql: Prisma.sql`d."vehicleNo"` },
    { key: 'transporter', label: 'Transporter', type: 'text', sql: Prisma.sql`d.transporter`, hidden: true },
    { key: 'lrNo', label: 'LR no.', type: 'text', sql: Prisma.sql`d."lrNo"`, hidden: true },
    { key: 'ewayBillNo', label: 'E-way bill', type: 'text', sql: Prisma.sql`d."ewayBillNo"`, hidden: true },
    { key: 'warehouse', label: 'Warehouse', type: 'text', sql: Prisma.sql`w.name`, hidden: true },
    { key: 'deliveredOn', label: 'Delivered', type: 'date', sql: Prisma.sql`d."deliveredOn"`, sortable: true },
    { key: 'invoiced', label: 'Invoiced', type: 'boolean', sql: INVOICED },
  ],
  filters: [
    {
      key: 'q',
      label: 'Number, order or customer',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(d.id IN (SELECT search_ids('DispatchNote', ${v}, 500)) OR o.id IN (SELECT search_ids('SalesOrder', ${v}, 500)) OR c.id IN (SELECT search_ids('Customer', ${v}, 500)))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATES, sql: (v) => Prisma.sql`d.status = ${v}` },
    {
      key: 'toInvoice',
      label: 'To invoice',
      type: 'boolean',
      options: [
        { value: '1', label: 'Yes' },
        { value: '0', label: 'No' },
      ],
      sql: (v) => {
        const open = Prisma.sql`(d.status IN ('DISPATCHED', 'DELIVERED') AND NOT ${INVOICED})`
        return v === '1' || v === 'true' ? open : Prisma.sql`NOT ${open}`
      },
    },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`d."customerId" = ${v}::uuid` },
    { key: 'salesOrderId', label: 'Sales order', type: 'id', sql: (v) => Prisma.sql`d."salesOrderId" = ${v}::uuid` },
    { key: 'packingListId', label: 'Packing list', type: 'id', sql: (v) => Prisma.sql`d."packingListId" = ${v}::uuid` },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`d."dispatchDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`d."dispatchDate" <= ${v}::date` },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`d.status`, values: STATES },
  defaultSort: { key: 'dispatchDate', dir: 'desc' },
  rowHref: '/dispatch-notes/{id}',
  empty: { title: 'Nothing has been dispatched yet', text: 'Mark a packing list packed, then make its dispatch note.' },
  detail: getDispatchNote,
})
