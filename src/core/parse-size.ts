import { dec } from './decimal'
import { dnToNps, isNps, normaliseSchedule, npsOutsideDiameter } from './pipe-sizes'

/** Nominal wall, minimum wall (`7.1 MIN WT`) or average wall. */
export type WallType = 'NOM' | 'MIN' | 'AVG'

export type ParsedSize =
  | { kind: 'schedule'; nps: string; schedule: string }
  | { kind: 'odwall'; odMm: string; wallMm: string; wallType: WallType }
  | { kind: 'npswall'; nps: string; wallMm: string; wallType: WallType }

type Token =
  | { is: 'nps'; nps: string }
  | { is: 'schedule'; schedule: string }
  | { is: 'od'; mm: string }
  | { is: 'wall'; mm: string; wallType: WallType }
  | { is: 'mm'; mm: string }
  | { is: 'number'; text: string }
  | { is: 'by' }

const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
}

/** Inches as decimals, for the sizes that have a fraction. */
const DECIMAL_FRACTIONS: Readonly<Record<string, string>> = {
  '.125': '1/8',
  '.25': '1/4',
  '.375': '3/8',
  '.5': '1/2',
  '.75': '3/4',
}

/** One spelling of quotes, fractions, crosses and spaces; upper case. */
function normaliseText(text: string): string {
  return text
    .replace(/(\d?)\s*([½¼¾⅛⅜⅝⅞])/g, (_, whole: string, sign: string) =>
      whole === '' ? (FRACTIONS[sign] ?? '') : `${whole}-${FRACTIONS[sign]}`,
    )
    .normalize('NFKC')
    .replace(/⁄/g, '/')
    .replace(/[“”„‟″〃]|['’‘`′´]{2}/g, '"')
    .replace(/[×✕✖*]/g, 'X')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase()
}

/** `1-1/2`, `1 1/2`, `1.1/2`, `1.5`, `.5`, `6.0` -> the spelling of the size table; null when there is no such size. */
export function npsOfInches(text: string): string | null {
  const mixed = /^(?:(\d{1,2})\s?[-. ]\s?)?(\d\/\d)$/.exec(text)
  if (mixed) return knownNps(mixed[1] ?? '0', mixed[2] ?? '')
  const decimal = /^(\d{0,2})(?:\.(\d{1,3}))?$/.exec(text)
  if (!decimal || text === '') return null
  const fraction = (decimal[2] ?? '').replace(/0+$/, '')
  if (fraction === '') return knownNps(decimal[1] ?? '', '')
  const asFraction = DECIMAL_FRACTIONS[`.${fraction}`]
  return asFraction === undefined ? null : knownNps(decimal[1] || '0', asFraction)
}

function knownNps(whole: string, fraction: string): string | null {
  const nps = whole === '0' ? fraction : fraction === '' ? whole : `${whole}-${fraction}`
  return isNps(nps) ? nps : null
}

/** `NB` without inch mark or mm: inches or millimetres? Only sizes that exist in one of the two are certain. */
function npsOfBareBore(text: string): string | null {
  const inches = npsOfInches(text)
  const metric = dnToNps(text.replace(/\.0+$/, ''))
  return inches !== null && metric !== null ? null : (inches ?? metric)
}

const INCHES = String.raw`(\d{1,2} ?[-. ] ?\d\/\d|\d\/\d|\d{0,2}\.\d{1,3}|\d{1,2})`
const NUMBER = String.raw`(\d{1,5}(?:\.\d{1,3})?)`
const BORE = String.raw`(?:N\.?B\.?|N\.?P\.?S\.?)`
const MM = String.raw`(?:MM\.?)`
/** The end of a word; a cross may be glued to it (`NBX SCH 40`). */
const END = '(?![A-WYZ0-9]|X(?!SCH)[A-WYZ])'
const WALL_WORD = String.raw`(?:W\.?T\.?|THK\.?|THICK(?:NESS)?|WALL(?: THICKNESS| THK)?)`
const WALL_TYPE = String.raw`(MIN|AVG|NOM)\.?`
const SCHEDULE_NAMES = 'XXS|XXH|XS|XH|STD'

interface Rule {
  pattern: RegExp
  token: (match: readonly (string | undefined)[]) => Token | null
}

function rule(source: string, token: Rule['token']): Rule {
  return { pattern: new RegExp(source, 'y'), token }
}

function nps(size: string | null): Token | null {
  return size === null ? null : { is: 'nps', nps: size }
}

function schedule(name: string | undefined): Token | null {
  const known = normaliseSchedule(name ?? '')
  return known === null ? null : { is: 'schedule', schedule: known }
}

function wall(mm: string | undefined, type: string | undefined): Token | null {
  if (mm === undefined) return null
  return { is: 'wall', mm, wallType: type === 'MIN' || type === 'AVG' ? type : 'NOM' }
}

/** How each part of a size is written. The first rule that fits wins; a rule that answers null stops the reading. */
const RULES: readonly Rule[] = [
  // 6" NB, 1-1/2 INCH, 1.5"NB
  rule(String.raw`${INCHES} ?(?:"|INCH(?:ES)?${END}|IN\.?${END})(?: ?${BORE}${END})?`, (m) =>
    nps(npsOfInches(m[1] ?? '')),
  ),
  // NPS 6, NB 6"
  rule(String.raw`N\.?P\.?S\.? ?${INCHES}(?: ?"|${END})`, (m) => nps(npsOfInches(m[1] ?? ''))),
  rule(String.raw`N\.?B\.? ?${INCHES} ?"`, (m) => nps(npsOfInches(m[1] ?? ''))),
  // DN150, DN 150 MM, 150 DN
  rule(String.raw`D\.?N\.?[ -]?(\d{1,4})(?: ?${MM})?${END}`, (m) => nps(dnToNps(m[1] ?? ''))),
  rule(String.raw`(\d{1,4}) ?DN${END}`, (m) => nps(dnToNps(m[1] ?? ''))),
  // 150 MM NB; 150 NB and 1-1/2 NB
  rule(String.raw`(\d{1,4}) ?${MM} ?N\.?B\.?${END}`, (m) => nps(dnToNps(m[1] ?? ''))),
  rule(String.raw`${INCHES} ?N\.?B\.?${END}`, (m) => nps(npsOfBareBore(m[1] ?? ''))),
  rule(String.raw`(\d{2,4}) ?N\.?B\.?${END}`, (m) => nps(npsOfBareBore(m[1] ?? ''))),
  // SCH 40, SCH.40S, SCHEDULE 80, SCH STD
  rule(String.raw`(?:SCHEDULE|SCHD|SCH)[ .:-]*(\d{1,3}S?|${SCHEDULE_NAMES})${END}`, (m) => schedule(m[1])),
  // S-40, S40, S-10S
  rule(String.raw`S[.-]?(\d{1,3}S?|${SCHEDULE_NAMES})${END}`, (m) => schedule(m[1])),
  // XS, STD WT, 40S
  rule(String.raw`(${SCHEDULE_NAMES})(?: ?\.?W\.?T\.?)?${END}`, (m) => schedule(m[1])),
  rule(String.raw`(\d{1,3}S)${END}`, (m) => schedule(m[1])),
  // 44.5 OD, 44.5 MM O.D., OD 44.5 MM
  rule(String.raw`${NUMBER} ?${MM}? ?O\.?D\.?${END}`, (m) => (m[1] ? { is: 'od', mm: m[1] } : null)),
  rule(String.raw`O\.?D\.?[ :=-]*${NUMBER}(?: ?${MM})?${END}`, (m) => (m[1] ? { is: 'od', mm: m[1] } : null)),
  // 7.1 MIN WT, 7.1 MM WT MIN, 7.1 MM MIN, 7.1 MM THK
  rule(`${NUMBER} ?${MM}? ?${WALL_TYPE} ?${WALL_WORD}${END}`, (m) => wall(m[1], m[2])),
  rule(String.raw`${NUMBER} ?${MM}? ?${WALL_WORD}(?: ?\(?${WALL_TYPE}\)?)?${END}`, (m) => wall(m[1], m[2])),
  rule(String.raw`${NUMBER} ?${MM}? ?\(?${WALL_TYPE}\)?${END}`, (m) => wall(m[1], m[2])),
  // WT 7.1 MM MIN
  rule(`${WALL_WORD}[ :=-]*${NUMBER}(?: ?${MM})?(?: ?${WALL_TYPE})?${END}`, (m) => wall(m[1], m[2])),
  // 7.11 MM
  rule(`${NUMBER} ?${MM}${END}`, (m) => (m[1] ? { is: 'mm', mm: m[1] } : null)),
  rule(`${NUMBER}(?![0-9./])`, (m) => (m[1] ? { is: 'number', text: m[1] } : null)),
  rule('X', () => ({ is: 'by' })),
  // a comma with a space; without one it may be a decimal comma
  rule(',(?= )', () => ({ is: 'by' })),
]

function readToken(text: string, at: number): { token: Token; end: number } | null {
  for (const { pattern, token } of RULES) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) continue
    const made = token(match)
    return made && { token: made, end: pattern.lastIndex }
  }
  return null
}

/** Every part of the text, or null when anything in it is not understood. */
function readTokens(text: string): Token[] | null {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] === ' ') {
      at += 1
      continue
    }
    const read = readToken(text, at)
    if (!read) return null
    // 6"XXS: extra-extra strong, or a cross and extra strong?
    if (read.token.is === 'schedule' && text.startsWith('XX', at) && at > 0 && text[at - 1] !== ' ') return null
    tokens.push(read.token)
    at = read.end
  }
  return tokens
}

/** A wall that leaves a hole in the pipe. */
function wallFits(odMm: string, wallMm: string): boolean {
  return dec(wallMm).gt(0) && dec(wallMm).times(2).lt(dec(odMm))
}

function plain(mm: string): string {
  return dec(mm).toString()
}

function npsWall(size: string, wallMm: string, wallType: WallType): ParsedSize | null {
  const odMm = npsOutsideDiameter(size)
  return odMm && wallFits(odMm, wallMm) ? { kind: 'npswall', nps: size, wallMm: plain(wallMm), wallType } : null
}

function odWall(odMm: string, wallMm: string, wallType: WallType): ParsedSize | null {
  return wallFits(odMm, wallMm) ? { kind: 'odwall', odMm: plain(odMm), wallMm: plain(wallMm), wallType } : null
}

/** A number without OD mark is a diameter only if it cannot be a nominal size in inches or DN. */
function bareOd(token: Token): string | null {
  const text = token.is === 'number' ? token.text : token.is === 'mm' ? token.mm : null
  return text === null || npsOfInches(text) !== null || dnToNps(plain(text)) !== null ? null : text
}

function fromPair(first: Token, second: Token, crossed: boolean): ParsedSize | null {
  if (first.is === 'nps' && second.is === 'schedule') {
    return { kind: 'schedule', nps: first.nps, schedule: second.schedule }
  }
  const marked = second.is === 'wall' ? second : second.is === 'mm' ? { mm: second.mm, wallType: 'NOM' as const } : null
  if (first.is === 'nps') return marked && npsWall(first.nps, marked.mm, marked.wallType)
  const odMm = first.is === 'od' ? first.mm : bareOd(first)
  if (odMm === null) return null
  if (marked) return odWall(odMm, marked.mm, marked.wallType)
  return crossed && second.is === 'number' ? odWall(odMm, second.text, 'NOM') : null
}

/**
 * Reads one pipe size as people write it: `6" NB X SCH 40`, `DN150 SCH40`, `10" NB x 7.10MM`, `168.3 x 7.11 mm`,
 * `44.5 OD X 7.1 MIN WT`. Never guesses: null when a part is missing, contradictory or ambiguous (`20 NB`: inches or
 * millimetres?), or when anything else is in the text. Millimetres come back without zeros at the end.
 * @source ASME B36.10M, ASME B36.19M (names of sizes and schedules)
 */
export function parseSize(text: string): ParsedSize | null {
  const tokens = readTokens(normaliseText(text)) ?? []
  const [first, middle] = tokens
  const last = tokens.at(-1)
  if (!first || !last) return null
  if (tokens.length === 2) return fromPair(first, last, false)
  return tokens.length === 3 && middle?.is === 'by' ? fromPair(first, last, true) : null
}

/** Reads a nominal size alone: `1.5"NB`, `1 1/2"`, `½"`, `DN40` -> the spelling of the size table, `1-1/2`; else null. */
export function parseNps(text: string): string | null {
  const [only, ...rest] = readTokens(normaliseText(text)) ?? []
  return only?.is === 'nps' && rest.length === 0 ? only.nps : null
}
