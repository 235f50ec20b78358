import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import { getInvoice } from './invoice.queries'
import { openBalanceOn } from './open-balance'

const STATES = [
  { value: 'DRAFT', label: 'Draft' },
  { value: 'POSTED', label: 'Posted' },
  { value: 'PARTLY_PAID', label: 'Partly paid' },
  { value: 'PAID', label: 'Paid' },
  { value: 'CANCELLED', label: 'Cancelled' },
  { value: 'VOID', label: 'Void' },
]

const YES_NO = [
  { value: '1', label: 'Yes' },
  { value: '0', label: 'No' },
]
const yes = (v: string) => v === '1' || v === 'true'

const OPEN = Prisma.sql`i.status IN ('POSTED', 'PARTLY_PAID')`
const BALANCE = Prisma.sql`CASE WHEN i.status IN ('POSTED', 'PARTLY_PAID', 'PAID') THEN i."totalAmount" - i."receivedAmount" - i."tdsAmount" ELSE 0 END`

export const invoiceList = defineList({
  name: 'invoices',
  title: 'Invoices',
  permission: 'invoice.read',
  id: Prisma.sql`i.id`,
  from: Prisma.sql`"Invoice" i JOIN "Customer" c ON c.id = i."customerId" JOIN "SalesOrder" o ON o.id = i."salesOrderId"
    JOIN "PackingList" p ON p.id = i."packingListId"`,
  columns: [
    { key: 'number', label: 'Number', type: 'text', sql: Prisma.sql`i.number`, sortable: true, href: '/invoices/{id}' },
    { key: 'invoiceDate', label: 'Date', type: 'date', sql: Prisma.sql`i."invoiceDate"`, sortable: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'customerId', label: 'Customer id', type: 'text', sql: Prisma.sql`c.id::text`, hidden: true },
    {
      key: 'salesOrder',
      label: 'Sales order',
      type: 'text',
      sql: Prisma.sql`o.number`,
      sortable: true,
      href: '/sales-orders/{salesOrderId}',
    },
    { key: 'salesOrderId', label: 'Sales order id', type: 'text', sql: Prisma.sql`o.id::text`, hidden: true },
    { key: 'packingList', label: 'Packing list', type: 'text', sql: Prisma.sql`p.number`, hidden: true },
    { key: 'poReference', label: 'Customer PO', type: 'text', sql: Prisma.sql`i."poReference"`, hidden: true },
    { key: 'dueDate', label: 'Due', type: 'date', sql: Prisma.sql`i."dueDate"`, sortable: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`i.status`, sortable: true },
    { key: 'taxableAmount', label: 'Taxable', type: 'money', sql: Prisma.sql`i."taxableAmount"`, sortable: true },
    {
      key: 'taxAmount',
      label: 'Tax',
      type: 'money',
      sql: Prisma.sql`(i."cgstAmount" + i."sgstAmount" + i."igstAmount")`,
    },
    { key: 'totalAmount', label: 'Total', type: 'money', sql: Prisma.sql`i."totalAmount"`, sortable: true },
    { key: 'receivedAmount', label: 'Received', type: 'money', sql: Prisma.sql`i."receivedAmount"`, hidden: true },
    { key: 'tdsAmount', label: 'TDS', type: 'money', sql: Prisma.sql`i."tdsAmount"`, hidden: true },
    { key: 'balance', label: 'Balance', type: 'money', sql: BALANCE, sortable: true },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`i.currency`, hidden: true },
    { key: 'invoiceType', label: 'Type', type: 'text', sql: Prisma.sql`i."invoiceType"`, hidden: true },
    { key: 'placeOfSupply', label: 'Place of supply', type: 'text', sql: Prisma.sql`i."placeOfSupply"`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Number, order or customer',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(i.id IN (SELECT search_ids('Invoice', ${v}, 500)) OR o.id IN (SELECT search_ids('SalesOrder', ${v}, 500)) OR c.id IN (SELECT search_ids('Customer', ${v}, 500)))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATES, sql: (v) => Prisma.sql`i.status = ${v}` },
    {
      key: 'overdue',
      label: 'Overdue',
      type: 'boolean',
      options: YES_NO,
      sql: (v, ctx) => {
        const overdue = Prisma.sql`(${OPEN} AND i."dueDate" < ${ctx.actor.today}::date)`
        return yes(v) ? overdue : Prisma.sql`NOT ${overdue}`
      },
    },
    {
      key: 'open',
      label: 'Open',
      type: 'boolean',
      options: YES_NO,
      sql: (v) => (yes(v) ? Prisma.sql`(${OPEN})` : Prisma.sql`NOT (${OPEN})`),
    },
    {
      key: 'openOn',
      label: 'Open on',
      type: 'date',
      chipOnly: true,
      sql: (v) => Prisma.sql`${openBalanceOn(Prisma.sql`${v}::date`)} > 0`,
    },
    {
      key: 'dueFrom',
      label: 'Due from',
      type: 'date',
      chipOnly: true,
      sql: (v) => Prisma.sql`i."dueDate" >= ${v}::date`,
    },
    { key: 'dueTo', label: 'Due to', type: 'date', chipOnly: true, sql: (v) => Prisma.sql`i."dueDate" <= ${v}::date` },
    {
      key: 'currency',
      label: 'Currency',
      type: 'select',
      options: ['INR', 'USD', 'EUR', 'AED'].map((value) => ({ value, label: value })),
      sql: (v) => Prisma.sql`i.currency = ${v}`,
    },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`i."invoiceDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`i."invoiceDate" <= ${v}::date` },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`i."customerId" = ${v}::uuid` },
    { key: 'salesOrderId', label: 'Sales order', type: 'id', sql: (v) => Prisma.sql`i."salesOrderId" = ${v}::uuid` },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`i.status`, values: STATES },
  defaultSort: { key: 'invoiceDate', dir: 'desc' },
  rowHref: '/invoices/{id}',
  empty: { title: 'No invoices yet', text: 'An invoice is made from a packed packing list or from a dispatch note.' },
  detail: getInvoice,
})
