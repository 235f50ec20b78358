import { referenceColumns } from '@/features/enquiry/reference-columns'
import { isPipeKind } from '@/features/product/pipe-line.schema'
import type { PipeMasters } from '@/features/product/pipe-row'
import { salesColumns } from '@/features/product/sales-columns'
import { fillSalesRow } from '@/features/product/sales-row'
import type { CellMark, LineColumn } from '@/ui/line-grid'
import { type IntakeRow, isOpen } from './intake-rows'

/** What decides comes first, so that it stands beside the buyer's words without scrolling. */
const FIRST = ['sizeText', 'designation', 'quantity', 'unit']
const THEN = [
  'kind',
  'product',
  'odMm',
  'wallMm',
  'wallType',
  'pieceLengthM',
  'specsText',
  'ends',
  'lengthText',
  'description',
]

/** Columns of the proposed lines: the pipe, the quantity, what the buyer refers to, and the tick of the person who looked. */
export function intakeColumns(masters: PipeMasters): LineColumn<IntakeRow>[] {
  const all = salesColumns<IntakeRow>(masters)
  const checked: LineColumn<IntakeRow> = { key: 'checked', label: 'Checked', type: 'check', width: 68 }
  const pick = (keys: readonly string[]) =>
    keys.flatMap((key) => all.get(key) ?? []).map((column) => checks[column.key]?.(column) ?? column)
  return [...pick(FIRST), checked, ...pick(THEN), ...referenceColumns<IntakeRow>()]
}

type Refine = (column: LineColumn<IntakeRow>) => LineColumn<IntakeRow>

/** What the server would refuse is said while one looks at the line. */
const checks: Record<string, Refine> = {
  sizeText: (column) => ({
    ...column,
    check: (row) =>
      row.productSpecId !== '' && isPipeKind(row.kind) && !(row.odMm && row.wallMm)
        ? { tone: 'error', text: 'Choose a size, or give OD and wall in mm.' }
        : null,
  }),
  quantity: (column) => ({
    ...column,
    check: (row) => (row.quantity.trim() === '' ? { tone: 'error', text: 'Give the quantity.' } : null),
  }),
  pieceLengthM: (column) => ({
    ...column,
    check: (row) =>
      isPipeKind(row.kind) && row.unit === 'NOS' && row.odMm !== '' && row.pieceLengthM.trim() === ''
        ? { tone: 'error', text: 'Give the length of one piece, so that the metres are known.' }
        : null,
  }),
}

/** What goes with an edited cell: it was looked at, and so was what it decides. */
const GOES_WITH: Readonly<Record<string, readonly string[]>> = {
  sizeText: ['odMm', 'wallMm', 'wallType'],
  odMm: ['sizeText'],
  wallMm: ['sizeText'],
  designation: ['product'],
}

/** What follows from an edit of a proposed line. */
export function fillIntakeRow(
  masters: PipeMasters,
  patch: Partial<IntakeRow>,
  row: IntakeRow,
): Partial<IntakeRow> | undefined {
  const edited = Object.keys(patch)
  if (edited.every((key) => key === 'checked')) return undefined
  const looked = new Set(edited.flatMap((key) => [key, ...(GOES_WITH[key] ?? [])]))
  return {
    ...fillSalesRow(masters, patch, row),
    touched: true,
    uncertain: row.uncertain.filter((key) => !looked.has(key)),
  }
}

/** Amber cells of the lines that nobody has looked at yet. */
export function marksOf(rows: readonly IntakeRow[]): Record<string, CellMark> {
  const marks: Record<string, CellMark> = {}
  rows.forEach((row, i) => {
    if (!isOpen(row)) return
    const text = row.notes.join(' ') || 'The reader is not sure of this: please look at it.'
    for (const key of row.uncertain) marks[`${i}.${key}`] = { tone: 'warning', text }
  })
  return marks
}

const SHOWN_AT: Readonly<Record<string, string>> = { pipeSizeId: 'sizeText', productSpecId: 'designation' }

/** What the server says of ids, at the cells in which a person chooses them. */
export const errorsAtCells = (errors: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [path.replace(/[^.]+$/, (key) => SHOWN_AT[key] ?? key), text]),
  )
