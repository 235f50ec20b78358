import type { RfqColumn } from '@/core/rfq/types'
import type { PickedValue } from '@/ui/fields'
import { type IntakeRow, newIntakeRow } from './intake-rows'
import type { IntakeSource } from './use-reading'

/** The head of the enquiry while it is typed. */
export type IntakeHead = {
  customer: PickedValue | null
  contactId: string
  contactName: string
  contactEmail: string
  clientReference: string
  project: string
  mode: string
  enquiryDate: string
  requiredBy: string
}

/** What is kept while one works; the source is read again when one resumes. */
export type IntakeDraft = {
  head: IntakeHead
  source: IntakeSource | null
  overrides: Record<string, RfqColumn>
  /** Without what is empty: 500 lines have to fit. */
  lines: Partial<IntakeRow>[]
}

const BLANK = Object.fromEntries(Object.entries(newIntakeRow()).map(([key, value]) => [key, JSON.stringify(value)]))
/** Lines that did not change are not looked at again with every key. */
const compacted = new WeakMap<IntakeRow, Partial<IntakeRow>>()

/** A line without what a new line has anyway. */
export function compactRow(row: IntakeRow): Partial<IntakeRow> {
  const known = compacted.get(row)
  if (known) return known
  const compact = Object.fromEntries(
    Object.entries(row).filter(([key, value]) => JSON.stringify(value) !== BLANK[key]),
  ) as Partial<IntakeRow>
  compacted.set(row, compact)
  return compact
}

/** The whole line again; it counts as touched, so that reading again does not replace it. */
export const wholeRow = (row: Partial<IntakeRow>): IntakeRow => ({ ...newIntakeRow(), ...row, touched: true })
