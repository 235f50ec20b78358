import { fitColumns, knownHeaders, readHeader, type TableColumn } from './columns'
import { sheetOfText, splitTable } from './delimited'
import { type Heading, isHeading } from './headings'
import { applyItemCodes } from './item-codes'
import { lineOfCells } from './loose-cells'
import { readLine } from './parse-line'
import { neverAnItem, readsAsProse } from './prose'
import { TableRows } from './table-rows'
import { readTextLines, type TextLine } from './text-lines'
import type { RfqMapping, RfqMasters, RfqProposal, RfqResult, RfqRow, RfqSheet, RfqSheetColumns } from './types'

/*
 * Reading a buyer's request:
 *   sheet -> cells of a pasted table (delimited) -> header rows (columns) -> rows (table-rows) or lines (text-lines)
 *   line  -> one spelling (normalise, spelling) -> readers that each take the words they understand (labels, certificates,
 *            standards, kinds, materials, designation, size-marks, quantities, ends, sizes) -> what is left is not understood
 * Every reader keeps the words it read, marks what is doubtful and lowers the confidence. Nothing is guessed silently.
 */

const filled = (row: RfqRow) => row.cells.filter((cell) => cell.trim() !== '')

const UNIT_CELL = /^[([]?(?:mm|m|mtrs?\.?|meters?|inch(?:es)?|in|"|ft|nos?\.?|pcs|kgs?|kg\/m|mt|no)[)\]]?$/i

/** A header over two rows (SIZE above NB and SCH) as one. */
function mergedHeader(row: RfqRow, next: RfqRow | undefined, mapping: RfqMapping | undefined): TableColumn[] | null {
  if (!next || filled(next).length === 0) return null
  let group = ''
  const cells = Array.from({ length: Math.max(row.cells.length, next.cells.length) }, (_, i) => {
    const upper = (row.cells[i] ?? '').trim()
    const lower = (next.cells[i] ?? '').trim()
    if (upper !== '') group = upper
    if (lower === '') return upper
    return upper === '' && group === '' ? lower : lower
  })
  // a row of units: OD above mm, QTY above Nos
  if (filled(next).every((cell) => UNIT_CELL.test(cell.trim()))) {
    return readHeader(
      cells.map((_, i) =>
        [row.cells[i] ?? '', (next.cells[i] ?? '').trim() && `(${(next.cells[i] ?? '').trim()})`].join(' ').trim(),
      ),
      mapping,
    )
  }
  const merged = readHeader(cells, mapping)
  const known = knownHeaders(next.cells, mapping)
  return merged && known === filled(next).length ? merged : null
}

/** A title right above a table that names the steel of all its rows; it is taken from the texts. */
function titleAbove(text: TextLine[], masters: RfqMasters): Heading | null {
  const last = text.findLastIndex((line) => line.text.trim() !== '')
  const line = text[last]
  if (!line || neverAnItem(line.text) !== null || readsAsProse(line.text)) return null
  const read = readLine(line.text, masters)
  const steel = read.draft.get('designation') !== null || read.draft.get('product') !== null
  if (!isHeading(read) || !steel) return null
  text.splice(last)
  return { text: line.text, read }
}

function readSheet(given: RfqSheet, masters: RfqMasters, mapping: RfqMapping | undefined, result: RfqResult): void {
  const sheet = splitTable(given, mapping)
  let table: TableRows | null = null
  let text: TextLine[] = []
  const flush = () => {
    if (text.length > 0) {
      const read = readTextLines(text, sheet.name, masters)
      result.proposals.push(...read.proposals)
      result.skipped.push(...read.skipped)
    }
    text = []
    table?.finish()
  }
  const found: RfqSheetColumns[] = []
  for (let i = 0; i < sheet.rows.length; i += 1) {
    const row = sheet.rows[i]
    if (!row) continue
    const single = readHeader(row.cells, mapping)
    const next = sheet.rows[i + 1]
    const merged = single || filled(row).length >= 2 ? mergedHeader(row, next, mapping) : null
    const titles = merged ?? single
    if (titles) {
      const title = titleAbove(text, masters)
      if (title)
        result.skipped.push({ sheet: sheet.name, rowNo: row.no, text: title.text, why: 'Heading of the table' })
      flush()
      const rows = sheet.rows.slice(i + (merged ? 2 : 1))
      const header = fitColumns(titles, rows)
      table = new TableRows({ columns: header, rows, sheet: sheet.name, masters, mapping, title }, result)
      found.push({
        sheet: sheet.name,
        headerRowNo: row.no,
        columns: header.map(({ index, header: name, key, column }) => ({ index, header: name, key, column })),
      })
      if (merged) i += 1
    } else if (table) table.add(row, next)
    else text.push(lineOfCells(row))
  }
  flush()
  result.columns.push(...(found.length > 0 ? found : [{ sheet: sheet.name, headerRowNo: null, columns: [] }]))
}

/**
 * Reads the sheets of a file: the items, what was skipped and why, and how each column was understood.
 */
export function parseRfqSheets(sheets: readonly RfqSheet[], masters: RfqMasters, mapping?: RfqMapping): RfqResult {
  const result: RfqResult = { proposals: [], skipped: [], columns: [] }
  for (const sheet of sheets) readSheet(sheet, masters, mapping, result)
  applyItemCodes(result.proposals, mapping)
  return result
}

/** Reads a text of one or more lines, or a table pasted as text. */
export function parseRfqText(text: string, masters: RfqMasters, mapping?: RfqMapping): RfqProposal[] {
  return parseRfqSheets([sheetOfText(text)], masters, mapping).proposals
}
