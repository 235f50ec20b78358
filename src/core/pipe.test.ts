import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DomainError } from './errors'
import { normaliseDesignation, normaliseHeatNo, sameDimensions, sizeLabel, unitWeight } from './pipe'
import { dnToNps, NOMINAL_SIZES, normaliseSchedule, npsOutsideDiameter, npsToDn } from './pipe-sizes'

function rowsOf(file: string): string[][] {
  const text = readFileSync(join(__dirname, '../../prisma/data', file), 'utf8')
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
}

const sizes = rowsOf('pipe-sizes.csv').map(([family = '', , nps = '', schedule = '', od = '', wall = '', kg = '']) => ({
  family,
  nps,
  schedule,
  od,
  wall,
  kg,
}))

describe('unit weight', () => {
  it('is that of the size master for every size', () => {
    expect(sizes.length).toBeGreaterThan(250)
    for (const { family, nps, schedule, od, wall, kg } of sizes) {
      const weight = unitWeight(od, wall, family === 'SS_DS' ? '1.014' : '1')
      expect(`${nps} ${schedule} ${weight.toFixed(3)}`).toBe(`${nps} ${schedule} ${kg}`)
    }
  })

  it('is computed for odd sizes', () => {
    expect(unitWeight('273', '7.10').toString()).toBe('46.558')
  })

  it.each([
    ['0', '1', '1'],
    ['60.3', '0', '1'],
    ['60.3', '-1', '1'],
    ['60.3', '30.15', '1'],
    ['60.3', '3.91', '0'],
  ])('refuses OD %s, wall %s, factor %s', (od, wall, factor) => {
    expect(() => unitWeight(od, wall, factor)).toThrow(DomainError)
  })
})

describe('nominal sizes', () => {
  it('have the outside diameter of the size master', () => {
    for (const { nps, od } of sizes) expect(Number(npsOutsideDiameter(nps))).toBe(Number(od))
  })

  it('convert between DN and NPS, there and back', () => {
    expect(dnToNps('40')).toBe('1-1/2')
    expect(dnToNps('150')).toBe('6')
    expect(dnToNps('155')).toBeNull()
    for (const { nps, dn } of NOMINAL_SIZES) expect(dnToNps(npsToDn(nps) ?? '')).toBe(dnToNps(dn))
    expect(new Set(NOMINAL_SIZES.map((size) => size.dn)).size).toBe(NOMINAL_SIZES.length)
  })

  it('know every schedule of the size master and its other names', () => {
    for (const { schedule } of sizes) expect(normaliseSchedule(schedule)).toBe(schedule)
    expect(normaliseSchedule('xxh')).toBe('XXS')
    expect(normaliseSchedule('50')).toBeNull()
  })
})

describe('size label', () => {
  it.each([
    [{ nps: '6', schedule: '40', odMm: '168.3', wallMm: '7.11' }, '6" NB X SCH 40'],
    [{ nps: '4', schedule: '40S' }, '4" NB X SCH 40S'],
    [{ nps: '1-1/2', schedule: 'XXS' }, '1-1/2" NB X XXS'],
    [{ nps: '10', schedule: null, odMm: '273', wallMm: '7.1' }, '10" NB X 7.10MM'],
    [{ odMm: '219.1', wallMm: '8.18' }, '219.1 X 8.18 MM'],
    [{ odMm: '457', wallMm: '12.7' }, '457.0 X 12.70 MM'],
    [{ nps: '2' }, '2" NB'],
    [{ odMm: '44.5', wallMm: '' }, '44.5 MM OD'],
    [{}, ''],
  ])('%j is written %s', (size, label) => {
    expect(sizeLabel(size)).toBe(label)
  })
})

describe('same dimensions', () => {
  it('go by OD and wall, whatever the schedule is called', () => {
    expect(sameDimensions({ odMm: '168.3', wallMm: '7.11' }, { odMm: '168.300', wallMm: '7.110' })).toBe(true)
    expect(sameDimensions({ odMm: '168.3', wallMm: '7.11' }, { odMm: '168.3', wallMm: '7.1' })).toBe(false)
  })

  it('keep a minimum wall apart from a nominal wall', () => {
    const nominal = { odMm: '44.5', wallMm: '7.1' }
    expect(sameDimensions(nominal, { ...nominal, wallType: 'NOM' })).toBe(true)
    expect(sameDimensions(nominal, { ...nominal, wallType: 'MIN' })).toBe(false)
  })
})

describe('heat numbers and designations', () => {
  it('compare heat numbers in upper case with single spaces, and change nothing else', () => {
    expect(normaliseHeatNo('  ab  12-3/x ')).toBe('AB 12-3/X')
    expect(normaliseHeatNo('0O1I')).toBe('0O1I')
  })

  it.each([
    ['astm a106 gr.b', 'ASTM A106 GR.B'],
    ['ASTM A-106 Gr B', 'ASTM A106 GR.B'],
    ['ASTM A 106  Grade. B', 'ASTM A106 GR.B'],
    ['ASME SA 312 TP 316L', 'ASME SA312 TP316L'],
    ['API 5L Gr. X52 PSL 1', 'API 5L GR.X52 PSL-1'],
    ['API-5L GR.X52 PSL2', 'API 5L GR.X52 PSL-2'],
    ['ASTM A358 Class 1 TP304', 'ASTM A358 CL.1 TP304'],
  ])('%s is %s', (text, designation) => {
    expect(normaliseDesignation(text)).toBe(designation)
  })

  it('change no designation of the product master but its case, and merge none', () => {
    const designations = [...new Set(rowsOf('product-specs.csv').map((row) => row[5] ?? ''))]
    for (const designation of designations) expect(normaliseDesignation(designation)).toBe(designation.toUpperCase())
    expect(new Set(designations.map(normaliseDesignation)).size).toBe(designations.length)
  })
})
