import { lineText, type PdfLine, type Segment } from './pdf-lines'
import type { RfqRow } from './types'

export type Column = { x: number; end: number }

/** Lines with at least as many cells belong to a table. */
const TABLE_CELLS = 3
/** Points without any text that part two columns. */
const COLUMN_GAP = 2

/** The lines that show what the columns of a table are; none where the text is no table. */
export function tableLines(lines: readonly PdfLine[]): PdfLine[] {
  const counts = lines
    .map((line) => line.segments.length)
    .filter((n) => n >= TABLE_CELLS)
    .sort((a, b) => a - b)
  if (counts.length < 2) return []
  const many = counts[Math.floor(counts.length * 0.8)] ?? TABLE_CELLS
  return lines.filter((line) => line.segments.length >= Math.max(TABLE_CELLS, many * 0.6))
}

/** Columns: what is left between the vertical strips in which (nearly) no line of the table has text. */
export function columnsOf(table: readonly PdfLine[]): Column[] {
  if (table.length === 0) return []
  const cover = new Map<number, number>()
  for (const { segments } of table)
    for (const { x, end } of segments)
      for (let at = Math.floor(x); at <= Math.ceil(end); at++) cover.set(at, (cover.get(at) ?? 0) + 1)
  const least = Math.floor(table.length * 0.04)
  const points = [...cover].filter(([, n]) => n > least).map(([at]) => at)
  const columns: Column[] = []
  for (const at of points.sort((a, b) => a - b)) {
    const last = columns.at(-1)
    if (last && at - last.end <= COLUMN_GAP) last.end = at
    else columns.push({ x: at, end: at })
  }
  return columns
}

const columnAt = (columns: readonly Column[], x: number): number => {
  let best = 0
  columns.forEach((column, i) => {
    if (column.x - COLUMN_GAP <= x) best = i
  })
  return best
}

type Laid = { line: PdfLine; cells: string[]; filled: number; spans: boolean; first: number }

function lay(line: PdfLine, columns: readonly Column[]): Laid {
  const cells = columns.map(() => '')
  let spans = false
  let first = columns.length
  const put = (at: number, text: string) => {
    cells[at] = [cells[at], text.trim()].filter(Boolean).join(' ')
    first = Math.min(first, at)
  }
  for (const segment of line.segments) {
    const from = columnAt(columns, segment.x)
    const to = columnAt(columns, segment.end - COLUMN_GAP)
    if (from === to) put(from, segment.text)
    else if (segment.words.length > 1 && line.segments.length > 1)
      for (const word of segment.words) put(columnAt(columns, word.x), word.text)
    else {
      spans = true
      put(from, segment.text)
    }
  }
  return { line, cells, filled: cells.filter(Boolean).length, spans, first }
}

const SERIAL = /^\(?[A-Z]?\d{1,4}([.\-/]\d{1,3})*[.)]?$/i

/**
 * Rows of a table: the lines of a cell that was broken over several are put together again. A line with the item's number or
 * most of the columns begins a row; what stands between two of them belongs to the one it is closer to.
 */
export function rowsOfTable(lines: readonly PdfLine[], columns: readonly Column[]): string[][] {
  const laid = lines.map((line) => lay(line, columns))
  const serials = laid.filter((l) => l.filled >= 3 && SERIAL.test(l.cells[0] ?? '')).length
  const numbered = serials >= Math.max(2, laid.filter((l) => l.filled >= columns.length * 0.6).length * 0.6)
  const begins = (l: Laid) =>
    !l.spans &&
    (numbered
      ? SERIAL.test(l.cells[0] ?? '') && l.filled >= 2
      : l.filled >= Math.max(2, Math.ceil(columns.length * 0.6)))
  const alone = (l: Laid) => l.spans || (numbered && l.first === 0) || (l.filled === 1 && l.first === 0)
  const rows: { cells: string[]; lines: Laid[] }[] = []
  let waiting: Laid[] = []
  // cells of rows are set in the middle of their height: text stands above the line with the number too
  let centred = false
  const settle = (next: Laid | null) => {
    const row = rows.at(-1)
    const split = row ? splitAt(row.lines.at(-1) as Laid, waiting, { next, centred }) : 0
    for (const l of waiting.slice(0, split)) if (row) append(row, l)
    return waiting.slice(split)
  }
  for (const l of laid) {
    const apart = !begins(l) && alone(l)
    if (!begins(l) && !apart) {
      waiting.push(l)
      continue
    }
    const before = settle(apart ? null : l)
    centred ||= !apart && before.length > 0
    waiting = []
    if (apart) {
      for (const w of before) rows.push({ cells: w.cells, lines: [w] })
      rows.push({ cells: l.spans ? [lineText(l.line)] : l.cells, lines: [l] })
      continue
    }
    const row = { cells: columns.map(() => ''), lines: [] as Laid[] }
    for (const part of [...before, l]) append(row, part)
    rows.push(row)
  }
  for (const l of settle(null)) rows.push({ cells: l.cells, lines: [l] })
  return rows.map((row) => row.cells)
}

function append(row: { cells: string[]; lines: Laid[] }, part: Laid): void {
  part.cells.forEach((text, i) => {
    if (text) row.cells[i] = row.cells[i] ? `${row.cells[i]}\n${text}` : text
  })
  row.lines.push(part)
}

/** How many of the waiting lines belong to the row above: those before the widest gap; all where the gaps are alike. */
function splitAt(
  above: Laid,
  waiting: readonly Laid[],
  { next, centred }: { next: Laid | null; centred: boolean },
): number {
  const chain = [above, ...waiting, ...(next ? [next] : [])]
  // over a page's end nothing is known
  const gaps = chain.slice(1).map((l, i) => {
    const before = chain[i] as Laid
    return l.line.page === before.line.page ? l.line.y - before.line.y : null
  })
  if (!next) {
    const far = gaps.findIndex((gap) => gap !== null && gap > above.line.height * 2.2)
    return far < 0 ? waiting.length : far
  }
  const known = gaps.filter((gap) => gap !== null)
  const widest = Math.max(...known)
  if (known.length < 2 || widest <= Math.min(...known) * 1.12) {
    const pageEnd = gaps.indexOf(null)
    return centred && pageEnd >= 0 ? pageEnd : waiting.length
  }
  return gaps.indexOf(widest)
}

/** Lines that are no table: each is a row of one cell. */
export const plainRows = (lines: readonly PdfLine[]): string[][] => lines.map((line) => [lineText(line)])

export const numbered = (rows: readonly string[][]): RfqRow[] =>
  rows.filter((cells) => cells.some((c) => c.trim() !== '')).map((cells, i) => ({ no: i + 1, cells }))

export type { Segment }
