import { lineText, type PdfLine, type Segment } from './pdf-lines'
import type { RfqRow } from './types'

export type Column = { x: number; end: number }

/** Lines with at least as many cells belong to a table. */
const TABLE_CELLS = 3
/** Points by which a text may reach over the edge of its column. */
const EDGE = 2
/** A strip without text that parts two columns, in letter heights; the blank between two words is narrower. */
const COLUMN_GAP = 0.38

/** Words that head a column of a list of items. */
const HEADING =
  /^(s\.?\s*[rlin]?\.?\s*\/?\s*n[or]?\.?|sr|sl|item|pos|position|line|no|qty|quantity|units?|uom|desc\w*|materials?|size|sizes|grade|spec\w*|nb|nps|dn|sch\w*|thk|thick\w*|wt|wall|od|dia\w*|length|remarks?|tag|code|product|ends?|dimensions?|drawing|drg|rate|price|amount|mtr\w*|pcs|pieces|weight)\b/i

/** A line in which most cells head a column: what stands above it is no table. */
function isHeading({ segments }: PdfLine): boolean {
  const heads = segments.filter((s) => s.text.length <= 40 && HEADING.test(s.text.trim())).length
  return heads >= TABLE_CELLS && heads >= segments.length * 0.6
}

/** The lines that show what the columns of a table are, from its heading on; none where the text is no table. */
export function tableLines(all: readonly PdfLine[]): PdfLine[] {
  const from = all.findIndex(isHeading)
  const lines = from < 0 ? all : all.slice(from)
  const counts = lines
    .map((line) => line.segments.length)
    .filter((n) => n >= TABLE_CELLS)
    .sort((a, b) => a - b)
  if (counts.length < 2) return []
  const many = from < 0 ? (counts[Math.floor(counts.length * 0.8)] ?? TABLE_CELLS) : (all[from]?.segments.length ?? 0)
  return lines.filter((line) => line.segments.length >= Math.max(TABLE_CELLS, many * 0.6))
}

/** Columns: what is left between the vertical strips in which (nearly) no line of the table has text. */
export function columnsOf(table: readonly PdfLine[]): Column[] {
  if (table.length === 0) return []
  // in half points: columns of a narrow table are only a few points apart
  const cover = new Map<number, number>()
  for (const { segments } of table)
    for (const { words } of segments)
      for (const { x, width } of words)
        for (let at = Math.floor(x * 2); at < Math.ceil((x + width) * 2); at++) cover.set(at, (cover.get(at) ?? 0) + 1)
  const least = Math.floor(table.length * 0.04)
  const heights = table.map((line) => line.height).sort((a, b) => a - b)
  const gap = Math.max(EDGE, (heights[Math.floor(heights.length / 2)] ?? 10) * COLUMN_GAP)
  const points = [...cover].filter(([, n]) => n > least).map(([at]) => at / 2)
  const columns: Column[] = []
  for (const at of points.sort((a, b) => a - b)) {
    const last = columns.at(-1)
    if (last && at - last.end < gap + 0.5) last.end = at
    else columns.push({ x: at, end: at })
  }
  return columns
}

const columnAt = (columns: readonly Column[], x: number): number => {
  let best = 0
  columns.forEach((column, i) => {
    if (column.x - EDGE <= x) best = i
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
    const to = columnAt(columns, segment.end - EDGE)
    if (from === to) put(from, segment.text)
    else if (segment.words.length > 1 && line.segments.length > 1)
      for (const word of segment.words) put(columnAt(columns, word.x), word.text)
    else {
      spans ||= line.segments.length < TABLE_CELLS
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
    const split = row ? splitAt(row.lines.at(-1) as Laid, waiting, { next, centred }) : headLines(waiting, next)
    if (!row) for (const l of waiting.slice(0, split)) rows.push({ cells: l.cells, lines: [l] })
    else for (const l of waiting.slice(0, split)) append(row, l)
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
    row.cells[i] ??= ''
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

/** How many lines before the first row stand by themselves (the second line of a heading); the rest is set close to that row. */
function headLines(waiting: readonly Laid[], next: Laid | null): number {
  let below = next
  let at = waiting.length
  while (at > 0 && below) {
    const line = waiting[at - 1] as Laid
    if (line.line.page !== below.line.page || below.line.y - line.line.y > 1.35 * line.line.height) break
    below = line
    at--
  }
  return at
}

/** Lines that are no table: each is a row of one cell. */
export const plainRows = (lines: readonly PdfLine[]): string[][] => lines.map((line) => [lineText(line)])

export const numbered = (rows: readonly string[][]): RfqRow[] =>
  rows.filter((cells) => cells.some((c) => c.trim() !== '')).map((cells, i) => ({ no: i + 1, cells }))

export type { Segment }
