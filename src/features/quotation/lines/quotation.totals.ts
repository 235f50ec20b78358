import { formatDecimal } from '@/core/decimal'
import { type Decimal, type DecimalInput, dec, decimalText, decOrNull, roundMoney, sumMoney } from '@/core/money'
import { type QtyUnit, roundKg, roundMetres, roundTonnes } from '@/core/units'
import { metresOfLine, priceLine } from '@/features/product/price-line'

export type TotalsLine = { amount: DecimalInput; metres: DecimalInput; weightKg: DecimalInput }

export type QuotationTotals = {
  subTotal: string
  chargesAmount: string
  totalAmount: string
  totalMetres: string
  totalWeightKg: string
}

/**
 * Totals of a quotation: the sum of the rounded line amounts plus charges (money, 2 decimals), metres and kilograms
 * (3 decimals). Taxes are extra at the rate of the day of supply and not part of an offer.
 */
export function quotationTotals(lines: readonly TotalsLine[], chargesAmount: DecimalInput = '0'): QuotationTotals {
  const subTotal = sumMoney(lines.map((line) => line.amount))
  const charges = roundMoney(chargesAmount)
  return {
    subTotal: decimalText(subTotal, 2),
    chargesAmount: decimalText(charges, 2),
    totalAmount: decimalText(subTotal.plus(charges), 2),
    totalMetres: decimalText(roundMetres(sum(lines.map((line) => line.metres))), 3),
    totalWeightKg: decimalText(roundKg(sum(lines.map((line) => line.weightKg))), 3),
  }
}

const sum = (list: readonly DecimalInput[]): Decimal => list.reduce<Decimal>((total, x) => total.plus(dec(x)), dec(0))

/** Tonnes (4 decimals, half up) of a weight in kg. */
export function tonnes(kg: DecimalInput): string {
  return decimalText(roundTonnes(dec(kg).div(1000)), 4)
}

/** Quantities by unit in the order in which they first appear: what "total quantity" means where units are mixed. */
export function quantitiesByUnit(
  lines: readonly { quantity: DecimalInput; unit: string }[],
): { unit: QtyUnit; quantity: string }[] {
  const totals = new Map<string, Decimal>()
  for (const line of lines) totals.set(line.unit, (totals.get(line.unit) ?? dec(0)).plus(dec(line.quantity)))
  return [...totals].map(([unit, quantity]) => ({ unit: unit as QtyUnit, quantity: decimalText(quantity) }))
}

/** A rate with two decimals, or with three where it has them: `2,450.50`, `16,333.333`. */
export function formatRate(rate: DecimalInput, currency: string): string {
  const places = dec(rate).decimalPlaces() > 2 ? 3 : 2
  return formatDecimal(rate, places, currency === 'INR' ? 'INDIAN' : 'WESTERN')
}

export type TypedLine = {
  quantity: string
  unit: string
  rate: string
  rateUnit: string
  unitWeight: string | null
  pieceLengthM: string
  /** Of one piece, kg, where there is no kg/m */
  weightEachKg?: string
}

export type LiveLine = { metres: string; amount: string; weightKg: string; ratePerMetre: string }

/** What a line comes to while it is being typed; null for what cannot be said yet. The same arithmetic as on the server. */
export function liveLine(line: TypedLine): LiveLine | null {
  const quantity = decOrNull(line.quantity)
  if (!quantity?.gt(0)) return null
  try {
    const typed = {
      quantity: decimalText(quantity),
      unit: line.unit,
      unitWeight: line.unitWeight,
      pieceLengthM: line.pieceLengthM || null,
      weightEachKg: line.weightEachKg || null,
    }
    const metres = metresOfLine(typed)
    const rate = decOrNull(line.rate)
    const price = priceLine(
      { ...typed, metres },
      { rate: rate && !rate.isNegative() ? decimalText(rate) : '0', rateUnit: line.rateUnit },
    )
    return { metres, amount: price.amount, weightKg: price.weightKg, ratePerMetre: price.ratePerMetre }
  } catch {
    return null
  }
}
