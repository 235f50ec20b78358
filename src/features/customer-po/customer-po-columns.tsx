import { referenceColumns } from '@/features/enquiry/reference-columns'
import { UNIT_OPTIONS } from '@/features/product/pipe-columns'
import type { PipeMasters } from '@/features/product/pipe-row'
import { RARELY_NEEDED, salesColumns } from '@/features/product/sales-columns'
import { liveRow } from '@/features/quotation/lines/quotation-rows'
import type { LineColumn } from '@/ui/line-grid'
import { Money } from '@/ui/num'
import { type CustomerPoRow, differsFrom } from './customer-po-rows'

/** What is behind the bar is shown when it is asked for, or has something in it. */
const ORDER = `product designation sizeText odMm wallMm unitWeight quantity unit rate rateUnit amount differs specsText ends
  lengthText remark
  | pieceLengthM kind section position itemNo itemCode tagNo drawingNo certificate wallType wallTolerancePct averageWallMm
  weightEachKg description`

/** Columns of the buyer's order: the line as ordered, and what of it differs from the quotation. */
export function customerPoColumns(
  masters: PipeMasters,
  currency: string,
  quoted: ReadonlyMap<string, CustomerPoRow>,
): LineColumn<CustomerPoRow>[] {
  const all = salesColumns<CustomerPoRow>(masters)
  const own: LineColumn<CustomerPoRow>[] = [
    { key: 'rate', label: 'Rate', type: 'number', decimals: 3, width: 84 },
    {
      key: 'rateUnit',
      label: 'Per',
      type: 'select',
      options: UNIT_OPTIONS.map((o) => ({ value: o.value, label: `/${o.label}` })),
      width: 62,
    },
    {
      key: 'amount',
      label: `Amount ${currency}`,
      type: 'computed',
      align: 'right',
      width: 104,
      render: (row) => <Money value={liveRow(masters, row)?.amount} currency={currency} />,
    },
    {
      key: 'differs',
      label: 'Differs',
      type: 'computed',
      width: 120,
      render: (row) => differsFrom(quoted, row) || 'as quoted',
    },
    { key: 'remark', label: 'Remark', type: 'text', maxLength: 500, width: 140 },
  ]
  for (const column of [...own, ...referenceColumns<CustomerPoRow>()]) all.set(column.key, column)
  const [usual = '', rare = ''] = ORDER.split('|')
  const pick = (keys: string) =>
    keys
      .trim()
      .split(/\s+/)
      .flatMap((key) => all.get(key) ?? [])
  return [...pick(usual), ...pick(rare).map((column) => ({ ...column, rare: RARELY_NEEDED[column.key] ?? true }))]
}
