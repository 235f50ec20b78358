import { decOrNull } from '@/core/money'
import {
  EMPTY_PIPE,
  isBlankPipe,
  type PipeMasters,
  type PipeRow,
  pipeInputOf,
  pipeRowOf,
  unitWeightOf,
} from '@/features/product/pipe-row'
import { metresOfLine } from '@/features/product/price-line'
import type { Plain } from '@/server/serialize'
import type { getEnquiry } from './enquiry.queries'
import { NO_REFERENCES, type References, referencesInput, referencesOf } from './reference-columns'

export type EnquiryPage = NonNullable<Plain<Awaited<ReturnType<typeof getEnquiry>>>>

export type EnquiryRow = PipeRow & References & { id: string; buyerText: string }

export const newEnquiryRow = (): EnquiryRow => ({ ...EMPTY_PIPE, ...NO_REFERENCES, id: '', buyerText: '' })

export const enquiryRowOf = (line: EnquiryPage['lines'][number]): EnquiryRow => ({
  ...pipeRowOf(line),
  ...referencesOf(line),
  id: line.id,
  buyerText: line.buyerText ?? '',
})

export const enquiryLineInput = (row: EnquiryRow) => ({
  ...pipeInputOf(row),
  ...referencesInput(row),
  id: row.id || null,
  buyerText: row.buyerText,
})

export const isBlankRow = (row: EnquiryRow): boolean => isBlankPipe(row) && row.buyerText.trim() === ''

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
