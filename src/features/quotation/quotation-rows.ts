import type { EnquiryPage } from '@/features/enquiry/enquiry-rows'
import { NO_REFERENCES, type References, referencesInput, referencesOf } from '@/features/enquiry/reference-columns'
import {
  EMPTY_PIPE,
  fillPipeRow,
  isBlankPipe,
  type PipeMasters,
  type PipeRow,
  pipeInputOf,
  pipeRowOf,
  unitWeightOf,
} from '@/features/product/pipe-row'
import type { Plain } from '@/server/serialize'
import type { getQuotation } from './quotation.queries'
import { type LiveLine, liveLine, type QuotationTotals, quotationTotals } from './quotation.totals'
import type { quotationForm } from './quotation-form.queries'

export type QuotationPage = NonNullable<Plain<Awaited<ReturnType<typeof getQuotation>>>>
export type QuotationFormData = NonNullable<Plain<Awaited<ReturnType<typeof quotationForm>>>>

export type QuotationRow = PipeRow &
  References & { id: string; enquiryLineId: string; rate: string; rateUnit: string; deliveryText: string }

export const newQuotationRow = (): QuotationRow => ({
  ...EMPTY_PIPE,
  ...NO_REFERENCES,
  id: '',
  enquiryLineId: '',
  rate: '',
  rateUnit: 'MTR',
  deliveryText: '',
})

/** A stored line as it is edited; a rate of nothing is a rate still to be given. */
export const quotationRowOf = (line: QuotationPage['revision']['lines'][number]): QuotationRow => ({
  ...pipeRowOf(line),
  ...referencesOf(line),
  id: line.id,
  enquiryLineId: line.enquiryLineId ?? '',
  rate: line.rate === '0' ? '' : (line.rate ?? ''),
  rateUnit: line.rateUnit,
  deliveryText: line.deliveryText ?? '',
})

/** A line of the enquiry, to be priced in the unit it was asked in. */
export const rowFromEnquiry = (line: EnquiryPage['lines'][number]): QuotationRow => ({
  ...newQuotationRow(),
  ...pipeRowOf(line),
  ...referencesOf(line),
  enquiryLineId: line.id,
  rateUnit: line.unit,
})

export const quotationLineInput = (row: QuotationRow) => ({
  ...pipeInputOf(row),
  ...referencesInput(row),
  id: row.id || null,
  enquiryLineId: row.enquiryLineId || null,
  rate: row.rate.trim() || '0',
  rateUnit: row.rateUnit as 'MTR' | 'KGS' | 'MTS' | 'NOS' | 'FTS',
  deliveryText: row.deliveryText,
})

export const isBlankRow = (row: QuotationRow): boolean => isBlankPipe(row) && row.rate.trim() === ''

/** What an edit brings along: the pipe's own consequences, and a rate in the unit of the quantity until one is given. */
export function fillQuotationRow(
  masters: PipeMasters,
  patch: Partial<QuotationRow>,
  row: QuotationRow,
): Partial<QuotationRow> {
  const out: Partial<QuotationRow> = fillPipeRow(masters, patch, row)
  if (patch.unit && !('rateUnit' in patch) && row.rate.trim() === '') out.rateUnit = patch.unit
  return out
}

/** What a row comes to as it stands. */
export const liveRow = (masters: PipeMasters, row: QuotationRow): LiveLine | null =>
  liveLine({ ...row, unitWeight: unitWeightOf(masters, row) })

/** Totals as they stand; lines that cannot be computed yet count nothing. */
export function liveTotals(masters: PipeMasters, rows: readonly QuotationRow[], charges: string): QuotationTotals {
  const lines = rows.flatMap((row) => liveRow(masters, row) ?? [])
  try {
    return quotationTotals(lines, charges.replaceAll(',', '').trim() || '0')
  } catch {
    return quotationTotals(lines)
  }
}
