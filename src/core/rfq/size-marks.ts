import { dec, decimalText } from '../decimal'
import { npsOfInches } from '../parse-size'
import { dnToNps, normaliseSchedule } from '../pipe-sizes'
import { readMm } from './numbers'
import type { Scan } from './scan'

/** One part of a size, as it stands in the text. */
export interface SizeMark {
  what: 'nps' | 'bore' | 'schedule' | 'od' | 'wall'
  /** nps: table spelling; bore: the bare number; od, wall: mm; '' when it cannot be known */
  value: string
  wallType: 'MIN' | 'AVG' | null
  start: number
  end: number
  words: string
  /** Why it is not sure */
  doubt?: string
  /** Worth knowing, but sure */
  note?: string
}

/** A number of inches: 6, 1-1/2, 1 1/2, 1.1/2, 3/4, 1.5, .75, 0.280 */
const INCHES = String.raw`(?<![\d/]|\d[.,])((?:\d{1,3}(?:[ ]?[-.+&][ ]?|[ ])?)?\d{1,2}\/\d{1,2}|\d{1,3}(?:[.,]\d{1,4})?|(?<![A-Z0-9])\.\d{1,4})`
const INCH = String.raw`(?:[ -]?(?:"|INCH(?:ES)?\.?(?![A-Z])|IN\.?(?=[ ]*(?:N\.?B|NPS|O\.?D|X|,|;|S[- ]?\d|SCH|STD|XX?S|PIPES?|TUBES?|DIA|ELBOW|FLANGE|TEE|[-¦]|$|\d+ ?#))|ZOLL|POUCES?))`
const BORE = String.raw`(?:N[./ ]?B\.?(?![A-Z])|NOM(?:INAL|\.)? ?(?:BORE|DIA(?:METER|\.)?|SIZE|PIPE SIZE)|NOMINAL|N\.?P\.?S\.?(?![A-Z])|N\.?D\.?(?![A-Z0-9]))`
const MM = '(?:[ ]?MM\\.?(?![A-Z]))'
const NUMBER = String.raw`(?<![\d/]|\d[.,])(\d{1,4}(?:[.,]\d{1,3})?)(?!\d|[.,/]\d)`
const OD_WORD = String.raw`(?:O[./ ]?D\.?(?![A-Z])|OUT(?:SIDE|ER)[ -]?(?:DIA(?:METER|\.)?)?(?![A-Z])|AUSSEN(?:DURCHMESSER)?)`
const SEP = '[ :=.,(-]{0,4}'
const TYPE_WORD = String.raw`(MIN(?:IMUM|\.)?|AVERAGE|AVG?\.?|NOM(?:INAL|\.)?|MW|AW)(?![A-Z])`
const WALL_WORD = String.raw`(?:W\.?[ ]?T\.?(?![A-Z])|W\/T|WTH|(?:WALL )?TH(?:IC)?K(?:NESS|NES|NS|\.)?(?![A-Z])|WALL(?: (?:THICKNESS|THK\.?))?(?![A-Z])|WAND(?:STÄRKE|DICKE)?|[ÉE]P(?:AISSEUR|\.))`
const SCHEDULE_WORD = String.raw`(?:SCHEDULES?|SCHEDUEL|SHEDULE|SCHEDU?L?E?|SCHD|SCHED|SCDL|SCH|SHC|SCN(?=\d)|SC(?=[ .:-]?\d))`
const SCHEDULE_NAMES = String.raw`XXS|XXH|XXSTG|XX[ -]STG?|XX[ -]?STRONG|XX[ -]?HE?A?VY|DOUBLE EXTRA[ -](?:STRONG|HE?A?VY)|XSTG|X[ -]STG|X[ -]?STRONG|X[ -]?HE?A?VY|EXTRA[ -](?:STRONG|HE?A?VY)|XS|XH|STD|STANDARD(?= (?:WEIGHT|WALL|WT))`
const SCHEDULE_NUMBER = String.raw`(?:5|10|20|30|40|60|80|100|120|140|160)(?: ?S)?`

const re = (source: string) => new RegExp(source, 'g')

function spelled(schedule: string): string | null {
  const compact = schedule.replace(/[ -]/g, '')
  if (/^(?:XXST|DOUBLEEXTRA|XXH)/.test(compact)) return 'XXS'
  if (/^(?:XST|EXTRA|XH)/.test(compact)) return 'XS'
  if (compact.startsWith('STANDARD')) return 'STD'
  return normaliseSchedule(compact)
}

interface Inches {
  /** Decimal inches */
  inches: string
  nps: string | null
  /** Characters at the front of the match that do not belong to it */
  skip: number
  glued: boolean
}

/** What a match of {@link INCHES} means; `40 1/2` is a half behind a forty. */
function inchesOf(text: string): Inches | null {
  const space = text.lastIndexOf(' ')
  const glued = /^[1-9]{2}\/\d$/.test(text)
  const spaced = glued ? `${text[0]} ${text.slice(1)}` : text
  const nps = npsOfInches(spaced.replace(',', '.').replace(/[+&]/g, '-').replace(/ ?- ?/g, '-'))
  if (nps === null && space > 0) {
    const tail = inchesOf(text.slice(space + 1))
    return tail && { ...tail, skip: tail.skip + space + 1 }
  }
  const inches = decimalInches(spaced)
  return inches === null ? null : { inches, nps, skip: 0, glued }
}

function decimalInches(text: string): string | null {
  const mixed = /^(?:(\d{1,3})[ ]?[-. +&]?[ ]?)?(\d{1,2})\/(\d{1,2})$/.exec(text)
  if (mixed) {
    const over = dec(mixed[3] ?? '1')
    if (over.isZero()) return null
    return decimalText(dec(mixed[1] ?? '0').plus(dec(mixed[2] ?? '0').div(over)))
  }
  const plainText = text.replace(',', '.')
  return /^\d*\.?\d+$/.test(plainText) ? decimalText(plainText.startsWith('.') ? `0${plainText}` : plainText) : null
}

const MM_PER_INCH = '25.4'

function inchesToMm(inches: string): string {
  return decimalText(dec(inches).times(dec(MM_PER_INCH)).toDecimalPlaces(4))
}

type WallType = SizeMark['wallType']

function wallType(word: string | undefined): WallType {
  if (word === undefined) return null
  return /^(?:MIN|MW)/.test(word) ? 'MIN' : /^(?:AV|AW)/.test(word) ? 'AVG' : null
}

/** Walls are never hundreds of millimetres: a comma is the decimal one. */
function wallMm(text: string): string | null {
  const mm = readMm(text)
  return mm !== null && dec(mm).gt(200) && text.includes(',') ? readMm(text.replace(',', '.')) : mm
}

type Maker = (groups: (string | undefined)[], text: string) => Omit<SizeMark, 'start' | 'end' | 'words'> | null

function take(scan: Scan, marks: SizeMark[], pattern: RegExp, make: Maker): void {
  for (const match of scan.live.matchAll(pattern)) {
    if (scan.live.slice(match.index, match.index + match[0].length) !== match[0]) continue
    const made = make(match.slice(1), match[0])
    if (!made) continue
    const first = match[1] === undefined ? null : inchesOf(match[1])
    const skip = match[0].startsWith(match[1] ?? '\n') ? (first?.skip ?? 0) : 0
    const start = match.index + skip
    const end = match.index + match[0].length
    marks.push({ ...made, start, end, words: scan.take(start, end) })
  }
}

function odInInches(inches: string | undefined): ReturnType<Maker> {
  const read = inches === undefined ? null : inchesOf(inches)
  if (!read) return null
  const mm = inchesToMm(read.inches)
  return { what: 'od', value: mm, wallType: null, note: `Outside diameter ${read.inches}" is ${mm} mm.` }
}

function wallInInches(inches: string | undefined, type: string | undefined): ReturnType<Maker> {
  const read = inches === undefined ? null : inchesOf(inches)
  if (!read || dec(read.inches).gt(4)) return null
  const mm = inchesToMm(read.inches)
  return { what: 'wall', value: mm, wallType: wallType(type), note: `Wall ${read.inches}" is ${mm} mm.` }
}

function wall(mm: string | undefined, type: string | undefined): ReturnType<Maker> {
  const value = mm === undefined ? null : wallMm(mm)
  return value === null || dec(value).isZero() ? null : { what: 'wall', value, wallType: wallType(type) }
}

function od(mm: string | undefined): ReturnType<Maker> {
  const value = mm === undefined ? null : readMm(mm)
  return value === null || dec(value).isZero() ? null : { what: 'od', value, wallType: null }
}

function nps(inches: string | undefined): ReturnType<Maker> {
  const read = inches === undefined ? null : inchesOf(inches)
  if (!read) return null
  if (read.nps === null) {
    return { what: 'nps', value: '', wallType: null, doubt: `${inches}" is not a nominal pipe size.` }
  }
  return read.glued
    ? { what: 'nps', value: read.nps, wallType: null, doubt: `“${inches}"” is read as ${read.nps}".` }
    : { what: 'nps', value: read.nps, wallType: null }
}

function dn(number: string | undefined): ReturnType<Maker> {
  const value = (number ?? '').replace(/[.,]0+$/, '')
  const size = dnToNps(value)
  if (size === null) return { what: 'nps', value: '', wallType: null, doubt: `DN ${value} is not a nominal size.` }
  // DN 6, 8 and 10 are hardly ever bought; often inches are meant
  return ['6', '8', '10'].includes(value)
    ? { what: 'nps', value: '', wallType: null, doubt: `DN ${value} is ${size}"; ${value}" may be meant.` }
    : { what: 'nps', value: size, wallType: null }
}

function schedule(name: string | undefined): ReturnType<Maker> {
  const value = spelled(name ?? '')
  return value === null ? null : { what: 'schedule', value, wallType: null }
}

/** Of the numbers on both sides of OD the larger, of those around WT the smaller one. */
function eitherSide(
  before: string | undefined,
  after: string | undefined,
  wanted: 'larger' | 'smaller',
): { value: string; side: 'before' | 'after' } | null {
  const a = before === undefined ? null : readMm(before)
  const b = after === undefined ? null : readMm(after)
  if (a === null) return after === undefined || b === null ? null : { value: after, side: 'after' }
  if (b === null || before === undefined || after === undefined)
    return before === undefined ? null : { value: before, side: 'before' }
  const beforeWins = wanted === 'larger' ? dec(a).gte(dec(b)) : dec(a).lte(dec(b))
  return beforeWins ? { value: before, side: 'before' } : { value: after, side: 'after' }
}

/** OD and WT words with a number before or behind them; only the number that belongs to the word is taken. */
function takeLabelled(scan: Scan, marks: SizeMark[], word: string, what: 'od' | 'wall'): void {
  const before = new RegExp(`${NUMBER}${MM}?[ ,]{0,2}[(]?${what === 'wall' ? `(?:${TYPE_WORD}[ ]?)?` : '()?'}$`)
  const after = new RegExp(
    `^${SEP}${what === 'wall' ? `(?:${TYPE_WORD}[ ]?)?` : '()?'}(?:\\(?MM\\)?)?${SEP}(\\d{1,4}(?:[.,]\\d{1,3})?)(?!\\d|[.,/]\\d)(?! ?(?:M|MTRS?|MTS?|MT|NOS?|PCS|KGS?|FT|KG\\/M)(?![A-Z])|"| ?INCH)${MM}?(?:[ ]?\\(?${TYPE_WORD}\\)?)?`,
  )
  const finder = re(`(?<![A-Z])${word}`)
  for (const match of scan.live.matchAll(finder)) {
    const wordEnd = match.index + match[0].length
    const head = before.exec(scan.live.slice(Math.max(0, match.index - 24), match.index))
    const tail = after.exec(scan.live.slice(wordEnd, wordEnd + 40))
    const chosen = eitherSide(head?.[1], tail?.[2], what === 'od' ? 'larger' : 'smaller')
    if (!chosen) continue
    const trailing =
      chosen.side === 'before' ? new RegExp(`^[ ]?\\(?${TYPE_WORD}\\)?`).exec(scan.live.slice(wordEnd)) : null
    const type = chosen.side === 'before' ? (head?.[2] ?? trailing?.[1]) : (tail?.[1] ?? tail?.[3] ?? head?.[2])
    const made = what === 'od' ? od(chosen.value) : wall(chosen.value, type)
    if (!made) continue
    const start = chosen.side === 'before' ? match.index - (head?.[0].length ?? 0) : match.index
    const end = chosen.side === 'before' ? wordEnd + (trailing?.[0].length ?? 0) : wordEnd + (tail?.[0].length ?? 0)
    marks.push({ ...made, start, end, words: scan.take(start, end) })
  }
}

/**
 * The parts of a size that say what they are: inch marks, NB, DN, NPS, OD, WT, SCH, STD. Numbers without such a word are
 * left for {@link readBareSizes}.
 */
export function readSizeMarks(scan: Scan): SizeMark[] {
  const marks: SizeMark[] = []
  const go = (source: string, make: Maker) => take(scan, marks, re(source), make)

  // schedules with their word
  go(
    String.raw`(?<![A-Z])${SCHEDULE_WORD}[ ]?[.:#=/(-]{0,2}[ ]?(?:NO\.?[ ]?|S[- ]?(?=\d))?((?:${SCHEDULE_NAMES})|${SCHEDULE_NUMBER})(?![A-WYZ0-9]|\.\d)(?:[. ]?W\.?T\.?(?![A-Z]))?`,
    ([name]) => schedule(name),
  )
  go(String.raw`(?<![A-Z0-9.,/-])(${SCHEDULE_NUMBER})[ -]?${SCHEDULE_WORD}(?![A-Z0-9]|[ .:-]*\d)`, ([name]) =>
    schedule(name),
  )
  go(
    String.raw`(?<![A-Z0-9])(STD|STANDARD|XS|X[ -]?STRONG|EXTRA[ -]STRONG|XXS|STD\.)[ .]?(?:W\.?T\.?|WALL|WEIGHT)(?: THK\.?)?(?![A-Z0-9])`,
    ([name]) => schedule((name ?? '').replace('.', '')),
  )
  // diameters and walls in inches
  go(`${INCHES}${INCH}[ ]?${OD_WORD}`, ([inches]) => odInInches(inches))
  go(`(?<![A-Z])${OD_WORD}${SEP}${INCHES}${INCH}`, ([inches]) => odInInches(inches))
  go(`${INCHES}${INCH}[ ]?(?:${TYPE_WORD}[ ]?)?${WALL_WORD}(?:[ ]?\\(?${TYPE_WORD}\\)?)?`, ([inches, a, b]) =>
    wallInInches(inches, a ?? b),
  )
  go(`(?<![A-Z])${WALL_WORD}${SEP}${INCHES}${INCH}(?:[ ]?\\(?${TYPE_WORD}\\)?)?`, ([inches, type]) =>
    wallInInches(inches, type),
  )
  go(
    String.raw`(?<![A-Z0-9.,/])(\d{1,2})[ -]?(BWG|SWG|GAUGE|GA\.?)(?![A-Z])(?:[ ]?\(?${TYPE_WORD}\)?)?|(?<![A-Z])(BWG|SWG)[ :.-]*(\d{1,2})(?!\d)`,
    (groups, text) => ({
      what: 'wall',
      value: '',
      wallType: wallType(groups[2]),
      doubt: `The wall is given by gauge (${text.trim()}): enter it in mm.`,
    }),
  )
  // OD and WT with their words
  takeLabelled(scan, marks, OD_WORD, 'od')
  go(String.raw`Ø${SEP}${NUMBER}${MM}?(?! ?")`, ([mm]) => (mm && /[.,]/.test(mm) ? od(mm) : null))
  takeLabelled(scan, marks, WALL_WORD, 'wall')
  go(`${NUMBER}${MM}?[ ]?\\(?${TYPE_WORD}\\)?(?! ?(?:ORDER|QTY))`, ([mm, type]) => wall(mm, type))
  go(`(?<![A-Z])(MIN\\.?|AVG\\.?)[ ]${NUMBER}${MM}(?![A-Z])`, ([type, mm]) => wall(mm, type))
  // nominal sizes
  go(
    String.raw`(?<![A-Z])D\.?N\.?[ :=.-]{0,3}(?:\(?MM\)?[ :=]*)?(\d{1,4})(?:[.,]0+)?(?!\d|[./]\d|[ ]?"|[ ]?INCH)${MM}?`,
    ([number]) => dn(number),
  )
  go(String.raw`(?<![A-Z0-9.,/])(\d{1,4})[ ]?DN(?![A-Z0-9])`, ([number]) => dn(number))
  go(String.raw`(?<![A-Z])D\.?N\.?[ :=-]{0,3}\?`, () => ({
    what: 'nps',
    value: '',
    wallType: null,
    doubt: 'DN without a number.',
  }))
  go(`(?<![A-Z])${BORE}${SEP}${INCHES}${INCH}`, ([inches]) => nps(inches))
  go(
    `${INCHES}${INCH}[ ]?(?:${BORE}|DIA(?:METER|\\.)?|SIZE)?(?![ ]?(?:LG|LONG|LENGTH|I\\.?D\\.?(?![A-Z])))`,
    ([inches]) => nps(inches),
  )
  go(String.raw`(?<![A-Z])N\.?P\.?S\.?[ :=.-]{0,3}${INCHES}(?![A-Z\d]|[ ]?MM)`, ([inches]) => nps(inches))
  go(String.raw`${NUMBER}${MM}[ ]?\(?${BORE}\)?`, ([number]) => dn(number))
  go(String.raw`(?<![A-Z])${BORE}${SEP}(?:\(?MM\)?${SEP})${NUMBER}${MM}?`, ([number]) => dn(number))
  go(String.raw`(?<![A-Z])${BORE}${SEP}${NUMBER}${MM}`, ([number]) => dn(number))
  go(String.raw`${INCHES}[ ]?${BORE}`, ([number]) => bore(number))
  go(String.raw`(?<![A-Z])N[./ ]?B\.?[ :=.-]{0,3}${INCHES}(?![A-Z\d])`, ([number]) => bore(number))
  // schedules without their word
  go(
    String.raw`(?<![A-Z0-9.])S[ ]?[./-]?[ ]?(${SCHEDULE_NUMBER}|STD|XS|XXS)(?![A-Z0-9]|[.,/]\d| ?"| ?(?:MM|MTRS?|NOS?|M)(?![A-Z]))`,
    ([name]) => schedule(name),
  )
  go(
    String.raw`(?<![A-Z0-9])(${SCHEDULE_NAMES})(?![A-Z0-9])(?! ?(?:LENGTH|PACK|MILL|PRACT|CODE|SPEC|:|MFG|MAKE|TOL|CUT))`,
    ([name]) => schedule(name),
  )
  go(String.raw`(?<![A-Z0-9.,/])((?:5|10|40|80)[ ]?S)(?![A-Z0-9'])`, ([name]) => schedule(name))
  readSecondSchedule(scan, marks)
  for (const mark of marks) if (mark.what === 'schedule') judgeCross(scan, mark)
  return withoutStrayStandard(scan, marks).sort((a, b) => a.start - b.start)
}

/** `6"XXS`: extra-extra strong, or a cross and extra strong? Only a small x before capitals is surely a cross. */
function judgeCross(scan: Scan, mark: SizeMark): void {
  if (!mark.words.toUpperCase().startsWith('XX') || mark.start === 0 || scan.source.text[mark.start - 1] === ' ') return
  if (/^xX/.test(mark.words)) mark.value = 'XS'
  else mark.doubt = `“${mark.words}” right behind the size may be a cross and ${mark.words.slice(1)}.`
}

/** `SCH XS; STD ASME B36.10`: beside another schedule, STD away from it means standard. */
function withoutStrayStandard(scan: Scan, marks: readonly SizeMark[]): SizeMark[] {
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
function readSecondSchedule(scan: Scan, marks: SizeMark[]): void {
  for (const mark of marks.filter(({ what }) => what === 'schedule')) {
    const match = SECOND.exec(scan.live.slice(mark.end))
    const made = match && schedule(match[1])
    if (!match || !made) continue
    const end = mark.end + match[0].length
    marks.push({ ...made, start: mark.end, end, words: scan.take(mark.end, end) })
  }
}

function bore(number: string | undefined): ReturnType<Maker> {
  const read = number === undefined ? null : inchesOf(number)
  if (!read || number === undefined) return null
  // fractions and decimals are inches; whole numbers may be millimetres
  if (/[./,]/.test(number.slice(read.skip)) && read.nps !== null)
    return { what: 'nps', value: read.nps, wallType: null }
  return { what: 'bore', value: read.inches, wallType: null }
}
