import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNps, parseSize } from './parse-size'
import { sizeLabel } from './pipe'
import { NOMINAL_SIZES, npsOutsideDiameter, SCHEDULES } from './pipe-sizes'

describe('sizes by schedule', () => {
  it.each([
    ['6" NB X SCH 40', '6', '40'],
    ['1-1/2" NB X SCH 80', '1-1/2', '80'],
    ['1.5"NB x sch 80', '1-1/2', '80'],
    ['1 1/2" SCH.40', '1-1/2', '40'],
    ['1.1/2" X SCH-160', '1-1/2', '160'],
    ['1½" x S-40', '1-1/2', '40'],
    ['½" NB SCH80', '1/2', '80'],
    ['.75" NB X XXS', '3/4', 'XXS'],
    ['2-1/2 NB X SCH 40', '2-1/2', '40'],
    ['DN150 SCH40', '6', '40'],
    ['DN 40 x SCH 10S', '1-1/2', '10S'],
    ['150 NB X SCH 40', '6', '40'],
    ['20 MM NB X SCH 40', '3/4', '40'],
    ['NPS 6 SCH STD', '6', 'STD'],
    ['6” NB × STD', '6', 'STD'],
    ["6'' X XH", '6', 'XS'],
    ['8 INCH SCHEDULE 20', '8', '20'],
    ['4" NB X 40S', '4', '40S'],
    ['4"NBX SCH 40S', '4', '40S'],
    ['4" N.B. X SCH.5S', '4', '5S'],
    ['12" NB, SCH 60', '12', '60'],
    ['3"XSCH40', '3', '40'],
  ])('%s', (text, nps, schedule) => {
    expect(parseSize(text)).toEqual({ kind: 'schedule', nps, schedule })
  })

  it('reads back every label of a nominal size and schedule', () => {
    for (const { nps } of NOMINAL_SIZES) {
      for (const schedule of SCHEDULES) {
        expect(parseSize(sizeLabel({ nps, schedule }))).toEqual({ kind: 'schedule', nps, schedule })
      }
    }
  })
})

describe('sizes by outside diameter and wall', () => {
  it.each([
    ['168.3 x 7.11 mm', '168.3', '7.11', 'NOM'],
    ['219.1 X 8.18 MM', '219.1', '8.18', 'NOM'],
    ['168.3 mm x 7.11 mm', '168.3', '7.11', 'NOM'],
    ['44.5 OD X 7.1 MIN WT', '44.5', '7.1', 'MIN'],
    ['44.5 x 7.1 MIN', '44.5', '7.1', 'MIN'],
    ['44.5MM OD X 7.10MM AVG WT', '44.5', '7.1', 'AVG'],
    ['OD 60.3 mm x WT 3.91 mm', '60.3', '3.91', 'NOM'],
    ['OD: 20 MM X 2 MM THK', '20', '2', 'NOM'],
    ['114.3 O.D. x 6.02 W.T.', '114.3', '6.02', 'NOM'],
    ['168.3*7.11', '168.3', '7.11', 'NOM'],
    ['38.1 OD x 4 mm (MIN)', '38.1', '4', 'MIN'],
  ])('%s', (text, odMm, wallMm, wallType) => {
    expect(parseSize(text)).toEqual({ kind: 'odwall', odMm, wallMm, wallType })
  })
})

describe('sizes by nominal bore and wall', () => {
  it.each([
    ['10" NB x 7.10MM', '10', '7.1', 'NOM'],
    ['DN250 x 7.1 mm WT', '10', '7.1', 'NOM'],
    ['1-1/2" NB X 5 MM MIN WT', '1-1/2', '5', 'MIN'],
  ])('%s', (text, nps, wallMm, wallType) => {
    expect(parseSize(text)).toEqual({ kind: 'npswall', nps, wallMm, wallType })
  })

  it('reads back every label of a nominal size and wall', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NOMINAL_SIZES), fc.integer({ min: 100, max: 400 }), ({ nps }, hundredths) => {
        const wallMm = String(hundredths / 100)
        fc.pre(Number(wallMm) * 2 < Number(npsOutsideDiameter(nps)))
        expect(parseSize(sizeLabel({ nps, wallMm }))).toEqual({ kind: 'npswall', nps, wallMm, wallType: 'NOM' })
      }),
    )
  })
})

describe('nominal sizes alone', () => {
  it.each([
    ['1.5"NB', '1-1/2'],
    ['1 1/2"', '1-1/2'],
    ['½"', '1/2'],
    ['2½" NB', '2-1/2'],
    ['6.0"', '6'],
    ['DN40', '1-1/2'],
    ['25 NB', '1'],
    ['NPS 3/4', '3/4'],
  ])('%s is NPS %s', (text, nps) => {
    expect(parseNps(text)).toBe(nps)
    expect(parseSize(text)).toBeNull()
  })

  it.each(['6', '20 NB', '6 NB', '7"', '1.6"', '11/2"', 'DN 45', '4-1/2"', '6" NB X SCH 40', ''])(
    '%j is no certain nominal size',
    (text) => {
      expect(parseNps(text)).toBeNull()
    },
  )
})

describe('never guesses', () => {
  it.each([
    ['', 'nothing'],
    ['6" NB', 'no wall'],
    ['SCH 40', 'no size'],
    ['6" X 40', 'schedule or mm?'],
    ['10" NB X 7.10', 'wall without unit'],
    ['20 NB X SCH 40', 'inches or mm?'],
    ['40 NB X SCH 40', 'inches or mm?'],
    ['20 X 5.5 MM', 'OD or NB?'],
    ['100 x 6', 'OD or DN?'],
    ['168,3 x 7,11 mm', 'decimal comma'],
    ['OD 168,3', 'decimal comma'],
    ['6" NB X SCH 45', 'no such schedule'],
    ['7" NB X SCH 40', 'no such size'],
    ['6"XXS', 'XXS, or a cross and XS?'],
    ['6" OD X 7.11 MM', 'inches of OD are no NPS'],
    ['6" NB X SCH 40 X 6000 MM', 'more than a size'],
    ['6" NB X SCH 40 SMLS', 'more than a size'],
    ['6" X SCH 40 / SCH 80', 'two schedules'],
    ['6" X 4" X SCH 40', 'two sizes'],
    ['168.3 x 90 mm', 'wall leaves no bore'],
    ['10" NB x 6000 MM', 'a length, not a wall'],
    ['168.3 7.11', 'no cross'],
    ['pipe', 'words'],
  ])('%j (%s)', (text) => {
    expect(parseSize(text)).toBeNull()
  })

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(() => parseSize(text)).not.toThrow()
      }),
    )
    const pieces = [
      '6',
      '"',
      ' NB',
      'X',
      ' ',
      'SCH',
      '40',
      '1/2',
      '-',
      '.',
      'MM',
      'OD',
      'WT',
      'MIN',
      'S',
      'DN',
      '(',
      ')',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (list) => {
        expect(() => parseSize(list.join(''))).not.toThrow()
      }),
    )
  })
})
