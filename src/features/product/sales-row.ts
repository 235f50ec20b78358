import { averageWall, toleranceOfAverage } from '@/core/minimum-wall'
import { dec, decimalText, decOrNull } from '@/core/money'
import { roundKg } from '@/core/units'
import { isPipeKind, type LineKind } from './pipe-line.schema'
import {
  EMPTY_PIPE,
  fillPipeRow,
  isBlankPipe,
  type PipeMasters,
  type PipeRow,
  pipeInputOf,
  pipeRowOf,
  unitWeightOf,
} from './pipe-row'

/** A line of an enquiry, quotation or order while it is being typed: its pipe, and where it belongs in the buyer's list. */
export type SalesRow = PipeRow & {
  kind: LineKind
  section: string
  position: string
  itemNo: string
  wallTolerancePct: string
  averageWallMm: string
  weightEachKg: string
}

const NO_FACTS = {
  kind: 'PIPE',
  section: '',
  position: '',
  itemNo: '',
  wallTolerancePct: '',
  averageWallMm: '',
  weightEachKg: '',
} as const

export const EMPTY_SALES_ROW: SalesRow = { ...EMPTY_PIPE, ...NO_FACTS }

type Stored = Parameters<typeof pipeRowOf>[0] & { kind?: string } & {
  [K in Exclude<keyof typeof NO_FACTS, 'kind'>]?: string | null
}

/** A stored line as it is edited. */
export const salesRowOf = (line: Stored): SalesRow => ({
  ...pipeRowOf(line),
  kind: (line.kind ?? 'PIPE') as LineKind,
  section: line.section ?? '',
  position: line.position ?? '',
  itemNo: line.itemNo ?? '',
  wallTolerancePct: line.wallTolerancePct ?? '',
  averageWallMm: line.averageWallMm ?? '',
  weightEachKg: line.weightEachKg ?? '',
})

/** What is sent of a line (salesLineSchema). */
export function salesInputOf(row: SalesRow) {
  const minimum = row.wallType === 'MIN' && isPipeKind(row.kind)
  const stated = (text: string) => text.trim() || null
  return {
    ...pipeInputOf(row),
    kind: row.kind,
    section: stated(row.section),
    position: stated(row.position),
    itemNo: stated(row.itemNo),
    wallTolerancePct: minimum ? stated(row.wallTolerancePct) : null,
    averageWallMm: minimum ? stated(row.averageWallMm) : null,
    weightEachKg: stated(row.weightEachKg),
  }
}

export const isBlankSalesRow = (row: SalesRow): boolean =>
  isBlankPipe(row) && [row.position, row.itemNo].every((text) => text.trim() === '')

/** Words by which a product that is no pipe shows itself. */
const KIND_WORDS: readonly (readonly [RegExp, LineKind])[] = [
  [/\b(PLATES?|SHEETS?|COILS?)\b/i, 'PLATE'],
  [/\b(FLANGES?|ELBOWS?|TEES?|REDUCERS?|BENDS?|CAPS?|COUPLINGS?|UNIONS?|FITTINGS?|STUB|\w*OLETS?)\b/i, 'FITTING'],
  [/\b(VALVES?|GASKETS?|BOLTS?|STUDS?|NUTS?)\b/i, 'OTHER'],
  [/\bTUBES?\b/i, 'TUBE'],
]

/** The kind that the words of a product say, where it is none of the master; null where they say none. */
export const kindOfWords = (product: string): LineKind | null =>
  KIND_WORDS.find(([words]) => words.test(product))?.[1] ?? null

/**
 * What follows from an edit: for pipes and tubes as `fillPipeRow`, with the average of a minimum wall and the weight of a
 * piece; a plate or fitting keeps its words and is counted in pieces. Meant for `onRowChange` of the line grid.
 */
export function fillSalesRow(masters: PipeMasters, patch: Partial<SalesRow>, row: SalesRow): Partial<SalesRow> {
  const out: Partial<SalesRow> = {}
  const known = masters.specs.some((s) => s.product === row.product || s.id === row.productSpecId)
  if ('product' in patch && !('kind' in patch) && !known) out.kind = kindOfWords(row.product) ?? row.kind
  const kind = out.kind ?? row.kind
  if (isPipeKind(kind)) Object.assign(out, fillPipeRow(masters, patch, row))
  else Object.assign(out, asItem(patch, row, kind !== row.kind || 'kind' in patch))
  const next = { ...row, ...out }
  Object.assign(out, wallOf(masters, { ...patch, ...out }, next))
  const weight = unitWeightOf(masters, { ...next, ...out })
  if (weight && isPipeKind(kind)) {
    const piece = decOrNull(next.pieceLengthM)
    out.weightEachKg = piece?.gt(0) ? decimalText(roundKg(piece.times(weight))) : ''
  }
  return differing(row, out)
}

/** A line that is no pipe has neither a size of the master nor OD and wall. */
function asItem(patch: Partial<SalesRow>, row: SalesRow, becomesItem: boolean): Partial<SalesRow> {
  const size: Partial<SalesRow> = { pipeSizeId: '', odMm: '', wallMm: '', wallType: '' }
  if (!becomesItem) return size
  return {
    ...size,
    productSpecId: '',
    ...('weightEachKg' in patch ? {} : { weightEachKg: '' }),
    ...(row.quantity.trim() === '' && !('unit' in patch) ? { unit: 'NOS' } : {}),
  }
}

const WALL_KEYS = ['wallMm', 'wallType', 'wallTolerancePct', 'averageWallMm', 'sizeText', 'pipeSizeId', 'kind'] as const

/** Tolerance and average of a minimum wall, whichever of the two was typed; nothing for any other wall. */
function wallOf(masters: PipeMasters, patch: Partial<SalesRow>, row: SalesRow): Partial<SalesRow> {
  if (row.wallType !== 'MIN') return { wallTolerancePct: '', averageWallMm: '' }
  const wall = decOrNull(row.wallMm)
  if (!wall?.gt(0) || !WALL_KEYS.some((key) => key in patch)) return {}
  const average = decOrNull(patch.averageWallMm)
  if (average?.gte(wall)) return { wallTolerancePct: decimalText(toleranceOfAverage(wall, average)) }
  const tolerance = decOrNull(row.wallTolerancePct) ?? dec(masters.minWallTolerancePct)
  if (patch.averageWallMm?.trim() || tolerance.lt(0) || tolerance.gt(100)) return {}
  return { wallTolerancePct: decimalText(tolerance), averageWallMm: decimalText(averageWall(wall, tolerance)) }
}

/** Only what is not so already: an edit that changes nothing draws nothing again. */
function differing(row: SalesRow, out: Partial<SalesRow>): Partial<SalesRow> {
  return Object.fromEntries(
    Object.entries(out).filter(([key, value]) => row[key as keyof SalesRow] !== value),
  ) as Partial<SalesRow>
}
