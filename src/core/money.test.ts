import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  convertMoney,
  dec,
  formatMoney,
  formatMoneyWithSymbol,
  percentOf,
  roundMoney,
  roundOffToRupee,
  roundRate,
  sumMoney,
} from './money'

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((n) => dec(n.toString()).div(1000))

describe('amounts', () => {
  it('have two decimals, rates three, halves up', () => {
    expect(roundMoney('10.125').toString()).toBe('10.13')
    expect(roundRate('10.1235').toString()).toBe('10.124')
  })

  it('add up to the total that is printed below them', () => {
    expect(sumMoney(['0.005', '0.005', '0.005']).toString()).toBe('0.03')
    expect(sumMoney([]).toString()).toBe('0')
  })

  it('add up to the same total in any order', () => {
    fc.assert(
      fc.property(fc.array(amount), (list) => {
        expect(sumMoney(list).eq(sumMoney([...list].reverse()))).toBe(true)
      }),
    )
  })

  it('take percentages and exchange rates exactly', () => {
    expect(percentOf('1000', '12.5').toString()).toBe('125')
    expect(convertMoney('1234.56', '83.123456').toString()).toBe('102620.89')
  })
})

describe('writing amounts', () => {
  it.each([
    ['0', '0.00'],
    ['999.999', '1,000.00'],
    ['99999.5', '99,999.50'],
    ['100000', '1,00,000.00'],
    ['1234567.89', '12,34,567.89'],
    ['-1234567.89', '-12,34,567.89'],
    ['123456789012.3', '1,23,45,67,89,012.30'],
  ])('groups rupees the Indian way: %s -> %s', (value, text) => {
    expect(formatMoney(value)).toBe(text)
  })

  it('groups other currencies by thousands', () => {
    expect(formatMoney('1234567.89', 'USD')).toBe('1,234,567.89')
  })

  it('puts ₹ or the currency code in front', () => {
    expect(formatMoneyWithSymbol('1234567.89', 'INR')).toBe('₹ 12,34,567.89')
    expect(formatMoneyWithSymbol('1234', 'USD')).toBe('USD 1,234.00')
  })
})

describe('round-off to whole rupees', () => {
  it.each([
    ['1180.49', '1180', '-0.49'],
    ['1180.50', '1181', '0.5'],
    ['1180', '1180', '0'],
    ['-1180.50', '-1181', '-0.5'],
  ])('%s becomes %s with a round-off of %s', (total, rounded, roundOff) => {
    const result = roundOffToRupee(total)
    expect([result.rounded.toString(), result.roundOff.toString()]).toEqual([rounded, roundOff])
  })

  it('always gives whole rupees, and total plus round-off is exactly the rounded total', () => {
    fc.assert(
      fc.property(amount, (value) => {
        const { rounded, roundOff } = roundOffToRupee(value)
        expect(rounded.isInteger()).toBe(true)
        expect(roundMoney(value).plus(roundOff).eq(rounded)).toBe(true)
        expect(roundOff.abs().lte('0.5')).toBe(true)
      }),
    )
  })
})
