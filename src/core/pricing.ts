import { type Decimal, type DecimalInput, dec, roundHalfUp } from './decimal'
import { DomainError } from './errors'
import { roundRate } from './money'

/** Net rate (3 decimals, half up) of a list rate less a discount in per cent (0 to 100). */
export function netRate(listRate: DecimalInput, discountPct: DecimalInput): Decimal {
  const discount = dec(discountPct)
  if (discount.lt(0) || discount.gt(100))
    throw new DomainError('VALIDATION', 'The discount must be between 0 and 100 %.')
  return roundRate(dec(listRate).times(dec(100).minus(discount)).div(100))
}

/** A rate raised by so many per cent, lowered where it is negative; 3 decimals, never below zero. */
export function raiseRate(rate: DecimalInput, percent: DecimalInput): Decimal {
  const raised = roundRate(
    dec(rate)
      .times(dec(100).plus(dec(percent)))
      .div(100),
  )
  return raised.isNegative() ? dec(0) : raised
}

/**
 * Rate (3 decimals) that leaves a margin on a cost of the same unit and currency. The margin is per cent of the selling
 * price: a cost of 80 at 20 % sells at 100.
 */
export function rateForMargin(cost: DecimalInput, marginPct: DecimalInput): Decimal {
  const kept = dec(100).minus(dec(marginPct))
  if (!kept.gt(0)) throw new DomainError('VALIDATION', 'The margin must be less than 100 %.')
  return roundRate(dec(cost).times(100).div(kept))
}

/** Margin in per cent of the selling price (4 decimals); null where there is no price. Rate and cost in one unit and currency. */
export function marginOf(rate: DecimalInput, cost: DecimalInput): Decimal | null {
  const price = dec(rate)
  return price.gt(0) ? roundHalfUp(price.minus(dec(cost)).times(100).div(price), 4) : null
}

/** The nearest multiple of `step`, halves up: 2447.5 to 5 is 2450. */
export function roundToStep(rate: DecimalInput, step: DecimalInput): Decimal {
  const unit = dec(step)
  if (!unit.gt(0)) throw new DomainError('VALIDATION', 'Round to more than 0.')
  return roundRate(roundHalfUp(dec(rate).div(unit), 0).times(unit))
}
