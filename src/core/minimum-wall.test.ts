import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dec } from './decimal'
import { averageWall, minimumWall, toleranceOfAverage } from './minimum-wall'

describe('a tube ordered to a minimum wall', () => {
  it('is weighed with the wall half of the tolerance above the minimum', () => {
    expect(averageWall('7.1', '20').toString()).toBe('7.81')
    expect(averageWall('2.11', '22').toString()).toBe('2.342')
    expect(averageWall('7.1', '0').toString()).toBe('7.1')
  })

  it('takes the tolerance of the line, else that of Settings', () => {
    const line = { wallMm: '7.1', defaultTolerancePct: '20' }
    expect(minimumWall(line).averageWallMm.toString()).toBe('7.81')
    expect(minimumWall({ ...line, wallTolerancePct: '28' }).averageWallMm.toString()).toBe('8.094')
  })

  it('takes the average that is stated, and says the tolerance it means', () => {
    const wall = minimumWall({ wallMm: '7.1', averageWallMm: '7.9', wallTolerancePct: '28', defaultTolerancePct: '20' })
    expect(wall.averageWallMm.toString()).toBe('7.9')
    expect(wall.wallTolerancePct.toString()).toBe('22.5352')
  })

  it('keeps a tolerance of which the stated average is the rounded result', () => {
    const first = minimumWall({ wallMm: '2.11', wallTolerancePct: '12.5', defaultTolerancePct: '20' })
    expect(first.averageWallMm.toString()).toBe('2.242')
    expect(minimumWall({ wallMm: '2.11', ...first, defaultTolerancePct: '20' })).toEqual(first)
  })

  it('cannot have an average below the minimum or beyond reason', () => {
    const line = { wallMm: '7.1', defaultTolerancePct: '20' }
    expect(() => minimumWall({ ...line, averageWallMm: '7' })).toThrow('less than the minimum')
    expect(() => minimumWall({ ...line, averageWallMm: '11' })).toThrow('more than half')
    expect(() => averageWall('7.1', '101')).toThrow('between 0 and 100')
  })

  it('has for every tolerance an average not below the minimum, and that average means the tolerance again', () => {
    const wall = fc.integer({ min: 500, max: 60_000 }).map((n) => dec(n).div(1000))
    const tolerance = fc.integer({ min: 0, max: 1000 }).map((n) => dec(n).div(10))
    fc.assert(
      fc.property(wall, tolerance, (minimum, percent) => {
        const average = averageWall(minimum, percent)
        expect(average.gte(minimum)).toBe(true)
        // the average is rounded to a thousandth of a millimetre
        const slack = dec('0.1').div(minimum).plus('0.0001')
        expect(toleranceOfAverage(minimum, average).minus(percent).abs().lte(slack)).toBe(true)
      }),
    )
  })
})
