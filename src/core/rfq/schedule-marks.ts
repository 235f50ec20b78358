import type { Scan } from './scan'
import { type SizeMark, schedule } from './size-parts'
import { SCHEDULE_NAMES, SCHEDULE_NUMBER } from './size-words'

/** `6"XXS`: extra-extra strong, or a cross and extra strong? Only a small x before capitals is surely a cross. */
export function judgeCross(scan: Scan, mark: SizeMark): void {
  if (!mark.words.toUpperCase().startsWith('XX') || mark.start === 0 || scan.source.text[mark.start - 1] === ' ') return
  if (/^xX/.test(mark.words)) mark.value = 'XS'
  else mark.doubt = `“${mark.words}” right behind the size may be a cross and ${mark.words.slice(1)}.`
}

/** `SCH XS; STD ASME B36.10`: beside another schedule, STD away from it means standard. */
export function withoutStrayStandard(scan: Scan, marks: readonly SizeMark[]): SizeMark[] {
  const schedules = marks.filter(({ what }) => what === 'schedule')
  const beside = (a: SizeMark, b: SizeMark) => {
    const [left, right] = a.start < b.start ? [a, b] : [b, a]
    return /^[ /(),&-]{0,4}$/.test(scan.source.text.slice(left.end, right.start))
  }
  return marks.filter(
    (mark) =>
      !/^STD\.?$/i.test(mark.words) ||
      schedules.length < 2 ||
      schedules.some((other) => other !== mark && beside(mark, other)),
  )
}

const SECOND = new RegExp(
  String.raw`^[ ]?(?:\/|&|OR|AND|TO)[ ]?(${SCHEDULE_NUMBER}|${SCHEDULE_NAMES})(?![A-Z0-9"]|[.,/]\d| ?(?:MTRS?|NOS?|PCS|KGS?|M|MM|FT)(?![A-Z]))`,
)

/** `SCH 40 / 80`: a second schedule right behind the first. */
export function readSecondSchedule(scan: Scan, marks: SizeMark[]): void {
  for (const mark of marks.filter(({ what }) => what === 'schedule')) {
    const match = SECOND.exec(scan.live.slice(mark.end))
    const made = match && schedule(match[1])
    if (!match || !made) continue
    const end = mark.end + match[0].length
    marks.push({ ...made, start: mark.end, end, words: scan.take(mark.end, end) })
  }
}
