import { RFQ_LIMITS, RfqFileError, SENTENCES } from './limits'
import { linesOf, type PdfLine, type PdfWord, withoutRepeats } from './pdf-lines'
import { type Column, columnsOf, numbered, plainRows, rowsOfTable, tableLines } from './pdf-table'
import type { RfqFile } from './types'

type Item = { str: string; transform: number[]; width: number; height: number }
type TextPart = { items: (Item | { type: string })[] }

/**
 * The rows of a PDF with text: lines and columns are rebuilt from where the words stand; pages with the same columns make one
 * table. A scan has no text and is refused.
 * @throws RfqFileError
 */
export async function readPdf(bytes: Uint8Array): Promise<RfqFile> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
  })
  try {
    const pdf = await task.promise
    if (pdf.numPages > RFQ_LIMITS.pdfPages) throw new RfqFileError(SENTENCES.pdfPages(pdf.numPages))
    const pages: PdfLine[][] = []
    let items = 0
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n)
      const words: PdfWord[] = []
      const { transform } = page.getViewport({ scale: 1 })
      // piece by piece, so that a page that never ends is not kept
      const reader: ReadableStreamDefaultReader<TextPart> = page.streamTextContent().getReader()
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        items += part.value.items.length
        if (items > RFQ_LIMITS.pdfItems) throw new RfqFileError(SENTENCES.tooMuchText)
        for (const item of part.value.items) if ('str' in item) words.push(...wordsOf(item, transform))
      }
      page.cleanup()
      pages.push(linesOf(words, n))
    }
    return fileOf(pages)
  } catch (error) {
    throw sentenceOf(error)
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

function sentenceOf(error: unknown): Error {
  if (error instanceof RfqFileError) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return new RfqFileError(SENTENCES.password)
  return new RfqFileError(SENTENCES.damaged)
}

/** Words of an item where they stand on the page as it is seen; text that runs upwards is left out. */
function wordsOf(item: Item, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[]): PdfWord[] {
  const text = item.str.normalize('NFKC').replace(/\p{Cc}/gu, ' ')
  if (text.trim() === '' || text.length > RFQ_LIMITS.cellChars) return []
  const [ia = 1, ib = 0, , , ie = 0, iff = 0] = item.transform
  const along = { x: a * ia + c * ib, y: b * ia + d * ib }
  if (Math.abs(along.y) > Math.abs(along.x) * 0.2) return []
  const x = a * ie + c * iff + e
  const y = b * ie + d * iff + f
  const height = Math.max(item.height, Math.hypot(along.x, along.y), 1)
  const each = item.width / Math.max(text.length, 1)
  // several blanks in one piece of text are how some programs make columns
  return [...text.matchAll(/\S+(?:\s\S+)*/g)].map((part) => ({
    text: part[0],
    x: x + part.index * each,
    y,
    width: part[0].length * each,
    height,
  }))
}

/** Pages whose tables have the same columns are one sheet, so that a header on the first page counts for all. */
function fileOf(pages: readonly PdfLine[][]): RfqFile {
  if (pages.every((lines) => lines.length === 0)) throw new RfqFileError(SENTENCES.noText)
  const groups: { from: number; to: number; lines: PdfLine[]; columns: Column[] }[] = []
  withoutRepeats(pages).forEach((lines, i) => {
    const own = columnsOf(tableLines(lines))
    const last = groups.at(-1)
    const joint = last ? columnsOf(tableLines([...last.lines, ...lines])) : []
    const fits =
      last && (own.length < 2 || last.columns.length < 2 || joint.length >= Math.max(last.columns.length, own.length))
    if (last && fits) {
      last.lines.push(...lines)
      last.to = i + 1
      last.columns = joint.length >= 2 ? joint : last.columns
    } else groups.push({ from: i + 1, to: i + 1, lines, columns: own })
  })
  const sheets = groups
    .map(({ from, to, lines, columns }) => ({
      name: from === to ? `Page ${from}` : `Pages ${from}–${to}`,
      rows: numbered(rowsOf(lines, columns)),
    }))
    .filter((sheet) => sheet.rows.length > 0)
  if (sheets.reduce((sum, s) => sum + s.rows.length, 0) > RFQ_LIMITS.rows) throw new RfqFileError(SENTENCES.rows)
  return { kind: 'pdf', sheets, notes: [], truncated: false }
}

function rowsOf(lines: readonly PdfLine[], columns: readonly Column[]): string[][] {
  const table = new Set(tableLines(lines))
  const first = lines.findIndex((line) => table.has(line))
  if (first < 0 || columns.length < 2) return plainRows(lines)
  const last = lines.findLastIndex((line) => table.has(line))
  // the last row's cell may go on below its line
  let end = last
  while (end + 1 < lines.length && goesOn(lines[end], lines[end + 1], columns)) end++
  return [
    ...plainRows(lines.slice(0, first)),
    ...rowsOfTable(lines.slice(first, end + 1), columns),
    ...plainRows(lines.slice(end + 1)),
  ]
}

/** A line close below, of one or two pieces, none of them in the first column. */
function goesOn(above: PdfLine | undefined, line: PdfLine | undefined, columns: readonly Column[]): boolean {
  if (!above || !line || line.page !== above.page || line.y - above.y > 1.6 * above.height) return false
  return line.segments.length <= 2 && line.segments.every((s) => s.x >= (columns[1]?.x ?? 0) - 3)
}
