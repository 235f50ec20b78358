import { gradeAt, STAINLESS_WORD, stainlessGrade, UNS_WORD } from './grade-words'
import type { Scan } from './scan'
import { DUPLEX_NAMES, EN_GRADES, UNS } from './steels'

/** A grade without its standard, and the standard it usually belongs to for pipe. */
export interface LooseGrade {
  grade: string
  /** null when the name alone does not lead to one standard */
  usualStandard: string | null
  usualTube: string | null
  family: 'CS' | 'AS' | 'SS' | 'DS' | 'LTCS'
  also?: string
  words: string
}

const CHROME = /(?<![A-Z0-9-])(?:GR(?:ADE)?[ .:-]*)?P[ -]?(?:1|5|9|11|12|22|91|92)(?![A-Z0-9./]|-\d)/g
const TUBE_CHROME = /(?<![A-Z0-9-])(?:GR(?:ADE)?[ .:-]*)?T[ -]?(?:2|5|9|11|12|22|23|91|92)(?![A-Z0-9./]|-\d)/g
const STAINLESS_LOOSE = new RegExp(`(?<![A-Z0-9.])${STAINLESS_WORD}`, 'g')
const UNS_LOOSE = new RegExp(`(?<![A-Z0-9.])${UNS_WORD}`, 'g')
const DUPLEX_LOOSE = /(?<![A-Z0-9.])(?:(?:UNS|SAF)[ .]?)?(2205|2507)(?![A-Z0-9])/g
const CLASSED = /(?<![A-Z0-9])(?:GR(?:ADE)?[ .:-]*)?(?:C[A-K]|[BC])[ -]?(?:60|65|70) ?(?=[,/ ]*CL)/g
const LINE_PIPE = /(?<![A-Z0-9-])(?:GR(?:ADE)?[ .:-]*)?X[ -]?(42|46|52|56|60|65|70)(?![A-Z0-9])(?= ?,? ?PSL|[^"]|$)/g
const EN_NUMBER = /(?<![A-Z0-9.])1\.\d{4}(?!\d)/g

/** Marks that make a bare number like 304 a grade: `SS 304`, `TP316`, a tail letter, or the word stainless near by. */
function isStainless(match: RegExpMatchArray, live: string): boolean {
  const [all, , tail] = match
  if (/^(?:TP|T\.P|AISI|SUS|SS|S\.S|UNS|GR)/.test(all)) return true
  return Boolean(tail) || /STAINLESS|(?<![A-Z])S\.?S(?![A-Z])/.test(live)
}

function readStainless(scan: Scan): LooseGrade | null {
  let grade = ''
  let also: string | undefined
  const taken = scan.takeFirst(STAINLESS_LOOSE, (match) => {
    if (!isStainless(match, scan.source.text)) return false
    const read = stainlessGrade(match)
    grade = read.grade
    also = read.also
    return true
  })
  if (!taken) return null
  return { grade, usualStandard: 'ASTM A312', usualTube: null, family: 'SS', words: taken.words, ...(also && { also }) }
}

function readUns(scan: Scan): LooseGrade | null {
  const taken = scan.takeFirst(UNS_LOOSE) ?? scan.takeFirst(DUPLEX_LOOSE)
  if (!taken) return null
  const number = (taken.groups[0] ?? '').replace(' ', '')
  const austenitic = UNS[number]
  return austenitic
    ? { grade: austenitic, usualStandard: 'ASTM A312', usualTube: null, family: 'SS', words: taken.words }
    : {
        grade: `GR.${DUPLEX_NAMES[number] ?? number}`,
        usualStandard: 'ASTM A790',
        usualTube: 'ASTM A789',
        family: 'DS',
        words: taken.words,
      }
}

function readChrome(scan: Scan): LooseGrade | null {
  const at = scan.live.matchAll(CHROME).next().value ?? null
  const grade = at && gradeAt('chrome-pipe', scan.live, at.index)
  if (at && grade) {
    const words = scan.take(at.index, at.index + grade.length)
    return { grade: grade.grade, usualStandard: 'ASTM A335', usualTube: null, family: 'AS', words }
  }
  const tube = scan.takeFirst(TUBE_CHROME)
  if (!tube) return null
  const name = tube.text.replace(/^GR(?:ADE)?[ .:-]*/, '').replace(/[ -]/g, '')
  return { grade: `GR.${name}`, usualStandard: null, usualTube: 'ASTM A213', family: 'AS', words: tube.words }
}

function readPlateClass(scan: Scan): LooseGrade | null {
  const at = scan.live.matchAll(CLASSED).next().value
  const grade = at && gradeAt('plate-class', scan.live, at.index)
  if (!at || !grade) return null
  const cold = /^GR\.C[A-K]/.test(grade.grade)
  return {
    grade: grade.grade,
    usualStandard: cold ? 'ASTM A671' : 'ASTM A672',
    usualTube: null,
    family: cold ? 'LTCS' : 'CS',
    words: scan.take(at.index, at.index + grade.length),
  }
}

function readLinePipe(scan: Scan): LooseGrade | null {
  const grade = scan.takeFirst(LINE_PIPE)
  if (!grade) return null
  const psl = scan.takeFirst(/(?<![A-Z0-9])PSL[ .:-]*(1|2|II|I)(?![A-Z0-9])/g)
  const level = psl ? (/^(?:2|II)$/.test(psl.groups[0] ?? '') ? ' PSL-2' : ' PSL-1') : ''
  return {
    grade: `GR.X${grade.groups[0]}${level}`,
    usualStandard: 'API 5L',
    usualTube: null,
    family: 'CS',
    words: grade.words,
  }
}

/** A grade that is named without a standard; null when there is none. */
export function readLooseGrade(scan: Scan): LooseGrade | null {
  return readPlateClass(scan) ?? readLinePipe(scan) ?? readUns(scan) ?? readStainless(scan) ?? readChrome(scan)
}

/** EN material numbers (1.4404): the nearest ASTM grade is a hint, never the answer. */
export function readEnNumber(scan: Scan): { number: string; near: string | null; words: string } | null {
  const taken = scan.takeFirst(EN_NUMBER)
  return taken && { number: taken.text, near: EN_GRADES[taken.text] ?? null, words: taken.words }
}
