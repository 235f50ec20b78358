import { dec } from '../decimal'
import { npsOfInches } from '../parse-size'
import { dnToNps } from '../pipe-sizes'
import { readMm } from './numbers'
import type { Scan } from './scan'
import type { SizeMark } from './size-parts'

const NUMBER = String.raw`(\d{1,4}(?:[.,]\d{1,3})?|\d[ -]\d\/\d|\d\/\d)`
const UNIT = String.raw`(?:[ ]?(?:"|IN(?:CH(?:ES)?)?|MM|N\.?B)(?![A-Z]))?`
const JOINT = String.raw`(?:&|\+|AND(?![A-Z])|OR(?![A-Z])|TO(?![A-Z])|\/)`

const BEFORE = new RegExp(String.raw`(?<![A-Z0-9.,/-])${NUMBER}${UNIT}[ ]?${JOINT}[ ]?$`)
const BEHIND = new RegExp(
  String.raw`^[ ]?(?:${JOINT}[ ]?${NUMBER}|,[ ]?${NUMBER}(?=${UNIT}[ ]?(?:[,&¦]|AND|PIPE|TUBE)))(?!\d|/\d(?!\d)|[.,-]\d)${UNIT}(?![ ]?[A-WYZ]{1,2}(?![A-Z]))`,
)

const SCHEDULES = /^(?:5|10|20|30|40|60|80|100|120|140|160)$/

/** The number as the same kind of size as its neighbour, null when it cannot be one. */
function like(mark: SizeMark, number: string): string | null {
  if (mark.what === 'od') {
    const value = readMm(number)
    return value !== null && dec(value).gte(dec(mark.value).times('0.3')) ? value : null
  }
  if (mark.what === 'bore') return number
  const metric = dnToNps(number)
  return metric === mark.value ? null : (npsOfInches(number.replace(' ', '-')) ?? metric)
}

/** `6"/40/A106`: behind inches, a slash and a number without a mark may be the schedule. */
function isSchedule(mark: SizeMark, number: string, words: string): boolean {
  return /["n]$/i.test(mark.words) && words.replace(/\s/g, '') === `/${number}` && SCHEDULES.test(number)
}

/** `6 & 8 INCH`, `NPS 2, 3, 4`, `60.3 & 88.9 OD`: the numbers that are named together with a size are sizes as well. */
export function readSizeLists(scan: Scan, marks: SizeMark[]): void {
  for (const mark of [...marks]) {
    if ((mark.what !== 'nps' && mark.what !== 'od' && mark.what !== 'bore') || mark.value === '') continue
    const before = BEFORE.exec(scan.live.slice(0, mark.start))
    const behind = BEHIND.exec(scan.live.slice(mark.end))
    const found = [
      before && { number: before[1], start: before.index, end: mark.start },
      behind && { number: behind[1] ?? behind[2], start: mark.end, end: mark.end + behind[0].length },
    ]
    for (const other of found) {
      const value = other?.number === undefined ? null : like(mark, other.number)
      if (!other || value === null) continue
      const { start, end } = other
      if (isSchedule(mark, other.number ?? '', scan.words(start, end))) continue
      marks.push({ what: mark.what, value, wallType: null, start, end, words: scan.take(start, end) })
    }
  }
}
