import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, nextRevisionLabel, slug } from './text'

describe('text that is stored', () => {
  it('has no control characters, hidden marks or space around it', () => {
    expect(cleanText('  6"\u0000 NB\u0007\tX \u202ESCH\u200B 40\r\n')).toBe('6" NB X SCH 40')
    expect(cleanText('a\uD800b')).toBe('ab')
    expect(cleanText('e\u0000\u0301')).toBe('\u00E9')
  })

  it('keeps line breaks, unless it is a single line', () => {
    expect(cleanText('one\r\ntwo\rthree')).toBe('one\ntwo\nthree')
    expect(cleanText('one\r\n  two', { singleLine: true })).toBe('one two')
  })

  it('keeps Indian scripts and emoji whole', () => {
    expect(cleanText('स्टील क्‍ष 👷‍♀️')).toBe('स्टील क्‍ष 👷‍♀️')
  })

  it('is the same when cleaned twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, singleLine) => {
        const once = cleanText(text, { singleLine })
        expect(cleanText(once, { singleLine })).toBe(once)
      }),
    )
  })
})

describe('names', () => {
  it('for URLs and files are plain', () => {
    expect(slug('  National Pipe & Supply – Röhren 6" ')).toBe('national-pipe-supply-rohren-6')
    expect(slug('₹')).toBe('')
  })

  it('of revisions count from Rev.0', () => {
    expect([nextRevisionLabel(0), nextRevisionLabel(3)]).toEqual(['Rev.0', 'Rev.3'])
  })
})
