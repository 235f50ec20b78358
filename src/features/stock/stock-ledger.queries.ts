import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import { like } from './like'
import { DOCUMENT_NO } from './stock-lot.queries'

const KINDS = [
  'OPENING',
  'RECEIPT',
  'INSPECTION',
  'RESERVE',
  'RELEASE',
  'ISSUE',
  'RETURN',
  'MOVE',
  'CUT',
  'ADJUST',
  'REVERSE',
]
const title = (code: string) => code.charAt(0) + code.slice(1).toLowerCase()
const bucketName = (column: Prisma.Sql) => Prisma.sql`initcap(lower(replace(${column}, '_', ' ')))`

export const stockLedgerList = defineList({
  name: 'stock-ledger',
  title: 'Stock ledger',
  permission: 'stock.read',
  id: Prisma.sql`g.id`,
  from: Prisma.sql`"StockLedger" g JOIN "StockLot" s ON s.id = g."stockLotId"
    LEFT JOIN "Location" lf ON lf.id = g."fromLocationId" LEFT JOIN "Warehouse" wf ON wf.id = lf."warehouseId"
    LEFT JOIN "Location" lt ON lt.id = g."toLocationId" LEFT JOIN "Warehouse" wt ON wt.id = lt."warehouseId" LEFT JOIN "User" u ON u.id = g."userId"`,
  columns: [
    { key: 'at', label: 'When', type: 'datetime', sql: Prisma.sql`g.at`, sortable: true },
    { key: 'kind', label: 'Movement', type: 'text', sql: Prisma.sql`initcap(lower(g.kind))`, sortable: true },
    { key: 'heatNo', label: 'Heat', type: 'heat', sql: Prisma.sql`s."heatNo"`, sortable: true },
    { key: 'size', label: 'Size', type: 'text', sql: Prisma.sql`s."sizeText"`, href: '/stock/{stockLotId}' },
    { key: 'stockLotId', label: 'Lot id', type: 'text', sql: Prisma.sql`s.id::text`, hidden: true },
    { key: 'fromBucket', label: 'From', type: 'text', sql: bucketName(Prisma.sql`g."fromBucket"`) },
    { key: 'fromPlace', label: 'From place', type: 'text', sql: Prisma.sql`wf.code || ' ' || lf.code` },
    { key: 'toBucket', label: 'To', type: 'text', sql: bucketName(Prisma.sql`g."toBucket"`) },
    { key: 'toPlace', label: 'To place', type: 'text', sql: Prisma.sql`wt.code || ' ' || lt.code` },
    { key: 'metres', label: 'Metres', type: 'metres', sql: Prisma.sql`g.metres`, sortable: true },
    { key: 'pieces', label: 'Pieces', type: 'integer', sql: Prisma.sql`g.pieces` },
    { key: 'document', label: 'Document', type: 'text', sql: DOCUMENT_NO },
    { key: 'user', label: 'By', type: 'text', sql: Prisma.sql`u.name` },
    { key: 'remark', label: 'Remark', type: 'text', sql: Prisma.sql`g.remark` },
    { key: 'seq', label: 'Entry', type: 'integer', sql: Prisma.sql`g.seq::text`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Heat',
      type: 'search',
      placeholder: 'Part of a heat number',
      sql: (v) => Prisma.sql`g."stockLotId" IN (SELECT search_ids('StockLot', ${v}, 5000))`,
    },
    { key: 'stockLotId', label: 'Lot', type: 'id', sql: (v) => Prisma.sql`g."stockLotId" = ${v}::uuid` },
    { key: 'documentId', label: 'Document', type: 'id', sql: (v) => Prisma.sql`g."documentId" = ${v}::uuid` },
    {
      key: 'kind',
      label: 'Movement',
      type: 'select',
      options: KINDS.map((value) => ({ value, label: title(value) })),
      sql: (v) => Prisma.sql`g.kind = ${v}`,
    },
    {
      key: 'from',
      label: 'From',
      type: 'date',
      sql: (v, ctx) => Prisma.sql`g.at >= (${v}::date)::timestamp AT TIME ZONE ${ctx.actor.timeZone}`,
    },
    {
      key: 'to',
      label: 'To',
      type: 'date',
      sql: (v, ctx) => Prisma.sql`g.at < (${v}::date + 1)::timestamp AT TIME ZONE ${ctx.actor.timeZone}`,
    },
    {
      key: 'place',
      label: 'Place',
      type: 'text',
      placeholder: 'Warehouse or location',
      sql: (v) => Prisma.sql`concat_ws(' ', wf.code, lf.code, wt.code, lt.code) ILIKE ${like(v)}`,
    },
  ],
  defaultSort: { key: 'at', dir: 'desc' },
  rowHref: '/stock/{stockLotId}',
  empty: { title: 'No movements yet', text: 'Every receipt, inspection, reservation and dispatch is one line here.' },
})
