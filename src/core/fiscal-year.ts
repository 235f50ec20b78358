import { DomainError } from './errors'

/** A calendar day `YYYY-MM-DD` in the company's time zone; no instant. */
export type BusinessDate = string

const DAY_MS = 86_400_000
const DATE_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

interface DateParts {
  year: number
  month: number
  day: number
}

function parts(date: string): DateParts | null {
  const match = DATE_PATTERN.exec(date)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const utc = new Date(0)
  utc.setUTCFullYear(year, month - 1, day)
  return utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day ? { year, month, day } : null
}

function required(date: BusinessDate): DateParts {
  const found = parts(date)
  if (!found) throw new DomainError('VALIDATION', `“${date.slice(0, 20)}” is not a date (YYYY-MM-DD).`)
  return found
}

/** Days since 1 January 1970. */
function dayNumber(date: BusinessDate): number {
  const { year, month, day } = required(date)
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS
}

function pad(n: number, width = 2): string {
  return String(n).padStart(width, '0')
}

/** True for a day that exists: 2027-02-29 is none. */
export function isBusinessDate(text: string): text is BusinessDate {
  return parts(text) !== null
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  try {
    const made = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formatters.set(timeZone, made)
    return made
  } catch {
    throw new DomainError('VALIDATION', `“${timeZone}” is not a time zone.`)
  }
}

function localParts(instant: Date, timeZone: string): DateParts & { hour: number; minute: number } {
  if (Number.isNaN(instant.getTime())) throw new DomainError('VALIDATION', 'The time is not valid.')
  const found = formatterFor(timeZone).formatToParts(instant)
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(found.find((part) => part.type === type)?.value)
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') }
}

/**
 * The day an instant falls on in a time zone (IANA name, `Asia/Kolkata`).
 * @throws DomainError VALIDATION for an unknown time zone or an invalid instant
 */
export function businessDate(instant: Date, timeZone: string): BusinessDate {
  const { year, month, day } = localParts(instant, timeZone)
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/**
 * First calendar year of the financial year that holds the date: 2027-03-31 -> 2026, 2027-04-01 -> 2027.
 * `firstMonth` 1-12 is the company's setting, April in India.
 * @throws DomainError VALIDATION for a day that does not exist
 * @source Income-tax Act, section 3 (April to March)
 */
export function fiscalYear(date: BusinessDate, firstMonth = 4): number {
  const { year, month } = required(date)
  return month >= firstMonth ? year : year - 1
}

/** `2026-27`; just `2026` for a company whose year starts in January. */
export function fyLabel(fy: number, firstMonth = 4): string {
  return firstMonth === 1 ? String(fy) : `${fy}-${pad((fy + 1) % 100)}`
}

/** First day of a financial year. */
export function fyStart(fy: number, firstMonth = 4): BusinessDate {
  return `${pad(fy, 4)}-${pad(firstMonth)}-01`
}

/** Last day of a financial year. */
export function fyEnd(fy: number, firstMonth = 4): BusinessDate {
  return addDays(fyStart(fy + 1, firstMonth), -1)
}

/** The date `n` days later (earlier when negative). */
export function addDays(date: BusinessDate, n: number): BusinessDate {
  const later = new Date((dayNumber(date) + n) * DAY_MS)
  return `${pad(later.getUTCFullYear(), 4)}-${pad(later.getUTCMonth() + 1)}-${pad(later.getUTCDate())}`
}

/** Days from `a` to `b`: negative when `b` is earlier. */
export function daysBetween(a: BusinessDate, b: BusinessDate): number {
  return dayNumber(b) - dayNumber(a)
}

/** `20 Nov 2026` */
export function formatDate(date: BusinessDate): string {
  const { year, month, day } = required(date)
  return `${pad(day)} ${MONTHS[month - 1]} ${pad(year, 4)}`
}

/** `20 Nov 2026, 14:05` in the given time zone, of an ISO instant. */
export function formatInstant(iso: string | Date, timeZone: string): string {
  const instant = typeof iso === 'string' ? new Date(iso) : iso
  const { hour, minute } = localParts(instant, timeZone)
  return `${formatDate(businessDate(instant, timeZone))}, ${pad(hour)}:${pad(minute)}`
}
