import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, toCsv } from './csv'
import { dec } from './decimal'

/** A reader of RFC 4180 text, to check the writer with. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (const match of text.matchAll(pattern)) {
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

describe('a CSV cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ])('%j cannot run as a formula', (text, cell) => {
    expect(csvCell(text)).toBe(cell)
  })

  it.each(['-12.50', '+5', '12', '.5', '-1e5', '0.000'])('%s stays a number', (text) => {
    expect(csvCell(text)).toBe(text)
  })

  it('writes values of every kind', () => {
    expect([null, undefined, true, 7, dec('-12.5'), '6" NB'].map(csvCell)).toEqual([
      '',
      '',
      'true',
      '7',
      '-12.5',
      '"6"" NB"',
    ])
  })
})

describe('a CSV file', () => {
  it('ends every row with CRLF, and starts with the mark for Excel when asked', () => {
    expect(
      toCsv([
        ['Size', 'Qty'],
        ['6" NB, SCH 40', '-1.5'],
      ]),
    ).toBe('Size,Qty\r\n"6"" NB, SCH 40",-1.5\r\n')
    expect(toCsv([['₹']], { bom: true })).toBe('\uFEFF₹\r\n')
    expect(toCsv([])).toBe('')
  })

  it('reads back as it was written, but for the apostrophe of the guard', () => {
    const rows = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { maxLength: 6 })
    fc.assert(
      fc.property(rows, (written) => {
        const read = readCsv(toCsv(written))
        expect(read.map((row) => row.length)).toEqual(written.map((row) => row.length))
        read.forEach((row, i) => {
          row.forEach((cell, j) => {
            const original = written[i]?.[j] ?? ''
            expect([original, `'${original}`]).toContain(cell)
            expect(/^[=@\t\r]/.test(cell)).toBe(false)
          })
        })
      }),
    )
  })
})
