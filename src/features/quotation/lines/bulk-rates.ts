import { dec, decimalText, decOrNull } from '@/core/money'
import { raiseRate, roundToStep } from '@/core/pricing'
import { convertRate, isQtyUnit, type QtyUnit } from '@/core/units'
import { rateForMargin } from '@/features/line-insight/margin'
import type { PipeMasters } from '@/features/product/pipe-row'
import { conversionOfRow, isBlankRow, type QuotationRow, rateIn } from './quotation-rows'

/** What a change of many lines came to: the lines after it, how many changed, how many it could not be done to. */
export type BulkResult = { rows: QuotationRow[]; changed: number; skipped: number }

type Change = (row: QuotationRow, index: number) => Partial<QuotationRow> | null

/** Changes the lines of `scope` (all where it is empty); null means that it cannot be done to a line. Blank lines stay. */
function change(rows: readonly QuotationRow[], scope: readonly number[], to: Change): BulkResult {
  const wanted = scope.length > 0 ? new Set(scope) : null
  const result: BulkResult = { rows: [...rows], changed: 0, skipped: 0 }
  rows.forEach((row, i) => {
    if (isBlankRow(row) || (wanted && !wanted.has(i))) return
    const patch = to(row, i)
    if (!patch) result.skipped += 1
    else if (Object.entries(patch).some(([key, value]) => row[key as keyof QuotationRow] !== value)) {
      result.rows[i] = { ...row, ...patch }
      result.changed += 1
    }
  })
  return result
}

const rated = (row: QuotationRow) => {
  const rate = decOrNull(row.rate)
  return rate?.gt(0) ? rate : null
}

/** Raises the rates by so many per cent; lowers them where it is negative. Lines without a rate are left out. */
export const raiseRates = (rows: readonly QuotationRow[], scope: readonly number[], percent: string): BulkResult =>
  change(rows, scope, (row) => {
    const rate = rated(row)
    return rate && { rate: decimalText(raiseRate(rate, percent)) }
  })

/** One discount for the lines, per cent of their list rates; 0 takes it away. */
export const setDiscount = (rows: readonly QuotationRow[], scope: readonly number[], percent: string): BulkResult =>
  change(rows, scope, () => ({ discountPct: dec(percent).isZero() ? '' : decimalText(percent) }))

/** The nearest multiple of `step` in the unit each rate stands in. */
export const roundRates = (rows: readonly QuotationRow[], scope: readonly number[], step: string): BulkResult =>
  change(rows, scope, (row) => {
    const rate = rated(row)
    return rate && { rate: decimalText(roundToStep(rate, step)) }
  })

/** Another unit for the rates; those that are given are converted through kg/m and the length of a piece. */
export const setRateUnit = (
  masters: PipeMasters,
  rows: readonly QuotationRow[],
  scope: readonly number[],
  unit: QtyUnit,
): BulkResult =>
  change(rows, scope, (row) => {
    const rate = rated(row) ? rateIn(masters, row, row.rateUnit, unit) : row.rate
    return rate === null ? null : { rate, rateUnit: unit, ratedIn: unit }
  })

export const setDelivery = (rows: readonly QuotationRow[], scope: readonly number[], text: string): BulkResult =>
  change(rows, scope, () => ({ deliveryText: text.trim() }))

/** Moves lines to a section: they stand behind the others of it, and the sections stay together. */
export function setSection(rows: readonly QuotationRow[], scope: readonly number[], section: string): BulkResult {
  const result = change(rows, scope, () => ({ section: section.trim() }))
  return { ...result, rows: bySection(result.rows) }
}

/** Sections in the order in which they first appear, each with its lines together; within one the order stays. */
export function bySection(rows: readonly QuotationRow[]): QuotationRow[] {
  const order = [...new Set(rows.map((row) => row.section.trim()))]
  return order.flatMap((section) => rows.filter((row) => row.section.trim() === section))
}

/** The rate of a row that a rate per `unit` comes to in the row's own unit; null where its weight or length is not known. */
function inOwnUnit(masters: PipeMasters, row: QuotationRow, rate: string, unit: QtyUnit): string | null {
  if (!isQtyUnit(row.rateUnit)) return null
  try {
    return decimalText(convertRate(rate, unit, row.rateUnit, conversionOfRow(masters, row)))
  } catch {
    return null
  }
}

/** What a grade is called in a base rate: its designation, else the product. '' for a line that names neither. */
export const gradeOf = (row: QuotationRow): string => row.designation.trim() || row.product.trim()

/** The grades of the lines with how many lines and of what weight they are, in the order in which they first appear. */
export function gradesOf(rows: readonly QuotationRow[], scope: readonly number[]): { grade: string; lines: number }[] {
  const grades = new Map<string, number>()
  rows.forEach((row, i) => {
    const grade = gradeOf(row)
    if (!grade || (scope.length > 0 && !scope.includes(i))) return
    grades.set(grade, (grades.get(grade) ?? 0) + 1)
  })
  return [...grades].map(([grade, lines]) => ({ grade, lines }))
}

/** A base rate per tonne or kg for each grade becomes the rate of its lines, in their own units, through kg/m. */
export const applyBaseRates = (
  masters: PipeMasters,
  rows: readonly QuotationRow[],
  scope: readonly number[],
  base: { rates: Readonly<Record<string, string>>; unit: 'MTS' | 'KGS' },
): BulkResult =>
  change(rows, scope, (row) => {
    const rate = decOrNull(base.rates[gradeOf(row)])
    if (!rate?.gt(0)) return {}
    const own = inOwnUnit(masters, row, decimalText(rate), base.unit)
    return own === null ? null : { rate: own, ratedIn: row.rateUnit }
  })

/**
 * Rates that leave a margin (per cent of the selling price) over the last purchase cost.
 * @param costs cost per metre in the company's currency by line index; null where none is known
 * @param exchangeRate units of the company's currency for one of the quotation's
 */
export const setMargin = (
  masters: PipeMasters,
  rows: readonly QuotationRow[],
  scope: readonly number[],
  to: { marginPct: string; costs: readonly (string | null)[]; exchangeRate: string },
): BulkResult =>
  change(rows, scope, (row, i) => {
    const cost = decOrNull(to.costs[i])
    if (!cost?.gt(0)) return null
    const perMetre = rateForMargin(cost.div(dec(to.exchangeRate)), to.marginPct)
    const own = perMetre === null ? null : inOwnUnit(masters, row, perMetre, 'MTR')
    return own === null ? null : { rate: own, discountPct: '', ratedIn: row.rateUnit }
  })
