import { zId } from '@/core/inputs'
import { Prisma } from '@/db/types'
import { RECEIVABLE_STATES } from '@/features/purchase-order/purchase-order.machine'
import { mostReceivable } from '@/features/purchase-order/purchase-order.totals'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { statusHistoryOf, userNames } from '@/server/status-history'

const STATUS_TABS = [
  { value: 'DRAFT', label: 'Draft' },
  { value: 'POSTED', label: 'Posted' },
  { value: 'REVERSED', label: 'Reversed' },
  { value: 'VOID', label: 'Void' },
]

/** Metres of a receipt that still wait for QC. */
const WAITING = Prisma.sql`(SELECT sum(b."underInspectionMetres") FROM "GrnLine" x JOIN "StockLot" s ON s."grnLineId" = x.id
  JOIN "StockBalance" b ON b."companyId" = s."companyId" AND b."stockLotId" = s.id WHERE x."companyId" = g."companyId" AND x."grnId" = g.id)`

export const grnList = defineList({
  name: 'grns',
  title: 'Goods receipts',
  permission: 'grn.read',
  id: Prisma.sql`g.id`,
  from: Prisma.sql`"Grn" g JOIN "Vendor" v ON v.id = g."vendorId" JOIN "PurchaseOrder" p ON p.id = g."purchaseOrderId" JOIN "Warehouse" w ON w.id = g."warehouseId"
    LEFT JOIN LATERAL (
      SELECT sum(l.metres) AS metres, sum(l.pieces)::int AS pieces, array_agg(DISTINCT l."heatNo" ORDER BY l."heatNo") AS heats
      FROM "GrnLine" l WHERE l."companyId" = g."companyId" AND l."grnId" = g.id) t ON true`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`coalesce(g.number, 'draft')`,
      sortable: true,
      href: '/grns/{id}',
    },
    { key: 'receivedDate', label: 'Received', type: 'date', sql: Prisma.sql`g."receivedDate"`, sortable: true },
    { key: 'vendor', label: 'Vendor', type: 'text', sql: Prisma.sql`v.name`, sortable: true },
    {
      key: 'purchaseOrderNo',
      label: 'Purchase order',
      type: 'text',
      sql: Prisma.sql`p.number`,
      sortable: true,
      href: '/purchase-orders/{purchaseOrderId}',
    },
    { key: 'heats', label: 'Heats', type: 'list', sql: Prisma.sql`t.heats` },
    { key: 'metres', label: 'Metres', type: 'metres', sql: Prisma.sql`t.metres` },
    { key: 'pieces', label: 'Pieces', type: 'integer', sql: Prisma.sql`t.pieces` },
    { key: 'underInspection', label: 'Under inspection', type: 'metres', sql: WAITING },
    { key: 'challanNo', label: 'Challan', type: 'text', sql: Prisma.sql`g."challanNo"`, hidden: true },
    { key: 'warehouse', label: 'Warehouse', type: 'text', sql: Prisma.sql`w.name`, hidden: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`g.status`, sortable: true },
    {
      key: 'purchaseOrderId',
      label: 'Purchase order id',
      type: 'text',
      sql: Prisma.sql`g."purchaseOrderId"::text`,
      hidden: true,
    },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'Number, vendor, PO or heat',
      sql: (
        v,
      ) => Prisma.sql`(g.id IN (SELECT search_ids('Grn', ${v}, 500)) OR g."vendorId" IN (SELECT search_ids('Vendor', ${v}, 500))
        OR g."purchaseOrderId" IN (SELECT search_ids('PurchaseOrder', ${v}, 500))
        OR g.id IN (SELECT l."grnId" FROM "GrnLine" l JOIN "StockLot" s ON s."grnLineId" = l.id WHERE s.id IN (SELECT search_ids('StockLot', ${v}, 500))))`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATUS_TABS, sql: (v) => Prisma.sql`g.status = ${v}` },
    {
      key: 'toInspect',
      label: 'To inspect',
      type: 'boolean',
      options: [
        { value: '1', label: 'Yes' },
        { value: '0', label: 'No' },
      ],
      sql: (v) =>
        v === '0' || v === 'false' ? Prisma.sql`NOT coalesce(${WAITING} > 0, false)` : Prisma.sql`${WAITING} > 0`,
    },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`g."receivedDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`g."receivedDate" <= ${v}::date` },
    { key: 'vendorId', label: 'Vendor', type: 'id', sql: (v) => Prisma.sql`g."vendorId" = ${v}::uuid` },
    {
      key: 'purchaseOrderId',
      label: 'Purchase order',
      type: 'id',
      sql: (v) => Prisma.sql`g."purchaseOrderId" = ${v}::uuid`,
    },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`g.status`, values: STATUS_TABS },
  defaultSort: { key: 'receivedDate', dir: 'desc' },
  rowHref: '/grns/{id}',
  empty: {
    title: 'No goods receipts yet',
    text: 'Receive pipe against a purchase order: heat by heat, each with its mill test certificate.',
  },
  detail: (ctx, id) => getGrn(ctx, id),
})

/** Names of stored files by id. */
async function fileNames(ctx: ReadContext, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const files = await ctx.tx.storedFile.findMany({
    where: { id: { in: wanted } },
    select: { id: true, fileName: true },
  })
  return new Map(files.map((f) => [f.id, f.fileName]))
}

/** One receipt with its heats, certificates, lots and where their metres stand now; cost only with cost.view. Null when there is none. */
export async function getGrn(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const row = await ctx.tx.grn.findUnique({
    where: { id },
    include: {
      vendor: { select: { id: true, name: true } },
      warehouse: { select: { id: true, name: true, city: true } },
      purchaseOrder: {
        select: {
          id: true,
          number: true,
          revisionNo: true,
          status: true,
          purchaseRequisition: { select: { id: true, number: true, status: true } },
        },
      },
      inspections: { select: { id: true, number: true, status: true }, orderBy: { createdAt: 'asc' } },
      lines: {
        orderBy: { lineNo: 'asc' },
        include: {
          location: { select: { id: true, code: true } },
          tpiAgency: { select: { id: true, name: true } },
          purchaseOrderLine: {
            select: {
              lineNo: true,
              product: true,
              designation: true,
              sizeText: true,
              odMm: true,
              wallMm: true,
              unitWeight: true,
              metres: true,
            },
          },
          stockLots: { select: { id: true, costPerMetre: true, balances: true } },
        },
      },
    },
  })
  if (!row) return null
  const { companyId: _company, lines, purchaseOrder, ...grn } = row
  const { purchaseRequisition, ...order } = purchaseOrder
  const files = await fileNames(
    ctx,
    lines.flatMap((l) => [l.mtcFileId, l.tpiFileId]),
  )
  const names = await userNames(ctx, [row.createdById, row.postedById])
  const seesCost = ctx.actor.can('cost.view')
  return {
    ...grn,
    purchaseOrder: {
      ...order,
      purchaseRequisition: ctx.actor.can('purchase-requisition.read') ? purchaseRequisition : null,
    },
    createdBy: names.get(row.createdById ?? '') ?? null,
    postedBy: names.get(row.postedById ?? '') ?? null,
    lines: lines.map(({ stockLots, ...line }) => {
      const lot = stockLots[0]
      const sum = (pick: (b: (typeof stockLots)[number]['balances'][number]) => Prisma.Decimal) =>
        (lot?.balances ?? []).reduce((total, b) => total.plus(pick(b)), new Prisma.Decimal(0))
      return {
        ...line,
        mtcFileName: files.get(line.mtcFileId) ?? 'certificate',
        tpiFileName: line.tpiFileId ? (files.get(line.tpiFileId) ?? 'report') : null,
        lot: lot
          ? {
              id: lot.id,
              costPerMetre: seesCost ? lot.costPerMetre : null,
              underInspection: sum((b) => b.underInspectionMetres),
              accepted: sum((b) => b.acceptedMetres),
              reserved: sum((b) => b.reservedMetres),
              onHold: sum((b) => b.onHoldMetres),
              rejected: sum((b) => b.rejectedMetres),
              issued: sum((b) => b.issuedMetres),
            }
          : null,
      }
    }),
    history: await statusHistoryOf(ctx, 'Grn', id),
  }
}

/** What the entry form needs: the order's pipe lines with what may still come, places of every warehouse, agencies. Null without the order. */
export async function grnFormData(ctx: ReadContext, purchaseOrderId: string) {
  const order = await ctx.tx.purchaseOrder.findUnique({
    where: { id: purchaseOrderId },
    select: {
      id: true,
      number: true,
      revisionNo: true,
      status: true,
      orderDate: true,
      warehouseId: true,
      overReceiptPct: true,
      vendor: { select: { id: true, name: true, makes: true } },
      lines: {
        orderBy: { lineNo: 'asc' },
        select: {
          id: true,
          lineNo: true,
          product: true,
          designation: true,
          additionalSpecs: true,
          sizeText: true,
          odMm: true,
          ends: true,
          lengthText: true,
          metres: true,
          receivedMetres: true,
          certificate: true,
        },
      },
    },
  })
  if (!order) return null
  const warehouses = await ctx.tx.warehouse.findMany({
    where: { isActive: true },
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      locations: { where: { isActive: true }, orderBy: { code: 'asc' }, select: { id: true, code: true, name: true } },
    },
  })
  const agencies = await ctx.tx.tpiAgency.findMany({
    where: { isActive: true },
    orderBy: { name: 'asc' },
    select: { id: true, code: true, name: true },
  })
  const { lines, overReceiptPct, ...head } = order
  return {
    order: {
      ...head,
      overReceiptPct,
      receivable: RECEIVABLE_STATES.some((s) => s === order.status),
      lines: lines
        .filter((l) => l.metres.gt(0) && l.odMm !== null)
        .map((l) => ({
          ...l,
          allowedMetres: mostReceivable(l.metres, overReceiptPct),
          balanceMetres: Prisma.Decimal.max(l.metres.minus(l.receivedMetres), 0),
        })),
      otherItems: lines.filter((l) => l.metres.lte(0) || l.odMm === null).length,
    },
    warehouses,
    agencies,
    today: ctx.actor.today,
  }
}

/** Orders goods may come in against, the earliest expected first, with the metres still to come. */
export async function ordersAwaitingGoods(ctx: ReadContext) {
  const orders = await ctx.tx.purchaseOrder.findMany({
    where: { status: { in: [...RECEIVABLE_STATES] } },
    orderBy: [{ expectedDate: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
    take: 200,
    select: {
      id: true,
      number: true,
      status: true,
      expectedDate: true,
      vendor: { select: { name: true } },
      lines: {
        orderBy: { lineNo: 'asc' },
        select: { sizeText: true, designation: true, metres: true, receivedMetres: true },
      },
    },
  })
  return orders.map((o) => ({
    ...o,
    openMetres: o.lines.reduce(
      (sum, l) => sum.plus(Prisma.Decimal.max(l.metres.minus(l.receivedMetres), 0)),
      new Prisma.Decimal(0),
    ),
  }))
}
