import { DUPLEX_NAMES, type GradeStyle, UNS } from './steels'

/** A grade as the product spells it, and how many characters it took. */
export interface ReadGrade {
  grade: string
  length: number
  /** A second grade of a dual certificate (`316/316L`) */
  also?: string
  /** What the text left open */
  doubt?: string
  /** Way of making that the grade names (`TYPE S`) */
  process?: 'SEAMLESS' | 'ERW' | 'WELDED'
}

/** Between a standard and its grade. */
const GAP = '[ ,;:/()¦.-]{0,4}'
const GR = '(?:(?:GRADES?|GARDE|GRD|GRAD|GR|G)[ .:-]*)'
const END = '(?![A-Z0-9])'
/** A digit that is a size or a quantity, not a grade. */
const NOT_A_MEASURE = String.raw`(?! ?(?:"|INCH|IN[ .]|'|N\.?B|MM|X|MTR|MTS|MT|M |M$|NOS|PCS|KG|OD|DN|O\.D|FT|SCH|%)|[./,-]\d| \d\/\d)`

const STAINLESS_NUMBERS = '304|309|310|316|317|321|347|348|405|409|410|430|439|444|446|904|201|202'
const STAINLESS_TAIL = 'LN|L|H|S|TI|N|CB|MO|LMN'

function at(source: string, text: string, start: number): RegExpExecArray | null {
  const pattern = new RegExp(source, 'y')
  pattern.lastIndex = start
  return pattern.exec(text)
}

function stainlessName(number: string, tail: string | undefined): string {
  return `TP${number}${tail === 'TI' ? 'Ti' : tail === 'CB' ? 'Cb' : (tail ?? '')}`
}

const DUAL = String.raw`(?: ?(?:\/|&|\+|-) ?(?:TP|SS|F|WP|GR\.?)?[ .-]?(${STAINLESS_NUMBERS})?[ -]?(L|H)${END})?`
export const STAINLESS_WORD = String.raw`(?:(?:TP|T\.P|AISI|SUS|SS|S\.S|TYPE|WP|F|GR)[ .:-]*){0,6}(${STAINLESS_NUMBERS})[ -]?(${STAINLESS_TAIL})?${END}${DUAL}`
export const UNS_WORD = String.raw`(?:(?:UNS|GR)[ .:-]*)*(S ?[23]\d{4})${END}`

function stainless(text: string, start: number): ReadGrade | null {
  const uns = at(`${GAP}${GR}?${UNS_WORD}`, text, start)
  if (uns) {
    const number = (uns[1] ?? '').replace(' ', '')
    return { grade: UNS[number] ?? number, length: uns[0].length }
  }
  const match = at(`${GAP}${GR}?(?:SS|S\\.S\\.?)?[ .-]?${STAINLESS_WORD}`, text, start)
  return match && stainlessGrade(match)
}

/** The grade of a match of {@link STAINLESS_WORD}: `316/316L` is the second with the first beside it. */
export function stainlessGrade(match: RegExpExecArray): ReadGrade {
  const [all, number = '', tail, secondNumber, secondTail] = match
  const first = stainlessName(number, tail)
  if (!secondTail) return { grade: first, length: all.length }
  const second = stainlessName(secondNumber ?? number, secondTail)
  return second === first
    ? { grade: first, length: all.length }
    : {
        grade: second,
        also: first,
        length: all.length,
        doubt: `Dual grade: both ${first} and ${second} are asked for.`,
      }
}

const TYPED = String.raw`(?:TYPE|TY|TP)[ .:-]*(S|E|F)(?![A-Z0-9]|\.[A-Z])`
const PLAIN_LETTER = new RegExp(
  String.raw`${GAP}(?:${TYPED}[ ,/-]{0,3})?${GR}?["']?([A-D])["']?(?!\.[A-Z]|[A-Z0-9]|\/E)(?:[ ,/-]{0,2}(?:(?:TYPE|TY|TP)[ .:-]*)?(S|E|F)(?![A-Z0-9]|\.[A-Z]|[ ]?[./-]?[ ]?\d))?`,
  'y',
)

function letter(text: string, start: number): ReadGrade | null {
  PLAIN_LETTER.lastIndex = start
  const match = PLAIN_LETTER.exec(text)
  if (!match) return null
  const types = { S: 'SEAMLESS', E: 'ERW', F: 'WELDED' } as const
  const type = (match[1] ?? match[3]) as keyof typeof types | undefined
  return { grade: `GR.${match[2]}`, length: match[0].length, ...(type && { process: types[type] }) }
}

function number(text: string, start: number): ReadGrade | null {
  const match =
    at(`${GAP}${GR}(\\d{1,2})(?![A-Z0-9]|[./]\\d)`, text, start) ??
    at(`[ ,/(-]{0,2}(\\d{1,2})(?![A-Z0-9])${NOT_A_MEASURE}`, text, start)
  return match && { grade: `GR.${match[1]}`, length: match[0].length }
}

const TYPE = '(?:[ ,/-]{0,2}(?:TYPE|TY)[ .:-]*(1|2|II|I)(?![A-Z0-9]))?'

function chromePipe(text: string, start: number): ReadGrade | null {
  const match =
    at(String.raw`${GAP}${GR}?P[ .-]?(\d{1,2}[BC]?)(?![A-Z0-9])${TYPE}`, text, start) ??
    at(String.raw`${GAP}${GR}(1|2|5|9|11|12|15|21|22|23|91|92)(?![A-Z0-9]|[./]\d)${NOT_A_MEASURE}${TYPE}`, text, start)
  if (!match) return null
  const name = `GR.P${match[1]}`
  const type = match[2] && (match[2] === 'II' || match[2] === '2' ? ' TYPE 2' : ' TYPE 1')
  return { grade: `${name}${type ?? ''}`, length: match[0].length }
}

function tube(text: string, start: number): ReadGrade | null {
  const match = at(String.raw`${GAP}${GR}?T[ .-]?(\d{1,2}[ABC]?|1A|1B)(?![A-Z0-9])${TYPE}`, text, start)
  if (!match) return stainless(text, start)
  const type = match[2] && (match[2] === 'II' || match[2] === '2' ? ' TYPE 2' : ' TYPE 1')
  return { grade: `GR.T${match[1]}${type ?? ''}`, length: match[0].length }
}

function duplex(text: string, start: number): ReadGrade | null {
  const match = at(
    String.raw`${GAP}${GR}?(?:UNS|SAF|DUPLEX|GR|TP|WP)?[ .:-]*(S ?[23]\d{4}|3[12]\d{3}|2205|2507|F5[135]|F60)${END}(?:[ ,/()-]{1,3}(?:UNS|SAF)?[ .]?(S ?[23]\d{4}|2205|2507)${END}\)?)?`,
    text,
    start,
  )
  if (!match) return null
  // S31803 (2205): the UNS number says which of the two steels of that trade name it is
  const numbered = /S ?[23]\d{4}/.exec(match[0])?.[0].replace(' ', '')
  if (match[2] && numbered && /2205|2507/.test(match[0])) return { grade: `GR.${numbered}`, length: match[0].length }
  const name = (written: string) => DUPLEX_NAMES[written] ?? (/^\d/.test(written) ? `S${written}` : written)
  const first = name((match[1] ?? '').replace(' ', ''))
  const second = match[2] ? name(match[2].replace(' ', '')) : first
  return {
    grade: `GR.${first}`,
    length: match[0].length,
    ...(second !== first && { doubt: `Two grades: ${first} and ${second}.` }),
  }
}

const CLASS = String.raw`(?:[ ,;/()-]{0,3}(?:CLASS|CLS|CL)[ .:-]*(\d{1,2})(?![A-Z0-9]))`

function plateClass(text: string, start: number): ReadGrade | null {
  const match = at(`${GAP}${GR}?(C[A-K]|[A-C])[ .-]?(55|60|65|70|75)(?![A-Z0-9])${CLASS}?`, text, start)
  if (match) return withClass(`GR.${match[1]}${match[2]}`, match[3], match[0].length)
  const turned = at(`${CLASS}${GAP}${GR}?(C[A-K]|[A-C])[ .-]?(55|60|65|70|75)(?![A-Z0-9])`, text, start)
  return turned && withClass(`GR.${turned[2]}${turned[3]}`, turned[1], turned[0].length)
}

function withClass(grade: string, cl: string | undefined, length: number): ReadGrade {
  return cl ? { grade: `${grade} CL.${cl}`, length } : { grade, length, doubt: 'The class is not stated.' }
}

function chromeClass(text: string, start: number): ReadGrade | null {
  const match = at(
    String.raw`${GAP}${GR}?(?:(1[ -.]?1\/4|1\.25|2[ -.]?1\/4|2\.25|1\/2|5|9|1|3)[ -]?CR(?:[ -]?(?:1\/2|0?\.5|1)?[ -]?MO)?|(91)(?!\d))(?![A-Z0-9])${CLASS}?`,
    text,
    start,
  )
  if (!match) return null
  const chrome = (match[1] ?? '').replace(/^1.?1\/4$/, '1.25').replace(/^2.?1\/4$/, '2.25')
  return withClass(match[2] ? 'GR.91' : `GR.${chrome}CR`, match[3], match[0].length)
}

function stainlessClass(text: string, start: number): ReadGrade | null {
  const first = at(CLASS, text, start)
  const grade = stainless(text, start + (first?.[0].length ?? 0))
  if (!grade) return null
  const after = start + (first?.[0].length ?? 0) + grade.length
  const last = first ? null : at(CLASS, text, after)
  const cl = first?.[1] ?? last?.[1]
  const length = (first?.[0].length ?? 0) + grade.length + (last?.[0].length ?? 0)
  return cl
    ? { ...grade, grade: `CL.${cl} ${grade.grade}`, length }
    : { ...grade, length, doubt: 'The class is not stated.' }
}

/** Grades of fittings, bolts and tubes that are names: WPB, WPL6, F11, LF2, B7, 2H, A1. */
function name(text: string, start: number): ReadGrade | null {
  const match = at(
    String.raw`${GAP}${GR}?(?:TP)?((?:WPL|WPHY|WP|WC|LF|LCB|LCC|CF|F|B|L|A)[ -]?\d{0,3}(?:LN|L|H|M|C|B|A)?|WPB|WPC|2HM?|7M?|8MA?|8|4L?|C|\d{4})(?![A-Z0-9])${NOT_A_MEASURE}(?:[ ,/-]{0,2}(?:CLASS|CL)[ .:-]*(\d))?`,
    text,
    start,
  )
  if (!match || match[1] === 'A') return null
  const cl = match[2] ? ` CL.${match[2]}` : ''
  return { grade: `${(match[1] ?? '').replace(/[ -]/g, '')}${cl}`, length: match[0].length }
}

const READERS: Readonly<Record<GradeStyle, (text: string, start: number) => ReadGrade | null>> = {
  letter,
  number,
  stainless,
  'chrome-pipe': chromePipe,
  tube,
  duplex,
  'plate-class': plateClass,
  'chrome-class': chromeClass,
  'stainless-class': stainlessClass,
  name,
  none: () => null,
}

/** The grade that stands at `start`, right behind its standard; null when there is none. */
export function gradeAt(style: GradeStyle, text: string, start: number): ReadGrade | null {
  return READERS[style](text, start)
}
