import { dec, decimalText } from '../decimal'
import { DOUBT, type Draft } from './draft'
import { FEET, readLengths, setLength } from './lengths'
import { AMOUNT, readAmount } from './numbers'
import { BEFORE, KILOMETRES, LENGTH_WORD, METRES, PIECES, type RfqUnit, UNIT, unitOf } from './quantity-units'
import type { Scan, Taken } from './scan'

const QTY_WORD = String.raw`(?:(?:TOTAL|REQ(?:UIRE)?D?\.?|ORDER|ORD|NET|BOQ|BOM|TENTATIVE|EST(?:IMATED)?\.?|APPROX\.?) )?(?:QUANTIT(?:Y|IES)|QUANITY|QTTY|QNTY|QTY'?S?|QTE|QTÉ|QT(?=[ .:])|MENGE|CANT(?:IDAD)?)(?![A-Z])\.?(?: ?(?:REQ(?:UIRE)?D?\.?|ORDERED))?`

const LABELLED = new RegExp(
  String.raw`(?<![A-Z])${QTY_WORD}[ ]?(?:\(? ?(?:IN )?${UNIT}\)?)?[ ]?(?:[:=-]+|IS)?[ ]?(?:NO\.?S?[.: ]+)?(${AMOUNT})(?![\d"/])[ ]?(?:\(?${UNIT}\)?)?`,
  'g',
)
const TIMES = String.raw`[ ]?(?:X|@|,|OF|-|EACH|PER|\/|:|IN|¦)*[ ]?`
const PIECES_OF_LENGTH = new RegExp(
  String.raw`${BEFORE}(${AMOUNT})[ ]?${PIECES}${TIMES}(?:EACH |OF )*(\d{1,2}(?:[.,]\d{1,3})?|\d{3,5})[ ]?(${METRES}|MM|FEET|FT|')(?![A-Z0-9])\.?(?:[ ]?${LENGTH_WORD})*`,
  'g',
)
const LENGTH_OF_PIECES = new RegExp(
  String.raw`${BEFORE}(\d{1,2}(?:[.,]\d{1,3})?|\d{3,5})[ ]?(${METRES}|MM|FEET|FT|')(?![A-Z0-9])\.?(?:[ ]?${LENGTH_WORD})*[ ]?[X*@][ ]?(${AMOUNT})[ ]?${PIECES}`,
  'g',
)
const BARE_TIMES = new RegExp(
  String.raw`${BEFORE}(\d{1,4})[ ]?X[ ]?(\d{1,2}(?:[.,]\d{1,3})?)[ ]?(${METRES}|FT)(?![A-Z0-9])`,
  'g',
)

const CROSSED_LENGTH = new RegExp(
  String.raw`(?<=[ ¦"A-Z0-9])X[ ]?(\d{1,2}(?:[.,]\d{1,3})?)[ ]?(${METRES}|FT|FEET)(?![A-Z0-9])`,
  'g',
)
const MEASURE = new RegExp(`${BEFORE}(${AMOUNT})[ ]?-?[ ]?${UNIT}`, 'g')
const PLAIN_PIECES = /(?<![A-Z0-9./-]|\d )(\d{1,5})[ ]?(?=PIPES(?![A-Z])|TUBES(?![A-Z]))/g

function setQuantity(
  draft: Draft,
  amountText: string,
  unit: RfqUnit | null,
  words: string,
  unitWords: string,
): boolean {
  const amount = readAmount(amountText)
  if (!amount) return false
  const metres = KILOMETRES.test(unitWords) ? decimalText(dec(amount.value).times(1000)) : amount.value
  draft.set('quantity', metres, words)
  if (amount.doubt) draft.doubt('quantity', amount.doubt)
  if (unit) draft.set('unit', unit, words)
  if (/^MTS$/.test(unitWords)) draft.doubt('unit', '“MTS” is read as metric tonnes; metres may be meant.')
  return true
}

function readPiecesTimesLength(scan: Scan, draft: Draft): void {
  const pieces = scan.takeFirst(PIECES_OF_LENGTH)
  const turned = pieces ? null : scan.takeFirst(LENGTH_OF_PIECES)
  const found = pieces ?? turned
  if (found) {
    const [a = '', b = '', c = ''] = found.groups
    const [count, length, unit] = pieces ? [a, b, c] : [found.groups[2] ?? '', a, b]
    setQuantity(draft, count, 'NOS', found.words, 'NOS')
    lengthOfPieces(scan, draft, found, length, unit)
    return
  }
  const bare = scan.takeFirst(BARE_TIMES)
  if (!bare) return
  const [count = '', length = '', unit = ''] = bare.groups
  setQuantity(draft, count, 'NOS', bare.words, 'NOS')
  lengthOfPieces(scan, draft, bare, length, unit)
  draft.doubt(['quantity', 'unit', 'lengthText'], `“${bare.words}” is read as ${count} pieces.`)
}

function lengthOfPieces(scan: Scan, draft: Draft, found: Taken, length: string, unit: string): void {
  const at = scan.source.text.indexOf(
    length,
    found.start + (found.text.startsWith(length) ? 0 : found.text.lastIndexOf(length)),
  )
  const unitEnd = scan.source.text.indexOf(unit, at + length.length) + unit.length
  setLength(draft, at >= 0 && unitEnd > at ? scan.words(at, unitEnd) : `${length} ${unit}`)
  const metres = readAmount(length)
  const count = draft.get('quantity')
  if (metres && count !== null && /^M(?!M)/.test(unit)) {
    draft.note(`${count} pieces of ${metres.value} m are ${decimalText(dec(count).times(dec(metres.value)))} m.`)
  }
}

interface Measure {
  amount: string
  unit: RfqUnit
  unitWords: string
  words: string
  start: number
  end: number
}

function measures(scan: Scan): Measure[] {
  return scan.takeAll(MEASURE).map(({ groups, words, start, end }) => ({
    amount: groups[0] ?? '',
    unit: unitOf(groups[1] ?? '') ?? 'NOS',
    unitWords: groups[1] ?? '',
    words,
    start,
    end,
  }))
}

const isPieceLength = (measure: Measure) => {
  const value = readAmount(measure.amount)?.value
  const longest = measure.unit === 'MTR' ? 18 : measure.unit === 'FTS' ? 42 : 0
  return value !== undefined && dec(value).lte(longest) && dec(value).gt('0.2')
}

/** The quantity among several measures: what is named first, metres before weight; a short one beside it is the piece length. */
function chooseMeasure(draft: Draft, found: readonly Measure[]): Measure | undefined {
  if (found.length === 1) return found[0]
  const pieces = found.find((m) => m.unit === 'NOS' || m.unit === 'SET')
  const length = found.find(isPieceLength)
  if (pieces && length) {
    setLength(draft, length.words)
    return pieces
  }
  const metres = found.filter((m) => m.unit === 'MTR' || m.unit === 'FTS')
  const [first, second] = metres
  if (pieces && metres.length === 1) return found.find((m) => m === pieces || m === first)
  if (first && second) {
    const short = metres.find(isPieceLength)
    const long = metres.find((m) => m !== short)
    if (short && long && !isPieceLength(long)) {
      setLength(draft, short.words)
      return long
    }
    draft.doubt('quantity', `More than one length is named: ${metres.map((m) => m.words).join(', ')}.`)
  }
  return first ?? pieces ?? found[0]
}

/** Quantities that are as likely the length of one piece. */
const TYPICAL_LENGTHS: Partial<Record<RfqUnit, RegExp>> = {
  MTR: /^(?:6|12|5\.8|11\.8|12\.2|6\.1)$/,
  FTS: /^(?:20|21|40|42)$/,
}

function readMeasures(scan: Scan, draft: Draft, given: boolean): void {
  const short = (match: RegExpExecArray) => dec((match[1] ?? '99').replace(',', '.')).lte(25)
  for (const taken of scan.takeAll(CROSSED_LENGTH, short)) setLength(draft, taken.words)
  if (draft.get('lengthText') === null) {
    const feet = scan.takeFirst(
      FEET,
      (match) => Number(match[1]) <= 50 && (/'/.test(match[0]) || /LONG|LENGTH|LG|EACH/.test(match[0])),
    )
    if (feet) setLength(draft, feet.words)
  }
  const found = measures(scan)
  if (given || draft.get('quantity') !== null) {
    for (const measure of found) {
      if (draft.get('lengthText') === null && isPieceLength(measure)) setLength(draft, measure.words)
      else draft.note(`Also says: ${measure.words}`)
    }
    return
  }
  const chosen = chooseMeasure(draft, found)
  if (chosen) {
    setQuantity(draft, chosen.amount, chosen.unit, chosen.words, chosen.unitWords)
    for (const other of found) {
      if (other !== chosen && other.words !== draft.readFrom.lengthText) draft.note(`Also says: ${other.words}`)
    }
    if (found.length === 1 && TYPICAL_LENGTHS[chosen.unit]?.test(draft.get('quantity') ?? '')) {
      draft.doubt('quantity', `“${chosen.words}” may be the length of a piece.`)
    }
    return
  }
  const plural = scan.takeFirst(PLAIN_PIECES)
  if (plural) setQuantity(draft, plural.groups[0] ?? '', 'NOS', plural.words, 'NOS')
}

/** Quantity, unit and length of the pieces. `given`: the quantity stands in a column of its own. */
export function readQuantities(scan: Scan, draft: Draft, given: boolean): void {
  const labelled = scan.takeFirst(LABELLED)
  if (labelled) {
    const [unitBefore, amount = '', unitBehind] = labelled.groups
    const unitWords = unitBehind ?? unitBefore ?? ''
    setQuantity(draft, amount, unitOf(unitWords), labelled.words, unitWords)
  }
  if (draft.get('quantity') === null) readPiecesTimesLength(scan, draft)
  readLengths(scan, draft)
  readMeasures(scan, draft, given)
}

/** The third number of `168.3 x 7.11 x 6000`. */
export function setThirdNumber(draft: Draft, text: string): void {
  if (draft.get('lengthText') !== null) return
  const value = readAmount(text)?.value
  if (value === undefined) return
  const millimetres = dec(value).gte(300)
  draft.set('lengthText', millimetres ? `${text} mm` : `${text} m`, text)
  draft.doubt(
    'lengthText',
    `The third number, ${text}, is read as the length in ${millimetres ? 'mm' : 'm'}.`,
    DOUBT.slight,
  )
}
