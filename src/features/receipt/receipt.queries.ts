import { dec, decimalText } from '@/core/money'
import { Prisma } from '@/db/types'
import { balanceOf } from '@/features/invoice/invoice.totals'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { statusHistoryOf, userNames } from '@/server/status-history'
import { receiptMachine } from './receipt.machine'
import { RECEIPT_MODE_LABELS } from './receipt.schema'
import { allocationSums } from './receipt.totals'

/** Invoices of a customer on which money is owed, oldest due first. */
export async function openInvoices(ctx: ReadContext, customerId: string, currency?: string) {
  const rows = await ctx.tx.invoice.findMany({
    where: { customerId, status: { in: ['POSTED', 'PARTLY_PAID'] }, ...(currency && { currency }) },
    orderBy: [{ dueDate: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      number: true,
      invoiceDate: true,
      dueDate: true,
      currency: true,
      totalAmount: true,
      receivedAmount: true,
      tdsAmount: true,
    },
  })
  return rows.map((row) => ({ ...row, balance: balanceOf(row) }))
}

/** One receipt with its invoices and what is left on account. */
export async function getReceipt(ctx: ReadContext, id: string) {
  const row = await ctx.tx.receipt.findUnique({
    where: { id },
    include: {
      customer: { select: { id: true, name: true } },
      allocations: {
        orderBy: { id: 'asc' },
        include: {
          invoice: {
            select: {
              id: true,
              number: true,
              status: true,
              invoiceDate: true,
              dueDate: true,
              totalAmount: true,
              receivedAmount: true,
              tdsAmount: true,
              salesOrder: { select: { id: true, number: true, status: true } },
            },
          },
        },
      },
    },
  })
  if (!row) return null
  const left = dec(row.amount).minus(allocationSums(row.allocations).amount)
  const names = await userNames(ctx, [row.createdById])
  const may = ctx.actor.can('receipt.create') && row.status === 'POSTED'
  return {
    ...row,
    modeLabel: RECEIPT_MODE_LABELS[row.mode as keyof typeof RECEIPT_MODE_LABELS] ?? row.mode,
    allocations: row.allocations.map((a) => ({
      ...a,
      invoice: { ...a.invoice, balance: balanceOf(a.invoice) },
    })),
    unallocated: row.status === 'POSTED' ? decimalText(left, 2) : '0.00',
    openInvoices: may && left.gt(0) ? await openInvoices(ctx, row.customerId, row.currency) : [],
    createdBy: names.get(row.createdById ?? '') ?? null,
    history: await statusHistoryOf(ctx, 'Receipt', id),
    allowed: receiptMachine.allowed(row.status, ctx.actor.can).map((t) => t.event),
  }
}

/** What the form of a receipt starts with: a customer where one is named, with the open invoices. */
export async function receiptFormData(ctx: ReadContext, from: { customerId?: string; invoiceId?: string }) {
  const invoice = from.invoiceId
    ? await ctx.tx.invoice.findUnique({ where: { id: from.invoiceId }, select: { customerId: true } })
    : null
  const customerId = invoice?.customerId ?? from.customerId
  const customer = customerId
    ? await ctx.tx.customer.findUnique({ where: { id: customerId }, select: { id: true, name: true, currency: true } })
    : null
  return {
    today: ctx.actor.today,
    customer,
    invoiceId: invoice ? (from.invoiceId ?? null) : null,
    invoices: customer ? await openInvoices(ctx, customer.id) : [],
  }
}

const STATES = [
  { value: 'POSTED', label: 'Posted' },
  { value: 'REVERSED', label: 'Reversed' },
]

const LEFT = Prisma.sql`CASE WHEN r.status = 'POSTED' THEN r.amount - coalesce((SELECT sum(a.amount) FROM "ReceiptAllocation" a WHERE a."receiptId" = r.id), 0) ELSE 0 END`

export const receiptList = defineList({
  name: 'receipts',
  title: 'Receipts',
  permission: 'receipt.read',
  id: Prisma.sql`r.id`,
  from: Prisma.sql`"Receipt" r JOIN "Customer" c ON c.id = r."customerId"`,
  columns: [
    { key: 'number', label: 'Number', type: 'text', sql: Prisma.sql`r.number`, sortable: true, href: '/receipts/{id}' },
    { key: 'receiptDate', label: 'Date', type: 'date', sql: Prisma.sql`r."receiptDate"`, sortable: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'mode', label: 'Mode', type: 'text', sql: Prisma.sql`r.mode`, sortable: true },
    { key: 'reference', label: 'Reference', type: 'text', sql: Prisma.sql`r.reference` },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`r.status`, sortable: true },
    { key: 'amount', label: 'Amount', type: 'money', sql: Prisma.sql`r.amount`, sortable: true },
    { key: 'tdsAmount', label: 'TDS', type: 'money', sql: Prisma.sql`r."tdsAmount"` },
    { key: 'unallocated', label: 'On account', type: 'money', sql: LEFT },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`r.currency`, hidden: true },
    {
      key: 'invoices',
      label: 'Invoices',
      type: 'list',
      sql: Prisma.sql`(SELECT array_agg(i.number ORDER BY i.number) FROM "ReceiptAllocation" a JOIN "Invoice" i ON i.id = a."invoiceId" WHERE a."receiptId" = r.id)`,
    },
  ],
  filters: [
    {
      key: 'q',
      label: 'Number or customer',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(r.id IN (SELECT search_ids('Receipt', ${v}, 500)) OR c.id IN (SELECT search_ids('Customer', ${v}, 500)))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATES, sql: (v) => Prisma.sql`r.status = ${v}` },
    {
      key: 'unallocated',
      label: 'On account',
      type: 'boolean',
      options: [
        { value: '1', label: 'Yes' },
        { value: '0', label: 'No' },
      ],
      sql: (v) => (v === '1' || v === 'true' ? Prisma.sql`(${LEFT}) > 0` : Prisma.sql`(${LEFT}) = 0`),
    },
    {
      key: 'mode',
      label: 'Mode',
      type: 'select',
      options: Object.entries(RECEIPT_MODE_LABELS).map(([value, label]) => ({ value, label })),
      sql: (v) => Prisma.sql`r.mode = ${v}`,
    },
    {
      key: 'currency',
      label: 'Currency',
      type: 'select',
      options: ['INR', 'USD', 'EUR', 'AED'].map((value) => ({ value, label: value })),
      sql: (v) => Prisma.sql`r.currency = ${v}`,
    },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`r."receiptDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`r."receiptDate" <= ${v}::date` },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`r."customerId" = ${v}::uuid` },
    {
      key: 'invoiceId',
      label: 'Invoice',
      type: 'id',
      sql: (v) =>
        Prisma.sql`r.id IN (SELECT a."receiptId" FROM "ReceiptAllocation" a WHERE a."invoiceId" = ${v}::uuid)`,
    },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`r.status`, values: STATES },
  defaultSort: { key: 'receiptDate', dir: 'desc' },
  rowHref: '/receipts/{id}',
  empty: { title: 'No receipts yet', text: 'Book what customers pay, and put it against their open invoices.' },
  detail: getReceipt,
})
