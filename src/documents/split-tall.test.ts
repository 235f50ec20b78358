import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitTall } from './split-tall'

describe('text taller than a page keeps together in parts', () => {
  it('leaves ordinary text as it is', () => {
    expect(splitTall('Ex-works Navi Mumbai', 40)).toEqual(['Ex-works Navi Mumbai'])
    expect(splitTall('', 40)).toEqual([''])
  })

  it('cuts many lines into parts of at most 24 lines', () => {
    const parts = splitTall('x\n'.repeat(100).trimEnd(), 40)
    expect(parts.length).toBe(5)
    for (const part of parts) expect(part.split('\n').length).toBeLessThanOrEqual(24)
  })

  it('loses no word', () => {
    const words = (text: string) => text.split(/\s+/).filter(Boolean)
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/)), fc.integer({ min: 10, max: 60 }), (list, perLine) => {
        expect(words(splitTall(list.join(' '), perLine, 3).join('\n'))).toEqual(list)
      }),
    )
  })
})
