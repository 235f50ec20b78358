import { dec, decimalText, decOrNull } from '@/core/money'
import { netRate } from '@/core/pricing'
import { convertRate, formatMetres, isQtyUnit, type PipeConversion, type QtyUnit } from '@/core/units'
import type { EnquiryPage } from '@/features/enquiry/enquiry-rows'
import { NO_REFERENCES, type References, referencesInput, referencesOf } from '@/features/enquiry/reference-columns'
import { isPipeKind } from '@/features/product/pipe-line.schema'
import { type PipeMasters, unitWeightOf } from '@/features/product/pipe-row'
import {
  EMPTY_SALES_ROW,
  fillSalesRow,
  isBlankSalesRow,
  type SalesRow,
  salesInputOf,
  salesRowOf,
} from '@/features/product/sales-row'
import type { Plain } from '@/server/serialize'
import type { getQuotation } from '../quotation.queries'
import { type LiveLine, liveLine, type QuotationTotals, quotationTotals } from './quotation.totals'
import type { quotationForm } from './quotation-form.queries'

export type QuotationPage = NonNullable<Plain<Awaited<ReturnType<typeof getQuotation>>>>
export type QuotationFormData = NonNullable<Plain<Awaited<ReturnType<typeof quotationForm>>>>

export type QuotationRow = SalesRow &
  References & {
    id: string
    enquiryLineId: string
    /** Before discount, per `rateUnit`; '' for a rate still to be given. */
    rate: string
    rateUnit: string
    /** The unit the rate was stated in: when `rateUnit` becomes another one, the rate is converted. */
    ratedIn: string
    /** Per cent, '' for none. */
    discountPct: string
    deliveryText: string
  }

export const newQuotationRow = (): QuotationRow => ({
  ...EMPTY_SALES_ROW,
  ...NO_REFERENCES,
  id: '',
  enquiryLineId: '',
  rate: '',
  rateUnit: 'MTR',
  ratedIn: 'MTR',
  discountPct: '',
  deliveryText: '',
})

const figure = (text: string | null | undefined): string => (text && !decOrNull(text)?.isZero() ? text : '')

/** A stored line as it is edited; a rate of nothing is a rate still to be given. */
export const quotationRowOf = (line: QuotationPage['revision']['lines'][number]): QuotationRow => ({
  ...salesRowOf(line),
  ...referencesOf(line),
  id: line.id,
  enquiryLineId: line.enquiryLineId ?? '',
  rate: figure(line.listRate ?? line.rate),
  rateUnit: line.rateUnit,
  ratedIn: line.rateUnit,
  discountPct: figure(line.discountPct),
  deliveryText: line.deliveryText ?? '',
})

/** A line of the enquiry, to be priced in the unit it was asked in. */
export const rowFromEnquiry = (line: EnquiryPage['lines'][number]): QuotationRow => ({
  ...newQuotationRow(),
  ...salesRowOf(line),
  ...referencesOf(line),
  enquiryLineId: line.id,
  rateUnit: line.unit,
  ratedIn: line.unit,
})

export const quotationLineInput = (row: QuotationRow) => {
  const discount = figure(row.discountPct.trim())
  return {
    ...salesInputOf(row),
    ...referencesInput(row),
    id: row.id || null,
    enquiryLineId: row.enquiryLineId || null,
    rate: row.rate.trim() || '0',
    listRate: discount ? row.rate.trim() || '0' : null,
    discountPct: discount || null,
    rateUnit: row.rateUnit as QtyUnit,
    deliveryText: row.deliveryText,
  }
}

export const isBlankRow = (row: QuotationRow): boolean => isBlankSalesRow(row) && row.rate.trim() === ''

/** Something is asked for, and it has no rate. */
export const isUnpriced = (row: QuotationRow): boolean => !isBlankRow(row) && !decOrNull(row.rate)?.gt(0)

/** What the rate of a row is converted by. */
export const conversionOfRow = (masters: PipeMasters, row: QuotationRow): PipeConversion => ({
  unitWeight: isPipeKind(row.kind) ? unitWeightOf(masters, row) : null,
  pieceLengthM: decOrNull(row.pieceLengthM)?.gt(0) ? row.pieceLengthM : null,
  weightEachKg: decOrNull(row.weightEachKg)?.gt(0) ? row.weightEachKg : null,
})

/** A rate of a row in another unit; null where weight or piece length are not known. */
export function rateIn(masters: PipeMasters, row: QuotationRow, from: string, to: string): string | null {
  const rate = decOrNull(row.rate)
  if (!rate || !isQtyUnit(from) || !isQtyUnit(to)) return null
  try {
    return decimalText(convertRate(rate, from, to, conversionOfRow(masters, row)))
  } catch {
    return null
  }
}

/**
 * What an edit brings along: the line's own consequences; a rate in the unit of the quantity until one is given; a rate that
 * was given, converted when its unit changes.
 */
export function fillQuotationRow(
  masters: PipeMasters,
  patch: Partial<QuotationRow>,
  row: QuotationRow,
): Partial<QuotationRow> {
  const out: Partial<QuotationRow> = fillSalesRow(masters, patch, row)
  const next = { ...row, ...out }
  if ((patch.unit || out.unit) && !('rateUnit' in patch) && row.rate.trim() === '') out.rateUnit = next.unit
  const unit = out.rateUnit ?? row.rateUnit
  if (unit === row.ratedIn) return out
  const stays = 'rate' in patch || row.rate.trim() === ''
  const rate = stays ? row.rate : rateIn(masters, next, row.ratedIn, unit)
  // without weight or length of a piece it waits for them, still worth what it was
  return rate === null ? out : { ...out, rate, ratedIn: unit }
}

/** The rate a row is sold at: less its discount. '0' for none. */
export function netRateOf(row: QuotationRow): string {
  const [rate, discount] = [decOrNull(row.rate), decOrNull(row.discountPct)]
  if (!rate?.gt(0)) return '0'
  if (!discount?.gt(0) || discount.gt(100)) return decimalText(rate)
  return decimalText(netRate(rate, discount))
}

const seen = new WeakMap<QuotationRow, { masters: PipeMasters; live: LiveLine | null }>()

/** What a row comes to as it stands. Rows are never changed in place, so each is computed once. */
export function liveRow(masters: PipeMasters, row: QuotationRow): LiveLine | null {
  const known = seen.get(row)
  if (known?.masters === masters) return known.live
  const unitWeight = isPipeKind(row.kind) ? unitWeightOf(masters, row) : null
  const live = liveLine({ ...row, rate: netRateOf(row), unitWeight })
  seen.set(row, { masters, live })
  return live
}

const NOTHING: LiveLine = { metres: '0', amount: '0', weightKg: '0', ratePerMetre: '0' }

/** Totals as they stand; lines that cannot be computed yet count nothing. */
export function liveTotals(masters: PipeMasters, rows: readonly QuotationRow[], charges: string): QuotationTotals {
  const lines = rows.map((row) => liveRow(masters, row) ?? NOTHING)
  const extra = decOrNull(charges.replaceAll(',', '').trim())
  return quotationTotals(lines, extra ? decimalText(extra) : dec(0))
}

export type SectionTotals = QuotationTotals & { section: string; lines: number; quantities: string[] }

/** What each section comes to, in the order in which they first appear; '' for lines outside any. */
export function sectionTotals(masters: PipeMasters, rows: readonly QuotationRow[]): SectionTotals[] {
  const groups = new Map<string, QuotationRow[]>()
  for (const row of rows) {
    if (isBlankRow(row)) continue
    const section = row.section.trim()
    const group = groups.get(section)
    if (group) group.push(row)
    else groups.set(section, [row])
  }
  return [...groups].map(([section, group]) => ({
    ...liveTotals(masters, group, ''),
    section,
    lines: group.length,
    quantities: quantitiesOf(group),
  }))
}

/** `1,240 MTR`, `248 NOS`: what is asked for, by unit, in the order of the lines. */
export function quantitiesOf(rows: readonly QuotationRow[]): string[] {
  const totals = new Map<string, ReturnType<typeof dec>>()
  for (const row of rows) {
    const quantity = decOrNull(row.quantity)
    if (quantity?.gt(0)) totals.set(row.unit, (totals.get(row.unit) ?? dec(0)).plus(quantity))
  }
  return [...totals].map(([unit, quantity]) => `${formatMetres(quantity, { trim: true })} ${unit}`)
}
