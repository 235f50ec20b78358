import { type BusinessDate, isBusinessDate } from './fiscal-year'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const pad = (n: number | string, length = 2): string => String(n).padStart(length, '0')

function dated(year: string, month: number, day: string): BusinessDate | null {
  const text = `${year.length === 2 ? `20${year}` : pad(year, 4)}-${pad(month)}-${pad(day)}`
  return isBusinessDate(text) ? text : null
}

/**
 * A date as people here type it: 2026-11-20, 20/11/2026, 20.11.26, 20-11-2026, 20 Nov 2026, 20 November 26. Day before
 * month, always; null for anything else, so that nothing is guessed.
 */
export function parseDateText(text: string): BusinessDate | null {
  const clean = text.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)
  if (iso) return dated(iso[1] ?? '', Number(iso[2]), iso[3] ?? '')
  const numeric = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(clean)
  if (numeric) return dated(numeric[3] ?? '', Number(numeric[2]), numeric[1] ?? '')
  const worded = /^(\d{1,2})[ -]?([a-z]{3,9})[ ,-]*(\d{4}|\d{2})$/.exec(clean)
  const month = MONTHS.findIndex((m) => worded?.[2]?.startsWith(m))
  return worded && month >= 0 ? dated(worded[3] ?? '', month + 1, worded[1] ?? '') : null
}
