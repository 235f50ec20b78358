import { Chain } from '../chain'
import { deliver, firstInvoice, firstLoad, secondLoad } from './delivery'
import { buy, receive, reserveFromStock } from './purchase'
import { closeTheNcr, endHold, inspect, reserveRest } from './quality'
import { enquire, order, quote } from './sales'

/** The steps of the business in their order; each builds on those before it. */
export const CHAIN_STEPS: readonly ((c: Chain) => Promise<void>)[] = [
  enquire,
  quote,
  order,
  reserveFromStock,
  buy,
  receive,
  inspect,
  endHold,
  reserveRest,
  firstLoad,
  firstInvoice,
  secondLoad,
  deliver,
  closeTheNcr,
]

/** Drives the whole chain through the actions, as the seven roles; every document and call of it comes back. */
export async function runChain(): Promise<Chain> {
  const c = new Chain()
  for (const step of CHAIN_STEPS) await step(c)
  return c
}
