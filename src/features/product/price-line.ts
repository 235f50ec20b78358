import { DomainError } from '@/core/errors'
import { dec, decimalText } from '@/core/money'
import { convertQuantity, lineAmount, type QtyUnit, ratePerMetre, toMetres, weightKg } from '@/core/units'

/** What a price is computed from: quantity in the quoted unit, metres, kg/m and the length of a piece in metres. */
export type PricedQuantity = {
  quantity: string
  unit: string
  metres: string
  unitWeight: string | null
  pieceLengthM: string | null
}

export type LinePrice = { rate: string; rateUnit: string; ratePerMetre: string; amount: string; weightKg: string }

/**
 * Metres (3 decimals) of a quoted quantity; '0' for what is no pipe and not counted by length.
 * @throws DomainError when the unit needs a unit weight or a piece length that is not given
 */
export function metresOfLine(line: Omit<PricedQuantity, 'metres'>): string {
  const unit = line.unit as QtyUnit
  if (line.unitWeight === null)
    return unit === 'MTR' || unit === 'FTS' ? decimalText(toMetres(line.quantity, unit)) : '0'
  return decimalText(
    toMetres(line.quantity, unit, { unitWeight: line.unitWeight, pieceLengthM: line.pieceLengthM ?? undefined }),
  )
}

/**
 * Price columns of a line. Amount = round2(quantity in the unit of the rate x rate), weight = metres x kg/m.
 * The quoted unit and the per-metre rate are both kept.
 * @throws DomainError when the rate's unit cannot be converted (pieces without a piece length)
 */
export function priceLine(line: PricedQuantity, price: { rate: string; rateUnit: string }): LinePrice {
  const pipe = { unitWeight: line.unitWeight ?? undefined, pieceLengthM: line.pieceLengthM ?? undefined }
  const rateUnit = price.rateUnit as QtyUnit
  const hasMetres = dec(line.metres).gt(0)
  const quantity = line.unit === rateUnit ? dec(line.quantity) : quantityIn(line, rateUnit, pipe)
  return {
    rate: price.rate,
    rateUnit,
    ratePerMetre: hasMetres ? decimalText(ratePerMetre(price.rate, rateUnit, pipe)) : '0',
    amount: decimalText(lineAmount(quantity, price.rate), 2),
    weightKg: line.unitWeight && hasMetres ? decimalText(weightKg(line.metres, line.unitWeight), 3) : '0',
  }
}

function quantityIn(line: PricedQuantity, unit: QtyUnit, pipe: { unitWeight?: string; pieceLengthM?: string }) {
  if (dec(line.metres).lte(0)) throw new DomainError('VALIDATION', 'Give the rate in the unit of the quantity.')
  return convertQuantity(line.quantity, line.unit as QtyUnit, unit, pipe)
}
