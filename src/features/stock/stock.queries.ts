import { parseSize } from '@/core/pipe'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import { like } from './like'
import { getStockLot } from './stock-lot.queries'

/** Metres of a lot on the premises: everything but what is issued. */
const ON_HAND = Prisma.sql`(b.ui + b.ac + b.re + b.ho + b.rj)`

const BUCKET_OPTIONS = [
  { value: 'UNDER_INSPECTION', label: 'Under inspection' },
  { value: 'ACCEPTED', label: 'Free' },
  { value: 'RESERVED', label: 'Reserved' },
  { value: 'ON_HOLD', label: 'On hold' },
  { value: 'REJECTED', label: 'Rejected' },
  { value: 'ON_HAND', label: 'Anything on hand' },
  { value: 'NOTHING', label: 'Nothing left' },
]

const BUCKET_SQL: Record<string, Prisma.Sql> = {
  UNDER_INSPECTION: Prisma.sql`b.ui > 0`,
  ACCEPTED: Prisma.sql`b.ac > 0`,
  RESERVED: Prisma.sql`b.re > 0`,
  ON_HOLD: Prisma.sql`b.ho > 0`,
  REJECTED: Prisma.sql`b.rj > 0`,
  ON_HAND: Prisma.sql`${ON_HAND} > 0`,
  NOTHING: Prisma.sql`${ON_HAND} = 0`,
}

/** A size as typed: `6" SCH 40`, `219.1 x 8.18`, an OD, or part of what is written on the lot. */
function sizeFilter(text: string): Prisma.Sql {
  // people leave the inch mark out: 6 SCH 40, 6 STD
  const size = parseSize(text) ?? parseSize(text.replace(/^([\d/.-]+)\s+(?=[a-z])/i, '$1" '))
  if (size?.kind === 'schedule')
    return Prisma.sql`s."sizeKey" IN (SELECT trim_scale(z."odMm")::text || 'X' || trim_scale(z."wallMm")::text FROM "PipeSize" z WHERE z.nps = ${size.nps} AND z.schedule = ${size.schedule})`
  if (size?.kind === 'odwall')
    return Prisma.sql`(s."odMm" = ${size.odMm}::numeric AND s."wallMm" = ${size.wallMm}::numeric)`
  if (size?.kind === 'npswall') return Prisma.sql`(s.nps = ${size.nps} AND s."wallMm" = ${size.wallMm}::numeric)`
  const number = /^(\d{1,5}(?:\.\d{1,3})?)\s*(?:mm)?$/i.exec(text)?.[1]
  if (number) return Prisma.sql`(s."odMm" = ${number}::numeric OR s.nps = ${number})`
  const nps = /^([\d/. -]+)\s*(?:"|nb|in)/i.exec(text)?.[1]?.trim()
  return nps ? Prisma.sql`s.nps = ${nps}` : Prisma.sql`s."sizeText" ILIKE ${like(text)}`
}

export const stockList = defineList({
  name: 'stock',
  title: 'Stock',
  permission: 'stock.read',
  id: Prisma.sql`s.id`,
  from: Prisma.sql`"StockLot" s JOIN (
    SELECT "stockLotId", sum("underInspectionMetres") ui, sum("acceptedMetres") ac, sum("reservedMetres") re, sum("onHoldMetres") ho, sum("rejectedMetres") rj, sum("issuedMetres") iss,
      sum("underInspectionPieces" + "acceptedPieces" + "onHoldPieces" + "rejectedPieces")::int pieces
    FROM "StockBalance" GROUP BY 1) b ON b."stockLotId" = s.id`,
  columns: [
    { key: 'heatNo', label: 'Heat', type: 'heat', sql: Prisma.sql`s."heatNo"`, sortable: true },
    { key: 'product', label: 'Product', type: 'text', sql: Prisma.sql`s.product`, sortable: true, hidden: true },
    {
      key: 'material',
      label: 'Material',
      type: 'text',
      sql: Prisma.sql`s.designations[1] || CASE WHEN cardinality(s.designations) > 1 THEN ' +' || cardinality(s.designations) - 1 ELSE '' END`,
      sortable: true,
    },
    { key: 'designations', label: 'Certified to', type: 'list', sql: Prisma.sql`s.designations`, hidden: true },
    {
      key: 'additionalSpecs',
      label: 'Additional spec',
      type: 'list',
      sql: Prisma.sql`s."additionalSpecs"`,
      hidden: true,
    },
    { key: 'size', label: 'Size', type: 'text', sql: Prisma.sql`s."sizeText"`, href: '/stock/{id}' },
    { key: 'odMm', label: 'OD mm', type: 'metres', sql: Prisma.sql`s."odMm"`, sortable: true, hidden: true },
    { key: 'wallMm', label: 'WT mm', type: 'metres', sql: Prisma.sql`s."wallMm"`, sortable: true, hidden: true },
    { key: 'ends', label: 'Ends', type: 'text', sql: Prisma.sql`s.ends` },
    { key: 'process', label: 'Process', type: 'text', sql: Prisma.sql`s.process`, hidden: true },
    { key: 'make', label: 'Make', type: 'text', sql: Prisma.sql`s.make`, sortable: true, hidden: true },
    { key: 'mtcNo', label: 'MTC', type: 'text', sql: Prisma.sql`s."mtcNo"`, href: '/mtcs/{mtcId}', hidden: true },
    { key: 'mtcId', label: 'MTC id', type: 'text', sql: Prisma.sql`s."mtcId"::text`, hidden: true },
    { key: 'mtcType', label: 'MTC type', type: 'text', sql: Prisma.sql`s."mtcType"`, hidden: true },
    { key: 'mtcDate', label: 'MTC date', type: 'date', sql: Prisma.sql`s."mtcDate"`, sortable: true, hidden: true },
    { key: 'locations', label: 'Location', type: 'text', sql: locationsOf() },
    { key: 'pieces', label: 'Pieces', type: 'integer', sql: Prisma.sql`b.pieces`, sum: true },
    { key: 'underInspection', label: 'Under insp.', type: 'metres', sql: Prisma.sql`b.ui`, sortable: true, sum: true },
    { key: 'accepted', label: 'Free', type: 'metres', sql: Prisma.sql`b.ac`, sortable: true, sum: true },
    { key: 'reserved', label: 'Reserved', type: 'metres', sql: Prisma.sql`b.re`, sortable: true, sum: true },
    { key: 'onHold', label: 'On hold', type: 'metres', sql: Prisma.sql`b.ho`, sortable: true, sum: true },
    {
      key: 'rejected',
      label: 'Rejected',
      type: 'metres',
      sql: Prisma.sql`b.rj`,
      sortable: true,
      sum: true,
      hidden: true,
    },
    { key: 'issued', label: 'Issued', type: 'metres', sql: Prisma.sql`b.iss`, hidden: true },
    { key: 'onHand', label: 'On hand', type: 'metres', sql: ON_HAND, sortable: true, sum: true },
    {
      key: 'weightKg',
      label: 'Weight kg',
      type: 'kg',
      sql: Prisma.sql`round(${ON_HAND} * s."unitWeight", 3)`,
      hidden: true,
    },
    {
      key: 'costPerMetre',
      label: 'Cost / m',
      type: 'rate',
      sql: Prisma.sql`s."costPerMetre"`,
      permission: 'cost.view',
      hidden: true,
    },
    {
      key: 'value',
      label: 'Value',
      type: 'money',
      sql: Prisma.sql`round(${ON_HAND} * s."costPerMetre", 2)`,
      permission: 'cost.view',
      sortable: true,
      sum: true,
    },
    { key: 'receivedDate', label: 'Received', type: 'date', sql: Prisma.sql`s."receivedDate"`, sortable: true },
    {
      key: 'source',
      label: 'Source',
      type: 'text',
      sql: Prisma.sql`CASE s.source WHEN 'GRN' THEN 'GRN' ELSE 'Opening' END`,
      hidden: true,
    },
  ],
  filters: [
    {
      key: 'q',
      label: 'Heat',
      type: 'search',
      placeholder: 'Part of a heat number',
      sql: (v) => Prisma.sql`s.id IN (SELECT search_ids('StockLot', ${v}, 5000))`,
    },
    {
      key: 'bucket',
      label: 'With stock',
      type: 'select',
      options: BUCKET_OPTIONS,
      sql: (v) => BUCKET_SQL[v] ?? Prisma.sql`true`,
    },
    {
      key: 'designation',
      label: 'Material',
      type: 'text',
      sql: (v) => Prisma.sql`array_to_string(s.designations, '; ') ILIKE ${like(v)}`,
    },
    {
      key: 'process',
      label: 'Process',
      type: 'select',
      options: ['SEAMLESS', 'ERW', 'EFSW', 'LSAW'].map((value) => ({
        value,
        label: value === 'SEAMLESS' ? 'Seamless' : value,
      })),
      sql: (v) => Prisma.sql`s.process = ${v}`,
    },
    { key: 'size', label: 'Size', type: 'text', placeholder: '6" SCH 40, 219.1 x 8.18, OD', sql: sizeFilter },
    {
      key: 'ends',
      label: 'Ends',
      type: 'select',
      options: ['BE', 'PE', 'NPTM', 'BSPT'].map((value) => ({ value, label: value })),
      sql: (v) => Prisma.sql`s.ends = ${v}`,
    },
    { key: 'make', label: 'Make', type: 'text', sql: (v) => Prisma.sql`s.make ILIKE ${like(v)}` },
    {
      key: 'warehouse',
      label: 'Warehouse',
      type: 'text',
      placeholder: 'Warehouse',
      sql: (
        v,
      ) => Prisma.sql`s.id IN (SELECT sb."stockLotId" FROM "StockBalance" sb JOIN "Location" loc ON loc.id = sb."locationId" JOIN "Warehouse" w ON w.id = loc."warehouseId"
        WHERE (w.code ILIKE ${like(v)} OR w.name ILIKE ${like(v)})
          AND sb."underInspectionMetres" + sb."acceptedMetres" + sb."reservedMetres" + sb."onHoldMetres" + sb."rejectedMetres" > 0)`,
    },
    {
      key: 'mtcType',
      label: 'MTC type',
      type: 'select',
      options: ['3.1', '3.2', '2.2', '2.1'].map((value) => ({ value, label: value })),
      sql: (v) => Prisma.sql`s."mtcType" = ${v}`,
    },
    {
      key: 'source',
      label: 'Source',
      type: 'select',
      options: [
        { value: 'GRN', label: 'Goods receipt' },
        { value: 'OPENING', label: 'Opening stock' },
      ],
      sql: (v) => Prisma.sql`s.source = ${v}`,
    },
  ],
  defaultSort: { key: 'receivedDate', dir: 'desc' },
  rowHref: '/stock/{id}',
  empty: { title: 'No stock yet', text: 'Stock comes in with a goods receipt, or as opening stock.' },
  detail: getStockLot,
})

function locationsOf(): Prisma.Sql {
  return Prisma.sql`(SELECT string_agg(w.code || ' ' || loc.code, ', ' ORDER BY w.code, loc.code) FROM "StockBalance" sb
    JOIN "Location" loc ON loc.id = sb."locationId" JOIN "Warehouse" w ON w.id = loc."warehouseId" WHERE sb."stockLotId" = s.id
      AND sb."underInspectionMetres" + sb."acceptedMetres" + sb."reservedMetres" + sb."onHoldMetres" + sb."rejectedMetres" > 0)`
}
