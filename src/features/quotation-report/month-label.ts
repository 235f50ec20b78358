const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '2026-11' -> 'Nov 2026' */
export function monthLabel(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${NAMES[Number(number) - 1] ?? number} ${year}`
}

/** Minutes as people say them: '40 min', '5 h 10 min', '2 d 3 h'. */
export function durationText(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const hours = Math.trunc(minutes / 60)
  if (hours < 24) return minutes % 60 > 0 ? `${hours} h ${minutes % 60} min` : `${hours} h`
  const days = Math.trunc(hours / 24)
  return hours % 24 > 0 ? `${days} d ${hours % 24} h` : `${days} d`
}
