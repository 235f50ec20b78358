import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dec } from './decimal'
import { DomainError } from './errors'
import {
  computeInvoiceTax,
  gstinPan,
  gstinProblem,
  gstinStateCode,
  gstinWithCheckDigit,
  isValidGstin,
  isValidPan,
  placeOfSupplyTax,
  supplyNature,
  type TaxRegime,
} from './gst'

const upper = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const digit = fc.constantFrom(...'0123456789')
const first14 = fc
  .tuple(
    fc.array(digit, { minLength: 2, maxLength: 2 }),
    fc.array(upper, { minLength: 5, maxLength: 5 }),
    fc.array(digit, { minLength: 4, maxLength: 4 }),
    upper,
    fc.constantFrom(...'123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  )
  .map(
    ([state, letters, digits, last, entity]) =>
      `${state.join('')}${letters.join('')}${digits.join('')}${last}${entity}Z`,
  )

describe('GSTIN', () => {
  it.each(['24AANFA2641L1ZF', '05AAACG2115R1ZN', '27ABCDE1234F1Z0'])('%s is valid', (gstin) => {
    expect(gstinProblem(gstin)).toBeNull()
    expect(gstinStateCode(gstin)).toBe(gstin.slice(0, 2))
    expect(isValidPan(gstinPan(gstin) ?? '')).toBe(true)
  })

  it.each([
    ['', '15 characters'],
    ['24AANFA2641L1Z', '15 characters'],
    ['24aanfa2641l1zf', 'state code'],
    ['24AANFA2641L0ZF', 'state code'],
    ['24AANFA2641L1XF', 'state code'],
    ['24AANFA2641L1ZG', 'check digit'],
    ['24AANFA2614L1ZF', 'check digit'],
  ])('%j is refused: %s', (gstin, why) => {
    expect(gstinProblem(gstin)).toContain(why)
    expect([gstinStateCode(gstin), gstinPan(gstin)]).toEqual([null, null])
  })

  it('has exactly one check digit, so that a mistyped character shows', () => {
    fc.assert(
      fc.property(first14, (start) => {
        const gstin = gstinWithCheckDigit(start)
        const valid = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((c) => isValidGstin(start + c))
        expect(valid).toEqual([gstin.charAt(14)])
        const swapped = `${start.slice(0, 7)}${start[7] === '9' ? '0' : '9'}${start.slice(8)}${gstin.charAt(14)}`
        expect(isValidGstin(swapped)).toBe(false)
      }),
    )
  })

  it('is not made of anything else than 14 proper characters', () => {
    expect(() => gstinWithCheckDigit('27ABCDE1234F1')).toThrow(DomainError)
    expect(() => gstinWithCheckDigit('27abcde1234f1z')).toThrow(DomainError)
  })

  it('contains a PAN of five letters, four digits and a letter', () => {
    expect([isValidPan('ABCDE1234F'), isValidPan('ABCDE12345'), isValidPan('abcde1234f')]).toEqual([true, false, false])
  })
})

describe('place of supply', () => {
  const home = { supplierState: '27', placeOfSupply: '27' }
  const away = { supplierState: '27', placeOfSupply: '24' }
  const abroad = { supplierState: '27', placeOfSupply: '96', isExport: true }

  it.each<[string, Parameters<typeof placeOfSupplyTax>[0], TaxRegime]>([
    ['same state: CGST and SGST', home, 'CGST_SGST'],
    ['another state: IGST', away, 'IGST'],
    ['SEZ in the same state, with payment: IGST', { ...home, isSez: true }, 'IGST'],
    ['SEZ in the same state, under LUT: no tax', { ...home, isSez: true, lut: true }, 'ZERO'],
    ['SEZ in another state, with payment: IGST', { ...away, isSez: true, lut: false }, 'IGST'],
    ['export with payment: IGST', abroad, 'IGST'],
    ['export under LUT: no tax', { ...abroad, lut: true }, 'ZERO'],
    ['export delivered at home: still an export', { ...home, isExport: true }, 'IGST'],
    ['a LUT changes nothing at home', { ...home, lut: true }, 'CGST_SGST'],
    ['a LUT changes nothing between states', { ...away, lut: true }, 'IGST'],
  ])('%s', (_, place, regime) => {
    expect(placeOfSupplyTax(place)).toBe(regime)
    expect(supplyNature(place)).toBe(regime === 'CGST_SGST' ? 'INTRA_STATE' : 'INTER_STATE')
  })

  it('is not guessed when a state is missing', () => {
    expect(() => placeOfSupplyTax({ supplierState: '', placeOfSupply: '27' })).toThrow('supplying registration')
    expect(() => placeOfSupplyTax({ supplierState: '27', placeOfSupply: 'MH' })).toThrow('place of supply')
  })
})

describe('taxes of an invoice', () => {
  const text = (tax: ReturnType<typeof computeInvoiceTax>) => {
    const { taxable, cgst, sgst, igst, roundOff, total } = tax
    return [taxable, cgst, sgst, igst, roundOff, total].map(String)
  }

  it('splits into equal halves within the state', () => {
    const tax = computeInvoiceTax({ lines: [{ taxable: '1000.55', gstRate: '18' }], regime: 'CGST_SGST' })
    expect(text(tax)).toEqual(['1000.55', '90.05', '90.05', '0', '0.35', '1181'])
  })

  it('is IGST between states, rounded per line and summed', () => {
    const line = { taxable: '10.03', gstRate: '18' }
    const tax = computeInvoiceTax({ lines: [line, line, line], regime: 'IGST' })
    expect(tax.lines.map((l) => l.igst.toString())).toEqual(['1.81', '1.81', '1.81'])
    expect(text(tax)).toEqual(['30.09', '0', '0', '5.43', '0.48', '36'])
  })

  it('is nothing for zero-rated supplies', () => {
    const tax = computeInvoiceTax({ lines: [{ taxable: '999.40', gstRate: '18' }], regime: 'ZERO' })
    expect(text(tax)).toEqual(['999.4', '0', '0', '0', '-0.4', '999'])
  })

  it('keeps the cents of a document in another currency', () => {
    const lines = [{ taxable: '999.40', gstRate: '18' }]
    expect(text(computeInvoiceTax({ lines, regime: 'ZERO', roundToRupee: false }))).toEqual([
      '999.4',
      '0',
      '0',
      '0',
      '0',
      '999.4',
    ])
  })

  it('is zero for a document without lines', () => {
    expect(text(computeInvoiceTax({ lines: [], regime: 'IGST' }))).toEqual(['0', '0', '0', '0', '0', '0'])
  })

  it.each(['-1', '100.01'])('refuses a rate of %s per cent', (gstRate) => {
    expect(() => computeInvoiceTax({ lines: [{ taxable: '1', gstRate }], regime: 'IGST' })).toThrow(DomainError)
  })

  it('always adds up: lines to taxes, taxes and round-off to whole rupees', () => {
    const line = fc.record({
      taxable: fc.integer({ min: 0, max: 2_000_000_000 }).map((paise) => dec(paise).div(100)),
      gstRate: fc.constantFrom('0', '0.25', '3', '5', '12', '18', '28'),
    })
    const regimes = fc.constantFrom<TaxRegime>('CGST_SGST', 'IGST', 'ZERO')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), regimes, (lines, regime) => {
        const tax = computeInvoiceTax({ lines, regime })
        const sum = (of: 'cgst' | 'sgst' | 'igst') => tax.lines.reduce((total, l) => total.plus(l[of]), dec(0))
        expect([sum('cgst'), sum('sgst'), sum('igst')].map(String)).toEqual([tax.cgst, tax.sgst, tax.igst].map(String))
        expect(tax.lines.every((l) => l.cgst.eq(l.sgst) && l.cgst.decimalPlaces() <= 2)).toBe(true)
        expect(tax.total.isInteger()).toBe(true)
        expect(tax.taxable.plus(tax.cgst).plus(tax.sgst).plus(tax.igst).plus(tax.roundOff).eq(tax.total)).toBe(true)
      }),
    )
  })
})
