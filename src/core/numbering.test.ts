import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from './errors'
import { DOCUMENT_NUMBER_PATTERN, formatDocumentNumber, isValidPrefix, parseDocumentNumber } from './numbering'

describe('document numbers', () => {
  it('are prefix, year and five digits', () => {
    expect(formatDocumentNumber('NPS', 2026, 1)).toBe('NPS/26/00001')
    expect(formatDocumentNumber('INV', 2099, 99999)).toBe('INV/99/99999')
    expect(formatDocumentNumber('INV', 2100, 100000)).toBe('INV/00/100000')
  })

  it.each(['NPS', '1A', 'A', 'PO-IN', 'MUM/INV', 'ABCDEFG'])('may start with %s', (prefix) => {
    expect(isValidPrefix(prefix)).toBe(true)
  })

  it.each(['', 'nps', '0A', '-A', '/A', 'A/', 'A//B', 'A B', 'ABCDEFGH', 'A_B', 'Ä'])(
    'may not start with %j',
    (prefix) => {
      expect(isValidPrefix(prefix)).toBe(false)
      expect(() => formatDocumentNumber(prefix, 2026, 1)).toThrow(DomainError)
    },
  )

  it('never exceed what GST allows', () => {
    expect(() => formatDocumentNumber('ABCDEFG', 2026, 100_000)).toThrow('longer than 16 characters')
    expect(() => formatDocumentNumber('INV', 2026, 0)).toThrow('count from 1')
    expect(() => formatDocumentNumber('INV', 26, 1)).toThrow('not a financial year')
  })

  it('read back into their parts', () => {
    const prefix = fc.stringMatching(/^[A-Z1-9][A-Z0-9-]{0,6}$/)
    fc.assert(
      fc.property(prefix, fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 99_999 }), (p, fy, n) => {
        const number = formatDocumentNumber(p, fy, n)
        expect(number).toMatch(DOCUMENT_NUMBER_PATTERN)
        expect(parseDocumentNumber(number)).toEqual({ prefix: p, yy: String(fy).slice(2), n })
      }),
    )
    expect(['NPS/26/1', 'NPS-26-00001', 'draft', ''].map(parseDocumentNumber)).toEqual([null, null, null, null])
  })
})
