import { dec } from '../decimal'
import { npsOfInches } from '../parse-size'
import { dnToNps, npsOutsideDiameter } from '../pipe-sizes'
import { hasWalls, wallOf, wallsOf } from '../pipe-walls'
import { readMm } from './numbers'
import { READ, type Scan } from './scan'
import type { SizeMark } from './size-parts'

/** What the table says about sizes around a line: its size column is in inches, or in millimetres. */
export type BoreUnit = 'inch' | 'mm'

export interface BareBore {
  nps: string
  doubt?: string
  strength?: 'strong' | 'slight'
}

/** Diameters that are written without decimals; smaller ones are close to bores. */
const DIAMETERS = [
  '60.3',
  '73',
  '88.9',
  '114.3',
  '141.3',
  '168.3',
  '219.1',
  '273',
  '323.8',
  '355.6',
  '406.4',
  '457',
  '508',
  '559',
  '610',
]
const SCHEDULES = /^(?:5|10|20|30|40|60|80|100|120|140|160)S?$/

/** A wall that a pipe of that diameter can have: from 1/60 to 1/5 of it. */
function plausibleWall(odMm: string, wallMm: string): boolean {
  const part = dec(wallMm).div(dec(odMm))
  return part.gte('0.0055') && part.lte('0.36')
}

function fits(nps: string, schedule: string | null, wallMm: string | null): boolean {
  if (schedule !== null && wallOf(nps, schedule) === null) return false
  const od = npsOutsideDiameter(nps)
  return wallMm === null || od === null || plausibleWall(od, wallMm)
}

/**
 * A bore without inch mark or mm. Only the sizes of the table count (1/2" to 24", DN 15 to 600): 6 is then 6", 150 is DN
 * 150, and only 20 can be both. Schedule, wall or the rest of the table may decide that; else it stays open.
 */
export function bareBore(
  text: string,
  schedule: string | null,
  wallMm: string | null,
  unit: BoreUnit | null,
): BareBore | null {
  const inches = npsOfInches(text)
  const metric = dnToNps(text.replace(/\.0+$/, ''))
  const around = unit === 'mm' ? metric : unit === 'inch' ? inches : null
  if (around !== null) {
    const other = unit === 'mm' ? inches : metric
    return other !== null && (hasWalls(other) || !hasWalls(around))
      ? {
          nps: around,
          doubt: `“${text}” is read in ${unit === 'mm' ? 'millimetres' : 'inches'}, like the sizes around it.`,
        }
      : { nps: around }
  }
  const candidates = [...new Set([inches, metric])].filter((nps): nps is string => nps !== null && hasWalls(nps))
  if (candidates.length === 0) {
    const only = inches ?? metric
    return only === null ? null : { nps: only, doubt: `“${text}” is read as ${only}".`, strength: 'strong' }
  }
  const [first, second] = candidates
  if (first !== undefined && second === undefined) {
    return inches === first && metric !== null
      ? { nps: first, doubt: `“${text} NB” is read as ${text}", not as DN ${text}.` }
      : { nps: first }
  }
  const fitting = candidates.filter((nps) => fits(nps, schedule, wallMm))
  return fitting.length === 1 && fitting[0]
    ? {
        nps: fitting[0],
        doubt: `“${text} NB” may be inches or millimetres; only ${fitting[0]}" fits the wall.`,
        strength: 'slight',
      }
    : null
}

const NUM = String.raw`(\d{1,4}(?:[.,]\d{1,3})?)`
const MM = '(?:[ ]?(MM)\\.?(?![A-Z]))?'
const BY = '[ ]?(?:X|BY)[ ]?'
const EDGE = String.raw`(?<![A-Z0-9.,/"-]|\d )`
const LAST = '(?![0-9A-WYZ"]|[.,/-]\\d| ?(?:MTRS?|NOS?|PCS|KGS?|MT|M|FT|SCH|#|INCH|NB|LBS?)(?![A-Z]))'
const TRIPLE = new RegExp(
  `${EDGE}(?:OD ?)?${NUM}${MM}${BY}${NUM}${MM}(?:${BY}(\\d{1,3}(?:,\\d{3})|\\d{3,5}|\\d{1,2}[.,]\\d{1,3})${MM}(?! ?(?:NOS?|PCS)(?![A-Z])))?${LAST}`,
  'g',
)

function mark(what: SizeMark['what'], value: string, start: number, end: number, words: string): SizeMark {
  return { what, value, wallType: null, start, end, words }
}

export interface BareSizes {
  marks: SizeMark[]
  /** `168.3 x 7.11 x 6000`: the third number */
  length: { text: string; words: string } | null
  /** Pairs that could mean several things: why they were left */
  open: string[]
}

/** `168.3 x 7.11`: a diameter cannot be a nominal size, or decimals and mm say that it is none. */
function isDiameter(
  number: string,
  mm: string | undefined,
  other: string,
  otherMm: string | undefined,
  tube: boolean,
): boolean {
  const odMm = readMm(number)
  const wallMm = readMm(other)
  if (odMm === null || wallMm === null || !plausibleWall(odMm, wallMm) || dec(odMm).lt(4)) return false
  if (tube) return true
  const nominal = npsOfInches(odMm) ?? dnToNps(odMm)
  if (nominal === null) {
    if (mm !== undefined || otherMm !== undefined || /[.,]/.test(number) || /[.,]/.test(other)) return true
    // 219 x 8: a diameter of the table without its decimals; 8 is no schedule
    return !SCHEDULES.test(other) && DIAMETERS.some((known) => dec(known).minus(dec(odMm)).abs().lt(1))
  }
  return mm !== undefined && otherMm !== undefined && dnToNps(odMm) === null
}

/**
 * Numbers joined by a cross without a word that says what they are. `2 X 40` stays open; `168.3 X 7.11` cannot be anything
 * but diameter and wall.
 */
export function readBarePairs(scan: Scan, marks: readonly SizeMark[], tube: boolean): BareSizes {
  const out: BareSizes = { marks: [], length: null, open: [] }
  const hasOd = marks.some((m) => m.what === 'od')
  const hasBore = marks.some((m) => m.what === 'nps' || m.what === 'bore')
  for (const match of scan.live.matchAll(TRIPLE)) {
    const [all, first = '', firstMm, second = '', secondMm, third] = match
    if (scan.live.slice(match.index, match.index + all.length) !== all) continue
    if (hasOd || out.marks.length > 0) continue
    if (!isDiameter(first, firstMm, second, secondMm, tube)) {
      if (!hasBore) out.open.push(scan.words(match.index, match.index + all.length))
      continue
    }
    const words = scan.take(match.index, match.index + all.length)
    out.marks.push(mark('od', readMm(first) ?? '', match.index, match.index + 1, words))
    out.marks.push(mark('wall', readMm(second) ?? '', match.index + 1, match.index + all.length, words))
    if (third) out.length = { text: third, words }
  }
  return out
}

const BETWEEN = /^[ ,;/()-]*(?:X|BY)?[ ,(]*$/
const ONE_NUMBER = new RegExp(`^([ ]?(?:[,/-][ ]?)?(?:X|BY)?[ ]?)${NUM}${MM}${LAST}`)

const WALL_BEHIND = new RegExp(
  `^[ ]?(?:[,(/=-]{0,2}[ ]?${NUM}[ ]?MM(?![A-Z])\\)?|\\([ ]?(\\d{1,2}[.,]\\d{1,2})[ ]?\\))`,
)

/** `SCH 40 (7.11 mm)`: millimetres right behind a schedule are its wall. */
function readWallBehind(scan: Scan, marks: SizeMark[]): void {
  for (const mark of marks.filter((m) => m.what === 'schedule')) {
    const match = WALL_BEHIND.exec(scan.live.slice(mark.end))
    const number = match?.[1] ?? match?.[2]
    const value = number ? readMm(number) : null
    if (!match || value === null || dec(value).gt(65) || dec(value).lt(1)) continue
    const end = mark.end + match[0].length
    marks.push({ what: 'wall', value, wallType: null, start: mark.end, end, words: scan.take(mark.end, end) })
    return
  }
}

/** A number right behind a nominal size or a diameter: its wall or its schedule. */
export function readBehind(scan: Scan, marks: SizeMark[]): void {
  if (!marks.some((m) => m.what === 'wall')) readWallBehind(scan, marks)
  if (marks.some((m) => m.what === 'wall' || m.what === 'schedule')) return
  for (const bore of marks.filter((m) => m.what === 'nps' || m.what === 'od' || m.what === 'bore')) {
    const match = ONE_NUMBER.exec(scan.live.slice(bore.end))
    if (!match) continue
    const [all, gap = '', number = '', mm] = match
    const start = bore.end + gap.length
    const nps = bore.what === 'bore' ? (bareBore(bore.value, null, null, null)?.nps ?? bore.value) : bore.value
    const odMm = bore.what === 'od' ? bore.value : npsOutsideDiameter(nps)
    const made = behind(bore, odMm, number, mm !== undefined, /X|BY/.test(gap))
    if (!made) continue
    marks.push({ ...made, start, end: bore.end + all.length, words: scan.take(start, bore.end + all.length) })
    return
  }
}

type Made = Omit<SizeMark, 'start' | 'end' | 'words'>

function behind(bore: SizeMark, odMm: string | null, number: string, mm: boolean, crossed: boolean): Made | null {
  const value = readMm(number)
  if (value === null || (!mm && !crossed && !/[.,]/.test(number))) return null
  const asWall: Made | null =
    odMm !== null && plausibleWall(odMm, value) ? { what: 'wall', value, wallType: null } : null
  if (mm) return asWall
  const schedule = bore.what === 'od' ? null : number
  const asSchedule: Made | null =
    schedule !== null && SCHEDULES.test(schedule) && (bore.value === '' || wallOf(bore.value, schedule) !== null)
      ? { what: 'schedule', value: schedule, wallType: null, doubt: `“${number}” is read as SCH ${number}.` }
      : null
  if (/[.,]/.test(number)) {
    if (!asWall) return null
    const listed = wallsOf(bore.value).some(([, wall]) => dec(wall).minus(dec(value)).abs().lte('0.05'))
    return bore.what === 'od' || listed ? asWall : { ...asWall, doubt: `“${number}” is read as a wall of ${value} mm.` }
  }
  if (asSchedule && asWall) {
    return {
      what: 'schedule',
      value: '',
      wallType: null,
      doubt: `“${number}” may be SCH ${number} or a wall of ${number} mm.`,
    }
  }
  return asSchedule ?? (bore.what === 'od' ? asWall : null)
}

const THIRD =
  /^[ ]?(?:X|BY)[ ]?(\d{3,5}|\d{1,2}[.,]\d{1,3})(?![0-9"]|[.,/]\d)(?! ?(?:NOS?|PCS|MM|MTRS?|M|FT|LG|LONG)(?![A-Z]))/

/** `OD 457 x WT 40 x 5800`: a third number behind the wall is the length. */
export function readThird(scan: Scan, marks: readonly SizeMark[]): { text: string; words: string } | null {
  if (!marks.some((m) => m.what === 'od')) return null
  for (const mark of marks.filter((m) => m.what === 'wall')) {
    const match = THIRD.exec(scan.live.slice(mark.end))
    if (match?.[1]) return { text: match[1], words: scan.take(mark.end, mark.end + match[0].length) }
  }
  return null
}

const BEFORE = new RegExp(
  `${EDGE}(\\d{1,4}(?:[.,]\\d{1,2})?|\\d{1,2}[ -]\\d\\/\\d|\\d\\/\\d)${MM}[ ]?(?:[,/-][ ]?)?(?:X|BY)?[ ]?$`,
)

/** A number right before a schedule, when no size is known: `6 X SCH 40`, `150 MM SCH 40`. */
export function readBefore(scan: Scan, marks: SizeMark[]): void {
  if (marks.some((m) => m.what === 'nps' || m.what === 'bore' || m.what === 'od')) return
  const first = marks.find((m) => m.what === 'schedule' || m.what === 'wall')
  if (!first) return
  const slice = scan.live.slice(0, first.start)
  if (slice.endsWith(READ)) return
  const match = BEFORE.exec(slice)
  const [, number = '', mm] = match ?? []
  if (!match || number === '') return
  const start = match.index
  const made = before(number, mm !== undefined, first.what === 'schedule')
  if (made)
    marks.unshift({
      ...made,
      start,
      end: first.start,
      words: scan.take(start, first.start).replace(/[\sxX×*,/-]+$/, ''),
    })
}

function before(number: string, mm: boolean, schedule: boolean): Made | null {
  const metric = dnToNps(number)
  const value = readMm(number)
  if (mm && metric !== null && schedule) return { what: 'nps', value: metric, wallType: null }
  if (value !== null && metric === null && npsOfInches(number) === null) {
    return dec(value).gt(9) ? { what: 'od', value, wallType: null } : null
  }
  if (mm) return null
  const inches = npsOfInches(number)
  if (inches !== null && /[./,]/.test(number)) {
    const sure = /^\d(?:-\d)?\/\d$/.test(number)
    return { what: 'nps', value: inches, wallType: null, ...(!sure && { doubt: `“${number}” is read as ${inches}".` }) }
  }
  return schedule
    ? { what: 'bore', value: number, wallType: null, doubt: `“${number}” has no inch mark and no mm.` }
    : null
}

/** Whether two marks stand next to each other with nothing but a cross between them. */
export function adjacent(scan: Scan, left: SizeMark, right: SizeMark): boolean {
  return BETWEEN.test(scan.source.text.slice(left.end, right.start))
}
