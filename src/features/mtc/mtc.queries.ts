import { zId } from '@/core/inputs'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { filesOf } from '@/server/storage'

const TYPES = ['3.1', '3.2', '2.2', '2.1'].map((type) => ({ value: type, label: `EN 10204 ${type}` }))

/** Upper case, single spaces: how heats and makes are stored. */
const stored = (text: string) => text.trim().replace(/\s+/g, ' ').toUpperCase()

export const mtcList = defineList({
  name: 'mtcs',
  title: 'MTC repository',
  permission: 'mtc.read',
  id: Prisma.sql`m.id`,
  from: Prisma.sql`"Mtc" m LEFT JOIN "Vendor" v ON v.id = m."vendorId"
    LEFT JOIN LATERAL (
      SELECT array_agg(h."heatNo" ORDER BY h."heatNo") AS heats FROM "MtcHeat" h WHERE h."companyId" = m."companyId" AND h."mtcId" = m.id) t ON true`,
  columns: [
    { key: 'mtcNo', label: 'MTC no.', type: 'text', sql: Prisma.sql`m."mtcNo"`, sortable: true, href: '/mtcs/{id}' },
    { key: 'mtcDate', label: 'MTC date', type: 'date', sql: Prisma.sql`m."mtcDate"`, sortable: true },
    { key: 'mtcType', label: 'Type', type: 'text', sql: Prisma.sql`m."mtcType"`, sortable: true },
    { key: 'make', label: 'Make', type: 'text', sql: Prisma.sql`m.make`, sortable: true },
    { key: 'heats', label: 'Heats', type: 'list', sql: Prisma.sql`t.heats` },
    { key: 'vendor', label: 'Vendor', type: 'text', sql: Prisma.sql`v.name`, sortable: true },
    { key: 'createdAt', label: 'On file since', type: 'datetime', sql: Prisma.sql`m."createdAt"`, sortable: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'MTC no., heat, make or vendor',
      sql: (
        v,
      ) => Prisma.sql`(m.id IN (SELECT search_ids('Mtc', ${v}, 500)) OR m."vendorId" IN (SELECT search_ids('Vendor', ${v}, 500))
        OR m.id IN (SELECT s."mtcId" FROM "StockLot" s WHERE s.id IN (SELECT search_ids('StockLot', ${v}, 2000)))
        OR position(${stored(v)} IN m.make) > 0)`,
    },
    {
      key: 'heatNo',
      label: 'Heat no.',
      type: 'text',
      sql: (v) => Prisma.sql`m.id IN (SELECT h."mtcId" FROM "MtcHeat" h WHERE h."heatNo" = ${stored(v)})`,
    },
    { key: 'make', label: 'Make', type: 'text', sql: (v) => Prisma.sql`position(${stored(v)} IN m.make) > 0` },
    { key: 'mtcType', label: 'Type', type: 'select', options: TYPES, sql: (v) => Prisma.sql`m."mtcType" = ${v}` },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`m."mtcDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`m."mtcDate" <= ${v}::date` },
    { key: 'vendorId', label: 'Vendor', type: 'id', sql: (v) => Prisma.sql`m."vendorId" = ${v}::uuid` },
    {
      key: 'salesOrderId',
      label: 'Sales order',
      type: 'id',
      sql: (v) =>
        Prisma.sql`m.id IN (SELECT s."mtcId" FROM "Reservation" r JOIN "StockLot" s ON s.id = r."stockLotId" WHERE r."salesOrderId" = ${v}::uuid)`,
    },
  ],
  defaultSort: { key: 'mtcDate', dir: 'desc' },
  rowHref: '/mtcs/{id}',
  empty: {
    title: 'No certificates yet',
    text: 'A certificate comes in with its heat: with a goods receipt, or with opening stock.',
  },
  detail: (ctx, id) => getMtc(ctx, id),
})

/** One certificate: its file and earlier versions, heats, lots, receipts, and the orders and customers the lots went to. Null when there is none. */
export async function getMtc(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const row = await ctx.tx.mtc.findUnique({
    where: { id },
    include: {
      vendor: { select: { id: true, name: true } },
      heats: { select: { heatNo: true }, orderBy: { heatNo: 'asc' } },
      stockLots: {
        orderBy: [{ heatNo: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          heatNo: true,
          source: true,
          sizeText: true,
          designations: true,
          ends: true,
          product: true,
          receivedDate: true,
          balances: true,
        },
      },
      grnLines: {
        select: {
          heatNo: true,
          metres: true,
          grn: {
            select: {
              id: true,
              number: true,
              status: true,
              receivedDate: true,
              purchaseOrder: { select: { id: true, number: true, status: true } },
            },
          },
        },
      },
    },
  })
  if (!row) return null
  const { companyId: _company, stockLots, grnLines, heats, ...mtc } = row
  const lotIds = stockLots.map((l) => l.id)
  const reservations = await ctx.tx.reservation.findMany({
    where: { stockLotId: { in: lotIds }, OR: [{ liveMetres: { gt: 0 } }, { issuedMetres: { gt: 0 } }] },
    orderBy: { createdAt: 'asc' },
    select: {
      liveMetres: true,
      issuedMetres: true,
      stockLot: { select: { heatNo: true } },
      salesOrder: { select: { id: true, number: true, status: true, customer: { select: { id: true, name: true } } } },
    },
  })
  const grns = new Map(grnLines.map((l) => [l.grn.id, l.grn]))
  return {
    ...mtc,
    heats: heats.map((h) => h.heatNo),
    lots: stockLots.map(({ balances, ...lot }) => {
      const sum = (pick: (b: (typeof balances)[number]) => Prisma.Decimal) =>
        balances.reduce((total, b) => total.plus(pick(b)), new Prisma.Decimal(0))
      return {
        ...lot,
        underInspection: sum((b) => b.underInspectionMetres),
        accepted: sum((b) => b.acceptedMetres),
        reserved: sum((b) => b.reservedMetres),
        onHold: sum((b) => b.onHoldMetres),
        rejected: sum((b) => b.rejectedMetres),
        issued: sum((b) => b.issuedMetres),
      }
    }),
    grns: ctx.actor.can('grn.read') ? [...grns.values()] : [],
    orders: reservations,
    files: await filesOf(ctx, 'Mtc', id),
  }
}
