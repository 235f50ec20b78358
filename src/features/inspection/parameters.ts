import { type Decimal, dec, decimalText, roundHalfUp } from '@/core/decimal'
import { sumFaults } from './sum-limits'

/** What is known of a lot when its parameters are drawn up. Dimensions in mm, decimal text. */
export type InspectedLot = {
  designations: readonly string[]
  familyCode: string
  process: string
  additionalSpecs: readonly string[]
  odMm: string
  wallMm: string
  /** As it is written; "MIN" in it says that the wall is a minimum, not a nominal. */
  sizeText: string
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

export const LABELS: Record<string, string> = {
  OD: 'Outside diameter',
  WT: 'Wall thickness',
  LENGTH: 'Length',
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
/** Pipe that follows the tolerances of A530/A999; welded pipe to A358, A671 … and API 5L has tolerances of its own. */
const GENERAL_STANDARD = /^ASTM A(106|312|333|335|790)\b/
const TOLERANCE_NOTE = 'ASTM A530/A999; check against your edition'
const MIN_WALL_NOTE = 'Ordered as minimum wall: nothing under it'

const isMinimumWall = (lot: InspectedLot): boolean => /\bMIN\b/i.test(lot.sizeText)

function dimensions(lot: InspectedLot): Parameter[] {
  const general = lot.designations.some((d) => GENERAL_STANDARD.test(d))
  const minimum = isMinimumWall(lot)
  const od = general ? OD_TOLERANCE.find((t) => dec(lot.odMm).lte(t.upToOdMm)) : undefined
  const limits = (min: Decimal | null, max: Decimal | null) => ({
    minValue: min ? decimalText(roundHalfUp(min, 3)) : null,
    maxValue: max ? decimalText(roundHalfUp(max, 3)) : null,
    limitSource: min || max ? ('NOMINAL' as const) : ('NONE' as const),
    limitNote: min || max ? TOLERANCE_NOTE : null,
  })
  return [
    {
      parameter: 'OD',
      label: LABELS.OD ?? 'OD',
      kind: 'DIMENSION',
      unit: 'mm',
      ...limits(od ? dec(lot.odMm).minus(od.minus) : null, od ? dec(lot.odMm).plus(od.plus) : null),
    },
    {
      parameter: 'WT',
      label: LABELS.WT ?? 'WT',
      kind: 'DIMENSION',
      unit: 'mm',
      ...limits(minimum ? dec(lot.wallMm) : general ? dec(lot.wallMm).times(WALL_FACTOR) : null, null),
      ...(minimum && { limitNote: MIN_WALL_NOTE }),
    },
    {
      parameter: 'LENGTH',
      label: LABELS.LENGTH ?? 'Length',
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

/** Values in the order in which certificates print them. */
const CERTIFICATE_ORDER = 'C Mn P S Si Cr Mo Ni Cu V Nb Ti Al N B CE YS TS EL HARDNESS IMPACT'.split(' ')

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
  const order = (name: string): number => {
    const at = CERTIFICATE_ORDER.indexOf(name)
    return at < 0 ? CERTIFICATE_ORDER.length : at
  }
  limits.sort((a, b) => order(a.property) - order(b.property))
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

/** Tests and values that may be added by hand to a lot. Their limits are entered with the standard they come from. */
export const ADDABLE: readonly { parameter: string; label: string; kind: ParameterKind; unit: string | null }[] = [
  ...['C', 'Mn', 'P', 'S', 'Si', 'Cr', 'Ni', 'Mo', 'Cu', 'V', 'Nb', 'Ti', 'N', 'Al', 'B', 'CE'].map((element) => ({
    parameter: element,
    label: element === 'CE' ? 'Carbon equivalent' : element,
    kind: 'CHEMICAL' as const,
    unit: '%',
  })),
  { parameter: 'YS', label: 'Yield strength', kind: 'MECHANICAL', unit: 'MPa' },
  { parameter: 'TS', label: 'Tensile strength', kind: 'MECHANICAL', unit: 'MPa' },
  { parameter: 'EL', label: 'Elongation', kind: 'MECHANICAL', unit: '%' },
  { parameter: 'HARDNESS', label: 'Hardness', kind: 'HARDNESS', unit: 'HRC' },
  { parameter: 'IMPACT', label: 'Impact test', kind: 'IMPACT', unit: 'J' },
  { parameter: 'FLATTENING', label: 'Flattening test', kind: 'TEST', unit: null },
  { parameter: 'FLARING', label: 'Flaring test', kind: 'TEST', unit: null },
  { parameter: 'BEND', label: 'Bend test', kind: 'TEST', unit: null },
  { parameter: 'MACRO', label: 'Macro test', kind: 'TEST', unit: null },
  { parameter: 'MICRO', label: 'Micro test', kind: 'TEST', unit: null },
  { parameter: 'IGC', label: 'IGC practice E', kind: 'TEST', unit: null },
  { parameter: 'IGC_MAGNIFIED', label: 'IGC practice E, 20X-250X magnification', kind: 'TEST', unit: null },
  { parameter: 'PMI', label: 'Positive material identification', kind: 'TEST', unit: null },
  { parameter: 'HYDRO', label: 'Hydrostatic test', kind: 'TEST', unit: null },
]

/** Designations of a lot for which no limit at all is on file: nothing of them can be judged by the program. */
export function designationsWithoutLimits(designations: readonly string[], onFile: ReadonlySet<string>): string[] {
  return designations.filter((d) => !onFile.has(d))
}

export type Reading = {
  parameter: string
  label?: string | null
  kind: string
  minValue: string | null
  maxValue: string | null
  limitSource: string
  limitNote: string | null
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
export const isOutOfLimit = (r: Pick<Reading, 'minValue' | 'maxValue' | 'measured' | 'observation'>): boolean =>
  withinLimit(r) === false || r.observation === 'NOT_OK'

/** Seen or tested, in order or not, without a figure. */
export const isObserved = (kind: string): boolean => kind === 'VISUAL' || kind === 'TEST'

/** What is looked at is observed; what is measured has a figure: "OK" alone does not stand for a hardness. */
export const isRecorded = (r: Pick<Reading, 'kind' | 'measured' | 'observation'> | undefined): boolean =>
  r !== undefined && (r.measured !== null || (isObserved(r.kind) && r.observation !== null))

const hasLimit = (r: Reading): boolean => r.minValue !== null || r.maxValue !== null
const nameOf = (r: Pick<Reading, 'parameter' | 'label'>): string => LABELS[r.parameter] ?? (r.label || r.parameter)

export type Obstacle = {
  parameter: string | null
  about: 'value' | 'limit' | 'edition' | 'concession'
  message: string
}
export type Signed = { standardEdition: string | null; concessionReason: string | null }

const alwaysRecorded = (lot: Pick<InspectedLot, 'additionalSpecs' | 'familyCode'>): string[] => [
  'VISUAL',
  'OD',
  'WT',
  ...(isNace(lot.additionalSpecs) ? ['HARDNESS'] : []),
  ...(lot.familyCode === 'LTCS' ? ['IMPACT'] : []),
]

/**
 * What still stands in the way of passing metres of a lot, in words. Visual, OD and wall are always recorded here;
 * hardness for NACE and impact for low-temperature steel too. Chemistry and mechanical values are recorded, or the
 * inspector signs "checked against the standard by hand" with its edition. Without limits on file, limits are entered or
 * the same is signed. Values out of limit need a concession.
 * @param withoutLimits designations of the lot for which nothing is on file
 */
export function obstaclesToPass(
  lot: Pick<InspectedLot, 'additionalSpecs' | 'familyCode'>,
  readings: readonly Reading[],
  signed: Signed,
  withoutLimits: readonly string[],
): Obstacle[] {
  const out: Obstacle[] = []
  for (const name of alwaysRecorded(lot))
    if (!isRecorded(readings.find((r) => r.parameter === name)))
      out.push({
        parameter: name,
        about: 'value',
        message: `${name === 'VISUAL' ? 'The visual inspection' : (LABELS[name] ?? name)} is not recorded.`,
      })
  if (!signed.standardEdition) out.push(...unjudged(lot, readings, withoutLimits))
  if (!signed.concessionReason)
    for (const r of readings)
      if (isOutOfLimit(r))
        out.push({
          parameter: r.parameter,
          about: 'concession',
          message: `${nameOf(r)} is ${r.measured === null ? 'not in order' : 'out of its limit'}: passing it needs a concession with a reason.`,
        })
  if (!signed.concessionReason)
    for (const fault of sumFaults(readings))
      out.push({
        parameter: null,
        about: 'concession',
        message: `${fault.message}: passing it needs a concession with a reason.`,
      })
  return out
}

/** What nobody has held against a standard yet: values not recorded, values without a limit, limits without a source. */
function unjudged(
  lot: Pick<InspectedLot, 'additionalSpecs' | 'familyCode'>,
  readings: readonly Reading[],
  withoutLimits: readonly string[],
): Obstacle[] {
  const out: Obstacle[] = []
  const certificate = readings.filter((r) => r.kind === 'CHEMICAL' || r.kind === 'MECHANICAL')
  const entered = (kind: string) =>
    certificate.some((r) => r.kind === kind && r.limitSource === 'ENTERED' && hasLimit(r))
  if ((withoutLimits.length > 0 || certificate.length === 0) && !(entered('CHEMICAL') && entered('MECHANICAL')))
    out.push({
      parameter: null,
      about: 'edition',
      message: `No chemistry and mechanical limits are on file for ${withoutLimits.join(', ') || 'this lot'}: enter limits for both, or sign "checked against the standard by hand" with its edition.`,
    })
  const compulsory = alwaysRecorded(lot)
  for (const r of certificate)
    if (!isRecorded(r) && !compulsory.includes(r.parameter))
      out.push({
        parameter: r.parameter,
        about: 'value',
        message: `${nameOf(r)} is not recorded from the certificate.`,
      })
  for (const r of readings) {
    if (r.measured !== null && r.parameter !== 'LENGTH' && !hasLimit(r))
      out.push({
        parameter: r.parameter,
        about: 'limit',
        message: `${nameOf(r)} has no limit: enter one, or sign against the standard with its edition.`,
      })
    if (r.limitSource === 'ENTERED' && hasLimit(r) && !r.limitNote)
      out.push({
        parameter: r.parameter,
        about: 'limit',
        message: `The limit of ${nameOf(r)} was entered by hand: say which standard and edition it is from.`,
      })
  }
  return out
}
