import { describe, expect, it } from 'vitest'
import { passwordProblems } from './password'

describe('a password', () => {
  it('is good with eight characters of all four kinds', () => {
    expect(passwordProblems('Steel#40')).toEqual([])
    expect(passwordProblems('Röhre 6" NB')).toEqual([])
  })

  it.each([
    ['Ste#40a', 'at least 8'],
    ['steel#40', 'upper-case'],
    ['STEEL#40', 'lower-case'],
    ['Steel#pipe', 'digit'],
    ['Steel4040', 'special'],
    ['Steel 4040', 'special'],
    [`Steel#40${'x'.repeat(65)}`, 'at most 72'],
  ])('%j lacks something: %s', (password, problem) => {
    expect(passwordProblems(password)).toHaveLength(1)
    expect(passwordProblems(password)[0]).toContain(problem)
  })

  it('that is empty lacks everything', () => {
    expect(passwordProblems('')).toHaveLength(5)
  })
})
