import { describe, expect, it } from 'vitest'
import { fitBlock } from './clipboard'
import { allProblems, nextProblem, outerMarks } from './problems'
import { cellProblem, patchFromText } from './read-cell'
import type { LineColumn } from './types'

type Line = { specId: string; spec: string; unit: string; qty: string; due: string; grade: string }
const line: Line = { specId: '', spec: '', unit: '', qty: '', due: '', grade: '' }
const spec: LineColumn<Line> = {
  key: 'specId',
  label: 'Product',
  type: 'combo',
  labelKey: 'spec',
  errorKeys: ['productId'],
  options: [
    { value: '1', label: 'ASTM A106 GR.B' },
    { value: '2', label: 'ASTM A53 GR.B' },
  ],
}
const unit: LineColumn<Line> = {
  key: 'unit',
  label: 'Unit',
  type: 'select',
  options: ['MTR', 'NOS'].map((value) => ({ value, label: value })),
  read: (text) => (/^m/i.test(text) ? 'MTR' : null),
}
const qty: LineColumn<Line> = { key: 'qty', label: 'Qty', type: 'number', decimals: 3 }
const due: LineColumn<Line> = { key: 'due', label: 'Due', type: 'date' }
const columns = [spec, unit, qty, due]
const typed = (column: LineColumn<Line>, text: string) => ({
  ...line,
  ...(patchFromText(column, text, line) as object),
})

describe('what is pasted into a cell', () => {
  it('becomes the entry of the list it means', () => {
    expect(typed(spec, 'astm a106  gr.b')).toMatchObject({ specId: '1', spec: 'ASTM A106 GR.B' })
    expect(typed(unit, 'mtrs')).toMatchObject({ unit: 'MTR' })
    expect(typed(due, '5/12/26')).toMatchObject({ due: '2026-12-05' })
  })

  it('stays visible and is marked when it means nothing, instead of being dropped', () => {
    const unknown = typed(spec, 'API 5L X52')
    expect(unknown).toMatchObject({ specId: '', spec: 'API 5L X52' })
    expect(cellProblem(spec, unknown)).toEqual({ tone: 'error', text: 'Not in the list: choose one of it.' })
    expect(cellProblem(unit, typed(unit, 'bags'))?.tone).toBe('error')
    expect(cellProblem(qty, typed(qty, 'many'))?.text).toBe('Type a number, for example 12.5.')
    expect(typed(due, 'soon')).toMatchObject({ due: 'soon' })
    expect(cellProblem(due, typed(due, 'soon'))?.text).toBe('Type a day, for example 20 Nov 2026.')
  })

  it('is not marked while it is empty or right', () => {
    expect(columns.map((column) => cellProblem(column, line))).toEqual([null, null, null, null])
    expect(cellProblem(qty, typed(qty, '1,234.5'))).toBeNull()
  })
})

describe('a block in a selection', () => {
  it('fills all of it when it is one cell', () => {
    expect(fitBlock([['7']], 2, 3)).toEqual([
      ['7', '7', '7'],
      ['7', '7', '7'],
    ])
  })

  it('is repeated downwards where it fits a whole number of times', () => {
    expect(fitBlock([['a'], ['b']], 4, 1)).toEqual([['a'], ['b'], ['a'], ['b']])
    expect(fitBlock([['a'], ['b']], 3, 1)).toEqual([['a'], ['b']])
  })
})

describe('marked cells', () => {
  const fresh = { source: null, all: false, paths: new Set<string>() }
  const none = { errors: fresh, marks: fresh }
  const rows = [{ ...line, qty: 'x' }, line, { ...line, unit: 'bags' }]
  const marks = { '1.qty': { tone: 'warning' as const, text: 'Read from “abt 30”.' } }
  const errors = { 'lines.1.unit': 'Choose a unit.', 'lines.2': 'This line is twice there.', project: 'Too long.' }

  it('are those of the server, of the intake and of the columns, in reading order', () => {
    const found = allProblems(columns, rows, outerMarks(columns, errors, marks, 'lines', none))
    expect(found.map((p) => `${p.row}.${p.key}`)).toEqual(['0.qty', '1.unit', '1.qty', '2.', '2.unit'])
  })

  it('lose the mark from outside when they are edited, until new ones come', () => {
    const gone = { ...none, errors: { source: errors, all: false, paths: new Set(['lines.1.unit']) } }
    expect([...outerMarks(columns, errors, undefined, 'lines', gone).keys()]).toEqual(['2.'])
    expect([...outerMarks(columns, { ...errors }, undefined, 'lines', gone).keys()]).toEqual(['1.unit', '2.'])
  })

  it('stand in the column of their field, or at the number of the line', () => {
    const found = outerMarks(
      columns,
      { 'lines.0.productId': 'Choose it.', 'lines.1.x': 'Wrong.' },
      undefined,
      'lines',
      none,
    )
    expect([...found.keys()]).toEqual(['0.specId', '1.'])
  })

  it('are visited one after the other, from the beginning again at the end', () => {
    const found = allProblems(columns, rows, new Map())
    const order = new Map(columns.map((column, i) => [column.key, i]))
    expect(nextProblem(found, order, { row: 0, col: 2 }, false)).toMatchObject({ row: 2, key: 'unit' })
    expect(nextProblem(found, order, { row: 2, col: 1 }, false)).toMatchObject({ row: 0, key: 'qty' })
    expect(nextProblem(found, order, { row: 0, col: 2 }, true)).toMatchObject({ row: 2, key: 'unit' })
  })
})
