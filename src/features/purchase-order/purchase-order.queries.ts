import { zId } from '@/core/inputs'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { dateText, dbDate } from '@/server/serialize'
import { statusHistoryOf, userNames } from '@/server/status-history'
import { OPEN_STATES } from './purchase-order.machine'
import { visibleChanges } from './purchase-order-changes'

const STATUS_TABS = [
  { value: 'DRAFT', label: 'Draft' },
  { value: 'PENDING_APPROVAL', label: 'Pending approval' },
  { value: 'APPROVED', label: 'To send' },
  { value: 'SENT', label: 'Sent' },
  { value: 'ACKNOWLEDGED', label: 'Acknowledged' },
  { value: 'PARTLY_RECEIVED', label: 'Partly received' },
  { value: 'RECEIVED', label: 'Received' },
  { value: 'CLOSED', label: 'Closed' },
  { value: 'CANCELLED', label: 'Cancelled' },
]

const YES_NO = [
  { value: '1', label: 'Yes' },
  { value: '0', label: 'No' },
]

/** The vendor still owes goods and the expected date is past (company's own day). */
const overdue = (today: string) =>
  Prisma.sql`(p.status = ANY (${[...OPEN_STATES]}) AND p."expectedDate" < ${today}::date)`

export const purchaseOrderList = defineList({
  name: 'purchase-orders',
  title: 'Purchase orders',
  permission: 'purchase-order.read',
  id: Prisma.sql`p.id`,
  from: Prisma.sql`"PurchaseOrder" p JOIN "Vendor" v ON v.id = p."vendorId" JOIN "Warehouse" w ON w.id = p."warehouseId"
    LEFT JOIN LATERAL (
      SELECT sum(l."receivedMetres") AS received FROM "PurchaseOrderLine" l WHERE l."companyId" = p."companyId" AND l."purchaseOrderId" = p.id) t ON true`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`p.number`,
      sortable: true,
      href: '/purchase-orders/{id}',
    },
    { key: 'revisionNo', label: 'Rev.', type: 'integer', sql: Prisma.sql`p."revisionNo"` },
    { key: 'orderDate', label: 'Date', type: 'date', sql: Prisma.sql`p."orderDate"`, sortable: true },
    { key: 'vendor', label: 'Vendor', type: 'text', sql: Prisma.sql`v.name`, sortable: true },
    { key: 'expectedDate', label: 'Expected', type: 'date', sql: Prisma.sql`p."expectedDate"`, sortable: true },
    { key: 'totalMetres', label: 'Ordered m', type: 'metres', sql: Prisma.sql`p."totalMetres"`, sortable: true },
    { key: 'receivedMetres', label: 'Received m', type: 'metres', sql: Prisma.sql`t.received` },
    {
      key: 'totalAmount',
      label: 'Total',
      type: 'money',
      sql: Prisma.sql`p."totalAmount"`,
      sortable: true,
      currencyKey: 'currency',
      permission: 'cost.view',
    },
    {
      key: 'currency',
      label: 'Currency',
      type: 'text',
      sql: Prisma.sql`p.currency`,
      permission: 'cost.view',
      hidden: true,
    },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`p.status`, sortable: true },
    { key: 'warehouse', label: 'Deliver to', type: 'text', sql: Prisma.sql`w.name`, hidden: true },
    { key: 'vendorId', label: 'Vendor id', type: 'text', sql: Prisma.sql`p."vendorId"::text`, hidden: true },
    { key: 'warehouseId', label: 'Warehouse id', type: 'text', sql: Prisma.sql`p."warehouseId"::text`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'Number or vendor',
      sql: (v) =>
        Prisma.sql`(p.id IN (SELECT search_ids('PurchaseOrder', ${v}, 500)) OR p."vendorId" IN (SELECT search_ids('Vendor', ${v}, 500)))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATUS_TABS, sql: (v) => Prisma.sql`p.status = ${v}` },
    {
      key: 'overdue',
      label: 'Overdue',
      type: 'boolean',
      options: YES_NO,
      sql: (v, ctx) =>
        v === '0' || v === 'false'
          ? Prisma.sql`NOT coalesce(${overdue(ctx.actor.today)}, false)`
          : overdue(ctx.actor.today),
    },
    {
      key: 'receivable',
      label: 'Awaiting goods',
      type: 'boolean',
      options: YES_NO,
      sql: (v) =>
        v === '0' || v === 'false'
          ? Prisma.sql`NOT p.status = ANY (${[...OPEN_STATES]})`
          : Prisma.sql`p.status = ANY (${[...OPEN_STATES]})`,
    },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`p."orderDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`p."orderDate" <= ${v}::date` },
    { key: 'vendorId', label: 'Vendor', type: 'id', sql: (v) => Prisma.sql`p."vendorId" = ${v}::uuid` },
    {
      key: 'purchaseRequisitionId',
      label: 'Requisition',
      type: 'id',
      sql: (v) => Prisma.sql`p."purchaseRequisitionId" = ${v}::uuid`,
    },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`p.status`, values: STATUS_TABS },
  defaultSort: { key: 'number', dir: 'desc' },
  rowHref: '/purchase-orders/{id}',
  empty: {
    title: 'No purchase orders yet',
    text: 'Make one from an approved requisition, or a blank one. Orders go to approved vendors only.',
  },
  detail: (ctx, id) => getPurchaseOrder(ctx, id),
})

type Priced = { rate: unknown; rateUnit: unknown; ratePerMetre: unknown; amount: unknown }

/** Without cost.view the prices are not sent at all. */
function stripLine<T extends Priced>(line: T, seesCost: boolean) {
  return seesCost ? line : { ...line, rate: null, ratePerMetre: null, amount: null }
}

/** One order with its lines, receipts, amendments and history; prices only for those who may see cost. Null when there is none. */
export async function getPurchaseOrder(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const row = await ctx.tx.purchaseOrder.findUnique({
    where: { id },
    include: {
      vendor: {
        select: {
          id: true,
          name: true,
          email: true,
          isApproved: true,
          contacts: { select: { name: true, email: true, phone: true }, orderBy: { isDefault: 'desc' } },
        },
      },
      warehouse: { select: { id: true, name: true, city: true } },
      purchaseRequisition: {
        select: {
          id: true,
          number: true,
          status: true,
          salesOrder: { select: { id: true, number: true, status: true } },
        },
      },
      lines: {
        orderBy: { lineNo: 'asc' },
        include: {
          purchaseRequisitionLine: {
            select: { lineNo: true, metres: true, purchaseRequisition: { select: { number: true } } },
          },
        },
      },
      grns: { orderBy: { createdAt: 'asc' }, select: { id: true, number: true, status: true, receivedDate: true } },
      amendments: {
        orderBy: { revisionNo: 'asc' },
        select: { revisionNo: true, reason: true, changes: true, createdAt: true, createdById: true },
      },
    },
  })
  if (!row) return null
  const seesCost = ctx.actor.can('cost.view')
  const names = await userNames(ctx, [
    row.createdById,
    row.submittedById,
    row.approvedById,
    ...row.amendments.map((a) => a.createdById),
  ])
  const name = (userId: string | null) => names.get(userId ?? '') ?? null
  const mails = await ctx.tx.outboxMessage.findMany({
    where: { documentType: 'PurchaseOrder', documentId: id, kind: 'EMAIL' },
    orderBy: { createdAt: 'asc' },
    select: { id: true, recipients: true, status: true, createdAt: true, sentAt: true, lastError: true },
  })
  const { preparedByIds, companyId: _company, amendments, lines, purchaseRequisition, ...order } = row
  return {
    ...order,
    salesOrder: purchaseRequisition?.salesOrder ?? null,
    purchaseRequisition: ctx.actor.can('purchase-requisition.read') ? purchaseRequisition : null,
    ...(seesCost
      ? {}
      : { subTotal: null, chargesAmount: null, taxAmount: null, totalAmount: null, exchangeRate: null, gstRate: null }),
    seesCost,
    createdBy: name(row.createdById),
    submittedBy: name(row.submittedById),
    approvedBy: name(row.approvedById),
    preparedByMe: preparedByIds.includes(ctx.actor.userId),
    isOverdue:
      row.expectedDate !== null &&
      dateText(row.expectedDate) < ctx.actor.today &&
      OPEN_STATES.some((s) => s === row.status),
    lines: lines.map((line) => stripLine(line, seesCost)),
    amendments: amendments.map((a) => ({
      revisionNo: a.revisionNo,
      reason: a.reason,
      createdAt: a.createdAt,
      createdBy: name(a.createdById),
      changes: visibleChanges(a.changes, seesCost),
    })),
    mails,
    history: await statusHistoryOf(ctx, 'PurchaseOrder', id),
  }
}

/** What the form of an order needs beyond the order: warehouses, terms, the day's rates, and a requisition's balance. */
export async function purchaseOrderFormData(ctx: ReadContext, requisitionId: string | null) {
  const [warehouses, paymentTerms, deliveryTerms, setting, rates, requisition] = [
    await ctx.tx.warehouse.findMany({
      where: { isActive: true },
      orderBy: [{ gstRegistration: { isDefault: 'desc' } }, { createdAt: 'asc' }, { code: 'desc' }],
      select: { id: true, name: true, city: true },
    }),
    await ctx.tx.paymentTerm.findMany({ where: { isActive: true }, orderBy: { days: 'asc' }, select: { name: true } }),
    await ctx.tx.deliveryTerm.findMany({ where: { isActive: true }, orderBy: { code: 'asc' }, select: { name: true } }),
    await ctx.tx.companySetting.findFirst({ select: { overReceiptPct: true } }),
    await ctx.tx.exchangeRate.findMany({
      where: { rateDate: { lte: dbDate(ctx.actor.today) } },
      orderBy: { rateDate: 'desc' },
      distinct: ['currency'],
      select: { currency: true, rate: true },
    }),
    requisitionId ? await requisitionBalance(ctx, requisitionId) : null,
  ]
  return {
    warehouses,
    paymentTerms: paymentTerms.map((t) => t.name),
    deliveryTerms: deliveryTerms.map((t) => t.name),
    overReceiptPct: setting?.overReceiptPct ?? null,
    rates,
    requisition,
    baseCurrency: ctx.actor.baseCurrency,
    today: ctx.actor.today,
  }
}

/** The lines of an approved requisition that are not ordered in full, with their balance in metres. */
async function requisitionBalance(ctx: ReadContext, id: string) {
  const row = await ctx.tx.purchaseRequisition.findUnique({
    where: { id },
    select: {
      id: true,
      number: true,
      status: true,
      neededBy: true,
      salesOrder: { select: { number: true } },
      lines: { orderBy: { lineNo: 'asc' } },
    },
  })
  if (!row) return null
  const lines = row.lines
    .filter((l) => l.metres.lte(0) || l.orderedMetres.lt(l.metres))
    .map((l) => ({ ...l, balanceMetres: l.metres.minus(l.orderedMetres), partly: l.orderedMetres.gt(0) }))
  return { ...row, lines }
}
