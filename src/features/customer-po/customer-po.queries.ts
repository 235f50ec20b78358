import { zId } from '@/core/inputs'
import { Prisma, type Tx } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import { filesOf } from '@/server/storage'
import { type Comparison, compareWithQuotation } from './compare-with-quotation'
import { customerPoMachine } from './customer-po.machine'

/** A customer PO with what it answers, and the comparison of both; null when it is not there. */
export async function compareCustomerPo(tx: Tx, id: string) {
  const po = await tx.customerPo.findUnique({
    where: { id },
    include: {
      lines: { orderBy: { lineNo: 'asc' } },
      quotationRevision: { include: { lines: { orderBy: { lineNo: 'asc' } } } },
    },
  })
  if (!po) return null
  const { quotationRevision: revision, ...own } = po
  const comparison: Comparison = compareWithQuotation(revision.lines, po.lines, {
    quotedPaymentTerms: revision.paymentTerms,
    paymentTerms: po.paymentTerms,
    quotedDelivery:
      [revision.deliveryTerms, ...new Set(revision.lines.flatMap((l) => l.deliveryText ?? []))]
        .filter(Boolean)
        .join('; ') || null,
    deliveryDate: po.deliveryDate && dateText(po.deliveryDate),
    validUntil: dateText(revision.validUntil),
    poDate: dateText(po.poDate),
  })
  return { po: own, revision, comparison }
}

/** One customer PO for its page: paper, lines, comparison, order made of it, history. */
export async function getCustomerPo(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const compared = await compareCustomerPo(ctx.tx, id)
  if (!compared) return null
  const { po, revision, comparison } = compared
  const [quotation, customer, billing, shipping, order, current, history, files] = [
    await ctx.tx.quotation.findUnique({
      where: { id: po.quotationId },
      select: { id: true, number: true, status: true },
    }),
    await ctx.tx.customer.findUnique({ where: { id: po.customerId }, select: { id: true, name: true } }),
    po.billingAddressId ? await ctx.tx.customerAddress.findUnique({ where: { id: po.billingAddressId } }) : null,
    po.shippingAddressId ? await ctx.tx.customerAddress.findUnique({ where: { id: po.shippingAddressId } }) : null,
    await ctx.tx.salesOrder.findFirst({
      where: { customerPoId: po.id },
      select: { id: true, number: true, status: true },
    }),
    await ctx.tx.quotationRevision.findFirst({
      where: { quotationId: po.quotationId, status: { in: ['APPROVED', 'SENT'] } },
      orderBy: { revisionNo: 'desc' },
      select: { id: true, revisionNo: true },
    }),
    await statusHistory(ctx.tx, po.id),
    await filesOf(ctx, 'CustomerPo', po.id),
  ]
  return {
    ...po,
    quotation,
    customer,
    billingAddress: billing,
    shippingAddress: shipping,
    revisionNo: revision.revisionNo,
    currency: revision.currency,
    quotedPaymentTerms: revision.paymentTerms,
    /** Set when another revision is current now: the order must be compared with that one first. */
    newerRevisionNo: current && current.id !== po.quotationRevisionId ? current.revisionNo : null,
    comparison,
    order,
    history,
    files,
    allowed: customerPoMachine.allowed(po.status, ctx.actor.can).map((t) => t.event),
  }
}

/** Who moved a document when, newest first. */
export async function statusHistory(tx: Tx, documentId: string) {
  return tx.$queryRaw<
    { event: string; fromState: string; toState: string; remark: string | null; at: Date; userName: string | null }[]
  >(Prisma.sql`
    SELECT h.event, h."fromState", h."toState", h.remark, h.at, u.name AS "userName"
    FROM "StatusHistory" h LEFT JOIN "User" u ON u.id = h."userId" WHERE h."documentId" = ${documentId}::uuid ORDER BY h.at DESC`)
}

const states = customerPoMachine.states.map((value) => ({
  value,
  label: value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' '),
}))

export const customerPoList = defineList({
  name: 'customer-pos',
  title: 'Customer POs',
  permission: 'customer-po.read',
  id: Prisma.sql`p.id`,
  from: Prisma.sql`"CustomerPo" p JOIN "Customer" c ON c.id = p."customerId" JOIN "Quotation" q ON q.id = p."quotationId"
    JOIN "QuotationRevision" r ON r.id = p."quotationRevisionId" LEFT JOIN "SalesOrder" o ON o."customerPoId" = p.id`,
  columns: [
    {
      key: 'poNumber',
      label: 'PO number',
      type: 'text',
      sql: Prisma.sql`p."poNumber"`,
      sortable: true,
      href: '/customer-pos/{id}',
    },
    { key: 'receivedDate', label: 'Received', type: 'date', sql: Prisma.sql`p."receivedDate"`, sortable: true },
    { key: 'poDate', label: 'PO date', type: 'date', sql: Prisma.sql`p."poDate"`, sortable: true, hidden: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'customerId', label: 'Customer id', type: 'text', sql: Prisma.sql`c.id::text`, hidden: true },
    { key: 'quotationId', label: 'Quotation id', type: 'text', sql: Prisma.sql`q.id::text`, hidden: true },
    { key: 'salesOrderId', label: 'Sales order id', type: 'text', sql: Prisma.sql`o.id::text`, hidden: true },
    {
      key: 'quotation',
      label: 'Quotation',
      type: 'text',
      sql: Prisma.sql`q.number || ' Rev.' || r."revisionNo"`,
      href: '/quotations/{quotationId}',
    },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`p.status`, sortable: true },
    { key: 'deliveryDate', label: 'Delivery', type: 'date', sql: Prisma.sql`p."deliveryDate"`, sortable: true },
    {
      key: 'totalAmount',
      label: 'Amount',
      type: 'money',
      sql: Prisma.sql`p."totalAmount"`,
      sortable: true,
      permission: 'sales-price.read',
      currencyKey: 'currency',
    },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`r.currency`, hidden: true },
    {
      key: 'salesOrder',
      label: 'Sales order',
      type: 'text',
      sql: Prisma.sql`o.number`,
      href: '/sales-orders/{salesOrderId}',
    },
  ],
  filters: [
    {
      key: 'q',
      label: 'PO number or customer',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(p.id IN (SELECT search_ids('CustomerPo', ${v}, 500)) OR c.id IN (SELECT search_ids('Customer', ${v}, 500)))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: states, sql: (v) => Prisma.sql`p.status = ${v}` },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`p."customerId" = ${v}::uuid` },
    { key: 'quotationId', label: 'Quotation', type: 'id', sql: (v) => Prisma.sql`p."quotationId" = ${v}::uuid` },
    { key: 'from', label: 'Received from', type: 'date', sql: (v) => Prisma.sql`p."receivedDate" >= ${v}::date` },
    { key: 'to', label: 'Received to', type: 'date', sql: (v) => Prisma.sql`p."receivedDate" <= ${v}::date` },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`p.status`, values: states },
  defaultSort: { key: 'receivedDate', dir: 'desc' },
  rowHref: '/customer-pos/{id}',
  empty: { title: 'No customer POs yet', text: "Record the buyer's order from an approved or sent quotation." },
  detail: getCustomerPo,
})
