import { decOrNull } from '@/core/money'
import { type PipeMasters, type PipeRow, unitWeightOf } from '@/features/product/pipe-row'
import { metresOfLine } from '@/features/product/price-line'

/** Metres of a quantity that is still being typed, null while they cannot be said. */
export function typedMetres(masters: PipeMasters, row: PipeRow): string | null {
  if (!decOrNull(row.quantity)?.gt(0)) return null
  try {
    return metresOfLine({
      quantity: row.quantity.trim(),
      unit: row.unit,
      unitWeight: unitWeightOf(masters, row),
      pieceLengthM: row.pieceLengthM || null,
    })
  } catch {
    return null
  }
}
