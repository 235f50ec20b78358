import { zId } from '@/core/inputs'
import { type Decimal, dec, decimalText, roundMoney } from '@/core/money'
import { parseSize } from '@/core/pipe'
import { weightKg } from '@/core/units'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { filesOf } from '@/server/storage'

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

const like = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`

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
    { key: 'make', label: 'Make', type: 'text', sql: Prisma.sql`s.make`, sortable: true },
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
    { key: 'rejected', label: 'Rejected', type: 'metres', sql: Prisma.sql`b.rj`, sortable: true, sum: true },
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
      placeholder: 'Code or name',
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

/** One lot for its page: facts, balances by place, who holds it, its ledger. Cost only with cost.view. */
export async function getStockLot(ctx: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const lot = await ctx.tx.stockLot.findUnique({
    where: { id },
    include: {
      balances: {
        include: {
          location: {
            select: { id: true, code: true, name: true, warehouse: { select: { id: true, code: true, name: true } } },
          },
        },
      },
      grnLine: {
        select: { grn: { select: { id: true, number: true, purchaseOrder: { select: { id: true, number: true } } } } },
      },
      vendor: { select: { id: true, name: true } },
      mtc: { select: { id: true, mtcNo: true, fileId: true } },
      tpiAgency: { select: { name: true } },
    },
  })
  if (!lot) return null
  const reservations = await ctx.tx.reservation.findMany({
    where: { stockLotId: id },
    orderBy: { id: 'desc' },
    select: {
      id: true,
      status: true,
      metres: true,
      liveMetres: true,
      issuedMetres: true,
      location: { select: { code: true, warehouse: { select: { code: true } } } },
      salesOrder: { select: { id: true, number: true, customer: { select: { name: true } } } },
      salesOrderLine: { select: { lineNo: true } },
    },
  })
  const people = await ctx.tx.user.findMany({
    where: { id: { in: [lot.createdById, lot.openingApprovedById].flatMap((x) => x ?? []) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(people.map((p) => [p.id, p.name]))
  const cost = ctx.actor.can('cost.view')
  const totals = totalsOf(lot.balances)
  return {
    ...lot,
    totals,
    weightKg: weightKg(totals.onHand, lot.unitWeight),
    value: cost && lot.costPerMetre ? roundMoney(dec(totals.onHand).times(lot.costPerMetre.toString())) : null,
    costPerMetre: cost ? lot.costPerMetre : null,
    costShown: cost,
    enteredBy: nameOf.get(lot.createdById ?? '') ?? null,
    approvedBy: nameOf.get(lot.openingApprovedById ?? '') ?? null,
    reservations,
    ledger: await ledgerOf(ctx, id),
    files: await filesOf(ctx, 'StockLot', id),
    locations: ctx.actor.can('stock.move')
      ? await ctx.tx.location.findMany({
          where: { isActive: true },
          select: { id: true, code: true, warehouse: { select: { code: true } } },
          orderBy: [{ warehouseId: 'asc' }, { code: 'asc' }],
        })
      : [],
    mayMove: ctx.actor.can('stock.move'),
    mayApprove: ctx.actor.can('opening-stock.approve') && lot.createdById !== ctx.actor.userId,
    mayWithdraw: ctx.actor.can('opening-stock.create'),
  }
}

type Balance = Prisma.StockBalanceGetPayload<object>

/** Metres of a lot over all its places, by state; on hand is everything but what is issued. Decimal text, 3 decimals. */
function totalsOf(balances: readonly Balance[]) {
  const sum = (
    key:
      | 'underInspectionMetres'
      | 'acceptedMetres'
      | 'reservedMetres'
      | 'onHoldMetres'
      | 'rejectedMetres'
      | 'issuedMetres',
  ) => balances.reduce((total, b) => total.plus(b[key].toString()), dec(0))
  const [ui, ac, re, ho, rj, iss] = [
    sum('underInspectionMetres'),
    sum('acceptedMetres'),
    sum('reservedMetres'),
    sum('onHoldMetres'),
    sum('rejectedMetres'),
    sum('issuedMetres'),
  ]
  const text = (x: Decimal) => decimalText(x, 3)
  return {
    underInspection: text(ui),
    accepted: text(ac),
    reserved: text(re),
    onHold: text(ho),
    rejected: text(rj),
    issued: text(iss),
    onHand: text(ui.plus(ac).plus(re).plus(ho).plus(rj)),
    pieces: balances.reduce(
      (n, b) => n + b.underInspectionPieces + b.acceptedPieces + b.onHoldPieces + b.rejectedPieces,
      0,
    ),
  }
}

type LedgerRow = {
  id: string
  kind: string
  fromBucket: string | null
  toBucket: string | null
  fromPlace: string | null
  toPlace: string | null
  metres: Prisma.Decimal
  pieces: number
  documentType: string
  documentId: string
  documentNo: string | null
  remark: string | null
  at: Date
  userName: string | null
}

/** Number of the document a ledger row belongs to. */
const DOCUMENT_NO = Prisma.sql`CASE g."documentType"
  WHEN 'Reservation' THEN (SELECT o.number FROM "Reservation" r JOIN "SalesOrder" o ON o.id = r."salesOrderId" WHERE r.id = g."documentId")
  WHEN 'Grn' THEN (SELECT x.number FROM "Grn" x WHERE x.id = g."documentId")
  WHEN 'Inspection' THEN (SELECT x.number FROM "Inspection" x WHERE x.id = g."documentId")
  WHEN 'DispatchNote' THEN (SELECT x.number FROM "DispatchNote" x WHERE x.id = g."documentId")
  WHEN 'PackingList' THEN (SELECT x.number FROM "PackingList" x WHERE x.id = g."documentId")
  WHEN 'Ncr' THEN (SELECT x.number FROM "Ncr" x WHERE x.id = g."documentId")
  WHEN 'OpeningStock' THEN 'Opening entry' WHEN 'StockLot' THEN 'Stock move' END`

async function ledgerOf(ctx: Pick<ReadContext, 'tx'>, stockLotId: string): Promise<LedgerRow[]> {
  return ctx.tx.$queryRaw<LedgerRow[]>(Prisma.sql`
    SELECT g.id::text, g.kind, g."fromBucket", g."toBucket", wf.code || ' ' || lf.code AS "fromPlace", wt.code || ' ' || lt.code AS "toPlace", g.metres, g.pieces,
      g."documentType", g."documentId"::text AS "documentId", ${DOCUMENT_NO} AS "documentNo", g.remark, g.at, u.name AS "userName"
    FROM "StockLedger" g LEFT JOIN "Location" lf ON lf.id = g."fromLocationId" LEFT JOIN "Warehouse" wf ON wf.id = lf."warehouseId"
    LEFT JOIN "Location" lt ON lt.id = g."toLocationId" LEFT JOIN "Warehouse" wt ON wt.id = lt."warehouseId" LEFT JOIN "User" u ON u.id = g."userId"
    WHERE g."stockLotId" = ${stockLotId}::uuid ORDER BY g.seq DESC LIMIT 500`)
}

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
