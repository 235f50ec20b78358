import { Decimal, type DecimalInput, dec, decOrNull, formatDecimal, roundHalfUp } from './decimal'
import { DomainError } from './errors'
import { roundMoney, roundRate } from './money'

/** Metres have 3 decimals. */
export function roundMetres(x: DecimalInput): Decimal {
  return roundHalfUp(x, 3)
}

/** Kilograms, and kilograms per metre, have 3 decimals. */
export function roundKg(x: DecimalInput): Decimal {
  return roundHalfUp(x, 3)
}

/** Tonnes have 4 decimals. */
export function roundTonnes(x: DecimalInput): Decimal {
  return roundHalfUp(x, 4)
}

export interface QuantityFormat {
  /** Leave out zeros at the end: 12.500 -> 12.5 */
  trim?: boolean
}

function formatQuantity(x: DecimalInput, places: number, { trim = false }: QuantityFormat): string {
  const text = formatDecimal(x, places, 'WESTERN')
  return trim && text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** `1,234.500` */
export function formatMetres(x: DecimalInput, format: QuantityFormat = {}): string {
  return formatQuantity(x, 3, format)
}

/** `1,234.500` */
export function formatKg(x: DecimalInput, format: QuantityFormat = {}): string {
  return formatQuantity(x, 3, format)
}

/** `1.2345` */
export function formatTonnes(x: DecimalInput, format: QuantityFormat = {}): string {
  return formatQuantity(x, 4, format)
}

/** Units pipe is quoted in: metre, kilogram, metric tonne, pieces, feet (quoted only: feet are billed in metres). */
export const QTY_UNITS = ['MTR', 'KGS', 'MTS', 'NOS', 'FTS'] as const
export type QtyUnit = (typeof QTY_UNITS)[number]

export function isQtyUnit(text: string): text is QtyUnit {
  return (QTY_UNITS as readonly string[]).includes(text)
}

/** What a conversion may need to know of the pipe. */
export interface PipeConversion {
  /** kg per metre; needed for KGS and MTS */
  unitWeight?: DecimalInput | null
  /** metres per piece; needed for NOS */
  pieceLengthM?: DecimalInput | null
  /** kg of one piece of what has no weight per metre (a plate, a fitting) */
  weightEachKg?: DecimalInput | null
}

/** International foot, exact. */
const METRES_PER_FOOT = '0.3048'

function needed(value: DecimalInput | null | undefined, unit: string, what: string): Decimal {
  const number = value === null || value === undefined || value === '' ? null : dec(value)
  if (!number?.gt(0)) throw new DomainError('VALIDATION', `${unit} cannot be converted to metres without ${what}.`)
  return number
}

/** One unit is `times / over` metres: kept as a fraction, so that nothing is lost before the one rounding at the end. */
function metresPerUnit(unit: QtyUnit, pipe: PipeConversion): Fraction {
  const one = new Decimal(1)
  switch (unit) {
    case 'MTR':
      return { times: one, over: one }
    case 'FTS':
      return { times: dec(METRES_PER_FOOT), over: one }
    case 'KGS':
      return { times: one, over: needed(pipe.unitWeight, 'Kilograms', 'the unit weight (kg per metre)') }
    case 'MTS':
      return { times: dec(1000), over: needed(pipe.unitWeight, 'Tonnes', 'the unit weight (kg per metre)') }
    case 'NOS':
      return { times: needed(pipe.pieceLengthM, 'Pieces', 'the length of a piece'), over: one }
    default:
      throw new DomainError('VALIDATION', `The unit “${String(unit)}” cannot be converted to metres.`)
  }
}

type Fraction = { times: Decimal; over: Decimal }

const positive = (value: DecimalInput | null | undefined): boolean => decOrNull(value || null)?.gt(0) ?? false

/** One unit in kilograms where no length is needed to say it; pieces only of what has no weight per metre. */
function kgPerUnit(unit: QtyUnit, pipe: PipeConversion): Fraction | null {
  const one = new Decimal(1)
  if (unit === 'KGS') return { times: one, over: one }
  if (unit === 'MTS') return { times: dec(1000), over: one }
  const each = unit === 'NOS' && !positive(pipe.unitWeight) && positive(pipe.weightEachKg)
  return each ? { times: dec(pipe.weightEachKg ?? 0), over: one } : null
}

/** How many `to` one `from` is, as a fraction: by weight where both units say one, else by length. */
function unitsPerUnit(from: QtyUnit, to: QtyUnit, pipe: PipeConversion): Fraction {
  if (from === to) return { times: new Decimal(1), over: new Decimal(1) }
  const [kgFrom, kgTo] = [kgPerUnit(from, pipe), kgPerUnit(to, pipe)]
  const [a, b] = kgFrom && kgTo ? [kgFrom, kgTo] : [metresPerUnit(from, pipe), metresPerUnit(to, pipe)]
  return { times: a.times.times(b.over), over: a.over.times(b.times) }
}

/**
 * Metres (3 decimals) of a quantity in any unit.
 * @throws DomainError VALIDATION when the unit needs a unit weight or a piece length that is not given
 */
export function toMetres(qty: DecimalInput, unit: QtyUnit, pipe: PipeConversion = {}): Decimal {
  const { times, over } = metresPerUnit(unit, pipe)
  return roundMetres(dec(qty).times(times).div(over))
}

/**
 * Quantity (3 decimals) in `unit` of so many metres. Pieces come out with decimals when the metres are no whole
 * number of pieces: the caller decides what that means.
 * @throws DomainError VALIDATION as {@link toMetres}
 */
export function fromMetres(metres: DecimalInput, unit: QtyUnit, pipe: PipeConversion = {}): Decimal {
  const { times, over } = metresPerUnit(unit, pipe)
  return roundHalfUp(dec(metres).times(over).div(times), 3)
}

/**
 * Quantity of one unit in another, with one rounding at the end (tonnes to 4 decimals, as they are printed; all else to 3):
 * 1.5 t is 1500 kg exactly, whatever the pipe weighs per metre.
 * @throws DomainError VALIDATION as {@link toMetres}
 */
export function convertQuantity(qty: DecimalInput, from: QtyUnit, to: QtyUnit, pipe: PipeConversion = {}): Decimal {
  const { times, over } = unitsPerUnit(from, to, pipe)
  return roundHalfUp(dec(qty).times(times).div(over), to === 'MTS' ? 4 : 3)
}

/**
 * A rate per `from` as a rate per `to` (3 decimals): through kg/m and the length of a piece, kilograms and tonnes straight.
 * @throws DomainError VALIDATION as {@link toMetres}
 */
export function convertRate(rate: DecimalInput, from: QtyUnit, to: QtyUnit, pipe: PipeConversion = {}): Decimal {
  const { times, over } = unitsPerUnit(from, to, pipe)
  return roundRate(dec(rate).times(over).div(times))
}

/**
 * Rate per metre (3 decimals) of a rate per `rateUnit`. For comparing and showing: amounts are always computed from
 * the quoted unit and its rate.
 * @throws DomainError VALIDATION as {@link toMetres}
 */
export function ratePerMetre(rate: DecimalInput, rateUnit: QtyUnit, pipe: PipeConversion = {}): Decimal {
  const { times, over } = metresPerUnit(rateUnit, pipe)
  return roundRate(dec(rate).times(over).div(times))
}

/**
 * Rate per `rateUnit` (3 decimals) of a rate per metre.
 * @throws DomainError VALIDATION as {@link toMetres}
 */
export function rateFromPerMetre(perMetre: DecimalInput, rateUnit: QtyUnit, pipe: PipeConversion = {}): Decimal {
  const { times, over } = metresPerUnit(rateUnit, pipe)
  return roundRate(dec(perMetre).times(times).div(over))
}

/** Amount of a line: quantity in the quoted unit x rate per that unit, 2 decimals. */
export function lineAmount(qty: DecimalInput, rate: DecimalInput): Decimal {
  return roundMoney(dec(qty).times(dec(rate)))
}

/** Weight in kg (3 decimals). `unitWeight` in kg per metre. */
export function weightKg(metres: DecimalInput, unitWeight: DecimalInput): Decimal {
  return roundKg(dec(metres).times(dec(unitWeight)))
}

/** Weight in tonnes (4 decimals). `unitWeight` in kg per metre. */
export function weightTonnes(metres: DecimalInput, unitWeight: DecimalInput): Decimal {
  return roundTonnes(dec(metres).times(dec(unitWeight)).div(1000))
}
