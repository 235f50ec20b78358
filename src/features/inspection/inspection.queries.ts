import { decimalText } from '@/core/decimal'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { statusHistoryOf, userNames } from '@/server/status-history'
import { limitsOf } from './limits-on-file'
import { designationsWithoutLimits, parametersOf } from './parameters'

const STATES = ['DRAFT', 'SUBMITTED', 'REVERSED', 'VOID']

export const inspectionList = defineList({
  name: 'inspections',
  title: 'Inspections',
  permission: 'inspection.read',
  id: Prisma.sql`i.id`,
  from: Prisma.sql`"Inspection" i LEFT JOIN "Grn" g ON g.id = i."grnId" LEFT JOIN "User" u ON u.id = i."inspectorId"
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT s."heatNo") AS heats, sum(l.metres) AS metres, sum(l."passMetres") AS passed, sum(l."failMetres") AS failed, sum(l."holdMetres") AS held
      FROM "InspectionLot" l JOIN "StockLot" s ON s.id = l."stockLotId" WHERE l."companyId" = i."companyId" AND l."inspectionId" = i.id) t ON true`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`coalesce(i.number, 'Draft')`,
      sortable: true,
      href: '/inspections/{id}',
    },
    { key: 'inspectionDate', label: 'Date', type: 'date', sql: Prisma.sql`i."inspectionDate"`, sortable: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`i.status`, sortable: true },
    { key: 'heats', label: 'Heats', type: 'list', sql: Prisma.sql`t.heats` },
    { key: 'metres', label: 'Presented m', type: 'metres', sql: Prisma.sql`t.metres` },
    { key: 'passed', label: 'Passed m', type: 'metres', sql: Prisma.sql`t.passed` },
    { key: 'failed', label: 'Failed m', type: 'metres', sql: Prisma.sql`t.failed` },
    { key: 'held', label: 'On hold m', type: 'metres', sql: Prisma.sql`t.held` },
    { key: 'grnNumber', label: 'GRN', type: 'text', sql: Prisma.sql`g.number`, href: '/grns/{grnId}' },
    { key: 'inspector', label: 'Inspector', type: 'text', sql: Prisma.sql`u.name`, sortable: true },
    { key: 'grnId', label: 'GRN id', type: 'text', sql: Prisma.sql`i."grnId"::text`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'Inspection, GRN or heat no.',
      sql: (
        v,
      ) => Prisma.sql`(i.id IN (SELECT search_ids('Inspection', ${v}, 500)) OR i."grnId" IN (SELECT search_ids('Grn', ${v}, 500))
        OR i.id IN (SELECT l."inspectionId" FROM "InspectionLot" l WHERE l."stockLotId" IN (SELECT search_ids('StockLot', ${v}, 1000))))`,
    },
    {
      key: 'status',
      label: 'Status',
      type: 'select',
      options: STATES.map((value) => ({ value, label: value.charAt(0) + value.slice(1).toLowerCase() })),
      sql: (v) => Prisma.sql`i.status = ${v}`,
    },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`i."inspectionDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`i."inspectionDate" <= ${v}::date` },
    { key: 'grnId', label: 'GRN', type: 'id', sql: (v) => Prisma.sql`i."grnId" = ${v}::uuid` },
  ],
  defaultSort: { key: 'inspectionDate', dir: 'desc' },
  rowHref: '/inspections/{id}',
  tabs: {
    filter: 'status',
    sql: Prisma.sql`i.status`,
    values: [
      { value: 'DRAFT', label: 'In work' },
      { value: 'SUBMITTED', label: 'Submitted' },
      { value: 'REVERSED', label: 'Reversed' },
      { value: 'VOID', label: 'Void' },
    ],
  },
  empty: { title: 'No inspections yet', text: 'Heats that were received wait above; start with a goods receipt.' },
  detail: (ctx, id) => getInspection(ctx, id),
})

export type WaitingLot = {
  stockLotId: string
  locationId: string
  bucket: 'UNDER_INSPECTION' | 'ON_HOLD'
  heatNo: string
  sizeText: string
  designations: string[]
  source: string
  grnId: string | null
  grnNumber: string | null
  vendor: string | null
  location: string
  metres: Prisma.Decimal
  pieces: number
  receivedDate: Date
  draftId: string | null
}

/** What waits for quality control: lots under inspection or on hold, oldest first, with the draft that has them already. */
export async function waitingLots(ctx: ReadContext, limit = 200): Promise<WaitingLot[]> {
  return ctx.tx.$queryRaw<WaitingLot[]>(Prisma.sql`
    SELECT b."stockLotId", b."locationId", v.bucket, s."heatNo", s."sizeText", s.designations, s.source, gl."grnId", g.number AS "grnNumber", ve.name AS vendor,
      w.code || ' / ' || lo.code AS location, v.metres, v.pieces, s."receivedDate",
      (SELECT i.id FROM "InspectionLot" il JOIN "Inspection" i ON i.id = il."inspectionId" WHERE il."stockLotId" = s.id AND i.status = 'DRAFT' LIMIT 1) AS "draftId"
    FROM "StockBalance" b JOIN "StockLot" s ON s.id = b."stockLotId" JOIN "Location" lo ON lo.id = b."locationId" JOIN "Warehouse" w ON w.id = lo."warehouseId"
    LEFT JOIN "GrnLine" gl ON gl.id = s."grnLineId" LEFT JOIN "Grn" g ON g.id = gl."grnId" LEFT JOIN "Vendor" ve ON ve.id = g."vendorId",
    LATERAL (VALUES ('UNDER_INSPECTION', b."underInspectionMetres", b."underInspectionPieces"), ('ON_HOLD', b."onHoldMetres", b."onHoldPieces")) v(bucket, metres, pieces)
    WHERE v.metres > 0 ORDER BY v.bucket DESC, s."receivedDate", g.number, s."heatNo" LIMIT ${limit}`)
}

/** An inspection with its lots, readings and limits, the certificate beside them, NCRs and history. Null when there is none. */
export async function getInspection(ctx: ReadContext, id: string) {
  const inspection = await ctx.tx.inspection.findUnique({
    where: { id },
    include: {
      grn: {
        select: { id: true, number: true, receivedDate: true, purchaseOrder: { select: { id: true, number: true } } },
      },
      lots: {
        orderBy: { lineNo: 'asc' },
        include: {
          readings: { orderBy: { position: 'asc' } },
          location: { select: { code: true, warehouse: { select: { code: true } } } },
          ncrs: { select: { id: true, number: true, status: true, metres: true }, orderBy: { number: 'asc' } },
          stockLot: {
            select: {
              id: true,
              heatNo: true,
              product: true,
              familyCode: true,
              process: true,
              designations: true,
              additionalSpecs: true,
              sizeText: true,
              odMm: true,
              wallMm: true,
              ends: true,
              lengthText: true,
              make: true,
              source: true,
              mtcId: true,
              mtcNo: true,
              mtcDate: true,
              mtcType: true,
              mtc: { select: { fileId: true } },
              balances: { select: { locationId: true, onHoldMetres: true } },
            },
          },
        },
      },
    },
  })
  if (!inspection) return null
  const names = await userNames(ctx, [inspection.inspectorId, inspection.submittedById])
  const limits = await limitsOf(
    ctx.tx,
    inspection.lots.flatMap((l) => l.stockLot.designations),
  )
  const onFile = new Set(limits.map((l) => l.designation))
  return {
    ...inspection,
    lots: inspection.lots.map((lot) => {
      const { stockLot } = lot
      const applies = parametersOf(
        { ...stockLot, odMm: decimalText(stockLot.odMm), wallMm: decimalText(stockLot.wallMm) },
        limits,
      )
      return {
        ...lot,
        /** Metres of the lot that are on hold at this place now. */
        heldNow: decimalText(stockLot.balances.find((b) => b.locationId === lot.locationId)?.onHoldMetres ?? '0'),
        /** Designations of the lot of which no limit at all is on file. */
        withoutLimits: designationsWithoutLimits(stockLot.designations, onFile),
        readings: lot.readings.map((r) => ({
          ...r,
          /** What applies to the lot by its product, with the limits on file; null for what was added by hand. */
          onFile: applies.find((p) => p.parameter === r.parameter) ?? null,
        })),
      }
    }),
    inspector: names.get(inspection.inspectorId) ?? null,
    submittedBy: inspection.submittedById ? (names.get(inspection.submittedById) ?? null) : null,
    history: await statusHistoryOf(ctx, 'Inspection', id),
    timeZone: ctx.actor.timeZone,
    today: ctx.actor.today,
  }
}
