import { describe, expect, it } from 'vitest'
import { fittedShares, type LineColumn } from './table-columns'

const column = (width: number, fit = false): LineColumn<string> => ({ header: 'x', width, fit, value: () => '' })
const points = (shares: number[], of: number) => shares.map((s) => (s / 100) * of)
const sum = (list: number[]) => list.reduce((n, x) => n + x, 0)

describe('columns of words share their room by what is in them', () => {
  const columns = [column(100), column(50, true), column(50, true), column(200, true)]

  it('figures keep their width whatever the words are', () => {
    const widths = points(
      fittedShares(columns, [{ min: 0, max: 0 }, ...need(10, 30), ...need(10, 30), ...need(40, 900)], 400),
      400,
    )
    expect(widths[0]).toBeCloseTo(100)
    expect(sum(widths)).toBeCloseTo(400)
  })

  it('a short column gets what it needs, a long one what is left', () => {
    const widths = points(
      fittedShares(columns, [{ min: 0, max: 0 }, ...need(10, 30), ...need(20, 45), ...need(40, 900)], 400),
      400,
    )
    expect(widths[1]).toBeCloseTo(30)
    expect(widths[2]).toBeCloseTo(45)
    expect(widths[3]).toBeCloseTo(225)
  })

  it('where all fit, what is left goes to all of them', () => {
    const widths = points(
      fittedShares(columns, [{ min: 0, max: 0 }, ...need(10, 30), ...need(10, 60), ...need(40, 90)], 400),
      400,
    )
    expect(widths.slice(1).map((w) => Math.round(w))).toEqual([70, 100, 130])
  })

  it('no column gets less than its longest word needs while there is room for it', () => {
    const widths = points(
      fittedShares(columns, [{ min: 0, max: 0 }, ...need(80, 300), ...need(90, 300), ...need(100, 300)], 400),
      400,
    )
    for (const [i, least] of [80, 90, 100].entries()) expect(widths[i + 1]).toBeGreaterThanOrEqual(least - 0.01)
    expect(sum(widths)).toBeCloseTo(400)
  })
})

const need = (min: number, max: number) => [{ min, max }]
