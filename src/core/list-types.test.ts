import { describe, expect, it } from 'vitest'
import { fillHref, formatSort, parseSort } from './list-types'

describe('the address of a list', () => {
  it('writes and reads the sort', () => {
    expect(formatSort({ key: 'number', dir: 'desc' })).toBe('-number')
    expect(parseSort('-number')).toEqual({ key: 'number', dir: 'desc' })
    expect(parseSort('date')).toEqual({ key: 'date', dir: 'asc' })
    expect(parseSort('')).toBeNull()
    expect(parseSort('-')).toBeNull()
  })

  it('makes no link from a row that lacks the id, and no address from what is in it', () => {
    expect(fillHref('/heats/{heatNo}', { heatNo: 'H 44/1' })).toBe('/heats/H%2044%2F1')
    expect(fillHref('/quotations/{id}', { id: null })).toBeNull()
    expect(fillHref(undefined, { id: '1' })).toBeNull()
  })
})
