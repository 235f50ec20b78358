import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, dec, decOrNull, formatDecimal, roundHalfUp } from './decimal'
import { DomainError } from './errors'

const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
const thousandths = (n: bigint) => dec(n.toString()).div(1000)

describe('reading a decimal', () => {
  it('keeps every digit of a string', () => {
    expect(dec('1234567890123456.789').toString()).toBe('1234567890123456.789')
    expect(dec(' 0.1 ').plus('0.2').toString()).toBe('0.3')
  })

  it('refuses floating-point numbers, which have lost their value already', () => {
    expect(() => dec(0.1)).toThrow(DomainError)
    expect(() => dec(2 ** 53)).toThrow(DomainError)
    expect(() => dec(Number.NaN)).toThrow(DomainError)
    expect(dec(42).toString()).toBe('42')
  })

  it.each(['', ' ', 'abc', '1,234', '0x1f', 'Infinity', 'NaN', '1e99', '--1', '9'.repeat(80)])('refuses %j', (text) => {
    expect(() => dec(text)).toThrow(DomainError)
    expect(decOrNull(text)).toBeNull()
  })

  it('takes decimals of another copy of decimal.js', () => {
    const Other = Decimal.clone({ precision: 5 })
    expect(dec(new Other('12.345')).toString()).toBe('12.345')
  })

  it('never gives minus zero', () => {
    expect(JSON.stringify([dec('-0'), roundHalfUp('-0.001', 2)])).toBe('["0","0"]')
  })
})

describe('rounding', () => {
  it.each([
    ['1.005', '1.01'],
    ['1.0049', '1'],
    ['-1.005', '-1.01'],
    ['2.675', '2.68'],
  ])('rounds halves away from zero: %s -> %s', (value, rounded) => {
    expect(roundHalfUp(value, 2).toString()).toBe(rounded)
  })

  it('is at most half a unit away, and stable', () => {
    fc.assert(
      fc.property(cents, (n) => {
        const value = thousandths(n)
        const rounded = roundHalfUp(value, 2)
        expect(rounded.minus(value).abs().lte('0.005')).toBe(true)
        expect(roundHalfUp(rounded, 2).eq(rounded)).toBe(true)
      }),
    )
  })
})

describe('grouping digits', () => {
  it('loses no digit in either grouping', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('INDIAN' as const, 'WESTERN' as const), (n, grouping) => {
        const value = thousandths(n)
        expect(dec(formatDecimal(value, 3, grouping).replaceAll(',', '')).eq(value)).toBe(true)
      }),
    )
  })
})
