import { describe, expect, it } from 'vitest'
import { breakWord } from './break-words'

describe('where a word of a narrow column may break', () => {
  it('never breaks amounts, sizes or short words', () => {
    for (const word of ['12,34,567.89', '219.1', 'NB', 'SCH', '1-1/2"', 'seamless', '1,234.500']) {
      expect(breakWord(word)).toEqual([word])
    }
  })

  it('breaks a specification after its separators, without adding a hyphen', () => {
    expect(breakWord('A106/A53/API-5L')).toEqual(['A106/', '', 'A53/', '', 'API-', '', '5L'])
  })

  it('breaks a long run of letters rather than let it run into the next column, and loses none', () => {
    const word = 'W'.repeat(40)
    const pieces = breakWord(word)
    expect(pieces.join('')).toBe(word)
    expect(pieces.length).toBeGreaterThan(10)
  })

  it('keeps every character of any word', () => {
    for (const word of ['somebody@some-company.example.com', 'TP316L/316(dual)+NACE', '–', '', 'नेशनल']) {
      expect(breakWord(word).join('')).toBe(word)
    }
  })
})
