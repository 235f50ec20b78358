import { describe, expect, it } from 'vitest'
import {
  designationsWithoutLimits,
  type InspectedLot,
  type LimitRow,
  obstaclesToPass,
  parametersOf,
  type Reading,
  type Signed,
  strictestLimits,
  withinLimit,
} from './parameters'

const A106 = 'ASTM A106 GR.B'
const A53 = 'ASTM A53 GR.B'
const limit = (designation: string, property: string, min: string | null, max: string | null, kind = 'chemical') => ({
  designation,
  property,
  kind,
  unit: kind === 'chemical' ? '%' : kind === 'impact' ? 'J' : 'MPa',
  minValue: min,
  maxValue: max,
  note: null,
})
const LIMITS: LimitRow[] = [
  limit(A106, 'C', null, '0.30'),
  limit(A106, 'Mn', '0.29', '1.06'),
  limit(A106, 'S', null, '0.035'),
  limit(A106, 'YS', '240', null, 'mechanical'),
  limit(A53, 'C', null, '0.30'),
  limit(A53, 'Mn', null, '1.20'),
  limit(A53, 'S', null, '0.045'),
  limit('ASTM A312 TP304', 'C', null, '0.08'),
  limit('ASTM A312 TP304', 'YS', '205', null, 'mechanical'),
  limit('ASTM A312 TP304L', 'C', null, '0.035'),
  limit('ASTM A312 TP304L', 'YS', '170', null, 'mechanical'),
]
const lot = (over: Partial<InspectedLot> = {}): InspectedLot => ({
  designations: [A106],
  familyCode: 'CS',
  process: 'SEAMLESS',
  additionalSpecs: [],
  odMm: '168.3',
  wallMm: '7.11',
  sizeText: '6" NB X SCH 40',
  ...over,
})
const of = (over: Partial<InspectedLot>, name: string) =>
  parametersOf(lot(over), LIMITS).find((p) => p.parameter === name)

/** Readings as they are when everything was measured and is in order. */
const measured = (over: Partial<InspectedLot> = {}): Reading[] =>
  parametersOf(lot(over), LIMITS).map((p) => ({
    ...p,
    measured: p.kind === 'VISUAL' || p.kind === 'TEST' ? null : (p.minValue ?? p.maxValue ?? '6'),
    observation: p.kind === 'VISUAL' || p.kind === 'TEST' ? 'OK' : null,
  }))
const unsigned: Signed = { standardEdition: null, concessionReason: null }
const said = (
  readings: readonly Reading[],
  over: Partial<InspectedLot> = {},
  signed = unsigned,
  without: string[] = [],
) => obstaclesToPass(lot(over), readings, signed, without).map((o) => o.message)
const change = (readings: Reading[], parameter: string, patch: Partial<Reading>) =>
  readings.map((r) => (r.parameter === parameter ? { ...r, ...patch } : r))

describe('limits of an inspection', () => {
  it('a lot certified to several designations must meet the strictest limit of each value', () => {
    const strict = new Map(strictestLimits([A53, A106], LIMITS).map((r) => [r.property, [r.minValue, r.maxValue]]))
    expect(Object.fromEntries(strict)).toEqual({
      C: [null, '0.30'],
      Mn: ['0.29', '1.06'],
      S: [null, '0.035'],
      YS: ['240', null],
    })
  })

  it('304/304L dual certified: carbon of the L grade, yield of the plain grade', () => {
    const dual = { designations: ['ASTM A312 TP304', 'ASTM A312 TP304L'], familyCode: 'SS' }
    expect(of(dual, 'C')?.maxValue).toBe('0.035')
    expect(of(dual, 'YS')?.minValue).toBe('205')
    expect(of(dual, 'C')?.limitNote).toContain('ASTM A312 TP304, ASTM A312 TP304L')
  })

  it('wall may be 12.5 % under nominal; a minimum wall nothing', () => {
    expect(of({}, 'WT')).toMatchObject({ minValue: '6.221', limitSource: 'NOMINAL' })
    expect(of({ sizeText: '44.5 X 7.1 MIN', odMm: '44.5', wallMm: '7.1' }, 'WT')).toMatchObject({ minValue: '7.1' })
  })

  it('OD of 6" pipe: plus 1.59, minus 0.79 mm', () => {
    expect(of({}, 'OD')).toMatchObject({ minValue: '167.51', maxValue: '169.89' })
  })

  it('no dimension limits are made up for standards with tolerances of their own', () => {
    for (const designation of ['API 5L GR.B', 'ASTM A671 GR.CC60', 'ASTM A358 TP304'])
      expect(of({ designations: [designation] }, 'OD')).toMatchObject({
        minValue: null,
        maxValue: null,
        limitSource: 'NONE',
      })
  })

  it('hardness stands on the list for NACE, impact for low-temperature steel, flattening for welded, IGC for stainless', () => {
    expect(of({}, 'HARDNESS')).toBeUndefined()
    expect(of({ additionalSpecs: ['NACE MR0175'] }, 'HARDNESS')).toMatchObject({
      kind: 'HARDNESS',
      limitSource: 'NONE',
    })
    expect(of({ familyCode: 'LTCS' }, 'IMPACT')).toMatchObject({ kind: 'IMPACT' })
    expect(of({ process: 'ERW' }, 'FLATTENING')).toBeDefined()
    expect(of({ familyCode: 'SS' }, 'IGC')).toBeDefined()
    expect(of({}, 'IGC')).toBeUndefined()
  })

  it('no parameter comes with a value', () => {
    for (const p of parametersOf(lot({ additionalSpecs: ['NACE'], familyCode: 'LTCS' }), LIMITS))
      expect(p).not.toHaveProperty('measured')
  })

  it('a value is within its limits, or not, or not judged where there is none', () => {
    const carbon = { minValue: null, maxValue: '0.30' }
    expect(withinLimit({ ...carbon, measured: '0.30' })).toBe(true)
    expect(withinLimit({ ...carbon, measured: '0.3001' })).toBe(false)
    expect(withinLimit({ ...carbon, measured: null })).toBeNull()
    expect(withinLimit({ minValue: null, maxValue: null, measured: '0.30' })).toBeNull()
  })
})

describe('what stands in the way of passing a lot', () => {
  it('nothing, when everything is recorded and within its limits', () => {
    expect(said(measured())).toEqual([])
  })

  it('every value that was not recorded', () => {
    expect(said(change(measured(), 'Mn', { measured: null }))).toEqual(['Mn is not recorded from the certificate.'])
    expect(said(change(measured(), 'VISUAL', { observation: null }))).toEqual([
      'The visual inspection is not recorded.',
    ])
  })

  it('visual, OD and wall are recorded even where the standard was checked by hand', () => {
    const none = measured().map((r) => ({ ...r, measured: null, observation: null }))
    expect(said(none, {}, { ...unsigned, standardEdition: 'ASTM A106-19a' })).toEqual([
      'The visual inspection is not recorded.',
      'Outside diameter is not recorded.',
      'Wall thickness is not recorded.',
    ])
  })

  it('a value outside its limit, unless there is a concession with a reason', () => {
    const thin = change(measured(), 'WT', { measured: '6.1' })
    expect(said(thin)).toEqual(['Wall thickness is out of its limit: passing it needs a concession with a reason.'])
    expect(said(thin, {}, { ...unsigned, standardEdition: 'ASTM A106-19a' })).toHaveLength(1)
    expect(said(thin, {}, { ...unsigned, concessionReason: 'Agreed with the customer on 20 Nov 2026' })).toEqual([])
  })

  it('hardness of a NACE lot has to be a figure, not "OK", even when signed by hand', () => {
    const nace = { additionalSpecs: ['NACE MR0175'] }
    const signed = { ...unsigned, standardEdition: 'NACE MR0175:2015' }
    const ok = change(measured(nace), 'HARDNESS', { measured: null, observation: 'OK' })
    expect(said(ok, nace, signed)).toEqual(['Hardness is not recorded.'])
    expect(said(measured(nace), nace, signed)).toEqual([])
  })

  it('hardness without a limit on file is not passed in silence', () => {
    const nace = { additionalSpecs: ['NACE MR0175'] }
    expect(said(measured(nace), nace)).toEqual([
      'Hardness has no limit: enter one, or sign against the standard with its edition.',
    ])
  })

  it('impact of low-temperature steel', () => {
    const cold = { familyCode: 'LTCS' }
    expect(said(change(measured(cold), 'IMPACT', { measured: null }), cold)).toEqual(['Impact test is not recorded.'])
  })

  it('a designation without limits on file never passes on the limits of another one', () => {
    const without = designationsWithoutLimits([A106, 'API 5L GR.B'], new Set([A106]))
    expect(without).toEqual(['API 5L GR.B'])
    expect(said(measured(), {}, unsigned, without)[0]).toMatch(
      /No chemistry and mechanical limits are on file for API 5L GR.B/,
    )
    expect(said(measured(), {}, { ...unsigned, standardEdition: 'API 5L 46th' }, without)).toEqual([])
  })

  it('no limits at all: entered ones for chemistry and strength, with their source, or a signature', () => {
    const bare = { designations: ['API 5L GR.B'] }
    const readings = change(measured(bare), 'VISUAL', {})
    expect(said(readings, bare, unsigned, ['API 5L GR.B']).length).toBeGreaterThan(0)
    const entered = (parameter: string, kind: string, limitNote: string | null): Reading => ({
      parameter,
      kind,
      minValue: kind === 'MECHANICAL' ? '241' : null,
      maxValue: kind === 'MECHANICAL' ? null : '0.28',
      limitSource: 'ENTERED',
      limitNote,
      measured: kind === 'MECHANICAL' ? '300' : '0.2',
      observation: null,
    })
    const byHand = (note: string | null) => [
      ...readings.map((r) =>
        r.kind === 'DIMENSION' && r.parameter !== 'LENGTH'
          ? { ...r, minValue: '1', limitSource: 'ENTERED', limitNote: note }
          : r,
      ),
      entered('C', 'CHEMICAL', note),
      entered('YS', 'MECHANICAL', note),
    ]
    expect(said(byHand(null), bare, unsigned, ['API 5L GR.B'])).toContain(
      'The limit of C was entered by hand: say which standard and edition it is from.',
    )
    expect(said(byHand('API 5L 46th'), bare, unsigned, ['API 5L GR.B'])).toEqual([])
  })

  it('taking the limit away does not make a bad value pass', () => {
    const loose = change(measured(), 'WT', { measured: '1', minValue: null, limitSource: 'NONE' })
    expect(said(loose)).toEqual([
      'Wall thickness has no limit: enter one, or sign against the standard with its edition.',
    ])
  })

  it('a failed test', () => {
    expect(said(change(measured(), 'MACRO', { observation: 'NOT_OK' }))[0]).toMatch(/^Macro test is not in order/)
  })
})
