import { DomainError } from '@/core/errors'
import { dec, decimalText } from '@/core/money'
import { convertQuantity, lineAmount, type QtyUnit, ratePerMetre, toMetres, weightKg } from '@/core/units'

/**
 * What a price is computed from: quantity in the quoted unit, metres, kg/m, the length of a piece in metres, and the weight
 * of a piece in kg where there is no kg/m.
 */
export type PricedQuantity = {
  quantity: string
  unit: string
  metres: string
  unitWeight: string | null
  pieceLengthM: string | null
  weightEachKg?: string | null
}

export type LinePrice = { rate: string; rateUnit: string; ratePerMetre: string; amount: string; weightKg: string }

/**
 * Metres (3 decimals) of a quoted quantity; '0' for what is no pipe and not counted by length.
 * @throws DomainError when the unit needs a unit weight or a piece length that is not given
 */
export function metresOfLine(line: Omit<PricedQuantity, 'metres' | 'weightEachKg'>): string {
  const unit = line.unit as QtyUnit
  if (line.unitWeight === null)
    return unit === 'MTR' || unit === 'FTS' ? decimalText(toMetres(line.quantity, unit)) : '0'
  return decimalText(
    toMetres(line.quantity, unit, { unitWeight: line.unitWeight, pieceLengthM: line.pieceLengthM ?? undefined }),
  )
}

/**
 * Weight (kg, 3 decimals) of a line: metres x kg/m; of what has no kg/m its quantity in kg or t, or pieces x weight of one.
 * '0' where nothing says it.
 */
export function weightOfLine(line: PricedQuantity): string {
  if (line.unitWeight) return dec(line.metres).gt(0) ? decimalText(weightKg(line.metres, line.unitWeight), 3) : '0'
  if (line.unit === 'KGS' || line.unit === 'MTS')
    return decimalText(convertQuantity(line.quantity, line.unit, 'KGS'), 3)
  if (line.unit === 'NOS' && line.weightEachKg) return decimalText(weightKg(line.quantity, line.weightEachKg), 3)
  return '0'
}

/** What a rate of this line is converted by. */
export const conversionOf = (line: Omit<PricedQuantity, 'quantity' | 'unit' | 'metres'>) => ({
  unitWeight: line.unitWeight ?? undefined,
  pieceLengthM: line.pieceLengthM ?? undefined,
  weightEachKg: line.weightEachKg ?? undefined,
})

/**
 * Price columns of a line. Amount = round2(quantity in the unit of the rate x rate), weight as {@link weightOfLine}.
 * The quoted unit and the per-metre rate are both kept.
 * @throws DomainError when the rate's unit cannot be converted (pieces without a piece length)
 */
export function priceLine(line: PricedQuantity, price: { rate: string; rateUnit: string }): LinePrice {
  const pipe = conversionOf(line)
  const rateUnit = price.rateUnit as QtyUnit
  const hasMetres = dec(line.metres).gt(0)
  const quantity = quantityIn(line, rateUnit)
  return {
    rate: price.rate,
    rateUnit,
    ratePerMetre: hasMetres ? decimalText(ratePerMetre(price.rate, rateUnit, pipe)) : '0',
    amount: decimalText(lineAmount(quantity, price.rate), 2),
    weightKg: weightOfLine(line),
  }
}

/** The quantity in the unit of the rate. What is no pipe may change between kg, t and pieces of a known weight. */
function quantityIn(line: PricedQuantity, unit: QtyUnit) {
  if (line.unit === unit) return dec(line.quantity)
  try {
    return convertQuantity(line.quantity, line.unit as QtyUnit, unit, conversionOf(line))
  } catch (error) {
    if (!(error instanceof DomainError) || line.unitWeight) throw error
    throw new DomainError('VALIDATION', 'Give the rate in the unit of the quantity.')
  }
}
