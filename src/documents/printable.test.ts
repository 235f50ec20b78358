import { describe, expect, it } from 'vitest'
import { printable } from './printable'

describe('text of a user as it is printed', () => {
  it('keeps the signs of the trade, the rupee and Devanagari', () => {
    const text = '₹ 1,234 · Ø219.1 × 8.18 ±12.5 % ≥ 2" नेशनल पाइप ✓'
    expect(printable(text)).toBe(text)
  })

  it('takes out marks that reorder or hide text', () => {
    expect(printable('PO\u202E4321\u0000')).toBe('PO4321')
  })

  it('shows that a letter could not be printed, instead of printing it over its neighbours', () => {
    expect(printable('管 A106 😀')).toBe('? A106 ?')
  })

  it('is empty for nothing', () => {
    expect(printable(null)).toBe('')
  })
})
