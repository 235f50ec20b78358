import { describe, expect, it } from 'vitest'
import { parseDateText } from './date-text'

describe('a date as people type it', () => {
  it.each([
    '2026-11-20',
    '20/11/2026',
    '20.11.26',
    '20-11-2026',
    '20 Nov 2026',
    '20 november 26',
    '20Nov2026',
    ' 20 nov, 2026 ',
  ])('%s is 20 November 2026', (text) => {
    expect(parseDateText(text)).toBe('2026-11-20')
  })
  it('takes the day before the month, never the American order', () => {
    expect(parseDateText('05/11/2026')).toBe('2026-11-05')
    expect(parseDateText('11/20/2026')).toBeNull()
  })
  it.each(['', 'tomorrow', '31/02/2026', '20/11', '2026', '20 foo 2026'])('does not guess what “%s” means', (text) => {
    expect(parseDateText(text)).toBeNull()
  })
})
