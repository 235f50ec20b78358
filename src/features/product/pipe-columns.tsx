import { normaliseDesignation, sizeLabel } from '@/core/pipe'
import { QTY_UNITS } from '@/core/units'
import type { CellMark, LineColumn, LineOption } from '@/ui/line-grid'
import { isPipeKind, type LineKind } from './pipe-line.schema'
import { type PipeMasters, type PipeRow, sizeFamilyOf, specOf, unitWeightOf } from './pipe-row'

export const UNIT_OPTIONS: readonly LineOption[] = QTY_UNITS.map((unit) => ({ value: unit, label: unit }))
/** The words buyers write for a unit. */
const UNIT_WORDS: readonly [RegExp, string][] = [
  [/^(m|mtr|mtrs|met(er|re)s?|r\.?m\.?t\.?|lm)\.?$/i, 'MTR'],
  [/^(kg|kgs|kilo(gram)?s?)\.?$/i, 'KGS'],
  [/^(t|ton|tons|tonne|tonnes|mts|m\.?t\.?s?)\.?$/i, 'MTS'],
  [/^(no|nos|pc|pcs|piece|pieces|ea|each|length|lengths|lg)\.?$/i, 'NOS'],
  [/^(ft|fts|foot|feet|')\.?$/i, 'FTS'],
]
const END_WORDS: readonly [RegExp, string][] = [
  [/^(b\.?e\.?|bbe|bevel(l?ed)?( ends?)?|bw)$/i, 'BE'],
  [/^(p\.?e\.?|pbe|plain( ends?)?)$/i, 'PE'],
  [/npt/i, 'NPTM'],
  [/bsp/i, 'BSPT'],
]
const meaning = (words: readonly [RegExp, string][]) => (text: string) =>
  words.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null

export const unitMeant = meaning(UNIT_WORDS)
export const endMeant = meaning(END_WORDS)

export const END_OPTIONS: readonly LineOption[] = ['BE', 'PE', 'NPTM', 'BSPT'].map((e) => ({ value: e, label: e }))
const WALL_OPTIONS: readonly LineOption[] = [
  { value: 'AVG', label: 'AVG' },
  { value: 'MIN', label: 'MIN' },
]

/** Options by key, made once. */
function byKey<T>(items: readonly T[], key: (item: T) => string, option: (item: T) => LineOption) {
  const groups = new Map<string, LineOption[]>()
  for (const item of items) {
    const group = groups.get(key(item)) ?? []
    group.push(option(item))
    groups.set(key(item), group)
  }
  return groups
}

type PipeColumn = LineColumn<PipeRow>

/** 'CS SMLS PIPE' and 'C.S. Seamless Pipes' are the same product. */
const plainProduct = (text: string) =>
  text
    .toUpperCase()
    .replace(/\bSMLS\b/, 'SEAMLESS')
    .replace(/[^A-Z0-9]/g, '')
    .replace(/S$/, '')

/** A plate or a fitting is written in words. */
const isPipe = (row: PipeRow & { kind?: LineKind }) => row.kind === undefined || isPipeKind(row.kind)

/** A grade that is none of ours is kept as words: it may be right, and is marked so that somebody looks at it. */
function gradeDoubt(masters: PipeMasters) {
  const byGrade = new Map<string, number>()
  for (const spec of masters.specs) {
    const grade = normaliseDesignation(spec.designation)
    byGrade.set(grade, (byGrade.get(grade) ?? 0) + 1)
  }
  return (row: PipeRow): CellMark | null => {
    if (row.productSpecId || row.designation.trim() === '' || !isPipe(row)) return null
    const several = (byGrade.get(normaliseDesignation(row.designation)) ?? 0) > 1
    return {
      tone: 'warning',
      text: several
        ? 'Several products have this grade: choose the product.'
        : 'None of our products: it is kept as words, without its weight factor.',
    }
  }
}

/** A size that cannot be read has no OD and wall, and the line no weight. */
function sizeProblem(row: PipeRow): CellMark | null {
  if (row.sizeText.trim() === '' || row.odMm !== '' || row.wallMm !== '' || !isPipe(row)) return null
  return { tone: 'error', text: 'Not a size we know: write 6" NB X SCH 40 or 168.3 x 7.11 mm, or give OD and WT.' }
}

/**
 * Columns of a line grid for the pipe of a line: product, grade, size, OD, WT, kg/m.
 * Use with `onRowChange={(_, patch, row) => fillPipeRow(masters, patch, row)}`; keep the result of this call (useMemo).
 */
export function pipeColumns<Row extends PipeRow>(masters: PipeMasters): LineColumn<Row>[] {
  const products = [...new Set(masters.specs.map((s) => s.product))].map((p) => ({ value: p, label: p }))
  const byWords = new Map(products.map((p) => [plainProduct(p.value), p.value]))
  const specOption = (s: PipeMasters['specs'][number]): LineOption => ({
    value: s.id,
    label: s.designation,
    detail: s.product,
    data: s,
  })
  const grades = byKey(masters.specs, (s) => s.product, specOption)
  const allGrades = masters.specs.map(specOption)
  const sizeOption = (s: PipeMasters['sizes'][number]): LineOption => ({
    value: s.id,
    label: sizeLabel({ nps: s.nps, schedule: s.schedule }),
    detail: `${s.odMm} x ${s.wallMm} mm`,
    data: s,
  })
  const sizes = byKey(masters.sizes, (s) => s.family, sizeOption)
  const allSizes = masters.sizes.map(sizeOption)
  const familyOf = (row: PipeRow) => {
    const spec = specOf(masters, row.productSpecId)
    return spec ? sizeFamilyOf(masters, spec) : undefined
  }
  const columns: PipeColumn[] = [
    {
      key: 'product',
      label: 'Product',
      type: 'combo',
      freeText: true,
      width: 120,
      options: products,
      read: (text) => byWords.get(plainProduct(text)) ?? null,
    },
    {
      key: 'designation',
      label: 'Grade',
      type: 'combo',
      freeText: true,
      width: 130,
      options: (row) => grades.get(row.product) ?? allGrades,
      errorKeys: ['productSpecId'],
      check: gradeDoubt(masters),
      toPatch: (option) => {
        const spec = option?.data as PipeMasters['specs'][number] | undefined
        return spec ? { productSpecId: spec.id, product: spec.product, ends: spec.defaultEnd } : {}
      },
    },
    {
      key: 'sizeText',
      label: 'Size',
      type: 'combo',
      freeText: true,
      width: 118,
      placeholder: '6" NB X SCH 40',
      options: (row) => sizes.get(familyOf(row) ?? '') ?? allSizes,
      errorKeys: ['pipeSizeId', 'nps'],
      check: sizeProblem,
      toPatch: (option) => {
        const size = option?.data as PipeMasters['sizes'][number] | undefined
        return size ? { pipeSizeId: size.id, odMm: size.odMm, wallMm: size.wallMm, wallType: '' } : {}
      },
    },
    { key: 'odMm', label: 'OD mm', type: 'number', decimals: 3, width: 60 },
    { key: 'wallMm', label: 'WT mm', type: 'number', decimals: 3, width: 58 },
    {
      key: 'unitWeight',
      label: 'kg/m',
      type: 'computed',
      align: 'right',
      width: 56,
      render: (row) => unitWeightOf(masters, row) ?? '–',
    },
  ]
  return columns as unknown as LineColumn<Row>[]
}

/** Additional specs, ends, the length of one piece (which a quantity in pieces needs) and the length in words. */
export function pipeDetailColumns<Row extends PipeRow>(masters: PipeMasters): LineColumn<Row>[] {
  const columns: PipeColumn[] = [
    {
      key: 'specsText',
      label: 'Additional specs',
      type: 'combo',
      freeText: true,
      width: 130,
      placeholder: 'NACE MR0175; HIC',
      load: async (query, row) => {
        const last = (query.split(';').at(-1) ?? '').trim().toUpperCase()
        const known = specOf(masters, row.productSpecId)?.additionalSpecs ?? []
        const taken = row.specsText.toUpperCase().split(/\s*;\s*/)
        return known
          .filter((s) => s.toUpperCase().includes(last) && !taken.includes(s.toUpperCase()))
          .map((s) => ({ value: s, label: s }))
      },
      toPatch: (option, row) => {
        if (!option) return {}
        const typed = row.specsText.split(';').map((s) => s.trim())
        const begun = typed.at(-1) ?? ''
        const before = option.label.toUpperCase().includes(begun.toUpperCase()) ? typed.slice(0, -1) : typed
        return { specsText: [...before.filter(Boolean), option.label].join('; ') }
      },
    },
    { key: 'ends', label: 'Ends', type: 'select', options: END_OPTIONS, width: 66, read: endMeant },
    { key: 'pieceLengthM', label: 'm/piece', type: 'number', decimals: 3, width: 62 },
    { key: 'lengthText', label: 'Length', type: 'text', maxLength: 80, width: 96, placeholder: '5-7 m random' },
  ]
  return columns as unknown as LineColumn<Row>[]
}

/** Quantity and its unit. */
export function quantityColumns<Row extends PipeRow>(): LineColumn<Row>[] {
  const columns: PipeColumn[] = [
    { key: 'quantity', label: 'Qty', type: 'number', decimals: 3, width: 78, required: true },
    { key: 'unit', label: 'Unit', type: 'select', options: UNIT_OPTIONS, width: 62, read: unitMeant },
  ]
  return columns as unknown as LineColumn<Row>[]
}

/** What few lines need: wall type and free words. */
export function rarePipeColumns<Row extends PipeRow>(): LineColumn<Row>[] {
  const columns: PipeColumn[] = [
    { key: 'wallType', label: 'Wall', type: 'select', options: WALL_OPTIONS, width: 66 },
    { key: 'description', label: 'Description', type: 'text', maxLength: 1000, width: 200 },
  ]
  return columns as unknown as LineColumn<Row>[]
}
