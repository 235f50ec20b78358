import { describe, expect, it } from 'vitest'
import { passwordProblems } from '@/core/password'
import { temporaryPassword } from './temporary-password'

describe('temporary passwords', () => {
  it('keep the password rule, every time, and do not repeat', () => {
    const made = Array.from({ length: 500 }, temporaryPassword)
    expect(made.filter((p) => p.length !== 16 || passwordProblems(p).length > 0)).toEqual([])
    expect(new Set(made).size).toBe(made.length)
  })
})
