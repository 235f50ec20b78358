import { decimalText, decOrNull } from '@/core/decimal'

/** What of a line decides on stock, earlier prices and cost. Texts; '' or null for nothing. OD and wall in mm. */
export type InsightLine = {
  productSpecId: string | null
  odMm: string | null
  wallMm: string | null
  wallType: string | null
  ends: string | null
  additionalSpecs: readonly string[]
}

const millimetres = (text: string | null): string | null => {
  const value = decOrNull((text ?? '').replaceAll(',', '').trim())
  return value?.gt(0) ? decimalText(value) : null
}

/** The same line with its figures in one way of writing; null while product or size are not known. */
export function knownLine(line: InsightLine | null | undefined) {
  const odMm = millimetres(line?.odMm ?? null)
  const wallMm = millimetres(line?.wallMm ?? null)
  if (!line?.productSpecId || !odMm || !wallMm) return null
  return {
    productSpecId: line.productSpecId,
    odMm,
    wallMm,
    wallType: line.wallType === 'MIN' || line.wallType === 'AVG' ? (line.wallType as 'MIN' | 'AVG') : null,
    ends: (line.ends || null) as 'BE' | 'PE' | 'NPTM' | 'BSPT' | null,
    additionalSpecs: [...new Set(line.additionalSpecs.map((s) => s.trim().toUpperCase()).filter(Boolean))].sort(),
  }
}

export type KnownLine = NonNullable<ReturnType<typeof knownLine>>

/** One key for lines that ask for the same pipe; null while product or size are not known. */
export function insightKey(line: InsightLine | null | undefined): string | null {
  const known = knownLine(line)
  return known ? Object.values(known).map(String).join('|') : null
}
