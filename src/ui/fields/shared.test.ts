import { expect, it } from 'vitest'
import { cleanDecimal, decimalProblem } from './shared'

it('takes amounts as people paste them', () => {
  expect(cleanDecimal(' ₹ 12,34,567.50 ')).toBe('1234567.50')
})

it('says what is wrong with a number', () => {
  expect(decimalProblem('')).toBeNull()
  expect(decimalProblem('12.5')).toBeNull()
  expect(decimalProblem('12,5x')).toBe('Type a number, for example 12.5.')
  expect(decimalProblem('1.2345', { decimals: 3 })).toBe('At most 3 decimals.')
  expect(decimalProblem('1.5', { decimals: 0 })).toBe('Whole numbers only.')
  expect(decimalProblem('-1', { min: '0' })).toBe('At least 0.')
  expect(decimalProblem('11', { max: '10' })).toBe('At most 10.')
})
