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

/** The nearest multiple of `step`, halves up: 2447.5 to 5 is 2450. */
export function roundToStep(rate: DecimalInput, step: DecimalInput): Decimal {
  const unit = dec(step)
  if (!unit.gt(0)) throw new DomainError('VALIDATION', 'Round to more than 0.')
  return roundRate(roundHalfUp(dec(rate).div(unit), 0).times(unit))
}
