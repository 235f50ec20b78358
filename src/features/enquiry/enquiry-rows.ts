import { decOrNull } from '@/core/money'
import { type PipeMasters, type PipeRow, unitWeightOf } from '@/features/product/pipe-row'
import { metresOfLine } from '@/features/product/price-line'
import { EMPTY_SALES_ROW, isBlankSalesRow, type SalesRow, salesInputOf, salesRowOf } from '@/features/product/sales-row'
import type { Plain } from '@/server/serialize'
import type { getEnquiry } from './enquiry.queries'
import { NO_REFERENCES, type References, referencesInput, referencesOf } from './reference-columns'

export type EnquiryPage = NonNullable<Plain<Awaited<ReturnType<typeof getEnquiry>>>>

export type EnquiryRow = SalesRow & References & { id: string; buyerText: string }

export const newEnquiryRow = (): EnquiryRow => ({ ...EMPTY_SALES_ROW, ...NO_REFERENCES, id: '', buyerText: '' })

export const enquiryRowOf = (line: EnquiryPage['lines'][number]): EnquiryRow => ({
  ...salesRowOf(line),
  ...referencesOf(line),
  id: line.id,
  buyerText: line.buyerText ?? '',
})

export const enquiryLineInput = (row: EnquiryRow) => ({
  ...salesInputOf(row),
  ...referencesInput(row),
  id: row.id || null,
  buyerText: row.buyerText,
})

export const isBlankRow = (row: EnquiryRow): boolean => isBlankSalesRow(row) && row.buyerText.trim() === ''

/** Metres of a typed quantity, null while they cannot be said. */
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
