import { z } from 'zod'
import { zEnds, zId, zMm, zOptionalId, zSpecs } from '@/core/inputs'

/** A line whose product and size are known. OD and wall in mm. */
export const insightLineSchema = z.object({
  productSpecId: zId,
  odMm: zMm,
  wallMm: zMm,
  wallType: z.enum(['AVG', 'MIN']).nullish(),
  /** The end the product usually has, where it is left out. */
  ends: zEnds.nullish(),
  additionalSpecs: zSpecs,
})

const whose = {
  customerId: zOptionalId,
  /** Its own lines are no earlier prices. */
  excludeQuotationId: zOptionalId,
}

export const lineInsightSchema = insightLineSchema.extend(whose)

export const MAX_FACT_LINES = 500
export const lineFactsSchema = z.object({
  ...whose,
  lines: z.array(insightLineSchema).max(MAX_FACT_LINES, `At most ${MAX_FACT_LINES} lines.`),
})

export type InsightLineInput = z.output<typeof insightLineSchema>
export type LineInsightInput = z.output<typeof lineInsightSchema>
export type LineFactsInput = z.output<typeof lineFactsSchema>
