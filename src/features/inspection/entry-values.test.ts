import { describe, expect, it } from 'vitest'
import { limitWords, valueProblem, verdictOf, withLimits } from './entry-values'

const reading = (over: object = {}) => ({
  parameter: 'C',
  kind: 'CHEMICAL',
  minValue: null,
  maxValue: '0.3',
  limitSource: 'MASTER',
  limitNote: null,
  measured: null,
  observation: null,
  ...over,
})

describe('typing values on the tablet', () => {
  it('takes a point for decimals and never reads a comma as one', () => {
    expect(valueProblem('7.11', 4)).toBeNull()
    expect(valueProblem('-46', 4)).toBeNull()
    expect(valueProblem('1,234.5', 4)).toBeNull()
    expect(valueProblem('7,11', 4)).toBe('Use a point for decimals, for example 7.11.')
    expect(valueProblem('7.1.1', 4)).toBe('Type a number, for example 7.11.')
    expect(valueProblem('0.12345', 4)).toBe('At most 4 decimals.')
    expect(valueProblem('2.5', 0)).toBe('Whole pieces only.')
  })

  it('says in words where a value stands', () => {
    expect(verdictOf(reading({ measured: '0.3' }))).toEqual({ tone: 'green', words: 'Within its limits' })
    expect(verdictOf(reading({ measured: '0.31' }))).toEqual({ tone: 'red', words: 'Above the limit of 0.3' })
    expect(verdictOf(reading({ measured: '0.2', minValue: '0.25' }))).toEqual({
      tone: 'red',
      words: 'Below the limit of 0.25',
    })
    expect(verdictOf(reading({ measured: '0.2', maxValue: null })).tone).toBe('amber')
    expect(verdictOf(reading()).words).toBe('')
  })

  it('words limits with their unit', () => {
    expect(limitWords({ minValue: '0.29', maxValue: '1.0600', unit: '%' })).toBe('0.29 to 1.06 %')
    expect(limitWords({ minValue: '240', maxValue: null, unit: 'MPa' })).toBe('at least 240 MPa')
    expect(limitWords({ minValue: null, maxValue: null, unit: 'J' })).toBeNull()
  })

  it('an edited limit is the inspector’s own, without the source of the old one; back on file it is the old one again', () => {
    const entry = {
      ...reading(),
      label: 'C',
      unit: '%',
      minValue: '',
      maxValue: '0.3',
      limitNote: 'ASTM A106 GR.B',
      measured: '',
      observation: '',
      source: '',
      added: false,
    }
    const onFile = {
      parameter: 'C',
      label: 'C',
      kind: 'CHEMICAL' as const,
      unit: '%',
      minValue: null,
      maxValue: '0.3',
      limitSource: 'MASTER' as const,
      limitNote: 'ASTM A106 GR.B',
    }
    const edited = withLimits(entry, { maxValue: '0.35' }, onFile)
    expect(edited).toMatchObject({ limitSource: 'ENTERED', limitNote: '' })
    expect(withLimits({ ...entry, ...edited }, { maxValue: '0.30' }, onFile)).toMatchObject({
      limitSource: 'MASTER',
      limitNote: 'ASTM A106 GR.B',
    })
    expect(withLimits(entry, { maxValue: '' }, onFile)).toMatchObject({ limitSource: 'NONE', limitNote: '' })
  })
})
