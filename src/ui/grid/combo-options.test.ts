import { describe, expect, it } from 'vitest'
import { comboPatch, meant, narrow, shownLabel } from './combo-options'
import type { LineColumn, LineColumnOf } from './types'

const sizes = ['6" NB X SCH 40', '16" NB X SCH 40', '6" NB X SCH 80'].map((label, i) => ({ value: String(i), label }))

describe('what was typed or pasted into a combo', () => {
  it('finds by any words, those that begin with it first', () => {
    expect(narrow(sizes, '6" 40').map((o) => o.value)).toEqual(['0', '1'])
  })

  it('means an option only when it is the same words or the only hit', () => {
    expect(meant(sizes, ' 6"  nb x sch 40 ')?.value).toBe('0')
    expect(meant(sizes, 'sch 80')?.value).toBe('2')
    expect(meant(sizes, '6"')).toBeNull()
  })
})

describe('choosing an option', () => {
  type Line = { sizeId: string; sizeLabel: string; od: string }
  const column: LineColumnOf<Line, 'combo'> & LineColumn<Line> = {
    key: 'sizeId',
    label: 'Size',
    type: 'combo',
    labelKey: 'sizeLabel',
    options: sizes,
    toPatch: (option) => ({ od: option ? '168.3' : '' }),
  }
  const line: Line = { sizeId: '2', sizeLabel: '', od: '' }

  it('sets the id, the words and what follows from it; clearing clears all', () => {
    expect(comboPatch(column, sizes[0] ?? null, line)).toEqual({
      sizeId: '0',
      sizeLabel: '6" NB X SCH 40',
      od: '168.3',
    })
    expect(comboPatch(column, null, line)).toEqual({ sizeId: '', sizeLabel: '', od: '' })
  })

  it('shows the words of the id', () => {
    expect(shownLabel(column, line)).toBe('6" NB X SCH 80')
  })
})
