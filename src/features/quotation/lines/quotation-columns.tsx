import { decOrNull } from '@/core/money'
import { referenceColumns } from '@/features/enquiry/reference-columns'
import { sumTyped } from '@/features/product/line-sums'
import { UNIT_OPTIONS } from '@/features/product/pipe-columns'
import type { PipeMasters } from '@/features/product/pipe-row'
import { RARELY_NEEDED, salesColumns } from '@/features/product/sales-columns'
import type { QuotationFormat } from '@/features/quotation-template/paper-formats'
import type { LineColumn, LineOption } from '@/ui/line-grid'
import { Kg, Metres, Money, Tonnes } from '@/ui/num'
import { formatRate, tonnes } from './quotation.totals'
import { liveRow, type QuotationRow } from './quotation-rows'

const RATE_UNITS: readonly LineOption[] = UNIT_OPTIONS.map((o) => ({ value: o.value, label: `/${o.label}` }))
export const DELIVERIES: readonly string[] = [
  'Ex-stock',
  'Ready',
  '1-2 weeks',
  '2-3 weeks',
  '4-6 weeks',
  '6-8 weeks',
  '10-12 weeks',
]

/** The columns of each format in their order; what is behind the bar is shown when it is asked for, or has something in it. */
const ORDER: Readonly<Record<QuotationFormat, string>> = {
  DOMESTIC: `product designation sizeText odMm wallMm unitWeight quantity unit rate rateUnit amount discountPct perMetre
    tonnes specsText ends lengthText deliveryText remark
    | pieceLengthM metres weightKg wallType wallTolerancePct averageWallMm kind section position itemNo weightEachKg description
    itemCode tagNo drawingNo certificate`,
  EXPORT: `itemNo itemCode product designation sizeText quantity unit rate rateUnit amount odMm wallMm unitWeight perMetre
    tonnes specsText ends tagNo drawingNo certificate description deliveryText discountPct
    | lengthText pieceLengthM metres weightKg wallType wallTolerancePct averageWallMm kind section position weightEachKg remark`,
  PROJECT_BOM: `position section kind product designation sizeText wallType averageWallMm unitWeight pieceLengthM quantity unit
    metres rate rateUnit amount perMetre weightEachKg weightKg odMm wallMm drawingNo certificate
    | specsText wallTolerancePct ends lengthText discountPct tonnes itemNo itemCode tagNo description deliveryText remark`,
}

/** Narrower where the price would not stay in sight at 1280 px. */
const WIDTHS: Readonly<Partial<Record<QuotationFormat, Readonly<Record<string, number>>>>> = {
  DOMESTIC: {
    product: 112,
    designation: 122,
    odMm: 60,
    wallMm: 60,
    unitWeight: 64,
    quantity: 72,
    unit: 60,
    rate: 84,
    rateUnit: 62,
  },
  EXPORT: {
    itemNo: 62,
    itemCode: 88,
    product: 108,
    designation: 122,
    quantity: 74,
    unit: 60,
    unitWeight: 64,
    rateUnit: 62,
  },
  PROJECT_BOM: {
    position: 50,
    section: 118,
    kind: 68,
    product: 88,
    designation: 122,
    wallType: 62,
    averageWallMm: 72,
    unitWeight: 62,
    quantity: 72,
    unit: 60,
  },
}

/** Columns of the quotation's line grid in its format; amounts and weights follow as one types. */
export function quotationColumns(
  masters: PipeMasters,
  currency: string,
  format: QuotationFormat,
): LineColumn<QuotationRow>[] {
  const all = salesColumns<QuotationRow>(masters)
  for (const column of [...priceColumns(masters, currency), ...referenceColumns<QuotationRow>()])
    all.set(column.key, column)
  const [usual = '', rare = ''] = ORDER[format].split('|')
  const pick = (keys: string, isRare: boolean) =>
    keys
      .trim()
      .split(/\s+/)
      .flatMap((key) => {
        const column = all.get(key)
        const width = WIDTHS[format]?.[key] ?? column?.width
        const label = format === 'EXPORT' && key === 'itemCode' ? 'Material code' : column?.label
        return column
          ? [{ ...column, ...(label && { label }), width, ...(isRare ? { rare: RARELY_NEEDED[key] ?? true } : {}) }]
          : []
      })
  return [...pick(usual, false), ...pick(rare, true)]
}

/** The price of a line, and what it comes to. */
function priceColumns(masters: PipeMasters, currency: string): LineColumn<QuotationRow>[] {
  const live = (row: QuotationRow) => liveRow(masters, row)
  const sum = (rows: readonly QuotationRow[], key: 'metres' | 'weightKg' | 'amount') =>
    sumTyped(rows.map((row) => live(row)?.[key]))
  return [
    { key: 'rate', label: 'Rate', type: 'number', decimals: 3, width: 88 },
    { key: 'rateUnit', label: 'Per', type: 'select', options: RATE_UNITS, width: 66 },
    {
      key: 'discountPct',
      label: 'Disc. %',
      type: 'number',
      decimals: 4,
      min: '0',
      max: '100',
      width: 64,
    },
    {
      key: 'perMetre',
      label: 'Net /m',
      type: 'computed',
      align: 'right',
      width: 84,
      render: (row) => {
        const rate = live(row)?.ratePerMetre
        return rate && decOrNull(rate)?.gt(0) ? formatRate(rate, currency) : '–'
      },
    },
    {
      key: 'amount',
      label: `Amount ${currency}`,
      type: 'computed',
      align: 'right',
      width: 108,
      render: (row) => <Money value={live(row)?.amount} currency={currency} />,
      total: (rows) => <Money value={sum(rows, 'amount')} currency={currency} />,
    },
    {
      key: 'metres',
      label: 'Metres',
      type: 'computed',
      align: 'right',
      width: 80,
      render: (row) => <Metres value={live(row)?.metres} trim />,
      total: (rows) => <Metres value={sum(rows, 'metres')} trim />,
    },
    {
      key: 'weightKg',
      label: 'Weight kg',
      type: 'computed',
      align: 'right',
      width: 92,
      render: (row) => <Kg value={live(row)?.weightKg} />,
      total: (rows) => <Kg value={sum(rows, 'weightKg')} />,
    },
    {
      key: 'tonnes',
      label: 'Tonnes',
      type: 'computed',
      align: 'right',
      width: 76,
      render: (row) => {
        const line = live(row)
        return <Tonnes value={line && tonnes(line.weightKg)} />
      },
      total: (rows) => <Tonnes value={tonnes(sum(rows, 'weightKg'))} />,
    },
    {
      key: 'deliveryText',
      label: 'Delivery',
      type: 'combo',
      freeText: true,
      options: DELIVERIES.map((d) => ({ value: d, label: d })),
      width: 104,
    },
    { key: 'remark', label: 'Remark', type: 'text', maxLength: 500, width: 140 },
  ]
}

export type TermRow = { title: string; text: string }
export type NoteRow = { text: string }

export const newTerm = (): TermRow => ({ title: '', text: '' })
export const newNote = (): NoteRow => ({ text: '' })

export const TERM_COLUMNS: LineColumn<TermRow>[] = [
  { key: 'title', label: 'Term', type: 'text', maxLength: 120, width: 190, required: true },
  { key: 'text', label: 'Text', type: 'text', maxLength: 2000, width: 760, required: true },
]

export const NOTE_COLUMNS: LineColumn<NoteRow>[] = [
  { key: 'text', label: 'Note', type: 'text', maxLength: 2000, width: 950, required: true },
]
