import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dec } from './decimal'
import {
  convertQuantity,
  formatKg,
  formatMetres,
  formatTonnes,
  fromMetres,
  isQtyUnit,
  lineAmount,
  QTY_UNITS,
  rateFromPerMetre,
  ratePerMetre,
  toMetres,
  weightKg,
  weightTonnes,
} from './units'

const pipe = { unitWeight: '28.263', pieceLengthM: '6' }
const unit = fc.constantFrom(...QTY_UNITS)
const thousandths = fc.integer({ min: 0, max: 1_000_000_000 }).map((n) => dec(n).div(1000))
const conversion = fc.record({
  unitWeight: fc.integer({ min: 100, max: 2_000_000 }).map((n) => dec(n).div(1000)),
  pieceLengthM: fc.integer({ min: 100, max: 14_000 }).map((n) => dec(n).div(1000)),
})

describe('quantities convert to metres', () => {
  it.each([
    ['100', 'MTR', '100'],
    ['2826.3', 'KGS', '100'],
    ['2.8263', 'MTS', '100'],
    ['10', 'NOS', '60'],
    ['100', 'FTS', '30.48'],
  ] as const)('%s %s are %s m', (qty, from, metres) => {
    expect(toMetres(qty, from, pipe).toString()).toBe(metres)
  })

  it('says what is missing', () => {
    expect(() => toMetres('1', 'KGS')).toThrow('Kilograms cannot be converted to metres without the unit weight')
    expect(() => toMetres('1', 'MTS', { unitWeight: '0' })).toThrow('Tonnes')
    expect(() => fromMetres('1', 'NOS', { unitWeight: '5' })).toThrow('without the length of a piece')
    expect(() => ratePerMetre('1', 'KGS', { unitWeight: null })).toThrow('unit weight')
  })

  it('there and back loses at most the rounding', () => {
    fc.assert(
      fc.property(thousandths, unit, conversion, (metres, to, c) => {
        const back = toMetres(fromMetres(metres, to, c), to, c)
        const oneUnit = toMetres('1', to, c).plus('0.0005')
        expect(back.minus(metres).abs().lte(oneUnit.times('0.0005').plus('0.0005'))).toBe(true)
      }),
    )
  })

  it('knows its units', () => {
    expect([isQtyUnit('MTR'), isQtyUnit('SET'), isQtyUnit('')]).toEqual([true, false, false])
  })
})

describe('rates convert through the unit weight and the piece length', () => {
  it.each([
    ['2500', 'MTR', '2500'],
    ['85', 'KGS', '2402.355'],
    ['85000', 'MTS', '2402.355'],
    ['15000', 'NOS', '2500'],
    ['762', 'FTS', '2500'],
  ] as const)('%s per %s is %s per metre', (rate, per, perMetre) => {
    expect(ratePerMetre(rate, per, pipe).toString()).toBe(perMetre)
    expect(rateFromPerMetre(perMetre, per, pipe).toString()).toBe(rate)
  })

  it('gives the same amount in metres as in the quoted unit', () => {
    expect(lineAmount('2.8263', '85000').toString()).toBe(
      lineAmount('100', ratePerMetre('85000', 'MTS', pipe)).toString(),
    )
  })
})

describe('amounts and weights of a line', () => {
  it('rounds the amount to two decimals, half up', () => {
    expect(lineAmount('1.005', '1').toString()).toBe('1.01')
    expect(lineAmount('123.456', '2402.355').toString()).toBe('296585.14')
  })

  it('weighs in kg to three and in tonnes to four decimals', () => {
    expect(weightKg('123.456', '28.263').toString()).toBe('3489.237')
    expect(weightTonnes('123.456', '28.263').toString()).toBe('3.4892')
  })
})

describe('writing quantities', () => {
  it('shows fixed decimals unless asked to trim', () => {
    expect(formatMetres('1234.5')).toBe('1,234.500')
    expect(formatMetres('1234.5', { trim: true })).toBe('1,234.5')
    expect(formatMetres('1200', { trim: true })).toBe('1,200')
    expect(formatKg('0')).toBe('0.000')
    expect(formatTonnes('3.48924')).toBe('3.4892')
  })
})

describe('a quantity in another unit', () => {
  it('1.5 t are 1500 kg exactly, though the metres between them would be rounded', () => {
    expect(convertQuantity('1.5', 'MTS', 'KGS', { unitWeight: '28.26' }).toString()).toBe('1500')
  })
  it('340.5 m of 28.26 kg/m are 9.6225 t and 9622.53 kg', () => {
    expect(convertQuantity('340.5', 'MTR', 'MTS', { unitWeight: '28.26' }).toString()).toBe('9.6225')
    expect(convertQuantity('340.5', 'MTR', 'KGS', { unitWeight: '28.26' }).toString()).toBe('9622.53')
  })
  it('248 tubes of 6 m are 1488 m', () => {
    expect(convertQuantity('248', 'NOS', 'MTR', { pieceLengthM: '6' }).toString()).toBe('1488')
  })
})
