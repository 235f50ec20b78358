import { zId } from '@/core/inputs'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { statusHistoryOf, userNames } from '@/server/status-history'

const STATUS_TABS = [
  { value: 'DRAFT', label: 'Draft' },
  { value: 'PENDING_APPROVAL', label: 'Pending approval' },
  { value: 'APPROVED', label: 'To order' },
  { value: 'ORDERED', label: 'Ordered' },
  { value: 'REJECTED', label: 'Rejected' },
  { value: 'VOID', label: 'Void' },
]

export const purchaseRequisitionList = defineList({
  name: 'purchase-requisitions',
  title: 'Purchase requisitions',
  permission: 'purchase-requisition.read',
  id: Prisma.sql`r.id`,
  from: Prisma.sql`"PurchaseRequisition" r LEFT JOIN "SalesOrder" s ON s.id = r."salesOrderId"
    LEFT JOIN "Customer" c ON c.id = s."customerId" LEFT JOIN "User" u ON u.id = r."createdById"
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS lines, sum(l.metres) AS metres, sum(greatest(l.metres - l."orderedMetres", 0)) AS balance
      FROM "PurchaseRequisitionLine" l WHERE l."companyId" = r."companyId" AND l."purchaseRequisitionId" = r.id) t ON true`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`r.number`,
      sortable: true,
      href: '/purchase-requisitions/{id}',
    },
    { key: 'requisitionDate', label: 'Date', type: 'date', sql: Prisma.sql`r."requisitionDate"`, sortable: true },
    {
      key: 'salesOrderNo',
      label: 'Sales order',
      type: 'text',
      sql: Prisma.sql`s.number`,
      sortable: true,
      href: '/sales-orders/{salesOrderId}',
    },
    { key: 'customer', label: 'For customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'lines', label: 'Lines', type: 'integer', sql: Prisma.sql`t.lines` },
    { key: 'metres', label: 'Metres', type: 'metres', sql: Prisma.sql`t.metres` },
    {
      key: 'balance',
      label: 'To order',
      type: 'metres',
      sql: Prisma.sql`CASE WHEN r.status IN ('VOID', 'REJECTED') THEN NULL ELSE t.balance END`,
    },
    { key: 'neededBy', label: 'Needed by', type: 'date', sql: Prisma.sql`r."neededBy"`, sortable: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`r.status`, sortable: true },
    { key: 'raisedBy', label: 'Raised by', type: 'text', sql: Prisma.sql`u.name` },
    {
      key: 'salesOrderId',
      label: 'Sales order id',
      type: 'text',
      sql: Prisma.sql`r."salesOrderId"::text`,
      hidden: true,
    },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'Number',
      sql: (v) => Prisma.sql`r.id IN (SELECT search_ids('PurchaseRequisition', ${v}, 500))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATUS_TABS, sql: (v) => Prisma.sql`r.status = ${v}` },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`r."requisitionDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`r."requisitionDate" <= ${v}::date` },
    { key: 'salesOrderId', label: 'Sales order', type: 'id', sql: (v) => Prisma.sql`r."salesOrderId" = ${v}::uuid` },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`r.status`, values: STATUS_TABS },
  defaultSort: { key: 'number', dir: 'desc' },
  rowHref: '/purchase-requisitions/{id}',
  empty: {
    title: 'No purchase requisitions yet',
    text: 'A requisition says what has to be bought. Raise one here, or from the shortfall of a sales order in one click.',
  },
  detail: (ctx, id) => getPurchaseRequisition(ctx, id),
})

/** One requisition with its lines, the order it is for, and the purchase orders made from it; null when there is none. */
export async function getPurchaseRequisition(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const row = await ctx.tx.purchaseRequisition.findUnique({
    where: { id },
    include: {
      salesOrder: { select: { id: true, number: true, status: true, customer: { select: { id: true, name: true } } } },
      lines: {
        orderBy: { lineNo: 'asc' },
        include: {
          salesOrderLine: { select: { lineNo: true } },
          purchaseOrderLines: {
            select: {
              lineNo: true,
              metres: true,
              receivedMetres: true,
              purchaseOrder: { select: { id: true, number: true, status: true } },
            },
          },
        },
      },
    },
  })
  if (!row) return null
  const { preparedByIds, companyId: _company, ...requisition } = row
  const names = await userNames(ctx, [row.createdById, row.submittedById, row.approvedById])
  const orders = new Map(
    row.lines.flatMap((l) => l.purchaseOrderLines.map((p) => [p.purchaseOrder.id, p.purchaseOrder] as const)),
  )
  return {
    ...requisition,
    createdBy: names.get(row.createdById ?? '') ?? null,
    submittedBy: names.get(row.submittedById ?? '') ?? null,
    approvedBy: names.get(row.approvedById ?? '') ?? null,
    /** The viewer prepared it, so somebody else must decide on it. */
    preparedByMe: preparedByIds.includes(ctx.actor.userId),
    purchaseOrders: ctx.actor.can('purchase-order.read') ? [...orders.values()] : [],
    history: await statusHistoryOf(ctx, 'PurchaseRequisition', id),
  }
}
