import { checkAdditionalSpecs, readAdditionalSpecs } from './additional-specs'
import type { BoreUnit } from './bare-sizes'
import { readCertificates } from './certificates'
import { readDesignation } from './designation'
import { DOUBT, Draft } from './draft'
import { readEnds } from './ends'
import { itemName, namesAnItem, readKind } from './kinds'
import { readLabels, readOpeningCode, readOtherPapers } from './labels'
import { readBareLineNumber, readLineNumber } from './line-start'
import { readMaterial } from './materials'
import { normaliseRfq } from './normalise'
import { readPlateSize } from './plates'
import { readQuantities, setThirdNumber } from './quantities'
import { readReferences, readRequirements } from './references'
import { READ, Scan } from './scan'
import { readSizeMarks } from './size-marks'
import { finishSize, readSizes } from './sizes'
import { type SpecBook, specBook } from './spec-book'
import { correctSpelling, splitGlued } from './spelling'
import { readStandards } from './standards'
import type { RfqMasters, RfqProposal } from './types'

/** Longer lines are cut: nobody describes one pipe in more. */
export const MAX_LINE = 4_000

/** What is known from around a line. */
export interface LineContext {
  /** A heading the line stands under: `C.S. SEAMLESS PIPE ASTM A106 GR.B` */
  heading?: string
  /** Bores of the table without inch mark are in this unit */
  boreUnit?: BoreUnit | null
  /** The quantity stands in a column of its own: measures in the text are lengths */
  given?: boolean
  /** The first number has been found to count the lines */
  lineNumber?: number | null
}

/** What is left of a line when it has been read. */
export interface ReadLine {
  draft: Draft
  unread: string
  /** Nothing in it says that it is an item */
  empty: boolean
}

/** A rating (150#, CLASS 3000) is no schedule and no quantity. */
const RATING =
  /(?<![A-Z0-9.,/-])(\d{2,5})[ ]?(?:#|LBS?(?![A-Z])|POUNDS?)|(?<![A-Z]|[ABC] )(?:CLASS|CL|RATING|PN)[ .:-]*(?:10|16|20|25|40|63|64|100|150|300|400|600|800|900|1500|2500|3000|6000|9000)[ ]?#?(?!\d| ?(?:MTRS?|NOS?|M|PCS|KGS?|MT|LENGTHS)(?![A-Z]))|#[ ]?(?:150|300|600|900|1500|2500|3000|6000|9000)/g
/** Words that carry nothing for a line. */
const FILLERS =
  /(?<![A-Z0-9])(?:X|OF|THE|AS|PER|TO|AND|WITH|IN|FOR|IS|ARE|BE|ON|AT|A|AN|SIZE|SIZES|NB|DIA|DIAMETER|END|ENDS|TYPE|SPEC(?:IFICATION)?|SPECS|STANDARD|STD|MATERIAL|MATL|MOC|GRADE|GR|PIPING|DESCRIPTION|DESC|DIMENSIONS?|DIM|MAKE|CODE|NO|NOS|ITEM|QTY|UOM|UNIT|EACH|TOTAL|REQUIRED|REQD|WALL|THICKNESS|THK|WT|LENGTH|LG|LONG|ENDED|BOTH|SIDES?|ROUND|HOLLOW|STRAIGHT|TP|ASTM|ASME|ANSI|AISI|SCH|SCHEDULE|OD|MM|PLEASE|KINDLY|QUOTE|OFFER|SUPPLY|REQUIREMENT|PRIME|QUALITY|NEW|MILL|FULLY|ACC|ACCORDING|CONFORMING|CONFIRMING|NOMINAL|PROCESS|CONSTRUCTION|MANUFACTURED|FINISH(?:ED)?)\.?(?![A-Z0-9])/g

function prepare(text: string): { scan: Scan; cut: boolean } {
  const cut = text.length > MAX_LINE
  const source = splitGlued(correctSpelling(normaliseRfq(cut ? text.slice(0, MAX_LINE) : text)))
  return { scan: new Scan(source), cut }
}

function readName(scan: Scan, draft: Draft, noun: { start: number; end: number } | null): void {
  if (!noun) return
  const name = itemName(scan.source.text, noun)
  const words = scan.words(name.start, name.end).replace(/^[\s,;.-]+|[\s,;.-]+$/g, '')
  if (draft.kind !== 'pipe' && draft.kind !== 'tube') draft.set('product', words.toUpperCase(), words)
  draft.readFrom.kind = scan.words(noun.start, noun.end)
  for (let at = name.start; at < name.end; at += 1) {
    if (scan.live[at] !== READ) scan.take(at, at + 1)
  }
}

/** A number at the start without a mark: the line's number when the quantity is said elsewhere, else left open. */
function readStart(scan: Scan, draft: Draft): void {
  const bare = readBareLineNumber(scan)
  if (!bare) return
  if (draft.get('quantity') !== null) scan.take(bare.start, bare.end)
  else draft.doubt('quantity', `“${scan.words(bare.start, bare.end)}” at the start may be a line number or a quantity.`)
}

/** A number at the end without a unit, or a schedule that cannot be read, is for a person to look at. */
function readEnd(scan: Scan, draft: Draft): void {
  if (draft.kind !== 'pipe' && draft.kind !== 'tube') return
  const last = /[-–:, ](\d[\d.,]*)[ .]*$/.exec(scan.live)
  if (last?.[1] && draft.get('quantity') === null) {
    draft.doubt('quantity', `“${last[1]}” at the end may be the quantity; it has no unit.`)
  }
  if (
    draft.get('schedule') === null &&
    draft.get('wallMm') === null &&
    /(?<![A-Z])SCH(?:EDULE|D)?(?![A-Z])/.test(scan.live)
  ) {
    draft.doubt('schedule', 'The schedule is not understood.', DOUBT.strong)
  }
}

function judgeUnread(scan: Scan, draft: Draft): string {
  scan.takeAll(FILLERS)
  const unread = scan.unread()
  const numbers = unread.match(/\d+(?:[.,/]\d+)*/g)?.length ?? 0
  const others = unread.match(/[\p{L}]{3,}/gu)?.length ?? 0
  // what is no pipe is kept as text: not every word of it needs a field
  if (draft.kind !== 'pipe' && draft.kind !== 'tube') return unread
  if (numbers > 0) draft.confidence *= Math.max(0.7, 1 - 0.12 * numbers)
  if (others > 0) draft.confidence *= Math.max(0.85, 1 - 0.015 * others)
  if (numbers > 0) draft.note(`Not understood: ${unread}`)
  return unread
}

function readAll(scan: Scan, draft: Draft, book: SpecBook, context: LineContext): boolean {
  if (context.lineNumber === undefined || context.lineNumber === null) readLineNumber(scan)
  else scan.takeFirst(/^[ ]?\d{1,5}[ .):-]*/g)
  readOtherPapers(scan)
  readLabels(scan, draft)
  readCertificates(scan, draft)
  readReferences(scan)
  const steels = readStandards(scan)
  readOpeningCode(scan, draft)
  const { kind, noun, doubt } = readKind(scan.live, steels)
  draft.kind = kind
  if (doubt) draft.doubt('kind', doubt)
  readAdditionalSpecs(scan, draft, book)
  const material = readMaterial(scan, draft)
  const family = readDesignation(scan, draft, book, steels, material)
  if (kind !== 'pipe' && kind !== 'tube')
    for (const rating of scan.takeAll(RATING)) draft.note(`Rating: ${rating.words}`)
  else scan.takeAll(RATING)
  readEnds(scan, draft)
  if (kind === 'plate') readPlateSize(scan, draft)
  const marks = readSizeMarks(scan)
  readQuantities(scan, draft, context.given ?? false)
  readRequirements(scan, draft)
  const { lengthMm, open } = readSizes(scan, draft, marks, context.boreUnit ?? null)
  if (lengthMm !== null) setThirdNumber(draft, lengthMm)
  readName(scan, draft, noun)
  readStart(scan, draft)
  readEnd(scan, draft)
  finishSize(draft, family)
  checkAdditionalSpecs(draft, book)
  return noun === null && steels.length === 0 && marks.length === 0 && !open
}

/** Reads one line. The words of a heading above are read with it, but its own words count first. */
export function readLine(text: string, masters: RfqMasters, context: LineContext = {}): ReadLine {
  const draft = new Draft()
  const book = specBook(masters)
  const { scan, cut } = prepare(text)
  const nothing = readAll(scan, draft, book, context)
  if (cut) draft.doubt([], `Only the first ${MAX_LINE} characters were read.`, DOUBT.strong)
  const sized = draft.get('nps') !== null || draft.get('odMm') !== null
  const empty = nothing && !sized && draft.get('designation') === null
  if (empty) {
    draft.kind = 'other'
    draft.uncertain.delete('nps')
  }
  if (draft.kind === 'pipe' || draft.kind === 'tube') {
    if (draft.get('designation') === null && !draft.uncertain.has('designation')) {
      draft.doubt('designation', 'The grade is not stated.', 0.85)
    }
  }
  return { draft, unread: judgeUnread(scan, draft), empty }
}

/** A finished proposal of a line that has been read. */
export function proposalOf(
  { draft, unread }: ReadLine,
  source: string,
  place: { sheet: string; rowNo: number },
): RfqProposal {
  return {
    source,
    kind: draft.kind,
    product: draft.get('product'),
    designation: draft.get('designation'),
    nps: draft.get('nps'),
    schedule: draft.get('schedule'),
    odMm: draft.get('odMm'),
    wallMm: draft.get('wallMm'),
    wallType: draft.get('wallType'),
    ends: draft.get('ends'),
    additionalSpecs: [...draft.additionalSpecs],
    lengthText: draft.get('lengthText'),
    quantity: draft.get('quantity'),
    unit: draft.get('unit'),
    itemCode: draft.get('itemCode'),
    tagNo: draft.get('tagNo'),
    drawingNo: draft.get('drawingNo'),
    certificate: draft.get('certificate'),
    confidence: Math.round(Math.max(0.05, Math.min(1, draft.confidence)) * 100) / 100,
    notes: [...draft.notes],
    sheet: place.sheet,
    rowNo: place.rowNo,
    readFrom: { ...draft.readFrom },
    uncertain: [...draft.uncertain],
    unread,
  }
}

/**
 * Reads one line of a buyer's request. Never guesses silently: what is ambiguous stays null or is marked, with a note and
 * a lower confidence.
 */
export function parseRfqLine(text: string, masters: RfqMasters, context: LineContext = {}): RfqProposal {
  return proposalOf(readLine(text, masters, context), text, { sheet: '', rowNo: 1 })
}

/** Whether a text says anything about an item: a noun, a size, a grade. */
export function looksLikeItem(read: ReadLine, text: string): boolean {
  return !read.empty || namesAnItem(text.toUpperCase())
}
