import { npsOfInches } from '../parse-size'
import { dnToNps } from '../pipe-sizes'
import { hasWalls } from '../pipe-walls'
import type { BoreUnit } from './bare-sizes'
import { unitOf } from './quantities'
import { headerKey, type RfqColumn, type RfqMapping, type RfqReadColumn } from './types'

/** A column of a table with what its header says about units. */
export interface TableColumn extends RfqReadColumn {
  /** Unit of the quantity in the header: QTY (MTR) */
  unit: string | null
  /** Inches or mm in the header of a size, diameter, wall or length */
  measure: 'inch' | 'mm' | 'm' | 'ft' | null
}

/** How buyers head their columns; the first that fits wins. */
const HEADERS: readonly (readonly [RegExp, RfqColumn])[] = [
  [
    /^(?:(?:S|SR|SL|SER|SERIAL|ITEM|LINE|POS|POSITION|LN|ITM|SNO|RFQ LINE|PR ITEM)\s?(?:NO|NR|NUMBER|N|#)?|NO|NR|#|SRNO|SLNO|S N|SN|SI NO|LINE ITEM(?: NO)?)$/,
    'lineNo',
  ],
  [
    /^(?:(?:ITEM|MATERIAL|MATL|MAT|PART|STOCK|SAP|ARTICLE|PRODUCT|IDENT|COMMODITY|CLIENT|CUSTOMER|ERP|MESC|UNIQUE|OUR|BUYER) ?(?:ITEM |MATERIAL |PART )?(?:CODE|NUMBER|NO|NR|ID|IDENT)(?: NO)?|CODE(?: NO)?|IDENT|MATERIAL CODE NO|MATERIAL NUMBER|ITEMCODE|PART NO)$/,
    'itemCode',
  ],
  [/^(?:TAG|LINE|EQUIPMENT|EQPT)(?: TAG)? ?(?:NO|NUMBER|ID)?S?$|^TAG(?: NO)?S?(?: LINE NO)?$|LINE NUMBER/, 'tagNo'],
  [/^(?:DRG|DWG|DRAWING|DRW|SKETCH|ISO|ISOMETRIC|GA)\b.*$/, 'drawingNo'],
  [/^(?:MTC|CERT|TEST CERT|CERTIFICAT|INSPECTION CERT|TC)\b.*$|CERTIFICATE/, 'certificate'],
  [
    /\b(?:RATE|PRICE|AMOUNT|VALUE|COST|TOTAL PRICE|BASIC|GST|TAX|HSN|CURRENCY|DISCOUNT|DELIVERY|LEAD TIME|VENDOR|SUPPLIER|BRAND|DATE|OFFERED|QUOTED|REGRET|ORIGIN|MAKE|UNIT ?WEIGHT|UNIT ?WT|KG M|KGS? PER|WEIGHT|WT (?:IN )?(?:KGS?|MT|T)|TOTAL WT|REV|PLANT|STORAGE|BUDGET|CURR|INR|USD|EUR)\b/,
    'ignore',
  ],
  [
    /^(?:NO|NOS|NUMBER) OF (?:PCS|PIECES|PIPES|TUBES|LENGTHS|NOS)$|^(?:PCS|PIECES|NOS|NO OF PCS|PIECE|STK|STÜCK)$/,
    'pieces',
  ],
  [
    /^(?:TOTAL |REQ(?:UIRE)?D? |NET |ORDER |BOQ |RFQ |PR |BALANCE |TENDER )*(?:QTY|QUANTITY|QNTY|QTTY|QTE|MENGE|QUANT|REQUIREMENT|QTY REQD|CANTIDAD|QUANTITÉ|QTYS)\b.*$|^TOTAL (?:LENGTH|MTRS?|METERS?)\b.*$|^(?:MTRS?|METERS?|METRES?|RMT)$/,
    'quantity',
  ],
  [/^(?:UOM|UNIT|UNITS|U O M|UM|UNIT OF MEASURE(?:MENT)?|MEASURE|EINHEIT|BUN|OUN|QTY UNIT|UNIT OF MEAS)$/, 'unit'],
  [
    /^(?:(?:PIPE |TUBE |NOMINAL )?(?:OD|O D|OUTSIDE DIA(?:METER)?|OUTER DIA(?:METER)?|OUTSIDE DIAMETER)(?: (?:OF )?(?:PIPE|TUBE))?)(?: (?:IN )?(?:MM|INCH(?:ES)?|IN))?$/,
    'od',
  ],
  [
    /^(?:(?:PIPE |TUBE )?(?:WT|W T|THK|THICKNESS|THICK|WALL(?: THICKNESS| THK)?|THKNESS|TH|WTH|T))(?: (?:MIN|AVG|NOM|MINIMUM|AVERAGE))?(?: (?:IN )?(?:MM|INCH(?:ES)?|IN))?$|^(?:MIN|AVG|MINIMUM|AVERAGE) (?:WALL|WT|THK|THICKNESS)\b.*$/,
    'wall',
  ],
  [
    /^(?:SCHEDULE|SCH|SCHD|SCHED|SCHEDULE NO|SCH NO|SCH THK|SCH WT|SCHEDULE (?:THICKNESS|RATING)|SCH (?:OR )?(?:THK|WT|THICKNESS|RATING)|THK SCH|THICKNESS SCH|RATING SCH|SCH CLASS|WALL SCH|SCH RATING)$/,
    'schedule',
  ],
  [
    /^(?:DN|D N|SIZE DN|DN SIZE|DN MM|NB MM|SIZE NB MM|NB IN MM|SIZE MM NB|SIZE IN MM NB|NOMINAL BORE MM|SIZE MM DN)$/,
    'dn',
  ],
  [
    /^(?:NPS|NB|N B|NOMINAL BORE|NOMINAL SIZE|NOMINAL PIPE SIZE|BORE|PIPE SIZE|DIA|DIAMETER|NOMINAL DIA(?:METER)?|NOM DIA|NOM SIZE|MAIN SIZE|SIZE ?1)(?: (?:IN )?(?:INCH(?:ES)?|IN|NPS|NB|MM))*$/,
    'nps',
  ],
  [
    /^(?:SIZE|SIZES|DIMENSIONS?|SIZE (?:IN )?(?:MM|INCH(?:ES)?|IN|NB|NPS|INCH NB|NB INCH|NB IN INCH|AND SCH(?:EDULE)?|SCH|OD X WT|X THK|X SCH)|SIZE NB|PIPE SIZE X SCH|SIZE X SCH(?:EDULE)?|SIZE THK|SIZE OD X (?:THK|WT)|DIMENSION MM|SIZE (?:AND|X) (?:RATING|THK|THICKNESS)|OD X (?:WT|THK)(?: X L)?(?: MM)?)$/,
    'size',
  ],
  [
    /^(?:LENGTH|LENGTHS|LG|LGTH|CUT LENGTH|TUBE LENGTH|PIPE LENGTH|L|PIECE LENGTH|UNIT LENGTH|EACH LENGTH|LENGTH EACH|LENGTH PER PC)(?: (?:IN )?(?:MM|M|MTRS?|METERS?|FT|FEET|EACH))*$/,
    'length',
  ],
  [/^(?:ENDS?|END TYPE|END CONN(?:ECTION)?S?|END PREP(?:ARATION)?|END FINISH|TYPE OF ENDS?|ENDS? TYPE)$/, 'ends'],
  [
    /^(?:ADDITIONAL (?:SPECS?|REQ(?:UIREMENT)?S?|SPECIFICATIONS?)|SPECIAL REQ(?:UIREMENT)?S?|SUPPLEMENTARY REQ(?:UIREMENT)?S?|COATING|SERVICE|NACE|TESTING|TESTS?)$/,
    'specs',
  ],
  [/^(?:GRADE|GR|STEEL GRADE|MATERIAL GRADE|GRADE OF MATERIAL)$/, 'grade'],
  [
    /^(?:MOC|SPEC|SPECS|SPECN|SPECIFICATION|SPECIFICATIONS|STANDARD|MATERIAL SPEC(?:IFICATION)?|MATL SPEC|MAT SPEC|MATERIAL STANDARD|STD|ASTM|MATERIAL GRADE SPEC|SPEC GRADE|MATERIAL OF CONSTRUCTION|MATL|MATERIAL|MATERIAL AND GRADE|MATERIAL SPEC GRADE|GRADE SPEC|STANDARD GRADE|SPECIFICATION GRADE|WERKSTOFF|MATERIALS)$/,
    'designation',
  ],
  [
    /^(?:ITEM|PRODUCT|TYPE|ITEM TYPE|ITEM NAME|PRODUCT NAME|COMPONENT|KIND|CATEGORY|PRODUCT TYPE|ITEM CATEGORY|TYPE OF (?:PIPE|ITEM)|COMMODITY|FORM)$/,
    'product',
  ],
  [/^(?:REMARKS?|COMMENTS?|NOTES?|BEMERKUNG|OBSERVATION)S?$/, 'remark'],
  [
    /\bDESC(?:RIPTION)?\b|^(?:DESCRIPTIONS?|PARTICULARS?|ITEMS?|DETAILS?|MATERIAL(?: DESC(?:RIPTION)?)?|ITEM (?:DETAILS?|DESC(?:RIPTION)?)|PRODUCT DESC(?:RIPTION)?|SHORT TEXT|LONG TEXT|MATERIAL LONG TEXT|PO TEXT|TEXT|BEZEICHNUNG|BESCHREIBUNG|SPECIFICATION DETAILS|SCOPE|NAME OF (?:ITEM|MATERIAL)|GOODS)$/,
    'description',
  ],
]

const CORE: readonly RfqColumn[] = [
  'description',
  'size',
  'nps',
  'dn',
  'od',
  'quantity',
  'schedule',
  'designation',
  'product',
  'pieces',
]

function columnOf(header: string, mapping: RfqMapping | undefined): RfqColumn | null {
  const key = headerKey(header)
  if (key === '' || key.length > 60) return null
  const remembered = mapping?.columns?.[key]
  if (remembered) return remembered
  for (const [pattern, column] of HEADERS) if (pattern.test(key)) return column
  // the header may carry its unit: SIZE (INCH), QTY. IN MTRS
  const bare = key.replace(/ (?:IN )?(?:MM|INCH(?:ES)?|MTRS?|METERS?|NOS|KGS?|MT|M|FT)$/, '')
  if (bare !== key) for (const [pattern, column] of HEADERS) if (pattern.test(bare)) return column
  return null
}

function measureOf(header: string): TableColumn['measure'] {
  const text = header.toUpperCase()
  if (/"|\bINCH|\bIN\b\.?\s*\)|\(\s*IN\s*\)|\bNPS\b/.test(text)) return 'inch'
  if (/\bMM\b/.test(text)) return 'mm'
  if (/\b(?:M|MTRS?|METERS?|METRES?)\b/.test(text)) return 'm'
  return /\b(?:FT|FEET)\b/.test(text) ? 'ft' : null
}

function unitInHeader(header: string): string | null {
  const words = header.toUpperCase().match(/[A-Z.']+/g) ?? []
  for (const word of words) {
    if (/^(?:IN|NO|QTY|QUANTITY|T|U|UNIT|UNITS|TOTAL|LENGTH|LENGTHS)\.?$/.test(word)) continue
    const unit = unitOf(word)
    if (unit) return unit
  }
  return null
}

/** How many cells of a row are known headers. */
export function knownHeaders(cells: readonly string[], mapping: RfqMapping | undefined): number {
  return cells.filter((cell) => columnOf(cell, mapping) !== null).length
}

/** The columns of a header row; null when the row is none. */
export function readHeader(cells: readonly string[], mapping: RfqMapping | undefined): TableColumn[] | null {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length < 2) return null
  const columns: TableColumn[] = []
  const taken = new Set<RfqColumn>()
  cells.forEach((header, index) => {
    if (header.trim() === '') return
    const read = columnOf(header, mapping)
    const column =
      read !== null && taken.has(read) && !['remark', 'ignore', 'specs', 'description'].includes(read) ? 'ignore' : read
    if (column !== null) taken.add(column)
    columns.push({
      index,
      header: header.trim().replace(/\s+/g, ' '),
      key: headerKey(header),
      column: column ?? 'ignore',
      unit: column === 'quantity' || column === 'pieces' ? unitInHeader(header) : null,
      measure: measureOf(header),
    })
  })
  const known = cells.filter((cell) => columnOf(cell, mapping) !== null)
  const core = columns.filter((column) => CORE.includes(column.column))
  const remembered = cells.some((cell) => mapping?.columns?.[headerKey(cell)])
  if (core.length === 0 || known.length < 2 || (known.length * 2 < filled.length && !remembered)) return null
  // data rows hold sizes and amounts: a header has hardly any digits
  const digits = filled.filter((cell) => /\d/.test(cell)).length
  if (digits * 2 > filled.length) return null
  return fitColumns(columns)
}

/** A table without description but with MATERIAL has its description there; MATERIAL beside DESCRIPTION is the grade. */
function fitColumns(columns: TableColumn[]): TableColumn[] {
  const has = (column: RfqColumn) => columns.some((c) => c.column === column)
  const swap = (from: RfqColumn, to: RfqColumn) => {
    const found = columns.find((c) => c.column === from)
    if (found) found.column = to
  }
  if (!has('description')) {
    const sized = has('size') || has('nps') || has('dn') || has('od')
    if (has('product') && !sized) swap('product', 'description')
    else if (has('designation') && !sized) swap('designation', 'description')
  }
  if (!has('quantity')) {
    if (has('pieces')) swap('pieces', 'quantity')
    const found = columns.find((c) => c.column === 'quantity' && c.unit === null)
    if (found && /PCS|PIECES|NOS|NO OF/.test(found.key)) found.unit = 'NOS'
  }
  return columns
}

const BARE = /^\d{1,4}$/

/** Whether bare numbers of a size column are inches or millimetres, from the sizes that can only be one of them. */
export function boreUnitOf(values: readonly string[]): BoreUnit | null {
  let inch = 0
  let mm = 0
  for (const value of values) {
    const text = value
      .trim()
      .toUpperCase()
      .replace(/ ?N\.?B\.?$/, '')
    const inches = npsOfInches(text)
    const asInches = inches !== null && hasWalls(inches)
    if (!BARE.test(text)) {
      if (asInches && /[/.-]/.test(text)) inch += 1
      continue
    }
    const metric = dnToNps(text)
    const asMm = metric !== null && hasWalls(metric)
    if (asInches && !asMm && !/^(?:6|8|10)$/.test(text)) inch += 1
    if (asMm && !asInches) mm += 1
  }
  if (inch > 0 && mm > 0) return null
  return inch > 0 ? 'inch' : mm > 0 ? 'mm' : null
}
