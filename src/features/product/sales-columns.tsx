import { decOrNull } from '@/core/money'
import type { LineColumn, LineOption } from '@/ui/line-grid'
import { pipeColumns, pipeDetailColumns, quantityColumns, rarePipeColumns } from './pipe-columns'
import { isPipeKind, LINE_KINDS } from './pipe-line.schema'
import { type PipeMasters, unitWeightOf } from './pipe-row'
import type { SalesRow } from './sales-row'

export const KIND_LABELS = { PIPE: 'Pipe', TUBE: 'Tube', PLATE: 'Plate', FITTING: 'Fitting', OTHER: 'Other' } as const
const KINDS: readonly LineOption[] = LINE_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))

/** 'tubes', 'PL', 'flange' -> the kind. */
function readKind(text: string): string | null {
  const word = text.trim().toUpperCase().replace(/S$/, '')
  return LINE_KINDS.find((kind) => kind === word || (word.length > 1 && kind.startsWith(word))) ?? null
}

const minimum = (row: SalesRow) => row.wallType === 'MIN' && isPipeKind(row.kind)

/**
 * Every column the line of an enquiry, quotation or order can show, by key: what the pipe columns have, and kind, section,
 * position, item number, the wall a minimum wall is weighed with, the weight of a piece.
 */
export function salesColumns<Row extends SalesRow>(masters: PipeMasters): Map<string, LineColumn<Row>> {
  const sections: LineColumn<SalesRow> = {
    key: 'section',
    label: 'Section',
    type: 'text',
    maxLength: 120,
    width: 150,
    placeholder: 'Tubes for fabrication',
  }
  const own: LineColumn<SalesRow>[] = [
    { key: 'kind', label: 'Kind', type: 'select', options: KINDS, width: 76, read: readKind },
    sections,
    { key: 'position', label: 'Pos.', type: 'text', maxLength: 40, width: 64 },
    { key: 'itemNo', label: 'Item no.', type: 'text', maxLength: 40, width: 72 },
    {
      key: 'wallTolerancePct',
      label: 'Wall tol. %',
      type: 'number',
      decimals: 4,
      min: '0',
      max: '100',
      width: 76,
      readOnly: (row) => !minimum(row),
    },
    {
      key: 'averageWallMm',
      label: 'Avg. wall',
      type: 'number',
      decimals: 3,
      width: 76,
      readOnly: (row) => !minimum(row),
      check: (row) => {
        const [average, wall] = [decOrNull(row.averageWallMm), decOrNull(row.wallMm)]
        return minimum(row) && average && wall && average.lt(wall)
          ? { tone: 'error', text: 'The average wall cannot be less than the minimum wall.' }
          : null
      },
    },
    {
      key: 'weightEachKg',
      label: 'kg each',
      type: 'number',
      decimals: 3,
      width: 76,
      readOnly: (row) => isPipeKind(row.kind) && unitWeightOf(masters, row) !== null,
    },
  ]
  const pipe = [
    ...pipeColumns<SalesRow>(masters),
    ...pipeDetailColumns<SalesRow>(masters),
    ...quantityColumns<SalesRow>(),
    ...rarePipeColumns<SalesRow>(),
  ].map(pipeOnly)
  return new Map([...pipe, ...own].map((column) => [column.key, column as unknown as LineColumn<Row>]))
}

/** Where a column that is usually hidden is needed by something else than a text of its own. */
export const RARELY_NEEDED: Readonly<Record<string, (row: SalesRow) => boolean>> = {
  kind: (row) => row.kind !== 'PIPE',
  weightEachKg: (row) => row.weightEachKg !== '' && !isPipeKind(row.kind),
  pieceLengthM: (row) => row.pieceLengthM !== '' || (row.unit === 'NOS' && isPipeKind(row.kind)),
}

const FROM_MASTERS = ['product', 'designation', 'sizeText']
const OF_A_PIPE = ['odMm', 'wallMm', 'wallType']

/** A plate or a fitting is written in words: no pipe of the master is offered for it, and it has no wall. */
function pipeOnly(column: LineColumn<SalesRow>): LineColumn<SalesRow> {
  if (OF_A_PIPE.includes(column.key)) return { ...column, readOnly: (row) => !isPipeKind(row.kind) }
  if (column.type !== 'combo' || !FROM_MASTERS.includes(column.key)) return column
  const { options } = column
  return {
    ...column,
    options: (row) => (isPipeKind(row.kind) ? (typeof options === 'function' ? options(row) : (options ?? [])) : []),
  }
}
