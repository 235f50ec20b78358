import { decimalText, decOrNull } from '../decimal'

/** A number as buyers write it: 1,200  1,20,000  1 200,5  1.200,50  120.5  .5 */
export const AMOUNT = String.raw`(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,3}|\d{1,3}(?:'\d{3})+(?:[.,]\d{1,3})?|\d{1,3}(?: \d{3})+,\d{1,3}|\d{1,3}(?: \d{3})+(?!\d)|\d{1,9}(?:[.,]\d{1,4})?|\.\d{1,4})`

export interface ReadAmount {
  /** Plain decimal text without zeros at the end */
  value: string
  /** What else it may mean */
  doubt?: string
}

/** A decimal text without zeros at the end, null when it is none. */
export function plain(text: string): string | null {
  const value = decOrNull(text)
  return value === null ? null : decimalText(value)
}

function amount(text: string, doubt?: string): ReadAmount | null {
  const value = plain(text)
  return value === null ? null : doubt ? { value, doubt } : { value }
}

/**
 * Reads a number with digit grouping. A comma before three digits groups thousands, before one or two it is a decimal
 * comma; `1.200` is 1.2 and noted, since it may be twelve hundred.
 */
export function readAmount(text: string): ReadAmount | null {
  const compact = text.replace(/[\s']/g, '')
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(compact)) return amount(compact.replaceAll(',', ''))
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,3}$/.test(compact)) return amount(compact.replaceAll('.', '').replace(',', '.'))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(compact)) return amount(compact.replaceAll('.', ''))
  if (/^\d+,\d{1,4}$/.test(compact)) return amount(compact.replace(',', '.'))
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(compact))
    return amount(compact, `“${text.trim()}” is read with a decimal point; it may mean thousands.`)
  return amount(compact)
}

/** Millimetres: `168,3` and `168.3` are the same; `1,016` is a thousand and sixteen. */
export function readMm(text: string): string | null {
  const compact = text.replace(/\s/g, '')
  if (/^\d{1,2},\d{3}$/.test(compact) && !compact.startsWith('0')) return plain(compact.replace(',', ''))
  return plain(compact.replace(',', '.'))
}
