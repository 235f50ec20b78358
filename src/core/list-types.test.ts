import { describe, expect, it } from 'vitest'
import { fillHref, formatSort, parseSort, viewQuery } from './list-types'

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

it('a part of an address that is encoded already goes into a link as it stands', () => {
  const row = { drill: 'from=2026-04-01&grade=A106+GR.B', key: 'a&b' }
  expect(fillHref('/quotations?{+drill}&customer={key}', row)).toBe(
    '/quotations?from=2026-04-01&grade=A106+GR.B&customer=a%26b',
  )
})

it('a saved view keeps filters, sort and layout in one order, and nothing of the moment', () => {
  const params = new URLSearchParams('sort=-number&page=4&view=x&outcome=OPEN&ids=1,2&status=&layout=board')
  expect(viewQuery(params)).toBe('layout=board&outcome=OPEN&sort=-number')
})
