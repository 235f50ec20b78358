import { type Decimal, type DecimalInput, dec, decOrNull } from './decimal'
import { DomainError } from './errors'
import { roundKg } from './units'

export type { ParsedSize, WallType } from './parse-size'
export { parseNps, parseSize } from './parse-size'

/** pi x 7.85 g/cm3 / 1000, as the trade rounds it: kg per metre for each mm of (OD - WT) and mm of WT. */
const KG_PER_METRE = dec('0.0246615')

/**
 * Weight of pipe in kg per metre, 3 decimals half up: (OD - WT) x WT x 0.0246615 x factor. `odMm` and `wallMm` in mm;
 * `factor` is the material family's (1 for carbon, alloy and low-temperature steel, 1.014 for stainless and duplex).
 * @throws DomainError VALIDATION when a dimension is not positive or the wall leaves no bore
 * @source ASME B36.10M and B36.19M (plain-end mass)
 */
export function unitWeight(odMm: DecimalInput, wallMm: DecimalInput, factor: DecimalInput = '1'): Decimal {
  const od = dec(odMm)
  const wall = dec(wallMm)
  if (!od.gt(0)) throw new DomainError('VALIDATION', 'The outside diameter must be more than 0 mm.')
  if (!wall.gt(0)) throw new DomainError('VALIDATION', 'The wall thickness must be more than 0 mm.')
  if (wall.times(2).gte(od)) {
    throw new DomainError('VALIDATION', `A wall of ${wall} mm is too thick for an outside diameter of ${od} mm.`)
  }
  if (!dec(factor).gt(0)) throw new DomainError('VALIDATION', 'The weight factor must be more than 0.')
  return roundKg(od.minus(wall).times(wall).times(KG_PER_METRE).times(dec(factor)))
}

export interface SizeParts {
  nps?: string | null
  schedule?: string | null
  odMm?: DecimalInput | null
  wallMm?: DecimalInput | null
}

/** At least `places` decimals, more when the dimension has them: 7.1 -> 7.10, 7.925 stays. */
function dimension(mm: DecimalInput | null | undefined, places: number): string | null {
  const value = decOrNull(mm)
  return value === null ? null : value.toFixed(Math.max(places, value.decimalPlaces()))
}

/** Named series stand alone (`6" NB X STD`), numbered ones follow SCH (`6" NB X SCH 40S`). */
function scheduleLabel(schedule: string): string {
  return /^\d/.test(schedule) ? `SCH ${schedule}` : schedule
}

/**
 * A size as the trade writes it: `6" NB X SCH 40`, `10" NB X 7.10MM`, `219.1 X 8.18 MM`; as much as is known, '' for
 * nothing. The schedule wins over the wall, the nominal size over the outside diameter.
 */
export function sizeLabel({ nps, schedule, odMm, wallMm }: SizeParts): string {
  const wall = dimension(wallMm, 2)
  if (nps) {
    if (schedule) return `${nps}" NB X ${scheduleLabel(schedule)}`
    return wall === null ? `${nps}" NB` : `${nps}" NB X ${wall}MM`
  }
  const od = dimension(odMm, 1)
  if (od === null) return ''
  return wall === null ? `${od} MM OD` : `${od} X ${wall} MM`
}

export interface PipeDimensions {
  odMm: DecimalInput
  wallMm: DecimalInput
  /** NOM, MIN or AVG; nominal when left out */
  wallType?: string | null
}

/**
 * The same pipe by outside diameter and wall, whatever it is called: `6" STD` is `6" SCH 40`. A minimum wall is not a
 * nominal wall of the same figure: nominal-wall pipe may be thinner.
 */
export function sameDimensions(a: PipeDimensions, b: PipeDimensions): boolean {
  return (
    dec(a.odMm).eq(dec(b.odMm)) && dec(a.wallMm).eq(dec(b.wallMm)) && (a.wallType ?? 'NOM') === (b.wallType ?? 'NOM')
  )
}

/** A heat number as it is stored and compared: upper case, single spaces inside, none around. Nothing else is touched. */
export function normaliseHeatNo(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase()
}

/** Spellings of the parts of a designation. */
const DESIGNATION_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:GRADE|GR)\b ?[.:]? ?/g, 'GR.'],
  [/\b(?:CLASS|CL)\b ?[.:]? ?/g, 'CL.'],
  [/\bPSL ?-? ?(?=[12]\b)/g, 'PSL-'],
  [/\bTP ?[-.]? ?(?=\d{3})/g, 'TP'],
  [/\b(ASTM|ASME) ?-? ?(SA|A) ?-? ?(?=\d)/g, '$1 $2'],
  [/\bAPI ?-? ?5 ?L\b/g, 'API 5L'],
]

/**
 * A designation in the one spelling it is compared by: upper case, `ASTM A-106 Gr B` -> `ASTM A106 GR.B`,
 * `TP 316Ti` -> `TP316TI`, `PSL 1` -> `PSL-1`. Compare two normalised texts; show the master's own spelling.
 */
export function normaliseDesignation(text: string): string {
  const base = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase()
  return DESIGNATION_SPELLINGS.reduce((spelled, [pattern, usual]) => spelled.replace(pattern, usual), base)
    .replace(/ +/g, ' ')
    .trim()
}
