const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The business's time zone unless a company says otherwise; used so that server and browser print the same text. */
export const DEFAULT_TIME_ZONE = 'Asia/Kolkata'

/** '2026-11-20' (or a longer ISO text) -> '20 Nov 2026'; anything else is returned as it came. */
export function formatDateText(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  const month = MONTHS[Number(match?.[2] ?? 0) - 1]
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : date
}

/** ISO instant -> '20 Nov 2026, 14:05' in the time zone. */
export function formatInstantText(iso: string, timeZone: string = DEFAULT_TIME_ZONE): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return `${formatDateText(`${part('year')}-${part('month')}-${part('day')}`)}, ${part('hour')}:${part('minute')}`
}

/** 'just now', '5 min ago', '3 h ago', '2 days ago'; for timelines only. */
export function relativeTime(iso: string, now: Date): string {
  const seconds = Math.floor((now.getTime() - new Date(iso).getTime()) / 1000)
  if (Number.isNaN(seconds)) return ''
  if (seconds < 60) return 'just now'
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`
  const days = Math.floor(seconds / 86_400)
  return days === 1 ? 'yesterday' : days < 31 ? `${days} days ago` : ''
}
