import { describe, expect, it } from 'vitest'
import { planLines } from './plan-lines'

const existing = [
  { id: 'a', lineNo: 1 },
  { id: 'b', lineNo: 2 },
  { id: 'c', lineNo: 3 },
]

describe('saving the lines of a document', () => {
  it('keeps the identity of a line that comes back and numbers the lines in the order given', () => {
    const plan = planLines(existing, [{ id: 'c' }, { id: null }, { id: 'a' }])
    expect(plan.update.map((u) => [u.id, u.lineNo])).toEqual([
      ['c', 1],
      ['a', 3],
    ])
    expect(plan.create.map((c) => c.lineNo)).toEqual([2])
    expect(plan.remove).toEqual(['b'])
    expect(plan.renumber).toEqual(['c', 'a'])
  })

  it('makes a new line of a duplicated one', () => {
    const plan = planLines(existing, [{ id: 'a' }, { id: 'a' }, { id: 'b' }, { id: 'c' }])
    expect(plan.create).toHaveLength(1)
    expect(plan.remove).toEqual([])
  })

  it('refuses the line of another document', () => {
    expect(() => planLines(existing, [{ id: 'x' }])).toThrow('Line 1 is not a line of this document')
  })
})
