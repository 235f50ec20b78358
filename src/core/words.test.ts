import { describe, expect, it } from 'vitest'
import { DomainError } from './errors'
import { amountInWords } from './words'

describe('amount in words', () => {
  it.each([
    ['1234567.89', 'Rupees Twelve Lakh Thirty Four Thousand Five Hundred Sixty Seven and Eighty Nine Paise Only'],
    ['0', 'Rupees Zero Only'],
    ['0.5', 'Rupees Zero and Fifty Paise Only'],
    ['1.01', 'Rupees One and One Paisa Only'],
    ['100', 'Rupees One Hundred Only'],
    ['100000', 'Rupees One Lakh Only'],
    ['10000000', 'Rupees One Crore Only'],
    ['10100019', 'Rupees One Crore One Lakh Nineteen Only'],
    ['1000000000000', 'Rupees One Lakh Crore Only'],
    ['1000000000000000', 'Rupees Ten Crore Crore Only'],
    ['-20', 'Minus Rupees Twenty Only'],
    ['99.995', 'Rupees One Hundred Only'],
  ])('INR %s in lakh and crore', (amount, words) => {
    expect(amountInWords(amount, 'INR')).toBe(words)
  })

  it.each([
    ['1000.5', 'USD', 'US Dollars One Thousand and Cents Fifty Only'],
    ['1234567', 'USD', 'US Dollars One Million Two Hundred Thirty Four Thousand Five Hundred Sixty Seven Only'],
    ['2000000000.21', 'EUR', 'Euros Two Billion and Cents Twenty One Only'],
    ['75.25', 'AED', 'UAE Dirhams Seventy Five and Fils Twenty Five Only'],
    ['1000000000000000', 'USD', 'US Dollars One Quadrillion Only'],
    ['12.05', 'GBP', 'GBP Twelve and 05/100 Only'],
  ])('%s %s in thousands and millions', (amount, currency, words) => {
    expect(amountInWords(amount, currency)).toBe(words)
  })

  it('refuses amounts above 10^15 instead of writing nonsense', () => {
    expect(() => amountInWords('1000000000000000.01')).toThrow(DomainError)
  })
})
