import { describe, expect, it } from 'vitest'
import type { RfqProposal } from '@/core/rfq/types'
import type { PipeMasters } from '@/features/product/pipe-row'
import { spansOf } from './highlight'
import { fillIntakeRow, marksOf } from './intake-columns'
import { compactRow, wholeRow } from './intake-draft'
import {
  type FoundRow,
  foundRows,
  type IntakeRow,
  isOpen,
  mergedRow,
  rowOf,
  rowsAfterReading,
  wordsOf,
} from './intake-rows'

const masters: PipeMasters = {
  specs: [
    {
      id: 'spec-b',
      product: 'C.S. SEAMLESS PIPE',
      familyCode: 'CS',
      process: 'SEAMLESS',
      designation: 'ASTM A106 GR.B',
      defaultEnd: 'BE',
      additionalSpecs: ['NACE MR0175'],
    },
  ],
  sizes: [
    { id: 's6-40', family: 'CS_AS', nps: '6', schedule: '40', odMm: '168.3', wallMm: '7.11', unitWeight: '28.263' },
    { id: 's2-80', family: 'CS_AS', nps: '2', schedule: '80', odMm: '60.3', wallMm: '5.54', unitWeight: '7.479' },
  ],
  families: [{ code: 'CS', name: 'Carbon steel', weightFactor: '1', sizeFamily: 'CS_AS' }],
  minWallTolerancePct: '20',
}

const proposal = (more: Partial<RfqProposal> = {}): RfqProposal => ({
  source: '6" SCH 40 A106 GR.B 120 MTR',
  kind: 'pipe',
  product: 'C.S. SEAMLESS PIPE',
  designation: 'ASTM A106 GR.B',
  nps: '6',
  schedule: '40',
  odMm: '168.3',
  wallMm: '7.11',
  wallType: null,
  ends: null,
  additionalSpecs: [],
  lengthText: null,
  quantity: '120',
  unit: 'MTR',
  itemCode: null,
  tagNo: null,
  drawingNo: null,
  certificate: null,
  confidence: 0.95,
  notes: [],
  sheet: 'BOQ',
  rowNo: 2,
  readFrom: { nps: '6"', schedule: 'SCH 40', designation: 'A106 GR.B', quantity: '120' },
  uncertain: [],
  unread: '',
  ...more,
})

const found = (more: Partial<RfqProposal> = {}, id = '0:2:1'): FoundRow => {
  const p = proposal(more)
  return { id, sheet: p.sheet, rowNo: p.rowNo, text: p.source, proposal: p, why: '' }
}
const lineOf = (more: Partial<RfqProposal> = {}, id?: string): IntakeRow => rowOf(masters, found(more, id))

describe('a proposal becomes a line', () => {
  it('with the product and the size of the master where they are meant without doubt', () => {
    const line = lineOf()
    expect(line).toMatchObject({
      productSpecId: 'spec-b',
      pipeSizeId: 's6-40',
      odMm: '168.3',
      wallMm: '7.11',
      unit: 'MTR',
    })
    expect(line.ends).toBe('') // the buyer does not say them
    expect(isOpen(line)).toBe(false)
  })

  it('that is uncertain where the words and the master do not agree on the size', () => {
    const line = lineOf({ wallMm: '10.97' })
    expect(line.uncertain).toEqual(['sizeText'])
    expect(line.notes).toEqual(['The words and the size of the master do not agree.'])
  })

  it('that is uncertain where the grade is none of ours, the size or the quantity is missing', () => {
    expect(lineOf({ product: null, designation: 'ASTM A999 GR.X' }).uncertain).toEqual(['designation'])
    expect(lineOf({ nps: null, schedule: null, odMm: null, wallMm: null }).uncertain).toEqual(['sizeText'])
    expect(lineOf({ quantity: null, unit: null }).uncertain).toEqual(['quantity'])
    expect(lineOf({ unit: null }).uncertain).toEqual(['unit'])
  })

  it('a minimum wall stays a minimum wall', () => {
    const line = lineOf({ kind: 'tube', nps: null, schedule: null, odMm: '44.5', wallMm: '7.1', wallType: 'MIN' })
    expect(line).toMatchObject({ kind: 'TUBE', odMm: '44.5', wallMm: '7.1', wallType: 'MIN', pipeSizeId: '' })
    expect(line.uncertain).toEqual([])
  })

  it('pieces of one length have their metres, pieces of random length do not', () => {
    expect(lineOf({ unit: 'NOS', lengthText: '6 M' }).pieceLengthM).toBe('6')
    expect(lineOf({ unit: 'NOS', lengthText: '5-7 M RANDOM' }).pieceLengthM).toBe('')
  })

  it('what is no pipe, and what names nothing of ours, is kept in the buyer’s words', () => {
    expect(lineOf({ kind: 'fitting', product: 'ELBOW', designation: null, unit: 'NOS' })).toMatchObject({
      kind: 'FITTING',
      description: '6" SCH 40 A106 GR.B 120 MTR',
      pipeSizeId: '',
    })
    const row = {
      source: '4 | MC-7 | ELBOW 90 DEG LR | 6" SCH 40 | 12 | NOS | D-2',
      itemCode: 'MC-7',
      drawingNo: 'D-2',
    }
    expect(
      lineOf({ ...row, kind: 'fitting', quantity: '12', unit: 'NOS', readFrom: { quantity: '12', unit: 'NOS' } })
        .description,
    ).toBe('ELBOW 90 DEG LR, 6" SCH 40')
    expect(lineOf({ product: null, designation: null }).description).not.toBe('')
  })
})

describe('looking at lines', () => {
  it('an amber cell is settled by an edit, or by the tick of the person', () => {
    const line = lineOf({ uncertain: ['nps'], notes: ['No schedule is said.'] })
    expect(marksOf([lineOf(), line])).toEqual({ '1.sizeText': { tone: 'warning', text: 'No schedule is said.' } })
    const patch = { sizeText: '2" NB X SCH 80' }
    const edited = { ...line, ...patch, ...fillIntakeRow(masters, patch, { ...line, ...patch }) }
    expect(edited).toMatchObject({ pipeSizeId: 's2-80', uncertain: [], touched: true })
    expect(isOpen({ ...line, checked: true })).toBe(false)
    expect(fillIntakeRow(masters, { checked: true }, line)).toBeUndefined()
  })

  it('the words behind a cell are known, and marked in the text wherever they stand', () => {
    expect(wordsOf(proposal(), 'sizeText')).toEqual(['6"', 'SCH 40'])
    expect(wordsOf(proposal(), 'certificate')).toEqual([])
    expect(spansOf('PIPE sch 40, 6" <b>', ['SCH 40', '6"'])).toEqual([
      { from: 5, to: 11 },
      { from: 13, to: 15 },
    ])
    expect(spansOf('60 x 6', ['60', '6'])).toEqual([
      { from: 0, to: 2 },
      { from: 5, to: 6 },
    ])
  })

  it('reading again keeps what a person changed and takes the rest anew, in the order of the source', () => {
    const [first, second] = [found({}, '0:2:1'), found({ quantity: '30', rowNo: 3 }, '0:3:1')]
    const mine = { ...rowOf(masters, second), quantity: '33', touched: true }
    const again = rowsAfterReading(masters, [first, second], [rowOf(masters, first), mine])
    expect(again.map((r) => r.quantity)).toEqual(['120', '33'])
  })

  it('two rows of one item become one line that has to be looked at again', () => {
    const above = lineOf({ quantity: null, unit: null, source: 'PIPE A106 GR.B' })
    const below = lineOf(
      {
        product: null,
        designation: null,
        nps: null,
        schedule: null,
        odMm: null,
        wallMm: null,
        source: '25 FTS',
        quantity: '25',
        unit: 'FTS',
      },
      '0:3:1',
    )
    const line = mergedRow(above, below)
    expect(line).toMatchObject({
      quantity: '25',
      unit: 'FTS',
      buyerText: 'PIPE A106 GR.B\n25 FTS',
      from: ['0:2:1', '0:3:1'],
    })
    expect(line.uncertain).toContain('quantity')
  })

  it('a line survives the draft', () => {
    const line = lineOf({ uncertain: ['nps'], notes: ['No schedule is said.'] })
    expect(JSON.stringify(compactRow(line)).length).toBeLessThan(700)
    expect(wholeRow(JSON.parse(JSON.stringify(compactRow(line))))).toEqual({ ...line, touched: true })
  })
})

it('rows of the source stand in their order, what was left out among them', () => {
  const rows = foundRows({
    proposals: [proposal({ rowNo: 5 }), proposal({ rowNo: 5 }), proposal({ sheet: 'B', rowNo: 1 })],
    skipped: [{ sheet: 'BOQ', rowNo: 1, text: 'RFQ', why: 'no item' }],
    columns: [
      { sheet: 'BOQ', headerRowNo: 2, columns: [] },
      { sheet: 'B', headerRowNo: null, columns: [] },
    ],
  })
  expect(rows.map((r) => [r.id, r.why])).toEqual([
    ['0:1:1', 'no item'],
    ['0:5:1', ''],
    ['0:5:2', ''],
    ['1:1:1', ''],
  ])
})
