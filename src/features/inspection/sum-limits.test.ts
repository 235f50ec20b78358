import { describe, expect, it } from 'vitest'
import { sumFaults } from './sum-limits'

const values = (of: Record<string, string | null>) =>
  Object.entries(of).map(([parameter, measured]) => ({
    parameter,
    measured,
    limitNote: parameter === 'Cr' ? 'ASTM A106 GR.B: Cr+Cu+Mo+Ni+V together at most 1.00' : 'ASTM A106 GR.B',
  }))

describe('elements limited together (A106: Cr, Cu, Mo, Ni and V at most 1.00 %)', () => {
  it('each at its own maximum, together too much: a fault', () => {
    expect(sumFaults(values({ C: '0.2', Cr: '0.40', Cu: '0.40', Mo: '0.15', Ni: '0.40', V: '0.08' }))).toMatchObject([
      { sum: '1.43', max: '1.00' },
    ])
  })
  it('exactly at the limit is in order, other elements do not count', () => {
    expect(sumFaults(values({ Mn: '1.06', Cr: '0.30', Cu: '0.30', Mo: '0.10', Ni: '0.28', V: '0.02' }))).toEqual([])
  })
  it('what is recorded so far is enough when it is too much already', () => {
    expect(sumFaults(values({ Cr: '0.9', Cu: '0.2', Mo: null }))).toHaveLength(1)
  })
  it('a grade without such a rule has none', () => {
    expect(sumFaults([{ parameter: 'Cr', measured: '18.2', limitNote: 'ASTM A312 TP304' }])).toEqual([])
  })
})
