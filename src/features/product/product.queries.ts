import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'

const PROCESSES = ['SEAMLESS', 'ERW', 'LSAW', 'EFSW']
const FAMILIES = [
  { value: 'CS', label: 'Carbon steel' },
  { value: 'AS', label: 'Alloy steel' },
  { value: 'LTCS', label: 'Low-temperature carbon steel' },
  { value: 'SS', label: 'Stainless steel' },
  { value: 'DS', label: 'Duplex stainless steel' },
]
const YES_NO = [
  { value: 'yes', label: 'In use' },
  { value: 'no', label: 'Switched off' },
]

/** Every word of the text, in any order: "106 seamless" finds C.S. SEAMLESS PIPE ASTM A106 GR.B. Small shared tables: no index needed. */
const words = (column: Prisma.Sql, text: string) =>
  Prisma.join(
    text
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 8)
      .map((word) => Prisma.sql`position(upper(${word}) IN upper(${column})) > 0`),
    ' AND ',
  )

export const productSpecList = defineList({
  name: 'product-specs',
  title: 'Product specs',
  permission: 'product.read',
  id: Prisma.sql`p.id`,
  from: Prisma.sql`"ProductSpec" p`,
  columns: [
    {
      key: 'designation',
      label: 'Designation',
      type: 'text',
      sql: Prisma.sql`p.designation`,
      sortable: true,
      href: '/product-specs/{id}',
    },
    { key: 'product', label: 'Product', type: 'text', sql: Prisma.sql`p.product`, sortable: true },
    { key: 'standard', label: 'Standard', type: 'text', sql: Prisma.sql`p.standard`, sortable: true },
    { key: 'grade', label: 'Grade', type: 'text', sql: Prisma.sql`p.grade`, sortable: true },
    { key: 'familyCode', label: 'Family', type: 'text', sql: Prisma.sql`p."familyCode"`, sortable: true },
    { key: 'process', label: 'Process', type: 'text', sql: Prisma.sql`p.process`, sortable: true },
    { key: 'defaultEnd', label: 'Ends', type: 'text', sql: Prisma.sql`p."defaultEnd"` },
    { key: 'additionalSpecs', label: 'Additional specs', type: 'list', sql: Prisma.sql`p."additionalSpecs"` },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`p."isActive"` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Product or designation',
      type: 'search',
      sql: (v) => words(Prisma.sql`p.product || ' ' || p.designation`, v),
    },
    {
      key: 'family',
      label: 'Family',
      type: 'select',
      options: FAMILIES,
      sql: (v) => Prisma.sql`p."familyCode" = ${v}`,
    },
    {
      key: 'process',
      label: 'Process',
      type: 'select',
      options: PROCESSES.map((p) => ({ value: p, label: p })),
      sql: (v) => Prisma.sql`p.process = ${v}`,
    },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`p."isActive" = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'product', dir: 'asc' },
  rowHref: '/product-specs/{id}',
  detail: getProductSpec,
})

export const pipeSizeList = defineList({
  name: 'pipe-sizes',
  title: 'Pipe sizes',
  permission: 'product.read',
  id: Prisma.sql`s.id`,
  from: Prisma.sql`"PipeSize" s`,
  columns: [
    { key: 'position', label: '#', type: 'integer', sql: Prisma.sql`s.position`, sortable: true, hidden: true },
    { key: 'nps', label: 'NPS (inch)', type: 'text', sql: Prisma.sql`s.nps`, href: '/pipe-sizes/{id}' },
    { key: 'schedule', label: 'Schedule', type: 'text', sql: Prisma.sql`s.schedule`, sortable: true },
    { key: 'odMm', label: 'OD mm', type: 'text', align: 'right', sql: Prisma.sql`trim_scale(s."odMm")::text` },
    { key: 'wallMm', label: 'Wall mm', type: 'text', align: 'right', sql: Prisma.sql`trim_scale(s."wallMm")::text` },
    { key: 'unitWeight', label: 'kg/m', type: 'kg', sql: Prisma.sql`s."unitWeight"`, sortable: true },
    { key: 'standard', label: 'Standard', type: 'text', sql: Prisma.sql`s.standard`, sortable: true },
    { key: 'family', label: 'Table', type: 'text', sql: Prisma.sql`s.family`, sortable: true },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`s."isActive"` },
  ],
  filters: [
    { key: 'q', label: 'Size', type: 'search', placeholder: '6 SCH 40, 219.1 …', sql: sizeSearch },
    {
      key: 'family',
      label: 'Table',
      type: 'select',
      options: [
        { value: 'CS_AS', label: 'B36.10M carbon and alloy' },
        { value: 'SS_DS', label: 'B36.19M stainless and duplex' },
      ],
      sql: (v) => Prisma.sql`s.family = ${v}`,
    },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`s."isActive" = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'position', dir: 'asc' },
  rowHref: '/pipe-sizes/{id}',
  detail: getPipeSize,
})

/** `6 40`, `6" NB X SCH 40`, `1-1/2 XS`, `168.3`: the first word is NPS or OD, the next one the schedule. */
function sizeSearch(text: string): Prisma.Sql {
  const [first = '', second] = text
    .toUpperCase()
    .replace(/"|NB|SCH\.?|\bX\b|MM/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  if (!first) return Prisma.sql`true`
  // 219.1 or 219 is an OD; 6 is a nominal size
  const od = /^\d{2,}\.|^\d{3}/.test(first)
    ? Prisma.sql` OR trim_scale(s."odMm")::text LIKE ${`${first}%`}`
    : Prisma.empty
  const schedule = second ? Prisma.sql` AND s.schedule LIKE ${`${second}%`}` : Prisma.empty
  return Prisma.sql`((s.nps = ${first} OR s.nps LIKE ${`${first}-%`} OR s.schedule = ${first}${od})${schedule})`
}

/** One product spec with the weight factor of its family; null for an unknown id. */
export async function getProductSpec({ tx }: ReadContext, id: string) {
  const spec = await tx.productSpec.findUnique({ where: { id } })
  if (!spec) return null
  const [family, limits] = [
    await tx.materialFamily.findUnique({ where: { code: spec.familyCode } }),
    await tx.materialLimit.count({ where: { designation: spec.designation } }),
  ]
  return { ...spec, familyName: family?.name ?? spec.familyCode, weightFactor: family?.weightFactor ?? null, limits }
}

/** One size; null for an unknown id. */
export async function getPipeSize({ tx }: ReadContext, id: string) {
  return tx.pipeSize.findUnique({ where: { id } })
}

export const listFamilies = ({ tx }: ReadContext) => tx.materialFamily.findMany({ orderBy: { code: 'asc' } })

export type LineMasters = Awaited<ReturnType<typeof lineMasters>>

/**
 * What a line grid needs to fill product -> grade -> size -> OD, WT, kg/m by itself: the products, sizes and families
 * in use, in compact form and in the order of the standards, and the tolerance of a minimum wall. kg/m of a line is computed
 * with the factor of its family.
 */
export async function lineMasters({ tx }: Pick<ReadContext, 'tx'>) {
  const specs = await tx.productSpec.findMany({
    where: { isActive: true },
    orderBy: [{ product: 'asc' }, { designation: 'asc' }],
    select: {
      id: true,
      product: true,
      familyCode: true,
      process: true,
      designation: true,
      defaultEnd: true,
      additionalSpecs: true,
    },
  })
  const sizes = await tx.pipeSize.findMany({
    where: { isActive: true },
    orderBy: { position: 'asc' },
    select: { id: true, family: true, nps: true, schedule: true, odMm: true, wallMm: true, unitWeight: true },
  })
  const families = await tx.materialFamily.findMany({
    orderBy: { code: 'asc' },
    select: { code: true, name: true, weightFactor: true, sizeFamily: true },
  })
  const settings = await tx.companySetting.findFirst({ select: { minWallTolerancePct: true } })
  return { specs, sizes, families, minWallTolerancePct: settings?.minWallTolerancePct ?? new Prisma.Decimal(20) }
}
