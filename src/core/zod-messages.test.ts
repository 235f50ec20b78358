import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import './zod-messages'

const messageOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message

describe('what a wrong input says', () => {
  it('a missing value is needed, a missing list wants an entry', () => {
    expect(messageOf(z.string(), undefined)).toBe('This is needed.')
    expect(messageOf(z.array(z.string()), undefined)).toBe('Add at least one.')
  })
  it('a value of another kind is told in words', () => {
    expect(messageOf(z.number(), 'x')).toBe('Expected a number.')
    expect(messageOf(z.enum(['A', 'B']), 'C')).toBe('Choose one of the values offered.')
  })
  it('a sentence of the schema itself comes first', () => {
    expect(messageOf(z.string('Enter the heat number.'), undefined)).toBe('Enter the heat number.')
  })
})
