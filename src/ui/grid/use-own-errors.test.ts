import { describe, expect, it } from 'vitest'
import { errorsUnder } from './use-own-errors'

describe('errors of a form that belong to its lines', () => {
  const errors = {
    lines: 'Enter a line.',
    'lines.3.quantity': 'Enter the quantity.',
    'linesOf.1': 'x',
    project: 'Too long.',
  }

  it('are those of a line or a cell, not the one about all lines and not those of other fields', () => {
    expect(errorsUnder(errors, 'lines')).toEqual({ 'lines.3.quantity': 'Enter the quantity.' })
    expect(errorsUnder(undefined, 'lines')).toEqual({})
  })
})
