import { RFQ_LIMITS, RfqFileError, SENTENCES } from './limits'
import type { Merge } from './merged-cells'
import { inflate, refuseDefinitions, type WorkbookZip } from './workbook-zip'

/** A sheet with its empty rows and cells left out, numbered anew, and where each row stood. */
export type CompactSheet = {
  xml: string
  /** Number in the workbook of each row of `xml`. */
  rowNumbers: number[]
  merges: Merge[]
  hiddenRows: number
  /** Cells beyond the last column that is read. */
  cutColumns: boolean
}

/** Counts over all sheets of one workbook. */
export type Budget = { rows: number; cells: number; kept: number }

export const EMPTY_SHEET =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
const MAX_ROW_NUMBER = 1_048_576
/** A row or the parts around the rows cannot reasonably be longer. */
const MAX_PART = 4 * 1024 * 1024
/** Quantifiers are bounded: hostile text must not make a search quadratic. */
const HAS_VALUE = /<(?:\w{1,20}:)?(?:v|t|is)(?:\s[^>]{0,200})?>/

/**
 * Unpacks a sheet row by row. Rows and cells without a value are dropped on the way (sheets are often formatted down to
 * row 1,048,576), so that only what holds something counts.
 * @throws RfqFileError
 */
export async function compactSheet(workbook: WorkbookZip, path: string, budget: Budget): Promise<CompactSheet> {
  const sheet: CompactSheet = { xml: '', rowNumbers: [], merges: [], hiddenRows: 0, cutColumns: false }
  const kept: string[] = []
  const end = /<\/(?:\w{1,20}:)?row>/g
  let carry = ''
  let last = 0
  for await (const piece of inflate(workbook, path)) {
    // what was searched without finding an end is not searched again
    let search = Math.max(0, carry.length - 30)
    let from = 0
    carry += piece.toString('latin1')
    for (;;) {
      end.lastIndex = search
      const found = end.exec(carry)
      if (!found) break
      last = takeRow(carry.slice(from, found.index), { sheet, kept, budget, last })
      from = end.lastIndex
      search = from
    }
    carry = carry.slice(from)
    if (carry.length > MAX_PART) carry = afterEmptyRows(carry)
  }
  refuseDefinitions(carry)
  sheet.merges = mergesIn(carry)
  sheet.xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${kept.join('')}</sheetData></worksheet>`
  return sheet
}

/** Very many empty rows in a row (`<row r="7" ht="15"/>`) have no end tag: all but the last piece can go. */
function afterEmptyRows(text: string): string {
  refuseDefinitions(text)
  const cut = text.lastIndexOf('/>')
  if (cut < 0 || HAS_VALUE.test(text)) throw new RfqFileError(SENTENCES.bomb)
  const merges = text.indexOf('mergeCell')
  return merges < 0 ? text.slice(cut + 2) : text.slice(Math.max(0, merges - 20), cut + 2) + text.slice(cut + 2)
}

type Taking = { sheet: CompactSheet; kept: string[]; budget: Budget; last: number }

/** One row without its end tag, with everything since the row before. @returns its number in the workbook */
function takeRow(text: string, { sheet, kept, budget, last }: Taking): number {
  if (sheet.rowNumbers.length === 0) refuseDefinitions(text)
  const open = lastOpenRow(text)
  if (!open) return last
  const cells = text.slice(open.end)
  const number = rowNumber(open.tag, cells) ?? last + 1
  if (number > MAX_ROW_NUMBER || number <= last) throw new RfqFileError(SENTENCES.damaged)
  if (!HAS_VALUE.test(cells)) return number
  const own = sheet.rowNumbers.length + 1
  const found = filledCells(cells, own)
  sheet.cutColumns ||= found.cut
  if (found.cells.length === 0) return number
  const xml = `<row r="${own}">${found.cells.join('')}</row>`
  budget.rows += 1
  budget.cells += found.cells.length
  budget.kept += xml.length
  if (budget.rows > RFQ_LIMITS.rows) throw new RfqFileError(SENTENCES.rows)
  if (budget.cells > RFQ_LIMITS.cells) throw new RfqFileError(SENTENCES.cells)
  if (budget.kept > RFQ_LIMITS.keptBytes) throw new RfqFileError(SENTENCES.tooMuchText)
  if (/\shidden="(?:1|true)"/.test(open.tag)) sheet.hiddenRows += 1
  kept.push(xml)
  sheet.rowNumbers.push(number)
  return number
}

function lastOpenRow(text: string): { tag: string; end: number } | null {
  let last: { tag: string; end: number } | null = null
  for (const found of text.matchAll(/<(?:\w{1,20}:)?row(?=[\s>/])[^>]{0,2000}>/g))
    last = { tag: found[0], end: found.index + found[0].length }
  return last
}

function rowNumber(tag: string, cells: string): number | null {
  const own = /\sr="(\d{1,12})"/.exec(tag)?.[1] ?? /\sr="[A-Z]{1,3}(\d{1,12})"/.exec(cells.slice(0, 2000))?.[1]
  return own ? Number(own) : null
}

/** The cells of a row that have a value, with the row's new number in their addresses. Time in proportion to the text. */
function filledCells(text: string, own: number): { cells: string[]; cut: boolean } {
  const cells: string[] = []
  let cut = false
  let at = 0
  let column = 0
  for (;;) {
    const open = /<(?:\w{1,20}:)?c(?=[\s>/])/g
    open.lastIndex = at
    const found = open.exec(text)
    if (!found) return { cells, cut }
    const tagEnd = text.indexOf('>', found.index)
    if (tagEnd < 0) return { cells, cut }
    const tag = text.slice(found.index, tagEnd + 1)
    const address = /\sr="([A-Z]{1,3})\d+"/.exec(tag)?.[1]
    column = address ? columnNumber(address) : column + 1
    at = tagEnd + 1
    if (tag.endsWith('/>')) continue
    const close = /<\/(?:\w{1,20}:)?c>/g
    close.lastIndex = at
    const ending = close.exec(text)
    if (!ending) return { cells, cut }
    const inner = text.slice(at, ending.index)
    at = close.lastIndex
    if (!/<(?:\w{1,20}:)?(?:v|t)(?:\s[^>]{0,200})?>[^<]/.test(inner)) continue
    if (column > RFQ_LIMITS.columns) cut = true
    else cells.push(cellXml(tag, inner, `${columnLetters(column)}${own}`))
  }
}

/** A cell as the library reads it: its own address; a formula counts by the value it had when the file was saved. */
function cellXml(tag: string, inner: string, address: string): string {
  const type = /\st="(\w{1,12})"/.exec(tag)?.[1]
  const style = /\ss="(\d{1,6})"/.exec(tag)?.[1]
  const plain = inner.replace(/(<\/?)\w{1,20}:/g, '$1')
  const value = type === 'inlineStr' ? inlineText(plain) : (/<v(?:\s[^>]{0,200})?>[^<]*<\/v>/.exec(plain)?.[0] ?? '')
  return `<c r="${address}"${style ? ` s="${style}"` : ''}${type ? ` t="${type}"` : ''}>${value}</c>`
}

/** Rich text of a cell is read as its words. */
function inlineText(inner: string): string {
  const words = [...inner.matchAll(/<t(?:\s[^>]{0,200})?>([^<]*)<\/t>/g)].map((m) => m[1])
  return `<is><t>${words.join('')}</t></is>`
}

function mergesIn(text: string): Merge[] {
  const merges: Merge[] = []
  for (const [, a = '', b = '', c = '', d = ''] of text.matchAll(
    /ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    if (merges.length >= RFQ_LIMITS.merges) break
    const [left, right, top, bottom] = [columnNumber(a), columnNumber(c), Number(b), Number(d)]
    if (right >= left && bottom >= top)
      merges.push({ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 })
  }
  return merges
}

/** A -> 1, AA -> 27 */
export function columnNumber(letters: string): number {
  let n = 0
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 64
  return n
}

/** 1 -> A, 27 -> AA */
export function columnLetters(column: number): string {
  let text = ''
  for (let n = column; n > 0; n = Math.trunc((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text
  return text
}
