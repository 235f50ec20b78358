import type { ReadContext } from '@/server/read'
import { lineCosts, metresOnOrder } from './line-costs'
import { familyFloors } from './line-facts'
import type { LineInsightInput } from './line-insight.schema'
import { mayCost, mayFloor, mayPrice } from './line-insight-rights'
import { earlierPrices } from './line-prices'
import { lineStock } from './line-stock'

/**
 * What is known beside one line: stock that a reservation of it could take, earlier prices, the last purchase cost with
 * the margin floor of the family. What the person may not see is null and is not even asked of the database.
 */
export async function lineInsight(ctx: ReadContext, input: LineInsightInput) {
  const { tx, actor } = ctx
  const line = { ...input, wallType: input.wallType ?? null }
  const stock = await lineStock(tx, line)
  const onOrderMetres = await metresOnOrder(tx, line)
  const prices = mayPrice(actor) ? await earlierPrices(tx, line, input) : null
  const cost = mayCost(actor)
    ? {
        last: (await lineCosts(tx, [line]))[0] ?? null,
        floorPct: mayFloor(actor) ? ((await familyFloors(tx, [line])).get(line.productSpecId) ?? null) : null,
      }
    : null
  return { stock: { ...stock, onOrderMetres }, prices, cost, baseCurrency: actor.baseCurrency }
}
