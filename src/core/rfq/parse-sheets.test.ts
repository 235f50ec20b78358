import { describe, expect, it } from 'vitest'
import { rfqMasters } from '../../../scripts/lib/rfq-masters'
import { sheetOfText } from './delimited'
import { parseRfqLine } from './parse-line'
import { parseRfqSheets, parseRfqText } from './parse-sheets'
import type { RfqSheet } from './types'

const masters = rfqMasters()

function sheet(name: string, rows: string[][]): RfqSheet {
  return { name, rows: rows.map((cells, i) => ({ no: i + 1, cells })) }
}

describe('what a person sees beside a proposal', () => {
  it('the exact words each field was read from', () => {
    const read = parseRfqLine('Pipe Smls 1 ½" Sch.80, A-106 Grade B – Bevelled, Qty: 1,250 Mtrs', masters)
    expect(read.readFrom).toMatchObject({
      nps: '1 ½"',
      schedule: 'Sch.80',
      designation: 'A-106 Grade B',
      ends: 'Bevelled',
      quantity: 'Qty: 1,250 Mtrs',
    })
  })

  it('the buyer’s misspelled words, not our correction of them', () => {
    const read = parseRfqLine('SEAMLEES PIPE 2" SCHEDUEL 80 A106 GR.B', masters)
    expect(read.product).toBe('C.S. SEAMLESS PIPE')
    expect(read.readFrom.product).toBe('SEAMLEES')
    expect(read.readFrom.schedule).toBe('SCHEDUEL 80')
  })

  it('what was not understood', () => {
    expect(parseRfqLine('PIPE 6" SCH 40 A106 GR.B FROBNICATED 77', masters).unread).toContain('FROBNICATED 77')
  })

  it('which fields are uncertain, and why', () => {
    const read = parseRfqLine('PIPE 20 NB SCH 40 A106 GR.B 60 MTR', masters)
    expect(read.nps).toBeNull()
    expect(read.uncertain).toContain('nps')
    expect(read.notes.join(' ')).toContain('inches or millimetres')
    expect(read.confidence).toBeLessThan(0.8)
  })

  it('a clear line is sure, and says nothing', () => {
    const read = parseRfqLine('6" NB X SCH 40 A106 GR.B SMLS BE 120 MTR', masters)
    expect(read).toMatchObject({ confidence: 1, notes: [], uncertain: [], unread: '' })
  })
})

describe('what is no item is kept, not dropped', () => {
  it('greetings, terms and signatures of an e-mail', () => {
    const mail = ['Dear Sir,', 'Please quote:', '6" SCH 40 A106 GR.B 60 m', 'Payment: 30 days', 'Regards, Anil']
    const { proposals, skipped } = parseRfqSheets([sheetOfText(mail.join('\n'), 'Mail')], masters)
    expect(proposals.map((p) => [p.sheet, p.rowNo])).toEqual([['Mail', 3]])
    expect(skipped.map((s) => s.text)).toEqual(['Dear Sir,', 'Please quote:', 'Payment: 30 days', 'Regards, Anil'])
    expect(skipped.every((s) => s.why !== '')).toBe(true)
  })

  it('totals and signatures of a table', () => {
    const { proposals, skipped } = parseRfqSheets(
      [
        sheet('BOQ', [
          ['Sr No', 'Description', 'Qty', 'Unit'],
          ['1', 'PIPE 6" SCH 40 A106 GR.B', '60', 'MTR'],
          ['', 'TOTAL', '60', 'MTR'],
          ['', 'Prepared by: RK', '', ''],
        ]),
      ],
      masters,
    )
    expect(proposals).toHaveLength(1)
    expect(skipped.map((s) => s.rowNo)).toEqual([3, 4])
  })
})

describe('columns', () => {
  const rows = [
    ['Pos', 'Benennung', 'Gr', 'Bestellt'],
    ['1', 'PIPE SMLS 6" SCH 40 A106 GR.B', '', '60'],
  ]

  it('are told with the header they were read from', () => {
    const { columns } = parseRfqSheets(
      [
        sheet('BOQ', [
          ['Sr No', 'Item Description', 'NB (mm)', 'Qty (Mtr)', 'Rate'],
          ['1', 'PIPE A106 GR.B SCH 40', '150', '60', ''],
        ]),
      ],
      masters,
    )
    expect(columns).toEqual([
      {
        sheet: 'BOQ',
        headerRowNo: 1,
        columns: [
          { index: 0, header: 'Sr No', key: 'SR NO', column: 'lineNo' },
          { index: 1, header: 'Item Description', key: 'ITEM DESCRIPTION', column: 'description' },
          { index: 2, header: 'NB (mm)', key: 'NB MM', column: 'dn' },
          { index: 3, header: 'Qty (Mtr)', key: 'QTY MTR', column: 'quantity' },
          { index: 4, header: 'Rate', key: 'RATE', column: 'ignore' },
        ],
      },
    ])
  })

  it('of a customer are remembered by their headers', () => {
    const mapping = { columns: { BENENNUNG: 'description', BESTELLT: 'quantity' } as const }
    const { proposals } = parseRfqSheets([sheet('1', rows)], masters, mapping)
    expect(proposals).toMatchObject([{ nps: '6', schedule: '40', quantity: '60', designation: 'ASTM A106 GR.B' }])
  })

  it('20 in a column of millimetres is DN 20, alone it is open', () => {
    const table = (sizes: string[]) =>
      parseRfqSheets(
        [
          sheet('1', [
            ['Description', 'Size', 'Sch', 'Qty'],
            ...sizes.map((size) => ['PIPE A106 GR.B', size, '40', '6 m']),
          ]),
        ],
        masters,
      ).proposals.map((p) => p.nps)
    expect(table(['15', '20', '25', '150'])).toEqual(['1/2', '3/4', '1', '6'])
    expect(table(['2', '4', '20', '24'])).toEqual(['2', '4', '20', '24'])
    expect(table(['20'])).toEqual([null])
  })

  it('every sheet of a workbook is read', () => {
    const { proposals } = parseRfqSheets(
      [sheet('CS', [['6" SCH 40 A106 GR.B 60 m']]), sheet('SS', [['2" SCH 10S A312 TP304 ERW 12.5 m']])],
      masters,
    )
    expect(proposals.map((p) => [p.sheet, p.designation])).toEqual([
      ['CS', 'ASTM A106 GR.B'],
      ['SS', 'ASTM A312 TP304'],
    ])
  })
})

describe('a customer’s item codes', () => {
  const mapping = {
    itemCodes: {
      'PIP-001': { product: 'C.S. SEAMLESS PIPE', designation: 'ASTM A106 GR.B', nps: '6', schedule: '40' },
    },
  }

  it('fill what the text leaves open, and say so', () => {
    const [read] = parseRfqText('Item code: PIP-001 60 MTR', masters, mapping)
    expect(read).toMatchObject({ nps: '6', schedule: '40', designation: 'ASTM A106 GR.B', quantity: '60' })
    expect(read?.notes.join(' ')).toContain('Filled from the customer')
  })

  it('never overrule the text: what differs is marked', () => {
    const [read] = parseRfqText('Item code: PIP-001 PIPE 8" SCH 40 A106 GR.B 60 MTR', masters, mapping)
    expect(read?.nps).toBe('8')
    expect(read?.uncertain).toContain('nps')
    expect(read?.confidence).toBeLessThanOrEqual(0.5)
  })
})

describe('contradictions', () => {
  it.each([
    ['6" with the diameter of 8"', 'PIPE 6" NB (219.1 MM OD) SCH 40 A106 GR.B', 'outside diameter of 168.3'],
    ['a schedule that does not exist', 'PIPE 6" SCH 30 A106 GR.B', 'no SCH 30 in 6"'],
    ['a stainless schedule on carbon', 'PIPE 6" SCH 40S A106 GR.B', 'schedule of stainless pipe'],
    ['two walls', 'PIPE 6" SCH 40 10.97 MM THK A106 GR.B', 'has a wall of 7.11'],
    ['a welded seamless standard', 'PIPE 6" SCH 40 A106 GR.B ERW', 'not listed as ERW'],
    ['stainless steel of carbon grade', 'S.S. PIPE 6" SCH 40 A106 GR.B', 'does not fit'],
  ])('%s is noted and not confident', (_, text, note) => {
    const read = parseRfqLine(text, masters)
    expect(read.notes.join(' ')).toContain(note)
    expect(read.confidence).toBeLessThan(0.8)
  })
})
