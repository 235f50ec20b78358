import { decOrNull } from '@/core/money'
import { referencesInput, referencesOf } from '@/features/enquiry/reference-columns'
import { salesInputOf, salesRowOf } from '@/features/product/sales-row'
import { newQuotationRow, type QuotationRow } from '@/features/quotation/lines/quotation-rows'
import type { Plain } from '@/server/serialize'
import type { customerPoForm } from './customer-po-form.queries'

export type CustomerPoFormData = Exclude<
  NonNullable<Plain<Awaited<ReturnType<typeof customerPoForm>>>>,
  { problem: string }
>

/** A line of the buyer's paper while it is being typed; priced like a line of a quotation. */
export type CustomerPoRow = QuotationRow & { quotationLineId: string }

export const newCustomerPoRow = (): CustomerPoRow => ({
  ...newQuotationRow(),
  quotationLineId: '',
})

type Line = CustomerPoFormData['quoted'][number] | NonNullable<CustomerPoFormData['po']>['lines'][number]

/** A quoted or a recorded line as it is edited. */
export const customerPoRowOf = (line: Line): CustomerPoRow => ({
  ...newCustomerPoRow(),
  ...salesRowOf({
    ...line,
    product: line.product ?? '',
    designation: line.designation ?? '',
    sizeText: line.sizeText ?? '',
    wallType: line.wallType ?? null,
    ends: line.ends ?? null,
  }),
  ...referencesOf(line),
  rate: line.rate,
  rateUnit: line.rateUnit,
  ratedIn: line.rateUnit,
  quotationLineId: line.quotationLineId ?? '',
})

export const customerPoLineInput = (row: CustomerPoRow) => ({
  ...salesInputOf(row),
  ...referencesInput(row),
  quotationLineId: row.quotationLineId || null,
  rate: row.rate.trim() || '0',
  rateUnit: row.rateUnit as 'MTR' | 'KGS' | 'MTS' | 'NOS' | 'FTS',
})

const same = (a: string, b: string) => decOrNull(a)?.eq(decOrNull(b) ?? -1) ?? false

/** What of a row differs from the quoted line, in a word or two; '' when nothing does. */
export function differsFrom(quoted: ReadonlyMap<string, CustomerPoRow>, row: CustomerPoRow): string {
  const q = quoted.get(row.quotationLineId)
  if (!q) return 'not quoted'
  const parts = [
    same(q.quantity, row.quantity) && q.unit === row.unit ? '' : 'quantity',
    same(q.rate, row.rate) && q.rateUnit === row.rateUnit ? '' : 'rate',
    q.sizeText === row.sizeText ? '' : 'size',
    q.designation === row.designation ? '' : 'grade',
    q.ends === row.ends ? '' : 'ends',
    q.specsText === row.specsText ? '' : 'specs',
  ]
  return parts.filter(Boolean).join(', ')
}
