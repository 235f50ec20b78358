import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dec, decimalText, sumMoney } from '@/core/money'
import { QTY_UNITS } from '@/core/units'
import type { PipeMasters } from '@/features/product/pipe-row'
import { type BulkInput, changeMany, noticeOf, problemOf } from './bulk-changes'
import { applyBaseRates, bySection, gradesOf, raiseRates, setMargin, setRateUnit, setSection } from './bulk-rates'
import {
  fillQuotationRow,
  liveRow,
  liveTotals,
  newQuotationRow,
  type QuotationRow,
  quotationLineInput,
  sectionTotals,
} from './quotation-rows'

const masters: PipeMasters = { specs: [], sizes: [], families: [], minWallTolerancePct: '20' }
/** 168.3 x 7.11 mm: 28.264 kg/m */
const pipe: QuotationRow = {
  ...newQuotationRow(),
  designation: 'ASTM A106 GR.B',
  sizeText: '6" NB X SCH 40',
  odMm: '168.3',
  wallMm: '7.11',
  quantity: '120',
  rate: '2450.5',
}
const plate: QuotationRow = {
  ...newQuotationRow(),
  kind: 'PLATE',
  designation: 'IS 2062 E250',
  quantity: '4',
  unit: 'NOS',
  weightEachKg: '1413',
  rate: '95',
  rateUnit: 'KGS',
  ratedIn: 'KGS',
}
const open = { ...pipe, rate: '' }

describe('many lines at once', () => {
  it('are raised by per cent, the chosen ones or all; a line without a rate has none to raise', () => {
    expect(raiseRates([pipe, pipe], [1], '10').rows.map((r) => r.rate)).toEqual(['2450.5', '2695.55'])
    expect(raiseRates([pipe, open, newQuotationRow()], [], '10')).toMatchObject({ changed: 1, skipped: 1 })
  })

  it('take a base rate per tonne of their grade, each in its own unit through kg/m', () => {
    const rows = [pipe, { ...pipe, rateUnit: 'KGS', ratedIn: 'KGS' }, plate, { ...pipe, odMm: '', wallMm: '' }]
    const result = applyBaseRates(masters, rows, [], { rates: { 'ASTM A106 GR.B': '98500' }, unit: 'MTS' })
    // 98,500 a tonne x 28.264 kg/m / 1000
    expect(result.rows.map((r) => r.rate)).toEqual(['2784.004', '98.5', '95', '2450.5'])
    expect(result).toMatchObject({ changed: 2, skipped: 1 })
    expect(gradesOf(rows, [])).toEqual([
      { grade: 'ASTM A106 GR.B', lines: 3 },
      { grade: 'IS 2062 E250', lines: 1 },
    ])
  })

  it('are priced for a margin of the selling price over the last cost, in the currency of the offer', () => {
    const to = { marginPct: '20', costs: ['2000', null], exchangeRate: '80' }
    const result = setMargin(masters, [{ ...pipe, discountPct: '5' }, pipe], [], to)
    expect(result.rows.map((r) => [r.rate, r.discountPct])).toEqual([
      ['31.25', ''],
      ['2450.5', ''],
    ])
    expect(result).toMatchObject({ changed: 1, skipped: 1 })
  })

  it('change the unit of their rates, which stay what they are worth', () => {
    const result = setRateUnit(masters, [pipe, plate, open], [], 'MTS')
    expect(result.rows.map((r) => [r.rate, r.rateUnit])).toEqual([
      ['86700.396', 'MTS'],
      ['95000', 'MTS'],
      ['', 'MTS'],
    ])
    expect(setRateUnit(masters, [plate], [], 'MTR')).toMatchObject({ changed: 0, skipped: 1 })
  })

  it('move to a section behind its lines, and sections stay together', () => {
    const rows = ['A', 'B', 'A', 'B'].map((section, i) => ({ ...pipe, section, position: String(i + 1) }))
    expect(setSection(rows, [1], 'A').rows.map((r) => r.position)).toEqual(['1', '2', '3', '4'])
    expect(setSection(rows, [0], 'B').rows.map((r) => r.section + r.position)).toEqual(['B1', 'B2', 'B4', 'A3'])
    expect(bySection(rows).map((r) => r.section + r.position)).toEqual(['A1', 'A3', 'B2', 'B4'])
  })

  it('are not touched by what makes no sense', () => {
    const input = (value: string): BulkInput => ({ value, rates: {}, baseUnit: 'MTS', exchangeRate: '1' })
    expect(problemOf('raise', input('abc'))).toContain('per cent')
    expect(problemOf('raise', input('-100'))).toContain('per cent')
    expect(problemOf('discount', input('101'))).toContain('between 0 and 100')
    expect(problemOf('margin', input('100'))).toContain('below 100')
    expect(problemOf('margin', { ...input('20'), exchangeRate: null })).toContain('exchange rate')
    expect(problemOf('base', input(''))).toContain('at least one grade')
    expect(problemOf('round', input('0'))).toContain('round to')
  })

  it('say what was done, and what was left', () => {
    const asked = {
      masters,
      rows: [pipe, open],
      scope: [],
      input: { value: '2.5', rates: {}, baseUnit: 'MTS', exchangeRate: '1' },
    } as const
    const result = changeMany('raise', asked)
    expect(noticeOf('raise', { value: '2.5' }, result)).toBe(
      '1 line raised by 2.5 %. 1 left as they are (without a rate).',
    )
  })
})

describe('a rate while it is typed', () => {
  const edit = (row: QuotationRow, patch: Partial<QuotationRow>) => {
    const next = { ...row, ...patch }
    return { ...next, ...fillQuotationRow(masters, patch, next) }
  }

  it('is converted when its unit changes, and comes back', () => {
    const perTonne = edit(pipe, { rateUnit: 'MTS' })
    expect(perTonne).toMatchObject({ rate: '86700.396', ratedIn: 'MTS' })
    expect(edit(perTonne, { rateUnit: 'MTR' }).rate).toBe('2450.5')
    expect(edit(pipe, { rateUnit: 'MTS', rate: '90000' }).rate).toBe('90000')
  })

  it('keeps its worth through any unit, but for rounding', () => {
    const unit = fc.constantFrom(...QTY_UNITS)
    const row = { ...pipe, pieceLengthM: '6' }
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const there = edit(edit(row, { rateUnit: a }), { rateUnit: b })
        const worth = dec(liveRow(masters, there)?.ratePerMetre ?? '0')
        // a rate per kg has 3 decimals: half of one is 14 paise a metre
        expect(worth.minus('2450.5').abs().lte('0.05')).toBe(true)
      }),
    )
  })

  it('waits for the length of a piece where it needs one, and is then worth what it was', () => {
    const perPiece = edit(pipe, { rateUnit: 'NOS' })
    expect(perPiece).toMatchObject({ rate: '2450.5', ratedIn: 'MTR' })
    expect(edit(perPiece, { pieceLengthM: '6' })).toMatchObject({ rate: '14703', ratedIn: 'NOS' })
    expect(edit(perPiece, { rateUnit: 'MTR' }).rate).toBe('2450.5')
    expect(edit(perPiece, { rate: '15000' })).toMatchObject({ rate: '15000', ratedIn: 'NOS' })
  })

  it('takes the unit of the quantity until there is one', () => {
    expect(edit(open, { unit: 'NOS' }).rateUnit).toBe('NOS')
    expect(edit(pipe, { unit: 'NOS' }).rateUnit).toBe('MTR')
  })

  it('is the list rate where a discount is given, and the amount follows the net rate', () => {
    const row = { ...pipe, rate: '1000', discountPct: '12.5' }
    expect(liveRow(masters, row)).toMatchObject({ ratePerMetre: '875', amount: '105000.00' })
    expect(quotationLineInput(row)).toMatchObject({ rate: '1000', listRate: '1000', discountPct: '12.5' })
    expect(quotationLineInput(pipe)).toMatchObject({ rate: '2450.5', listRate: null, discountPct: null })
  })
})

describe('totals while one types', () => {
  it('of the sections add up to the total, whatever the lines', () => {
    const row = fc.record({
      section: fc.constantFrom('', 'A', 'B'),
      quantity: fc.integer({ min: 1, max: 100_000 }).map((n) => decimalText(dec(n).div(1000))),
      rate: fc.integer({ min: 0, max: 10_000_000 }).map((n) => decimalText(dec(n).div(1000))),
      discountPct: fc.constantFrom('', '5', '33.3333'),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (list) => {
        const rows = list.map((facts) => ({ ...pipe, ...facts }))
        const total = liveTotals(masters, rows, '12.5')
        const sections = sectionTotals(masters, rows)
        expect(decimalText(sumMoney(sections.map((s) => s.subTotal)), 2)).toBe(total.subTotal)
        expect(sections.reduce((n, s) => n + s.lines, 0)).toBe(rows.length)
        expect(total.totalAmount).toBe(decimalText(dec(total.subTotal).plus('12.5'), 2))
      }),
    )
  })

  it('add quantities of one unit only', () => {
    const sections = sectionTotals(
      masters,
      [pipe, plate, { ...pipe, quantity: '10' }].map((r) => ({ ...r, section: 'A' })),
    )
    expect(sections).toMatchObject([{ lines: 3, quantities: ['130 MTR', '4 NOS'], totalMetres: '130.000' }])
    // 130 m x 28.264 + 4 x 1413 kg
    expect(sections[0]?.totalWeightKg).toBe('9326.320')
  })
})
