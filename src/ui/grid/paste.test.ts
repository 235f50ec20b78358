import { describe, expect, it } from 'vitest'
import { parseBlock, readDate } from './paste'

describe('a block pasted from a spreadsheet', () => {
  it('is rows by line and cells by tab, whatever the line ends', () => {
    expect(parseBlock('A106\t6" NB\t12.5\r\nA333\t\t3\r\n')).toEqual([
      ['A106', '6" NB', '12.5'],
      ['A333', '', '3'],
    ])
  })

  it('keeps tabs, line breaks and doubled quotes inside a quoted cell', () => {
    expect(parseBlock('"6"" NB\nSCH 40"\tx')).toEqual([['6" NB\nSCH 40', 'x']])
  })
})

describe('a pasted date', () => {
  it('is read the Indian way round', () => {
    expect(readDate('05/12/2026')).toBe('2026-12-05')
    expect(readDate('5-12-26')).toBe('2026-12-05')
    expect(readDate('5 Dec 2026')).toBe('2026-12-05')
    expect(readDate('2026-12-05')).toBe('2026-12-05')
  })

  it('is refused when there is no such day', () => {
    expect(readDate('31/02/2026')).toBeNull()
    expect(readDate('12/25/2026')).toBeNull()
    expect(readDate('soon')).toBeNull()
  })
})
