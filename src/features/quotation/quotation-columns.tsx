import { referenceColumns } from '@/features/enquiry/reference-columns'
import {
  pipeColumns,
  pipeDetailColumns,
  quantityColumns,
  rarePipeColumns,
  UNIT_OPTIONS,
} from '@/features/product/pipe-columns'
import type { PipeMasters } from '@/features/product/pipe-row'
import type { LineColumn, LineOption } from '@/ui/line-grid'
import { Kg, Money } from '@/ui/num'
import { liveRow, type QuotationRow } from './quotation-rows'

const RATE_UNITS: readonly LineOption[] = UNIT_OPTIONS.map((o) => ({ value: o.value, label: `/${o.label}` }))
const DELIVERIES: readonly LineOption[] = [
  'Ex-stock',
  'Ready',
  '1-2 weeks',
  '2-3 weeks',
  '4-6 weeks',
  '6-8 weeks',
  '10-12 weeks',
].map((d) => ({ value: d, label: d }))

/** Columns of the quotation's line grid; amounts and weights follow as one types. */
export function quotationColumns(masters: PipeMasters, currency: string, all: boolean): LineColumn<QuotationRow>[] {
  return [
    ...pipeColumns<QuotationRow>(masters),
    ...quantityColumns<QuotationRow>(),
    { key: 'rate', label: 'Rate', type: 'number', decimals: 3, width: 86 },
    { key: 'rateUnit', label: 'Per', type: 'select', options: RATE_UNITS, width: 66 },
    {
      key: 'amount',
      label: `Amount ${currency}`,
      type: 'computed',
      align: 'right',
      width: 104,
      render: (row) => <Money value={liveRow(masters, row)?.amount} currency={currency} />,
    },
    {
      key: 'weightKg',
      label: 'Weight kg',
      type: 'computed',
      align: 'right',
      width: 92,
      render: (row) => <Kg value={liveRow(masters, row)?.weightKg} />,
    },
    ...pipeDetailColumns<QuotationRow>(masters),
    {
      key: 'deliveryText',
      label: 'Delivery',
      type: 'combo',
      freeText: true,
      options: DELIVERIES,
      width: 104,
    },
    { key: 'remark', label: 'Remark', type: 'text', maxLength: 500, width: 140 },
    ...(all ? [...rarePipeColumns<QuotationRow>(), ...referenceColumns<QuotationRow>()] : []),
  ]
}

export type TermRow = { title: string; text: string }

export const newTerm = (): TermRow => ({ title: '', text: '' })

export const TERM_COLUMNS: LineColumn<TermRow>[] = [
  { key: 'title', label: 'Term', type: 'text', maxLength: 120, width: 190, required: true },
  { key: 'text', label: 'Text', type: 'text', maxLength: 2000, width: 760, required: true },
]
