import { Decimal, type DecimalInput, dec, formatDecimal, roundHalfUp } from './decimal'

export type { DecimalInput, DecimalLike } from './decimal'
export { Decimal, dec, decimalText, decOrNull } from './decimal'

/** Amounts have 2 decimals (paise, cents), halves rounded up (away from zero). */
export function roundMoney(x: DecimalInput): Decimal {
  return roundHalfUp(x, 2)
}

/** Rates per unit have 3 decimals: what an e-invoice can carry. */
export function roundRate(x: DecimalInput): Decimal {
  return roundHalfUp(x, 3)
}

/** Sum of the amounts as printed: every amount is rounded first, so that the column adds up to its total. */
export function sumMoney(list: Iterable<DecimalInput>): Decimal {
  let total = new Decimal(0)
  for (const amount of list) total = total.plus(roundMoney(amount))
  return total
}

/** `percent` per cent of an amount, rounded to 2 decimals: percentOf('1000', '12.5') = 125.00 */
export function percentOf(amount: DecimalInput, percent: DecimalInput): Decimal {
  return roundMoney(dec(amount).times(dec(percent)).div(100))
}

/** An amount in another currency, rounded to 2 decimals. `exchangeRate` = units of the target currency for one unit. */
export function convertMoney(amount: DecimalInput, exchangeRate: DecimalInput): Decimal {
  return roundMoney(dec(amount).times(dec(exchangeRate)))
}

/** Two decimals and grouped digits, no symbol: INR 12,34,567.89, every other currency 1,234,567.89. */
export function formatMoney(amount: DecimalInput, currency = 'INR'): string {
  return formatDecimal(amount, 2, currency === 'INR' ? 'INDIAN' : 'WESTERN')
}

/** `₹ 12,34,567.89`, `USD 1,234.00`. */
export function formatMoneyWithSymbol(amount: DecimalInput, currency = 'INR'): string {
  return `${currency === 'INR' ? '₹' : currency} ${formatMoney(amount, currency)}`
}

/**
 * The invoice total in whole rupees and the round-off line that leads to it (total + roundOff = rounded).
 * @source CGST Act, section 170
 */
export function roundOffToRupee(total: DecimalInput): { rounded: Decimal; roundOff: Decimal } {
  const exact = roundMoney(total)
  const rounded = roundHalfUp(exact, 0)
  return { rounded, roundOff: roundMoney(rounded.minus(exact)) }
}
