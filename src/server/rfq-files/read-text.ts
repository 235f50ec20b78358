import { RFQ_LIMITS, RfqFileError, SENTENCES } from './limits'
import type { RfqFile, RfqRow } from './types'

/** biome-ignore lint/suspicious/noControlCharactersInRegex: these are what plain text does not contain */
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

/**
 * The text of a plain text file: UTF-8, UTF-16 (by its mark, or by its many zero bytes) or Windows-1252.
 * @throws RfqFileError for what is no text
 */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  if (BINARY.test(text)) throw new RfqFileError(SENTENCES.unknown)
  return text.replace(/^\uFEFF/, '').replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 400)
  const zeros = (odd: number) => head.filter((byte, i) => byte === 0 && i % 2 === odd).length
  if (head.length >= 8 && zeros(1) > head.length * 0.35 && zeros(0) === 0) return 'utf-16le'
  if (head.length >= 8 && zeros(0) > head.length * 0.35 && zeros(1) === 0) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Mail sources and web pages are text, but nothing one can read a list from. */
function refuseOtherText(text: string): void {
  const head = text.slice(0, 4000).trimStart()
  if (/^(<!doctype html|<html|<\?xml|<table|<svg)/i.test(head)) throw new RfqFileError(SENTENCES.webPage)
  if (/^(received|return-path|delivered-to|mime-version|x-[\w-]+):/i.test(head) && /^mime-version:/im.test(head))
    throw new RfqFileError(SENTENCES.mail)
  if (/^\{\\rtf/.test(head)) throw new RfqFileError(SENTENCES.word)
}

/**
 * Rows of a text. A table pasted or saved with tabs, semicolons or commas gets its cells (quoted ones may hold line breaks);
 * a .txt without tabs is taken line by line.
 * @param separated commas and semicolons separate cells too (a .csv file)
 * @throws RfqFileError
 */
export function readText(text: string, { name, separated }: { name: string; separated: boolean }): RfqFile {
  refuseOtherText(text)
  if (longestLine(text) > RFQ_LIMITS.lineChars) throw new RfqFileError(SENTENCES.longLine)
  if (text.length > RFQ_LIMITS.totalChars) throw new RfqFileError(SENTENCES.tooMuchText)
  const delimiter = delimiterOf(text, separated ? [',', ';', '\t', '|'] : ['\t'])
  const rows = delimiter ? cellsBy(text, delimiter) : text.split('\n').map((line, i) => ({ no: i + 1, cells: [line] }))
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  if (filled.length > RFQ_LIMITS.rows) throw new RfqFileError(SENTENCES.rows)
  if (filled.length === 0) throw new RfqFileError(SENTENCES.nothing)
  const cut = filled.some((row) => row.cells.length > RFQ_LIMITS.columns)
  return {
    kind: separated ? 'csv' : 'txt',
    sheets: [
      {
        name,
        rows: filled.map((row) => ({ ...row, cells: row.cells.slice(0, RFQ_LIMITS.columns) })),
      },
    ],
    notes: cut ? [`Columns beyond the ${RFQ_LIMITS.columns}th were not read.`] : [],
    truncated: cut,
  }
}

function longestLine(text: string): number {
  let longest = 0
  let from = 0
  while (from <= text.length) {
    const end = text.indexOf('\n', from)
    const stop = end < 0 ? text.length : end
    longest = Math.max(longest, stop - from)
    from = stop + 1
  }
  return longest
}

/** The delimiter that most of the first lines have, outside quotes, in the same number; null for plain lines. */
function delimiterOf(text: string, candidates: readonly string[]): string | null {
  const lines = unquoted(text.slice(0, 40_000))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 60)
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of candidates) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const n = line.split(delimiter).length - 1
      if (n > 0) counts.set(n, (counts.get(n) ?? 0) + 1)
    }
    const [columns, most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
    // one line of a table is a table too; a comma in a sentence is not a column
    const enough = delimiter === '\t' ? most >= 1 : most >= Math.max(1, lines.length * 0.4)
    const score = enough ? most * 10 + Math.min(columns, 20) : 0
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}

/** Without what stands in quotes that open a cell; inch marks elsewhere stay. */
function unquoted(text: string): string {
  return text.replace(/(^|[\n,;\t|])"(?:[^"]|"")*"(?=[\n,;\t|]|$)/g, '$1')
}

/**
 * Cells of a delimited text. Only a quote that begins a cell and is closed before a delimiter or line end quotes: `6" NB` and
 * `"6" pipe` are read as they stand.
 * @source RFC 4180, and what Excel puts on the clipboard
 */
export function cellsBy(text: string, delimiter: string): RfqRow[] {
  const rows: RfqRow[] = []
  let cells: string[] = []
  let at = 0
  let line = 1
  let started = 1
  const endRow = () => {
    rows.push({ no: started, cells })
    cells = []
    if (rows.length > RFQ_LIMITS.rows * 20) throw new RfqFileError(SENTENCES.rows)
  }
  while (at < text.length) {
    const quoted = text[at] === '"' ? closeOfQuote(text, at, delimiter) : -1
    let end: number
    if (quoted > 0) {
      const cell = text.slice(at + 1, quoted).replaceAll('""', '"')
      cells.push(cell)
      line += cell.split('\n').length - 1
      end = quoted + 1
    } else {
      end = nextEnd(text, at, delimiter)
      cells.push(text.slice(at, end))
    }
    if (end >= text.length) break
    if (text[end] === '\n') {
      endRow()
      line += 1
      started = line
      at = end + 1
      continue
    }
    at = end + 1
    // a delimiter at the very end of the text opens one more, empty cell
    if (at === text.length) cells.push('')
  }
  if (cells.length > 0) endRow()
  return rows
}

function nextEnd(text: string, from: number, delimiter: string): number {
  for (let i = from; i < text.length; i++) if (text[i] === delimiter || text[i] === '\n') return i
  return text.length
}

/** Where the quote that opens at `from` closes a whole cell; -1 where it does not within the longest cell that is read. */
function closeOfQuote(text: string, from: number, delimiter: string): number {
  const limit = Math.min(text.length, from + RFQ_LIMITS.cellChars)
  for (let i = from + 1; i < limit; i++) {
    if (text[i] !== '"') continue
    const next = text[i + 1]
    if (next === '"') i++
    else if (next === undefined || next === delimiter || next === '\n') return i
    else return -1
  }
  return -1
}
