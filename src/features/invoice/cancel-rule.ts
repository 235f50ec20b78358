import { formatDate } from '@/core/fiscal-year'

/** Day of the following month by which the month's return of outward supplies is filed. */
const RETURN_DAY = '11'

/**
 * Last day on which an invoice may still be cancelled: the 11th of the month after it, when the return of its month is
 * due. After that a credit note is needed.
 * @source CGST Rules, rule 59: GSTR-1 of a month by the 11th of the next (?) second-hand, and other for quarterly filers
 */
export function lastDayToCancel(invoiceDate: string): string {
  const year = Number(invoiceDate.slice(0, 4))
  const month = Number(invoiceDate.slice(5, 7))
  return month === 12 ? `${year + 1}-01-${RETURN_DAY}` : `${year}-${String(month + 1).padStart(2, '0')}-${RETURN_DAY}`
}

/** Why an invoice cannot be cancelled any more, as a sentence; null when it can. */
export function cancelProblem(invoiceDate: string, today: string): string | null {
  const last = lastDayToCancel(invoiceDate)
  if (today <= last) return null
  return `The invoice is of ${formatDate(invoiceDate)} and its month's GST return was due on ${formatDate(last)}. It can no longer be cancelled; a credit note is needed.`
}
