/** A piece of text on a page, in points from the top left; `y` is its baseline. */
export type PdfWord = { text: string; x: number; y: number; width: number; height: number }
/** Words that stand close to each other: a cell, or a line of one. */
export type Segment = { text: string; x: number; end: number; words: PdfWord[] }
export type PdfLine = { page: number; y: number; height: number; segments: Segment[] }

/** A gap as wide as this part of the letters' height separates two cells; one of a word is a third of it. */
const CELL_GAP = 0.5
const WORD_GAP = 0.12

/** Words on one baseline, from the left, joined where only a blank is between them. */
export function linesOf(words: readonly PdfWord[], page: number): PdfLine[] {
  const lines: { y: number; height: number; words: PdfWord[] }[] = []
  for (const word of [...words].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1)
    if (line && Math.abs(word.y - line.y) <= 0.4 * Math.max(word.height, line.height)) {
      line.words.push(word)
      line.height = Math.max(line.height, word.height)
    } else lines.push({ y: word.y, height: word.height, words: [word] })
  }
  return lines.map(({ y, height, words: own }) => ({ page, y, height, segments: segmentsOf(own, height) }))
}

function segmentsOf(words: PdfWord[], height: number): Segment[] {
  const segments: Segment[] = []
  for (const word of words.sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1)
    const gap = last ? word.x - last.end : 0
    if (last && gap < CELL_GAP * height) {
      last.text += (gap > WORD_GAP * height ? ' ' : '') + word.text
      last.end = Math.max(last.end, word.x + word.width)
      last.words.push(word)
    } else segments.push({ text: word.text, x: word.x, end: word.x + word.width, words: [word] })
  }
  return segments
}

export const lineText = (line: PdfLine): string => line.segments.map((s) => s.text).join('  ')

/** `Page 3 of 12` reads the same on every page. */
const likeness = (line: PdfLine): string =>
  lineText(line)
    .replace(/\b(page|pg\.?|sheet)\s*:?\s*\d+(\s*(of|\/)\s*\d+)?/gi, 'page')
    .replace(/^\s*\d+\s*(of|\/)\s*\d+\s*$/i, 'page')

const sameHeight = (a: PdfLine, b: PdfLine): boolean => Math.abs(a.y - b.y) <= 3

/**
 * Leaves out what pages repeat at their edges: the letterhead and the table's header at the top of the second page and later
 * ones, footers and page numbers everywhere. In doubt a line stays: a header read twice does less harm than an item lost.
 */
export function withoutRepeats(pages: readonly PdfLine[][]): PdfLine[][] {
  const filled = pages.filter((lines) => lines.length > 0)
  const [first = []] = filled
  if (filled.length < 2) return [...pages]
  // what has a figure in a cell of its own may be an item, the same on every page
  const often = (line: PdfLine) =>
    (!hasFigure(line) || isPageNumber(line)) &&
    filled.filter((lines) => lines.some((l) => sameHeight(l, line) && likeness(l) === likeness(line))).length >=
      Math.max(2, filled.length * 0.6)
  const header = new Set(first.filter((l) => l.segments.length >= 3 && !hasFigure(l)).map(likeness))
  const inHead = (line: PdfLine) =>
    (often(line) && first.some((l) => sameHeight(l, line) && likeness(l) === likeness(line))) ||
    (line.segments.length >= 3 && header.has(likeness(line)))
  return pages.map((lines) => {
    let top = 0
    if (lines !== first) while (lines[top] && inHead(lines[top] as PdfLine)) top++
    let bottom = lines.length
    while (bottom > top && often(lines[bottom - 1] as PdfLine)) bottom--
    // a footer stands apart from what is above it, or numbers the page
    while (bottom < lines.length && bottom > 0 && !isApart(lines[bottom - 1] as PdfLine, lines[bottom] as PdfLine))
      bottom++
    return lines.slice(top, bottom)
  })
}

const hasFigure = (line: PdfLine): boolean => line.segments.some((s) => /^[\d.,]+$/.test(s.text))

const isPageNumber = (line: PdfLine): boolean => /\bpage\b|^\s*\d+\s*(of|\/)\s*\d+\s*$/i.test(lineText(line))

const isApart = (above: PdfLine, line: PdfLine): boolean => line.y - above.y > 1.8 * line.height || isPageNumber(line)
