import { inchesOf } from './inches'
import type { Scan } from './scan'
import { judgeCross, readSecondSchedule, withoutStrayStandard } from './schedule-marks'
import { takeLabelled } from './size-labels'
import {
  bore,
  dn,
  nps,
  od,
  odInInches,
  type SizeMark,
  type SizePart,
  schedule,
  wall,
  wallInInches,
  wallType,
} from './size-parts'
import {
  BORE,
  INCH,
  INCHES,
  MM,
  NUMBER,
  OD_WORD,
  SCHEDULE_NAMES,
  SCHEDULE_NUMBER,
  SCHEDULE_WORD,
  SEP,
  TYPE_WORD,
  WALL_WORD,
} from './size-words'

type Maker = (groups: (string | undefined)[], text: string) => SizePart

const re = (source: string) => new RegExp(source, 'g')

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
  go(String.raw`(?<![A-WYZ0-9.,/-]|[A-Z]X)(${SCHEDULE_NUMBER})[ -]?${SCHEDULE_WORD}(?![A-Z0-9]|[ .:-]*\d)`, ([name]) =>
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
  go(`${INCHES}${INCH}[ ]?\\(?${TYPE_WORD}\\)?`, ([inches, type]) => wallInInches(inches, type))
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
  go(`Ø${SEP}${NUMBER}${MM}?(?! ?")`, ([mm]) => (mm && /[.,]/.test(mm) ? od(mm) : null))
  takeLabelled(scan, marks, WALL_WORD, 'wall')
  go(`${NUMBER}${MM}?[ ]?\\(?${TYPE_WORD}\\)?(?! ?(?:ORDER|QTY))`, ([mm, type]) => wall(mm, type))
  go(`(?<![A-Z])(MIN\\.?|AVG\\.?)[ ]${NUMBER}${MM}(?![A-Z])`, ([type, mm]) => wall(mm, type))
  // nominal sizes
  go(
    String.raw`(?<![A-Z])D\.?N\.?[ :=.-]{0,3}(?:\(?MM\)?[ :=]*)?(\d{1,4})(?:[.,]0+)?(?!\d|\.\d|[ ]?"|[ ]?INCH)${MM}?`,
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
  go(`(?<![A-Z])${BORE}${SEP}${NUMBER}${MM}`, ([number]) => dn(number))
  go(`${INCHES}[ ]?${BORE}`, ([number]) => bore(number))
  go(String.raw`(?<![A-Z])N[./ ]?B\.?[ :=.-]{0,3}${INCHES}(?![A-Z\d])`, ([number]) => bore(number))
  // schedules without their word
  go(
    String.raw`(?<![A-WYZ0-9.]|[A-Z]X)S[ ]?[./-]?[ ]?(${SCHEDULE_NUMBER}|STD|XS|XXS)(?![A-Z0-9]|[.,/]\d| ?"| ?(?:MM|MTRS?|NOS?|M)(?![A-Z]))`,
    ([name]) => schedule(name),
  )
  go(
    `(?<![A-Z0-9]|[A-Z]X)(${SCHEDULE_NAMES})(?![A-Z0-9])(?! ?(?:LENGTH|PACK|MILL|PRACT|CODE|SPEC|:|MFG|MAKE|TOL|CUT))`,
    ([name]) => schedule(name),
  )
  go(`(?<![A-WYZ0-9.,/]|[A-Z]X)((?:5|10|40|80)[ ]?S)(?![A-Z0-9'])`, ([name]) => schedule(name))
  readSecondSchedule(scan, marks)
  for (const mark of marks) if (mark.what === 'schedule') judgeCross(scan, mark)
  return withoutStrayStandard(scan, marks).sort((a, b) => a.start - b.start)
}
