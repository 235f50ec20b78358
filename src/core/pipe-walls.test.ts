import { describe, expect, it } from 'vitest'
import { readCsv } from '../../scripts/seed/csv'
import { dec } from './decimal'
import { hasWalls, wallOf, wallsOf } from './pipe-walls'

describe('walls by size and schedule', () => {
  const rows = readCsv('pipe-sizes.csv')

  it('are those of the size master, all of them and no others', () => {
    const differing = rows.filter(({ nps = '', schedule = '', wall_mm: wall = '' }) => {
      const known = wallOf(nps, schedule)
      return known === null || !dec(known).eq(dec(wall))
    })
    expect(differing).toEqual([])
    const sizes = [...new Set(rows.map((row) => row.nps ?? ''))]
    expect(sizes.every(hasWalls)).toBe(true)
    expect(sizes.flatMap(wallsOf)).toHaveLength(rows.length)
  })

  it('6" has no SCH 30, and 26" is not in the table', () => {
    expect(wallOf('6', '30')).toBeNull()
    expect(hasWalls('26')).toBe(false)
  })
})
