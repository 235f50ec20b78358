import { decOrNull } from '@/core/money'
import { sizeLabel } from '@/core/pipe'
import type { RfqField, RfqProposal, RfqResult, RfqSkipped } from '@/core/rfq/types'
import { QTY_UNITS } from '@/core/units'
import { NO_REFERENCES, type References, referencesInput } from '@/features/enquiry/reference-columns'
import { isPipeKind, LINE_KINDS, type LineKind } from '@/features/product/pipe-line.schema'
import type { PipeMasters } from '@/features/product/pipe-row'
import { EMPTY_SALES_ROW, fillSalesRow, type SalesRow, salesInputOf } from '@/features/product/sales-row'

/** A line as it is proposed and corrected. Texts, '' for nothing. */
export type IntakeRow = SalesRow &
  References & {
    buyerText: string
    /** Ids of the rows of the source it was read from; empty for a line typed by hand. */
    from: string[]
    /** Columns a person has to look at. */
    uncertain: string[]
    /** What the reader says of the line. */
    notes: string[]
    /** 0 to 100 */
    confidence: number
    checked: boolean
    /** A person changed it: reading again keeps it. */
    touched: boolean
    /** Filled from what is remembered of the buyer's item code. */
    byCode: boolean
  }

/** One row of the source: a proposal, or what was left out and why. */
export type FoundRow = {
  id: string
  sheet: string
  rowNo: number
  text: string
  proposal: RfqProposal | null
  why: string
}

export const newIntakeRow = (): IntakeRow => ({
  ...EMPTY_SALES_ROW,
  ...NO_REFERENCES,
  buyerText: '',
  from: [],
  uncertain: [],
  notes: [],
  confidence: 100,
  checked: false,
  touched: true,
  byCode: false,
})

/** Where a field that was read stands in the grid. */
const COLUMN_OF: Record<RfqField, string> = {
  kind: 'kind',
  product: 'product',
  designation: 'designation',
  nps: 'sizeText',
  schedule: 'sizeText',
  odMm: 'odMm',
  wallMm: 'wallMm',
  wallType: 'wallType',
  ends: 'ends',
  additionalSpecs: 'specsText',
  lengthText: 'lengthText',
  quantity: 'quantity',
  unit: 'unit',
  itemCode: 'itemCode',
  tagNo: 'tagNo',
  drawingNo: 'drawingNo',
  certificate: 'certificate',
}

/** The fields behind a column: a size was read as nominal size and schedule, or as OD and wall. */
export function fieldsOf(column: string): RfqField[] {
  const fields = (Object.keys(COLUMN_OF) as RfqField[]).filter((field) => COLUMN_OF[field] === column)
  return column === 'sizeText' ? [...fields, 'odMm', 'wallMm', 'wallType'] : fields
}

/** The words of the source that the cells of these fields were read from. */
export function wordsOf(proposal: RfqProposal | null, column: string | null): string[] {
  if (!proposal || !column) return []
  return [...new Set(fieldsOf(column).flatMap((field) => proposal.readFrom[field] ?? []))].filter(
    (w) => w.trim() !== '',
  )
}

/** Rows of the source in their order: sheet by sheet, row by row. */
export function foundRows({ proposals, skipped, columns }: RfqResult): FoundRow[] {
  const sheets = [...new Set([...columns, ...proposals, ...skipped].map((part) => part.sheet))]
  const seen = new Map<string, number>()
  const rows = [
    ...proposals.map((p) => ({ sheet: p.sheet, rowNo: p.rowNo, text: p.source, proposal: p, why: '' })),
    ...skipped.map((s: RfqSkipped) => ({ sheet: s.sheet, rowNo: s.rowNo, text: s.text, proposal: null, why: s.why })),
  ]
  return rows
    .sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.rowNo - b.rowNo)
    .map((row) => {
      const place = `${sheets.indexOf(row.sheet)}:${row.rowNo}`
      const n = (seen.get(place) ?? 0) + 1
      seen.set(place, n)
      return { ...row, id: `${place}:${n}` }
    })
}

/** What the item is in the buyer's words: of a table's row, the cells that say neither how much nor what it is called in lists. */
export function descriptionOf(p: RfqProposal): string {
  const elsewhere = (['quantity', 'unit', 'itemCode', 'tagNo', 'drawingNo', 'certificate'] as const).flatMap((field) =>
    [p[field], p.readFrom[field]].filter((text) => typeof text === 'string'),
  )
  const cells = p.source.split(' | ').map((cell) => cell.trim())
  const own = cells.filter((cell) => !elsewhere.includes(cell) && !/^[\d.,]*$/.test(cell))
  return (own.length > 0 ? own.join(', ') : p.source).slice(0, 1000)
}

const kindOf = (kind: string): LineKind => LINE_KINDS.find((k) => k === kind.toUpperCase()) ?? 'OTHER'

/** The size of a proposal as it is written in the grid; '' where it says none. */
function sizeTextOf(p: RfqProposal): string {
  if (p.nps && p.schedule) return sizeLabel({ nps: p.nps, schedule: p.schedule })
  if (p.nps && p.wallMm) return `${sizeLabel({ nps: p.nps, wallMm: p.wallMm })}${p.wallType === 'MIN' ? ' MIN' : ''}`
  if (p.odMm && p.wallMm) return `${p.odMm} x ${p.wallMm}${p.wallType === 'MIN' ? ' MIN' : ''}`
  return p.nps ? `${p.nps}" NB` : ''
}

/** The line a proposal comes to with the masters: product and size of the master where they are meant without doubt. */
export function rowOf(masters: PipeMasters, found: FoundRow): IntakeRow {
  const p = found.proposal
  if (!p) return fromSkipped(found)
  const kind = kindOf(p.kind)
  const unit = QTY_UNITS.find((u) => u === p.unit) ?? (isPipeKind(kind) ? 'MTR' : 'NOS')
  const stated: Partial<IntakeRow> = {
    kind,
    product: p.product ?? '',
    designation: p.designation ?? '',
    specsText: p.additionalSpecs.join('; '),
    ends: p.ends ?? '',
    lengthText: (p.lengthText ?? '').slice(0, 80),
    pieceLengthM: unit === 'NOS' && isPipeKind(kind) ? pieceLength(p.lengthText) : '',
    quantity: p.quantity ?? '',
    unit,
    itemCode: (p.itemCode ?? '').slice(0, 80),
    tagNo: (p.tagNo ?? '').slice(0, 80),
    drawingNo: (p.drawingNo ?? '').slice(0, 80),
    certificate: (p.certificate ?? '').slice(0, 200),
    buyerText: p.source.slice(0, 2000),
    description: isPipeKind(kind) ? '' : descriptionOf(p),
  }
  let row: IntakeRow = { ...newIntakeRow(), ...stated, touched: false, from: [found.id] }
  const apply = (patch: Partial<SalesRow>) => {
    row = { ...row, ...patch }
    row = { ...row, ...fillSalesRow(masters, patch, row) }
  }
  if (p.product || p.designation) apply({ product: row.product, designation: row.designation, kind })
  const doubts = new Map<string, string | null>(p.uncertain.map((field) => [COLUMN_OF[field], null]))
  const doubt = (column: string, why: string) => doubts.has(column) || doubts.set(column, why)
  if (isPipeKind(kind)) {
    apply({ sizeText: sizeTextOf(p) })
    if (!row.pipeSizeId && !(row.odMm && row.wallMm)) row = { ...row, odMm: p.odMm ?? '', wallMm: p.wallMm ?? '' }
    if (p.wallType) apply({ wallType: p.wallType })
    if (differ(p.odMm, row.odMm) || differ(p.wallMm, row.wallMm))
      doubt('sizeText', 'The words and the size of the master do not agree.')
    if (!row.sizeText) doubt('sizeText', 'No size was found.')
    if (row.designation && !row.productSpecId)
      doubt('designation', 'This grade is not among our products: it is kept in the buyer’s words.')
  } else row = { ...row, sizeText: sizeTextOf(p) }
  if (!p.quantity) doubt('quantity', 'No quantity was found.')
  else if (!p.unit) doubt('unit', 'The unit is not said.')
  // a line that names nothing of ours is registered in the buyer's words
  if (!row.productSpecId && !row.product && !row.designation) row = { ...row, description: descriptionOf(p) }
  const own = [...doubts.values()].filter((why) => why !== null)
  return {
    ...row,
    // what the buyer does not say of the ends stays unsaid until a person says it
    ends: p.ends ?? '',
    uncertain: [...doubts.keys()],
    notes: [...p.notes, ...own, ...(p.unread ? [`Not understood: ${p.unread}`] : [])],
    confidence: Math.trunc(p.confidence * 100),
    byCode: p.notes.some((note) => /item code/i.test(note)),
  }
}

const differ = (a: string | null, b: string): boolean => {
  const [x, y] = [decOrNull(a), decOrNull(b)]
  return Boolean(x && y && !x.eq(y))
}

/** Metres of one piece where the buyer gives one length; a range says nothing of it. */
function pieceLength(text: string | null): string {
  return (
    /^\s*(\d{1,2}(?:\.\d{1,3})?)\s*(?:m|mtrs?|meters?|metres?)\.?(?:\s+(?:each|long|fixed))?\s*$/i.exec(
      text ?? '',
    )?.[1] ?? ''
  )
}

function fromSkipped(found: FoundRow): IntakeRow {
  return {
    ...newIntakeRow(),
    kind: 'OTHER',
    unit: 'NOS',
    description: found.text.slice(0, 1000),
    buyerText: found.text.slice(0, 2000),
    from: [found.id],
    uncertain: ['kind', 'quantity', 'unit'],
    notes: [`It was left out: ${found.why}`],
    confidence: 0,
  }
}

/** The lines after a reading: those that a person changed stay as they are. */
export function rowsAfterReading(
  masters: PipeMasters,
  found: readonly FoundRow[],
  before: readonly IntakeRow[],
): IntakeRow[] {
  const kept = before.filter((row) => row.touched)
  const taken = new Set(kept.flatMap((row) => row.from))
  const order = new Map(found.map((row, i) => [row.id, i]))
  const fresh = found.filter((row) => row.proposal && !taken.has(row.id)).map((row) => rowOf(masters, row))
  const place = (row: IntakeRow) => Math.min(...row.from.map((id) => order.get(id) ?? found.length), found.length)
  return [...kept, ...fresh].sort((a, b) => place(a) - place(b))
}

/** One line out of two: the words of both, and what only the lower one says. Both have to be looked at again. */
export function mergedRow(above: IntakeRow, below: IntakeRow): IntakeRow {
  const words = [above.buyerText, below.buyerText].filter(Boolean).join('\n').slice(0, 2000)
  const filled = MERGED.filter(
    (key) => String(above[key] ?? '').trim() === '' && String(below[key] ?? '').trim() !== '',
  ) as string[]
  const taken = Object.fromEntries(filled.map((key) => [key, below[key as keyof IntakeRow]])) as Partial<IntakeRow>
  return {
    ...above,
    ...taken,
    unit: filled.includes('quantity') ? below.unit : above.unit,
    buyerText: words,
    description: isPipeKind(above.kind) ? above.description : words.slice(0, 1000),
    from: [...above.from, ...below.from],
    uncertain: [...new Set([...above.uncertain.filter((key) => !filled.includes(key)), ...filled])],
    notes: [...new Set([...above.notes, ...below.notes])],
    confidence: Math.min(above.confidence, below.confidence),
    checked: false,
    touched: true,
  }
}

const MERGED = [
  'product',
  'designation',
  'productSpecId',
  'sizeText',
  'pipeSizeId',
  'odMm',
  'wallMm',
  'wallType',
  'specsText',
  'ends',
  'lengthText',
  'quantity',
  'itemCode',
  'tagNo',
  'drawingNo',
  'certificate',
] as const satisfies readonly (keyof IntakeRow)[]

/** A person has yet to look at this line. */
export const isOpen = (row: IntakeRow): boolean => row.uncertain.length > 0 && !row.checked

/** What is sent of a line (confirmIntakeSchema), without what it does not say: 500 lines go into one request. */
export function intakeLineInput(row: IntakeRow) {
  const { quantity, unit, kind, ...pipe } = salesInputOf(row)
  const { uncertain, checked, buyerText } = row
  return { ...said({ ...pipe, ...referencesInput(row), buyerText }), quantity, unit, kind, uncertain, checked }
}

const said = <T extends object>(facts: T): Partial<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== '')) as Partial<T>
