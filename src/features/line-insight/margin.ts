import { roundHalfUp } from '@/core/decimal'
import { type DecimalInput, dec, decimalText, decOrNull, roundRate } from '@/core/money'

/**
 * Margin on the selling rate in per cent, 4 decimals: (rate - cost) / rate x 100. Both per metre in the base currency.
 * Null without a rate or a cost: nothing can be said then.
 */
export function marginPct(ratePerMetre: DecimalInput | null, costPerMetre: DecimalInput | null): string | null {
  const [rate, cost] = [decOrNull(ratePerMetre), decOrNull(costPerMetre)]
  if (!rate?.gt(0) || !cost) return null
  return decimalText(roundHalfUp(rate.minus(cost).div(rate).times(100), 4))
}

/** The rate that leaves that margin (per cent, below 100) over a cost; the unit and currency of the cost, 3 decimals. */
export function rateForMargin(costPerMetre: DecimalInput, margin: DecimalInput): string | null {
  const share = dec(100).minus(dec(margin)).div(100)
  return share.gt(0) ? decimalText(roundRate(dec(costPerMetre).div(share))) : null
}

/** A rate in one currency as a rate in another; `from` and `to` are units of the base currency for one of each. 3 decimals. */
export function rateInCurrency(rate: DecimalInput, from: DecimalInput, to: DecimalInput): string | null {
  const divisor = decOrNull(to)
  return divisor?.gt(0) ? decimalText(roundRate(dec(rate).times(dec(from)).div(divisor))) : null
}
