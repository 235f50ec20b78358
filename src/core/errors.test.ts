import { describe, expect, it } from 'vitest'
import { DomainError } from './errors'

describe('a refused rule', () => {
  it('carries its code, its sentence and the fields it is about', () => {
    const error = new DomainError('SHORT_STOCK', 'Only 12 m are free.', { 'lines.3.quantity': 'Only 12 m are free.' })
    expect(error).toBeInstanceOf(Error)
    expect([error.name, error.code, error.message]).toEqual(['DomainError', 'SHORT_STOCK', 'Only 12 m are free.'])
    expect(error.fieldErrors).toEqual({ 'lines.3.quantity': 'Only 12 m are free.' })
  })
})
