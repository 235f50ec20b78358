import { insightKey, knownLine } from '@/features/line-insight/insight-line'
import type { LineFact } from '@/features/line-insight/line-facts'
import { specsOf } from '@/features/product/pipe-row'
import type { QuotationRow } from './quotation-rows'

/** The pipe of a row as the line insight asks for it. */
export const insightLineOf = (row: QuotationRow) => ({
  productSpecId: row.productSpecId,
  odMm: row.odMm,
  wallMm: row.wallMm,
  wallType: row.wallType,
  ends: row.ends,
  additionalSpecs: specsOf(row.specsText),
})

/**
 * The last purchase cost of each row, per metre in the company's currency, null where none is known. One request; null when
 * it fails. The server answers costs only to those with cost.view.
 */
export async function lastCosts(rows: readonly QuotationRow[]): Promise<(string | null)[] | null> {
  const asked = rows.map((row) => insightLineOf(row))
  const lines = [...new Map(asked.map((line) => [insightKey(line), knownLine(line)])).values()].filter(
    (l) => l !== null,
  )
  if (lines.length === 0) return rows.map(() => null)
  try {
    const response = await fetch('/api/line-insight', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ customerId: null, excludeQuotationId: null, lines }),
    })
    if (!response.ok) return null
    const { facts } = (await response.json()) as { facts: Record<string, LineFact> }
    return asked.map((line) => facts[insightKey(line) ?? '']?.costPerMetre ?? null)
  } catch {
    return null
  }
}
