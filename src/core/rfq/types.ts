import type { WallType } from '../parse-size'

/** What the buyer asks for. Flanges count as fittings; valves, gaskets, bolts and the like as other. */
export const RFQ_KINDS = ['pipe', 'tube', 'plate', 'fitting', 'other'] as const
export type RfqKind = (typeof RFQ_KINDS)[number]

export interface RfqRow {
  /** Row or line number in the file, from 1 */
  no: number
  /** Cell texts as they are shown in the file; '' for an empty cell */
  cells: readonly string[]
}

/** A table or a text as it was read from a file or the clipboard. A line of text is a row of one cell. */
export interface RfqSheet {
  name: string
  rows: readonly RfqRow[]
}

/** One product specification of the master, as the parser needs it. */
export interface RfqSpec {
  product: string
  familyCode: string
  process: string
  standard: string
  grade: string
  designation: string
  defaultEnd: string
  additionalSpecs: readonly string[]
}

/** What the reader knows of the company's products. Sizes come from core/pipe-sizes. */
export interface RfqMasters {
  specs: readonly RfqSpec[]
}

/** What a column of a buyer's table can hold. `ignore`: rates, amounts, weights and what nobody needs. */
export const RFQ_COLUMNS = [
  'lineNo',
  'description',
  'size',
  'nps',
  'dn',
  'schedule',
  'od',
  'wall',
  'product',
  'designation',
  'grade',
  'ends',
  'specs',
  'length',
  'quantity',
  'unit',
  'pieces',
  'itemCode',
  'tagNo',
  'drawingNo',
  'certificate',
  'remark',
  'ignore',
] as const
export type RfqColumn = (typeof RFQ_COLUMNS)[number]

/** The fields of a proposal that are read from the text. */
export const RFQ_FIELDS = [
  'kind',
  'product',
  'designation',
  'nps',
  'schedule',
  'odMm',
  'wallMm',
  'wallType',
  'ends',
  'additionalSpecs',
  'lengthText',
  'quantity',
  'unit',
  'itemCode',
  'tagNo',
  'drawingNo',
  'certificate',
] as const
export type RfqField = (typeof RFQ_FIELDS)[number]

/** What a buyer's own item code stands for; only what is known. */
export interface RfqCodeMeaning {
  kind?: RfqKind
  product?: string
  designation?: string
  nps?: string
  schedule?: string
  odMm?: string
  wallMm?: string
  wallType?: Exclude<WallType, 'NOM'>
  ends?: string
  additionalSpecs?: readonly string[]
}

/** What is remembered of one customer's tables: which column is what, and what their item codes stand for. */
export interface RfqMapping {
  /** Key: the header text through {@link headerKey}, or `#3` for the third column of a table without headers */
  columns?: Readonly<Record<string, RfqColumn>>
  /** Key: the item code, upper case without spaces */
  itemCodes?: Readonly<Record<string, RfqCodeMeaning>>
}

/** What one line of the text says. Null where it does not say; decimals are plain texts without zeros at the end. */
export interface RfqReading {
  /** The whole text of the line or row */
  source: string
  kind: RfqKind
  product: string | null
  designation: string | null
  nps: string | null
  schedule: string | null
  odMm: string | null
  wallMm: string | null
  wallType: Exclude<WallType, 'NOM'> | null
  ends: string | null
  additionalSpecs: string[]
  lengthText: string | null
  quantity: string | null
  unit: string | null
  itemCode: string | null
  tagNo: string | null
  drawingNo: string | null
  certificate: string | null
  /** 0 to 1: how sure the reading is as a whole */
  confidence: number
  /** What a person should know or decide, one sentence each */
  notes: string[]
}

/** A reading with where it came from, for the screen on which a person confirms it. */
export interface RfqProposal extends RfqReading {
  sheet: string
  rowNo: number
  /** The exact words each field was read from */
  readFrom: Partial<Record<RfqField, string>>
  /** Fields that a person must look at: guessed, ambiguous or contradictory */
  uncertain: RfqField[]
  /** What was not understood of the text, '' when all was */
  unread: string
}

/** Text that is no item: greetings, terms, totals, headings. Kept so that nothing is lost. */
export interface RfqSkipped {
  sheet: string
  rowNo: number
  text: string
  why: string
}

/** How one column was understood. */
export interface RfqReadColumn {
  index: number
  /** The header's text; '' for a table without headers */
  header: string
  /** Key for {@link RfqMapping.columns} */
  key: string
  column: RfqColumn
}

export interface RfqSheetColumns {
  sheet: string
  headerRowNo: number | null
  columns: RfqReadColumn[]
}

export interface RfqResult {
  proposals: RfqProposal[]
  skipped: RfqSkipped[]
  columns: RfqSheetColumns[]
}

/** A header text as it is remembered: upper case, letters and digits with single spaces. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
