import { sumTyped } from '@/features/product/line-sums'
import type { PipeMasters } from '@/features/product/pipe-row'
import { RARELY_NEEDED, salesColumns } from '@/features/product/sales-columns'
import type { LineColumn } from '@/ui/line-grid'
import { Metres } from '@/ui/num'
import { type EnquiryRow, typedMetres } from './enquiry-rows'
import { referenceColumns } from './reference-columns'

/** What is behind the bar is shown when it is asked for, or has something in it. */
const ORDER = `product designation sizeText odMm wallMm unitWeight quantity unit metres specsText ends lengthText buyerText
  | pieceLengthM kind section position itemNo itemCode tagNo drawingNo certificate wallType wallTolerancePct averageWallMm
  weightEachKg description remark`

/** Columns of the enquiry's line grid: the pipe, the quantity, the buyer's words; the rest where it is needed. */
export function enquiryColumns(masters: PipeMasters): LineColumn<EnquiryRow>[] {
  const all = salesColumns<EnquiryRow>(masters)
  const own: LineColumn<EnquiryRow>[] = [
    {
      key: 'metres',
      label: 'Metres',
      type: 'computed',
      align: 'right',
      width: 72,
      render: (row) => <Metres value={typedMetres(masters, row)} trim />,
      total: (rows) => <Metres value={sumTyped(rows.map((row) => typedMetres(masters, row)))} trim />,
    },
    { key: 'buyerText', label: 'Buyer’s words', type: 'text', maxLength: 2000, width: 200 },
    { key: 'remark', label: 'Remark', type: 'text', maxLength: 500, width: 160 },
  ]
  for (const column of [...own, ...referenceColumns<EnquiryRow>()]) all.set(column.key, column)
  const [usual = '', rare = ''] = ORDER.split('|')
  const pick = (keys: string) =>
    keys
      .trim()
      .split(/\s+/)
      .flatMap((key) => all.get(key) ?? [])
  return [...pick(usual), ...pick(rare).map((column) => ({ ...column, rare: RARELY_NEEDED[column.key] ?? true }))]
}
