const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR

/**
 * How long an answer took, in whole minutes of the clock: from the moment an enquiry was registered to the moment its
 * first quotation went out. Null while one of them is missing; never negative (a quotation may be older than the enquiry
 * that was written down for it afterwards).
 */
export function responseTime(
  registeredAt: Date | string | null | undefined,
  firstSentAt: Date | string | null | undefined,
): number | null {
  if (!registeredAt || !firstSentAt) return null
  const ms = new Date(firstSentAt).getTime() - new Date(registeredAt).getTime()
  return Number.isNaN(ms) ? null : Math.max(0, Math.trunc(ms / MINUTE_MS))
}

/** Minutes in words, the two largest units: `45 min`, `3 h 20 min`, `2 d 4 h`. */
export function durationText(minutes: number): string {
  const [days, hours, rest] = [
    Math.trunc(minutes / DAY),
    Math.trunc((minutes % DAY) / HOUR),
    Math.trunc(minutes % HOUR),
  ]
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`
  return rest > 0 ? `${rest} min` : 'less than a minute'
}
