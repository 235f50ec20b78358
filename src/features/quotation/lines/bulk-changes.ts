import { decOrNull } from '@/core/money'
import { isQtyUnit } from '@/core/units'
import type { PipeMasters } from '@/features/product/pipe-row'
import {
  applyBaseRates,
  type BulkResult,
  bySection,
  raiseRates,
  roundRates,
  setDelivery,
  setDiscount,
  setMargin,
  setRateUnit,
  setSection,
} from './bulk-rates'
import type { QuotationRow } from './quotation-rows'

/** What can be done to many lines at once. */
export const BULK_CHANGES = {
  raise: 'Raise or lower rates…',
  base: 'Base rate per grade…',
  margin: 'Set margin…',
  discount: 'Set discount…',
  unit: 'Change rate unit…',
  round: 'Round rates…',
  delivery: 'Set delivery…',
  section: 'Move to section…',
} as const
export type BulkChange = keyof typeof BULK_CHANGES

/** What a person has typed in the dialog. */
export type BulkInput = {
  /** Per cent, unit, step, words: whatever the change asks for. */
  value: string
  /** Base rates by grade, and their unit. */
  rates: Record<string, string>
  baseUnit: 'MTS' | 'KGS'
  /** Cost per metre in the company's currency by line; for a margin. */
  costs?: readonly (string | null)[]
  exchangeRate: string | null
}

type Asked = { masters: PipeMasters; rows: readonly QuotationRow[]; scope: readonly number[]; input: BulkInput }

const clean = (text: string) => text.replaceAll(',', '').trim()

/** Why it cannot be done with what was typed: one sentence; null when it can. */
export function problemOf(change: BulkChange, { value, rates, exchangeRate }: BulkInput): string | null {
  const number = decOrNull(clean(value))
  switch (change) {
    case 'raise':
      return number?.gt(-100) && number.lte(1000) && !number.isZero()
        ? null
        : 'Enter the per cent, e.g. 2.5, or -5 to lower.'
    case 'discount':
      return number?.gte(0) && number.lte(100) && number.decimalPlaces() <= 4
        ? null
        : 'Enter a discount between 0 and 100 %.'
    case 'margin':
      if (!exchangeRate) return 'There is no exchange rate for the currency of this quotation.'
      return number?.gte(-100) && number.lt(100) ? null : 'Enter a margin below 100 %.'
    case 'round':
      return number?.gt(0) ? null : 'Enter what to round to, e.g. 5.'
    case 'unit':
      return isQtyUnit(value) ? null : 'Choose a unit.'
    case 'base':
      return Object.values(rates).some((rate) => decOrNull(clean(rate))?.gt(0))
        ? null
        : 'Enter a rate for at least one grade.'
    default:
      return null
  }
}

/** Does it. The input has no problem. */
export function changeMany(change: BulkChange, { masters, rows, scope, input }: Asked): BulkResult {
  const value = clean(input.value)
  switch (change) {
    case 'raise':
      return raiseRates(rows, scope, value)
    case 'discount':
      return setDiscount(rows, scope, value)
    case 'round':
      return roundRates(rows, scope, value)
    case 'margin':
      return setMargin(masters, rows, scope, {
        marginPct: value,
        costs: input.costs ?? [],
        exchangeRate: input.exchangeRate ?? '1',
      })
    case 'unit':
      return isQtyUnit(value) ? setRateUnit(masters, rows, scope, value) : { rows: [...rows], changed: 0, skipped: 0 }
    case 'base':
      return applyBaseRates(masters, rows, scope, {
        unit: input.baseUnit,
        rates: Object.fromEntries(Object.entries(input.rates).map(([grade, rate]) => [grade, clean(rate)])),
      })
    case 'delivery':
      return setDelivery(rows, scope, input.value)
    case 'section':
      return setSection(rows, scope, input.value)
  }
}

const WHY_SKIPPED: Readonly<Record<BulkChange, string>> = {
  raise: 'without a rate',
  round: 'without a rate',
  discount: '',
  margin: 'never bought or of unknown length',
  unit: 'without weight or length of a piece',
  base: 'without a weight per metre',
  delivery: '',
  section: '',
}

/** What is said below the grid: `12 lines raised by 3 %. 2 left as they are (without a rate).` */
export function noticeOf(change: BulkChange, { value }: Pick<BulkInput, 'value'>, result: BulkResult): string {
  const done: Readonly<Record<BulkChange, string>> = {
    raise: value.trim().startsWith('-') ? `lowered by ${value.trim().slice(1)} %` : `raised by ${value.trim()} %`,
    base: 'priced from the base rates',
    margin: `priced for a margin of ${value.trim()} %`,
    discount: `given a discount of ${value.trim()} %`,
    unit: `rated per ${value}`,
    round: `rounded to ${value.trim()}`,
    delivery: value.trim() ? `delivered “${value.trim()}”` : 'left without a delivery',
    section: value.trim() ? `moved to “${value.trim()}”` : 'taken out of their section',
  }
  const lines = `${result.changed} ${result.changed === 1 ? 'line' : 'lines'} ${done[change]}.`
  return result.skipped > 0 ? `${lines} ${result.skipped} left as they are (${WHY_SKIPPED[change]}).` : lines
}

/** Brings the lines of each section together, in the order of the sections. */
export const keepSectionsTogether = (rows: readonly QuotationRow[]): QuotationRow[] => bySection(rows)
