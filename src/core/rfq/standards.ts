import { gradeAt, type ReadGrade } from './grade-words'
import type { Scan } from './scan'
import { type GradeStyle, STEELS, type Steel } from './steels'

/** A material standard with its grade, as found in a line. */
export interface FoundSteel {
  /** `ASTM A106`, `ASME SA335`, `API 5L`, `EN 10216-2` */
  standard: string
  /** `GR.B`, `TP316L`; null when the line does not say */
  grade: string | null
  steel: Steel | null
  /** The same number with and without S: `A/SA 106` */
  both?: boolean
  also?: string
  doubts: string[]
  process?: ReadGrade['process']
  words: string
  start: number
}

const BODY = '(?:(?:ASTM|ATSM|ASTME|ASTMA|ASME)[ .:/-]{0,3})'
const YEAR = String.raw`(?:[ -](?:ED\.? ?)?(?:19|20)\d{2}[A-Z]?(?!\d))?`
/** `/A106M-19`, `/SA106`, `M` behind the number. */
const AGAIN = String.raw`(?:M(?![A-Z0-9])(?:-\d{2}[A-Z]?(?![A-Z0-9]))?)?(?: ?\/ ?(?:ASTM|ASME)?[ -]?S?A[ .-]?\d{2,4}M(?:-\d{2}[A-Z]?)?(?![A-Z0-9]))?`
const A_STANDARD = new RegExp(
  String.raw`(?<![A-Z0-9])(?:(${BODY}?)(A ?\/ ?(?:ASME )?SA|SA ?\/ ?A|SA|S A|A)|(${BODY})(?=[1-9])|(?<![0-9][ .,/-])(?=(?:106|333|335|312|53)[ -]{0,2}GR))[ .:/-]{0,3}(\d{2,4})(?!\d)${AGAIN}${YEAR}`,
  'g',
)

interface Position {
  start: number
  end: number
}

function gradeFor(scan: Scan, style: GradeStyle, { end }: Position): (ReadGrade & Position) | null {
  const behind = gradeAt(style, scan.live, end)
  if (behind) return { ...behind, start: end, end: end + behind.length }
  return gradeElsewhere(scan, style)
}

/** Words that can only be a grade of that style, wherever they stand. */
const SELF_EVIDENT: Readonly<Record<GradeStyle, RegExp | null>> = {
  letter: /(?<![A-Z0-9])(?:GRADE|GARDE|GRD|GR)[ .:-]*"?[A-D](?![A-Z0-9]|\.[A-Z])/g,
  number: /(?<![A-Z0-9])(?:GRADE|GARDE|GRD|GR)[ .:-]*\d{1,2}(?![A-Z0-9]|[./]\d| ?(?:"|NB|MM|INCH))/g,
  stainless: /(?<![A-Z0-9])(?:GR|TP|SS|AISI|UNS|T\.P|F|WP|S3\d|3[0-4]\d ?(?:L|H|TI)?(?![A-Z0-9.]))/g,
  'stainless-class': /(?<![A-Z0-9])(?:GR|TP|SS|AISI|UNS|S3\d|3[0-4]\d ?(?:L|H|TI)?(?![A-Z0-9.]))/g,
  'chrome-pipe': /(?<![A-Z0-9])(?:GR[ .:-]*)?P[ .-]?\d/g,
  tube: /(?<![A-Z0-9])(?:GR[ .:-]*)?(?:T[ .-]?\d|TP|SS|S3\d|3[0-4]\d ?(?:L|H|TI)?(?![A-Z0-9.]))/g,
  duplex: /(?<![A-Z0-9])(?:UNS|SAF|S ?3[12]\d{3}|GR[ .:-]*(?:S|3[12])|2205|2507|F5[135](?!\d)|F60)/g,
  'plate-class': /(?<![A-Z0-9])(?:GR[ .:-]*)?(?:C[A-K]|[BC])[ -]?(?:60|65|70)(?!\d)/g,
  'chrome-class': /(?<![A-Z0-9])(?:GR[ .:-]*)?(?:[1259][ .-]?(?:1\/4|25)?[ -]?CR|91(?= ?CL))/g,
  name: /(?<![A-Z0-9])(?:GR[ .:-]+(?=[A-Z0-9])|WP|F[1-9]|LF\d|B[78]|L7|2H)/g,
  none: null,
}

function gradeElsewhere(scan: Scan, style: GradeStyle): (ReadGrade & Position) | null {
  const pattern = SELF_EVIDENT[style]
  if (!pattern) return null
  for (const match of scan.live.matchAll(pattern)) {
    const grade = gradeAt(style, scan.live, match.index)
    if (grade) return { ...grade, start: match.index, end: match.index + grade.length }
  }
  return null
}

/** Whether the letter stands for ASTM (A) or ASME (SA); with both bodies it is ASTM and noted. */
function bodyOf(body: string, letters: string): { name: string; both: boolean } {
  const both = letters.includes('/') || (/ASTM/.test(body) && /ASME/.test(body))
  const asme = /^S ?A$/.test(letters) || (letters === '' && /ASME/.test(body) && !/ASTM/.test(body))
  return { name: asme && !both ? 'ASME SA' : 'ASTM A', both }
}

/** Fittings of stainless steel are WP316L where pipe is TP316L. */
function gradeName(grade: string | null, steel: Steel | undefined): string | null {
  return steel?.made === 'fitting' && steel.style === 'stainless' ? (grade?.replace(/^TP/, 'WP') ?? null) : grade
}

/** ASTM and ASME standards. */
function readAStandards(scan: Scan): FoundSteel[] {
  const found: FoundSteel[] = []
  for (const match of scan.live.matchAll(A_STANDARD)) {
    const [all, bodyA = '', letters = '', bodyB = '', number = ''] = match
    const body = bodyA || bodyB
    const steel = STEELS[number]
    // a letter and a number are a standard only if such a standard exists or the body is named
    if (!steel && (body === '' || number.length < 3)) continue
    if (scan.live.slice(match.index, match.index + all.length) !== all) continue
    const { name, both } = bodyOf(body, letters)
    const end = match.index + all.length
    const grade = steel && gradeFor(scan, steel.style, { start: match.index, end })
    const together = grade && grade.start >= match.index && grade.start <= end
    const words = together
      ? scan.take(match.index, grade.end)
      : [scan.take(match.index, end), grade && scan.take(grade.start, grade.end)].filter(Boolean).join(' … ')
    found.push({
      standard: `${name}${number}`,
      grade: gradeName(grade?.grade ?? null, steel),
      steel: steel ?? null,
      both,
      doubts: grade?.doubt ? [grade.doubt] : [],
      words,
      start: match.index,
      ...(grade?.also && { also: grade.also }),
      ...(grade?.process && { process: grade.process }),
    })
  }
  return found
}

const API =
  /(?<![A-Z0-9])(?:API(?:[ -]?SPEC\.?)?[ .:-]{0,3}5[ -]?L[DSX]?|(?<=[ ,;(]|^)5L(?=[ -]?(?:X|GR|B\b)))(?![A-WYZ])/g
const API_GRADE =
  /[ ,;:/()-]{0,3}(?:GRADE|GRD|GR|G)?[ .:-]*(?:(L ?(?:245|290|320|360|390|415|450|485))|X[ -]?(42|46|52|56|60|65|70|80)|(B))(QS|QO|NS|MS|N|M|Q|R)?(?![A-Z0-9]|\.[A-Z])/y
const API_GRADE_ALONE =
  /(?<![A-Z0-9])(?:GRADE|GRD|GR)[ .:-]*(?:X[ -]?\d{2}|B)|(?<![A-Z0-9])X[ -]?(?:42|46|52|56|60|65|70|80)/g
const PSL = /(?<![A-Z0-9])P\.?S\.?L\.?[ .:-]*(1|2|II|I)(?![A-Z0-9])/g
/** ISO 3183 names of the grades. @source API 5L, table 1 */
const ISO_3183: Readonly<Record<string, string>> = {
  L245: 'B',
  L290: 'X42',
  L320: 'X46',
  L360: 'X52',
  L390: 'X56',
  L415: 'X60',
  L450: 'X65',
  L485: 'X70',
}

function apiGrade(text: string, start: number): { name: string; end: number } | null {
  API_GRADE.lastIndex = start
  const match = API_GRADE.exec(text)
  if (!match) return null
  const [, iso, x, b, delivery = ''] = match
  const base = iso ? ISO_3183[iso.replace(' ', '')] : x ? `X${x}` : b
  return base ? { name: `GR.${base}${delivery}`, end: API_GRADE.lastIndex } : null
}

function readApi(scan: Scan): FoundSteel[] {
  const found: FoundSteel[] = []
  for (const match of scan.live.matchAll(API)) {
    const end = match.index + match[0].length
    let words = ''
    let grade = apiGrade(scan.live, end)
    if (grade) {
      words = scan.take(match.index, grade.end)
    } else {
      words = scan.take(match.index, end)
      for (const alone of scan.live.matchAll(API_GRADE_ALONE)) {
        grade = apiGrade(scan.live, alone.index)
        if (!grade) continue
        words = `${words} … ${scan.take(alone.index, grade.end)}`
        break
      }
    }
    const psl = scan.takeFirst(PSL)
    const level = psl && (/^(?:2|II)$/.test(psl.groups[0] ?? '') ? 'PSL-2' : 'PSL-1')
    if (psl) words = `${words} ${psl.words}`
    found.push({
      standard: 'API 5L',
      grade: grade ? `${grade.name}${level ? ` ${level}` : ''}` : null,
      steel: { style: 'name', family: 'CS', made: 'pipe' },
      doubts: grade && !level ? ['The product specification level is not stated: PSL-1 or PSL-2.'] : [],
      words,
      start: match.index,
    })
  }
  return found
}

const IS_1239 =
  /(?<![A-Z0-9])I\.?S\.?[ .:-]*1239(?!\d)(?:[ .,:;()/-]*(?:PART|PT|P)[ .:-]*(1|2|II|I)\)?)?(?:[ :-]*(?:19|20)\d{2})?/g
const IS_3589 =
  /(?<![A-Z0-9])I\.?S\.?[ .:-]*3589(?!\d)(?:[ :-]*(?:19|20)\d{2})?(?:[ ,;:()/-]*(?:GRADE|GR)?[ .:-]*(?:FE)?[ .:-]*(330|410|450)(?!\d))?/g

function readIndian(scan: Scan): FoundSteel[] {
  const pipe: Steel = { style: 'name', family: 'CS', made: 'pipe' }
  const water = scan.takeAll(IS_1239).map((taken): FoundSteel => {
    const part = /^(?:2|II)$/.test(taken.groups[0] ?? '') ? 'PART 2' : 'PART 1'
    return { standard: 'IS 1239', grade: part, steel: pipe, doubts: [], words: taken.words, start: taken.start }
  })
  const large = scan.takeAll(IS_3589).map((taken): FoundSteel => {
    const named =
      taken.groups[0] ?? scan.takeFirst(/(?<![A-Z0-9])(?:GR(?:ADE)?[ .:-]*)?FE[ .:-]*(330|410|450)(?!\d)/g)?.groups[0]
    const grade = named ? `GR.FE${named}` : null
    return { standard: 'IS 3589', grade, steel: pipe, doubts: [], words: taken.words, start: taken.start }
  })
  return [...water, ...large]
}

const EUROPEAN =
  /(?<![A-Z0-9])(?:(?:DIN ?)?EN|DIN|JIS|BS|GOST|UNI|NF ?A|GB\/?T?|IS)[ .:-]*(?:EN[ .:-]*)?(?:[A-Z][ -]?)?(1021[0679]|10255|10208|10305|1629|1626|2440|2444|2448|2458|17175|1387|3059|3601|3602|2062|4923|1161|10297|10224|8731|8732|8734|5310|3087|G?345[2-9]|G?346[1-8]|G?3429)(?:[ -]\d(?!\d))?(?:[ :-]*(?:19|20)\d{2})?/g
const EUROPEAN_GRADE =
  /(?<![A-Z0-9])(?:P ?\d{3} ?(?:GH|NH|NL\d?|TR\d|N|G?H?)(?:[ -]?TC\d)?|ST ?\d{2}(?:[.,]\d)?(?:[ -]?\d)?(?: ?N)?|L\d{3}(?:NB|MB|GA|NE|QB)?|S ?\d{3}[A-Z0-9]{2,4}|STPG ?\d{3}|STPA ?\d{2}|STPT ?\d{3}|STB ?\d{3}|SUS ?\d{3}L?[A-Z]{0,2}|\d{2}CRMO\d(?:-\d{1,2})?|1[03]CRMO[0-9-]+|16MO3|15MO3|X\d{1,2}CR[A-Z0-9-]+|1\.[40]\d{3}|E ?250|YST ?\d{3})(?![A-Z0-9])/g

function readEuropean(scan: Scan): FoundSteel[] {
  return scan.takeAll(EUROPEAN).map((taken) => {
    const grade = scan.takeFirst(EUROPEAN_GRADE)
    return {
      standard: taken.words.toUpperCase().replace(/\s+/g, ' '),
      grade: grade ? grade.words.toUpperCase() : null,
      steel: null,
      doubts: [],
      words: grade ? `${taken.words} … ${grade.words}` : taken.words,
      start: taken.start,
    }
  })
}

const ALLOY =
  /(?<![A-Z0-9])(?:(?:ASTM|ASME)[ .:-]*)?(SB|B)[ .-]?(161|163|165|167|338|407|423|444|446|464|466|468|514|515|517|619|622|626|675|676|677|704|705|729|775|861|862|111|359|395|88|42|43|75|280)(?!\d|\.\d)(?:[ ,/-]*(?:UNS|ALLOY|GR(?:ADE)?)?[ .:-]*([NCR]\d{5}|\d{3}[A-Z]?|GR ?\d))?/g

function readAlloys(scan: Scan): FoundSteel[] {
  return scan.takeAll(ALLOY).map((taken) => ({
    standard: `${taken.groups[0] === 'SB' ? 'ASME SB' : 'ASTM B'}${taken.groups[1]}`,
    grade: taken.groups[2] ?? null,
    steel: null,
    doubts: [],
    words: taken.words,
    start: taken.start,
  }))
}

/** Every material standard of a line with its grade, in the order of the text. */
export function readStandards(scan: Scan): FoundSteel[] {
  return [
    ...readApi(scan),
    ...readIndian(scan),
    ...readAStandards(scan),
    ...readAlloys(scan),
    ...readEuropean(scan),
  ].sort((a, b) => a.start - b.start)
}
