import { type Decimal, dec, decimalText } from '@/core/money'

/** What is known of a lot when its parameters are drawn up. Dimensions in mm, decimal text. */
export type InspectedLot = {
  designations: readonly string[]
  familyCode: string
  process: string
  additionalSpecs: readonly string[]
  odMm: string
  wallMm: string
}

export type LimitRow = {
  designation: string
  property: string
  kind: string
  unit: string
  minValue: string | null
  maxValue: string | null
  note: string | null
}

export type ParameterKind = 'VISUAL' | 'DIMENSION' | 'CHEMICAL' | 'MECHANICAL' | 'HARDNESS' | 'IMPACT' | 'TEST'
export type LimitSource = 'MASTER' | 'ENTERED' | 'NOMINAL' | 'NONE'

/** A parameter of an inspection with its limits; never a value: values come from a certificate, a lab or an instrument. */
export type Parameter = {
  parameter: string
  label: string
  kind: ParameterKind
  unit: string | null
  minValue: string | null
  maxValue: string | null
  limitSource: LimitSource
  limitNote: string | null
}

const LABELS: Record<string, string> = {
  YS: 'Yield strength',
  TS: 'Tensile strength',
  EL: 'Elongation',
  IMPACT: 'Impact test',
  HARDNESS: 'Hardness',
}

/**
 * Permissible OD variation of seamless and welded pipe in mm, by nominal OD.
 * @source ASTM A530/A530M and A999/A999M, table of permissible variations in outside diameter; QC checks it against its own edition
 */
const OD_TOLERANCE: readonly { upToOdMm: string; plus: string; minus: string }[] = [
  { upToOdMm: '48.3', plus: '0.4', minus: '0.4' },
  { upToOdMm: '114.3', plus: '0.79', minus: '0.79' },
  { upToOdMm: '219.1', plus: '1.59', minus: '0.79' },
  { upToOdMm: '457', plus: '2.38', minus: '0.79' },
  { upToOdMm: '660', plus: '3.18', minus: '0.79' },
  { upToOdMm: '864', plus: '3.97', minus: '0.79' },
]

/** Wall may be 12.5 % under nominal. @source ASTM A530/A530M, A999/A999M */
const WALL_FACTOR = '0.875'
const GENERAL_STANDARD = /^ASTM A(106|53|312|333|335|358|790|671|672|691)\b/
const TOLERANCE_NOTE = 'ASTM A530/A999 tolerance on the nominal size; check against your edition'

function dimensions(lot: InspectedLot): Parameter[] {
  const general = lot.designations.some((d) => GENERAL_STANDARD.test(d))
  const od = general ? OD_TOLERANCE.find((t) => dec(lot.odMm).lte(t.upToOdMm)) : undefined
  const limits = (min: Decimal | null, max: Decimal | null) => ({
    minValue: min ? decimalText(min, 2) : null,
    maxValue: max ? decimalText(max, 2) : null,
    limitSource: min || max ? ('NOMINAL' as const) : ('NONE' as const),
    limitNote: min || max ? TOLERANCE_NOTE : null,
  })
  return [
    {
      parameter: 'OD',
      label: 'Outside diameter',
      kind: 'DIMENSION',
      unit: 'mm',
      ...limits(od ? dec(lot.odMm).minus(od.minus) : null, od ? dec(lot.odMm).plus(od.plus) : null),
    },
    {
      parameter: 'WT',
      label: 'Wall thickness',
      kind: 'DIMENSION',
      unit: 'mm',
      ...limits(general ? dec(lot.wallMm).times(WALL_FACTOR) : null, null),
    },
    {
      parameter: 'LENGTH',
      label: 'Length',
      kind: 'DIMENSION',
      unit: 'm',
      minValue: null,
      maxValue: null,
      limitSource: 'NONE',
      limitNote: null,
    },
  ]
}

/** The strictest limits of all designations a lot is certified to: it must meet every one of them. */
export function strictestLimits(designations: readonly string[], rows: readonly LimitRow[]): LimitRow[] {
  const byProperty = new Map<string, LimitRow>()
  for (const row of rows.filter((r) => designations.includes(r.designation))) {
    const known = byProperty.get(row.property)
    if (!known) byProperty.set(row.property, { ...row })
    else
      byProperty.set(row.property, {
        ...known,
        minValue: tighter(known.minValue, row.minValue, (a, b) => a.gt(b)),
        maxValue: tighter(known.maxValue, row.maxValue, (a, b) => a.lt(b)),
        designation: `${known.designation}, ${row.designation}`,
        note: [known.note, row.note].filter(Boolean).join('; ') || null,
      })
  }
  return [...byProperty.values()]
}

function tighter(a: string | null, b: string | null, wins: (a: Decimal, b: Decimal) => boolean): string | null {
  if (a === null || b === null) return a ?? b
  return wins(dec(a), dec(b)) ? a : b
}

const OPTIONAL_TESTS: readonly { parameter: string; label: string; applies: (lot: InspectedLot) => boolean }[] = [
  { parameter: 'FLATTENING', label: 'Flattening test', applies: (lot) => lot.process !== 'SEAMLESS' },
  { parameter: 'MACRO', label: 'Macro test', applies: (lot) => lot.process === 'SEAMLESS' },
  { parameter: 'IGC', label: 'IGC practice E', applies: (lot) => lot.familyCode === 'SS' || lot.familyCode === 'DS' },
]

export const isNace = (specs: readonly string[]): boolean => specs.some((s) => /NACE|HIC/.test(s))

/**
 * The parameters that apply to a lot: visual and dimensions always; chemistry and mechanical values where limits are on
 * file, otherwise the screen says that none are; hardness for NACE; impact for low-temperature steel; tests by process.
 */
export function parametersOf(lot: InspectedLot, limitRows: readonly LimitRow[]): Parameter[] {
  const none = { unit: null, minValue: null, maxValue: null, limitSource: 'NONE' as const, limitNote: null }
  const limits = strictestLimits(lot.designations, limitRows)
  const master = (row: LimitRow): Parameter => ({
    parameter: row.property,
    label: LABELS[row.property] ?? row.property,
    kind: row.kind === 'chemical' ? 'CHEMICAL' : row.kind === 'impact' ? 'IMPACT' : 'MECHANICAL',
    unit: row.unit,
    minValue: row.minValue,
    maxValue: row.maxValue,
    limitSource: 'MASTER',
    limitNote: [row.designation, row.note].filter(Boolean).join(': '),
  })
  const list: Parameter[] = [
    { parameter: 'VISUAL', label: 'Visual: surface, ends, marking', kind: 'VISUAL', ...none },
    ...dimensions(lot),
    ...limits.map(master),
  ]
  const has = (name: string) => list.some((p) => p.parameter === name)
  if (isNace(lot.additionalSpecs) && !has('HARDNESS'))
    list.push({ parameter: 'HARDNESS', label: 'Hardness', kind: 'HARDNESS', ...none, unit: 'HRC' })
  if (lot.familyCode === 'LTCS' && !has('IMPACT'))
    list.push({ parameter: 'IMPACT', label: 'Impact test', kind: 'IMPACT', ...none, unit: 'J' })
  for (const test of OPTIONAL_TESTS)
    if (test.applies(lot)) list.push({ parameter: test.parameter, label: test.label, kind: 'TEST', ...none })
  return list
}

export type Reading = {
  parameter: string
  kind: string
  minValue: string | null
  maxValue: string | null
  measured: string | null
  observation: string | null
}

/** Whether a measured value stands within its limits; null without a value or without limits (never "passed"). */
export function withinLimit(r: Pick<Reading, 'minValue' | 'maxValue' | 'measured'>): boolean | null {
  if (r.measured === null || (r.minValue === null && r.maxValue === null)) return null
  const value = dec(r.measured)
  return (r.minValue === null || value.gte(r.minValue)) && (r.maxValue === null || value.lte(r.maxValue))
}

/** A reading that speaks against the lot: a value outside its limits, or something observed as not in order. */
export const isOutOfLimit = (r: Reading): boolean => withinLimit(r) === false || r.observation === 'NOT_OK'

/**
 * What still stands in the way of passing metres of a lot, in words. Visual, OD and wall are always recorded here;
 * hardness for NACE and impact for low-temperature steel too. Chemistry and mechanical values are recorded, or the
 * inspector signs "checked against the standard by hand" with its edition. Values out of limit need a concession.
 */
export function obstaclesToPass(
  lot: Pick<InspectedLot, 'additionalSpecs' | 'familyCode'>,
  readings: readonly Reading[],
  signed: { standardEdition: string | null; concessionReason: string | null },
): { parameter: string | null; message: string }[] {
  const out: { parameter: string | null; message: string }[] = []
  const find = (name: string) => readings.find((r) => r.parameter === name)
  const recorded = (r: Reading | undefined) => r !== undefined && (r.measured !== null || r.observation !== null)
  const must = [
    'VISUAL',
    'OD',
    'WT',
    ...(isNace(lot.additionalSpecs) ? ['HARDNESS'] : []),
    ...(lot.familyCode === 'LTCS' ? ['IMPACT'] : []),
  ]
  for (const name of must)
    if (!recorded(find(name)))
      out.push({
        parameter: name,
        message: `${name === 'VISUAL' ? 'The visual inspection' : (LABELS[name] ?? name)} is not recorded.`,
      })
  const certificate = readings.filter((r) => r.kind === 'CHEMICAL' || r.kind === 'MECHANICAL')
  if (!signed.standardEdition) {
    if (certificate.length === 0)
      out.push({
        parameter: null,
        message:
          'No chemistry or mechanical limits are on file for this designation: enter limits, or sign "checked against the standard by hand" with its edition.',
      })
    for (const r of certificate)
      if (!recorded(r))
        out.push({
          parameter: r.parameter,
          message: `${LABELS[r.parameter] ?? r.parameter} is not recorded from the certificate.`,
        })
    for (const r of readings)
      if (r.measured !== null && r.kind !== 'DIMENSION' && r.minValue === null && r.maxValue === null)
        out.push({
          parameter: r.parameter,
          message: `${LABELS[r.parameter] ?? r.parameter} has no limit: enter one, or sign against the standard with its edition.`,
        })
  }
  if (!signed.concessionReason)
    for (const r of readings)
      if (isOutOfLimit(r))
        out.push({
          parameter: r.parameter,
          message: `${LABELS[r.parameter] ?? r.parameter} is out of its limit: passing it needs a concession with a reason.`,
        })
  return out
}
