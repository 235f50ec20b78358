import { npsOfInches } from '../parse-size'
import { dnToNps } from '../pipe-sizes'
import { hasWalls } from '../pipe-walls'
import type { BoreUnit } from './bare-sizes'
import { columnsOf, ITEM_HEADER } from './header-words'
import { unitOf } from './quantity-units'
import { headerKey, type RfqColumn, type RfqMapping, type RfqReadColumn, type RfqRow } from './types'

/** A column of a table with what its header says about units. */
export interface TableColumn extends RfqReadColumn {
  /** Unit of the quantity in the header: QTY (MTR) */
  unit: string | null
  /** Inches or mm in the header of a size, diameter, wall or length */
  measure: 'inch' | 'mm' | 'm' | 'ft' | null
  /** The header says nothing that is known */
  unknown: boolean
}

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

/** Columns of which a table may have several; their texts are read together. */
const REPEATED: readonly RfqColumn[] = ['remark', 'ignore', 'specs', 'description']

/** How many cells of a row are known headers. */
export function knownHeaders(cells: readonly string[], mapping: RfqMapping | undefined): number {
  return cells.filter((cell) => columnsOf(cell, mapping).length > 0).length
}

/** The columns of a header row; null when the row is none. */
export function readHeader(cells: readonly string[], mapping: RfqMapping | undefined): TableColumn[] | null {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length < 2) return null
  const columns: TableColumn[] = []
  const taken = new Set<RfqColumn>()
  cells.forEach((header, index) => {
    if (header.trim() === '') return
    const meanings = columnsOf(header, mapping)
    const free = meanings.find((one) => !taken.has(one) || REPEATED.includes(one))
    const column = free ?? (meanings.length > 0 ? 'ignore' : null)
    if (column !== null) taken.add(column)
    columns.push({
      index,
      header: header.trim().replace(/\s+/g, ' '),
      key: headerKey(header),
      column: column ?? 'ignore',
      unknown: column === null,
      unit: column === 'quantity' || column === 'pieces' ? unitInHeader(header) : null,
      measure: measureOf(header),
    })
  })
  const known = cells.filter((cell) => columnsOf(cell, mapping).length > 0)
  const core = columns.filter((column) => CORE.includes(column.column))
  const remembered = cells.some((cell) => mapping?.columns?.[headerKey(cell)])
  if (core.length === 0 || known.length < 2 || (known.length * 2 < filled.length && !remembered)) return null
  // data rows hold sizes and amounts: a header has hardly any digits
  const digits = filled.filter((cell) => /\d/.test(cell)).length
  if (digits * 2 > filled.length) return null
  return columns
}

/** Material numbers: one word each, with five digits or more. */
const isCodes = (texts: readonly string[]) =>
  texts.length > 0 && texts.every((text) => /^[A-Z0-9./-]*\d{5,}[A-Z0-9./-]*$/i.test(text))

const letters = (texts: readonly string[]) => texts.filter((text) => /[A-Z]{3}/i.test(text)).length

/**
 * Columns judged by what stands in them: ITEM may count the lines or name them; a table without description but with
 * MATERIAL has its description there; else the unknown column with the longest texts is the description.
 */
export function fitColumns(columns: TableColumn[], rows: readonly RfqRow[]): TableColumn[] {
  const texts = (column: TableColumn) =>
    rows
      .slice(0, 40)
      .map((row) => (row.cells[column.index] ?? '').trim())
      .filter(Boolean)
  const has = (column: RfqColumn) => columns.some((c) => c.column === column)
  const swap = (from: RfqColumn, to: RfqColumn) => {
    const found = columns.find((c) => c.column === from)
    if (found) found.column = to
  }
  const line = columns.find((c) => c.column === 'lineNo' && /^LINE/.test(c.key))
  if (line && !has('tagNo') && texts(line).some((text) => /[A-Z]-|-[A-Z]/i.test(text))) line.column = 'tagNo'
  // UNIT may be the unit of the plant
  const unit = columns.find((c) => c.column === 'unit')
  const measures = columns.find((c) => c !== unit && columnsOf(c.header, undefined).includes('unit'))
  if (unit && measures && !texts(unit).some((text) => unitOf(text))) {
    unit.column = 'ignore'
    measures.column = 'unit'
  }
  const item = columns.find((c) => c.column === 'lineNo' && ITEM_HEADER.test(c.key))
  if (item && letters(texts(item)) * 2 > texts(item).length) {
    item.column = has('description') ? 'product' : 'description'
  }
  const coded = columns.find((c) => c.column === 'designation' && /^MAT/.test(c.key))
  if (coded && !has('itemCode') && isCodes(texts(coded))) coded.column = 'itemCode'
  if (!has('description')) {
    const sized = has('size') || has('nps') || has('dn') || has('od')
    if (has('product') && !sized) swap('product', 'description')
    else if (has('designation') && !sized) swap('designation', 'description')
    else if (!has('product') && !has('designation')) {
      const size = (column: TableColumn) => texts(column).join('').length
      const [longest] = columns.filter((c) => c.unknown && letters(texts(c)) > 0).sort((a, b) => size(b) - size(a))
      if (longest) longest.column = 'description'
    }
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
