import type { Scan } from './scan'

/** `1)`, `(2)`, `3.`, `a)`, `Sr. No. 10`, `Item 5:`, `0010`; not `1.5"`. */
const NUMBERED = [
  /^[ ]?(?:(?:SR|SL|SER|S(?=[. ]{0,2}NO)|ITEM|LINE|POS|POSITION|ITM|LN)\.?[ -]?(?:NO\.?|NR\.?|NUMBER|#)?\.?[ :.#-]*)(\d{1,5}(?:\.\d{1,3})?)(?=[ ,;:).\]-])[ .,:;)\]-]*(?![ ]?(?:"|NB|MM|INCH))/,
  /^[ ]?[([]?(\d{1,5}|[A-Z])[)\]][ .:-]*/,
  /^[ ]?(\d{1,4})[.:](?!\d)[ ]+(?!\d\/\d)/,
  /^[ ]?(\d{1,4})[ ]?-[ ](?=[A-Z])/,
  /^[ ]?(\d{1,3}\.\d{1,3}(?:\.\d{1,3})*)[.)]?[ ]+(?=[A-Z])(?!(?:CERT|MTC|TC(?![A-Z])|EN ))(?!(?:MM|INCH|NB|M|MTRS?|MT|KGS?|X|O\.?D|IN)(?![A-Z]))/,
  /^[ ]?(0\d{2,5})[ ,;:.-]+/,
  /^[ ]?[•▪●◦·➢*>\u2713-]+[ ]+()/,
] as const

/** Words behind a number that make it a measure, not the number of a line. */
const MEASURED =
  /^(?:"|'|N\.?B|INCH|IN(?![A-Z])|MM|X(?![A-Z])|OD|O\.D|DN|MTRS?|METERS?|METRES?|M(?![A-Z])|MTS?|NOS?|PCS?|PIECES|KGS?|FT|FEET|TONS?|SETS?|LENGTHS?|SCH|S-?\d|%|\/|\.|,\d|-\d|PIPES|TUBES|EA|°|DEG|#|LBS?|BWG|SWG)/

/** Takes the number of the line at its start, if there is one that cannot be a size or a quantity. */
export function readLineNumber(scan: Scan): string | null {
  for (const pattern of NUMBERED) {
    const match = pattern.exec(scan.live)
    if (!match || match[0].trim() === '') continue
    if (match[0].length >= scan.live.length) return null
    scan.take(0, match[0].length)
    return match[1] || null
  }
  return null
}

/** A bare number at the start, which may be a line number when its neighbours count on: `10 PIPE SMLS …`. */
export function bareLineNumber(text: string): number | null {
  const match = /^[ ]?(\d{1,5})[ .)]+(?=\S)/.exec(text)
  if (!match?.[1]) return null
  const rest = text.slice(match[0].length)
  return MEASURED.test(rest) ? null : Number(match[1])
}

/** `10 PIPE SMLS`: a small number right before the name of an item, taken when the line says its quantity elsewhere. */
export function readBareLineNumber(scan: Scan): { start: number; end: number } | null {
  const match = /^[ ]?(\d{1,4})[ ]+(?=[A-Z]{2})/.exec(scan.live)
  if (!match?.[1] || MEASURED.test(scan.live.slice(match[0].length))) return null
  return { start: 0, end: match[0].length }
}
