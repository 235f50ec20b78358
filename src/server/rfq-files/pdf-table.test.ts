import { describe, expect, it } from 'vitest'
import { linesOf, type PdfLine, type PdfWord, withoutRepeats } from './pdf-lines'
import { columnsOf, rowsOfTable, tableLines } from './pdf-table'

/** Text of 10 points at a place; a letter is 5 points wide. */
const at = (x: number, y: number, text: string): PdfWord => ({ text, x, y, width: text.length * 5, height: 10 })
const page = (words: PdfWord[], n = 1): PdfLine[] => linesOf(words, n)
const rowsOf = (lines: PdfLine[]) => rowsOfTable(lines, columnsOf(tableLines(lines)))

const HEAD = (y: number) => [
  at(40, y, 'Sr'),
  at(80, y, 'Description'),
  at(260, y, 'Size'),
  at(360, y, 'Qty'),
  at(420, y, 'Unit'),
]

/** An item whose description takes three lines, the other cells in the middle of their height. */
const centred = (n: number, y: number) => [
  at(80, y - 12, `PIPE SEAMLESS ${n}`),
  at(40, y, String(n)),
  at(80, y, 'ASTM A106 GR.B'),
  at(260, y, '6" SCH 40'),
  at(360, y, `${n}0`),
  at(420, y, 'MTR'),
  at(80, y + 12, 'NACE MR0175'),
]
const item = (n: number) => [String(n), `PIPE SEAMLESS ${n}\nASTM A106 GR.B\nNACE MR0175`, '6" SCH 40', `${n}0`, 'MTR']

describe('a table in a PDF', () => {
  it('gets its columns from the strips without text, and a cell of several lines is one cell wherever it is set', () => {
    const lines = page([...HEAD(100), ...[1, 2, 3, 4].flatMap((n) => centred(n, 100 + n * 44))])
    expect(rowsOf(lines)).toEqual([['Sr', 'Description', 'Size', 'Qty', 'Unit'], item(1), item(2), item(3), item(4)])
    const top = [1, 2, 3].flatMap((n) =>
      centred(n, 100 + n * 44).map((w) =>
        ['PIPE', 'ASTM', 'NACE'].some((s) => w.text.startsWith(s)) ? { ...w, y: w.y + 12 } : w,
      ),
    )
    expect(rowsOf(page([...HEAD(100), ...top])).slice(1)).toEqual([item(1), item(2), item(3)])
  })

  it('a heading between the items is a row of its own', () => {
    const lines = page([
      ...HEAD(100),
      ...centred(1, 144),
      at(40, 180, 'B) STAINLESS STEEL'),
      ...centred(2, 220),
      ...centred(3, 264),
    ])
    expect(rowsOf(lines).map((r) => r[0])).toEqual(['Sr', '1', 'B) STAINLESS STEEL', '2', '3'])
  })

  it('blanks between words are no columns, even where all rows have the same words', () => {
    const words = ['PIPE', 'SMLS', 'A106', 'GR.B']
    const lines = page(
      [1, 2, 3, 4, 5].flatMap((n) => [
        at(40, n * 20, String(n)),
        ...words.map((w, i) => at(80 + i * 23, n * 20, w)),
        at(300, n * 20, `${n}0`),
        at(360, n * 20, 'MTR'),
      ]),
    )
    expect(rowsOf(lines)[0]).toEqual(['1', 'PIPE SMLS A106 GR.B', '10', 'MTR'])
  })

  it('a sentence with numbers is no table', () => {
    expect(
      tableLines(page([at(40, 20, 'Please quote for 120 m of pipe.'), at(40, 40, 'Delivery in 2 weeks.')])),
    ).toEqual([])
  })
})

describe('what pages repeat', () => {
  const paper = (n: number, items: PdfWord[]) => [
    at(40, 20, 'ACME ENGINEERING'),
    ...(n === 1 ? [at(40, 60, 'RFQ 4711')] : []),
    ...items,
    at(200, 800, `Page ${n} of 3`),
  ]
  const pages = [1, 2, 3].map((n) => page(paper(n, [...HEAD(90), ...centred(n, 140)]), n))

  it('is read once: letterhead and table heading of the first page, no page numbers', () => {
    const text = withoutRepeats(pages).map((lines) => lines.map((l) => l.segments[0]?.text))
    expect(text[0]?.slice(0, 3)).toEqual(['ACME ENGINEERING', 'RFQ 4711', 'Sr'])
    expect(text[1]).toEqual(['PIPE SEAMLESS 2', '2', 'NACE MR0175'])
    expect(text.flat().join()).not.toContain('Page')
  })

  it('an item that stands at the same place on every page is no repetition', () => {
    const same = [1, 2, 3].map((n) =>
      page([at(40, 20, 'ACME'), at(40, 60, 'PIPE 6" SCH 40'), at(300, 60, '12'), at(360, 60, 'MTR')], n),
    )
    const kept = withoutRepeats(same).map((lines) => lines.filter((l) => l.segments.length === 3).length)
    expect(kept).toEqual([1, 1, 1])
  })
})
