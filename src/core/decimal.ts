import DecimalJs from 'decimal.js'
import { DomainError } from './errors'

/**
 * The one decimal type of the product: 40 significant digits, halves rounded away from zero (the trade's "half up").
 * A copy of its own, so that nobody else's settings of decimal.js can change an invoice.
 */
export const Decimal = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 60,
})
export type Decimal = DecimalJs

/** A decimal from another copy of decimal.js (the database driver has its own). */
export interface DecimalLike {
  readonly d: number[]
  readonly e: number
  readonly s: number
  toString(): string
}

/** A `number` must be a safe integer: 0.1 as a floating-point number has already lost its value. */
export type DecimalInput = string | Decimal | DecimalLike | number

const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?$/
const MAX_DIGITS = 60

function notANumber(x: unknown): DomainError {
  const shown = String(x).slice(0, 40)
  return new DomainError('VALIDATION', shown.trim() === '' ? 'A number is missing.' : `“${shown}” is not a number.`)
}

/**
 * Reads a decimal exactly. Digit grouping is not accepted: `1,234` means different numbers in different places.
 * @throws DomainError VALIDATION for text that is not a number, for NaN or infinity, and for a fractional `number`
 */
export function dec(x: DecimalInput): Decimal {
  if (typeof x === 'number') {
    if (!Number.isSafeInteger(x)) throw notANumber(x)
    return new Decimal(x)
  }
  const text = (typeof x === 'string' ? x : x.toString()).trim()
  if (text.length > MAX_DIGITS + 10 || !PLAIN_NUMBER.test(text)) throw notANumber(text)
  const value = new Decimal(text)
  if (Math.abs(value.e) > MAX_DIGITS) throw notANumber(text)
  return value.isZero() ? new Decimal(0) : value
}

/** Like {@link dec}, but null for text that is not a number: for fields somebody is still typing in. */
export function decOrNull(x: DecimalInput | null | undefined): Decimal | null {
  if (x === null || x === undefined) return null
  try {
    return dec(x)
  } catch {
    return null
  }
}

/** Rounds to `places` decimals, halves away from zero; never gives minus zero. */
export function roundHalfUp(x: DecimalInput, places: number): Decimal {
  const rounded = dec(x).toDecimalPlaces(places, DecimalJs.ROUND_HALF_UP)
  return rounded.isZero() ? new Decimal(0) : rounded
}

/**
 * Plain notation for the database and the wire: '1234.5', never '1.2345e3'. With `places` it is rounded half up and padded.
 */
export function decimalText(x: DecimalInput, places?: number): string {
  return places === undefined ? dec(x).toFixed() : roundHalfUp(x, places).toFixed(places)
}

export type DigitGrouping = 'INDIAN' | 'WESTERN'

function groupWhole(digits: string, grouping: DigitGrouping): string {
  if (grouping === 'WESTERN') return digits.replace(/\B(?=(\d{3})+$)/g, ',')
  const tail = digits.slice(-3)
  const head = digits.slice(0, -3)
  return head === '' ? tail : `${head.replace(/\B(?=(\d{2})+$)/g, ',')},${tail}`
}

/** Fixed decimals and digit grouping: Indian 12,34,567.89, Western 1,234,567.89. */
export function formatDecimal(x: DecimalInput, places: number, grouping: DigitGrouping): string {
  const value = roundHalfUp(x, places)
  const [whole = '0', fraction] = value.abs().toFixed(places).split('.')
  const text = groupWhole(whole, grouping)
  return `${value.isNegative() ? '-' : ''}${text}${fraction === undefined ? '' : `.${fraction}`}`
}
