import { dec, decimalText } from '../decimal'
import { DOUBT, type Draft } from './draft'
import { AMOUNT, readAmount } from './numbers'
import type { Scan, Taken } from './scan'

/** Unit codes as the product knows them; SQM and SET come with plates and bolts. */
export type RfqUnit = 'MTR' | 'KGS' | 'MTS' | 'NOS' | 'FTS' | 'SET' | 'SQM'

const UNIT_SOURCES: readonly (readonly [RfqUnit | 'KM', string])[] = [
  ['SQM', String.raw`SQ\.? ?M(?:TRS?|ETERS?|ETRES?)?\.?|SQM|M2|SMT`],
  ['MTS', String.raw`M\.? ?TONS?\.?|M\.T\.?S?|M\/T|MTON|METRIC TON(?:NE)?S?|TON(?:NE)?N?S?|MTS|MT|T`],
  [
    'MTR',
    String.raw`RUNNING (?:METERS?|METRES?|MTRS?\.?)|R\.?MTRS?\.?|RMTS?\.?|R\.M\.?|RM|LFM|LIN(?:EAR)?\.? ?(?:METERS?|METRES?|M)|L\.?M\.?|METERS?|METRES?|METRI|METROS?|MÈTRES?|MTRS?\.?|MTR|MTRES?|MET|M`,
  ],
  ['KGS', String.raw`KILO(?:GRAM)?S?|KGS?\.?|KGM`],
  ['SET', 'SETS?'],
  ['KM', 'KMS?|KILOMET(?:ER|RE)S?'],
  ['FTS', String.raw`RUNNING (?:FEET|FT)|R\.?FT\.?|LFT|L\.?F\.?|FEET|FOOT|FTS?\.?`],
  [
    'NOS',
    String.raw`NO'?S\.?|NUMBERS?|NOS?\.?|PIECES?|PCS?\.?|PCE|PIECE|EACH|EA\.?|LENGTHS?|LGTHS?|JOINTS?|JTS?|STÜCK|STUECK|STK\.?|PIÈCES?|PEZZI|PZ|UNITS?|TUBES(?= |$)|PIPES(?= |$)`,
  ],
]
const ANY_UNIT = UNIT_SOURCES.map(([, source]) => source).join('|')
const UNIT = `(${ANY_UNIT})(?![A-Z0-9²³]|\\/[A-Z])`
const UNIT_TESTS = UNIT_SOURCES.map(([unit, source]) => [unit, new RegExp(`^(?:${source})$`)] as const)

/** A buyer's word for a unit as a unit code; null when it is none. */
export function unitOf(text: string): RfqUnit | null {
  const word = text.toUpperCase().replace(/[()]/g, '').trim()
  for (const [unit, test] of UNIT_TESTS) if (test.test(word)) return unit === 'KM' ? 'MTR' : unit
  return null
}

const KILOMETRES = /^K(?:MS?|ILOMET)/

const BEFORE = String.raw`(?<![A-WYZ0-9]|[A-Z0-9][./-]|\d,|[A-Z]X)(?!(?<=\d )\d{3}(?!\d))`
const METRES = String.raw`(?:METERS?|METRES?|MTRS?|MTR|M|RMT)\.?(?![A-Z0-9/])`
const LENGTH_UNIT = String.raw`(?:METERS?|METRES?|MTRS?|MTS|MTR|M|MM|CM|FEET|FT|FOOT|')\.?(?![A-Z0-9])`
const PIECES = String.raw`(?:NO'?S?|NOS?|NUMBERS?|PIECES?|PCS?|PCE|LENGTHS?|TUBES|PIPES|JOINTS?|EA|STK)\.?(?![A-Z0-9])`
const LENGTH_WORD = String.raw`(?:LONG|LENGTHS?|LENGHTS?|LGTHS?|LGS?|LG\.|L[ÄA]NGEN?|L\.?(?![A-Z./À-Þ])|RANDOM(?: LENGTHS?)?|FIXED|EXACT|CUT(?: LENGTHS?)?|STRAIGHT(?: LENGTHS?)?|EACH|(?:PER|\/) ?(?:PC|PIECE|NO|LENGTH|TUBE|PIPE)S?)\.?(?![A-Z])`
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

const RANDOM_WORDS = String.raw`(?:(?:IN |STD\.? |STANDARD )?(?:(?:SINGLE|DOUBLE|TRIPLE|MILL|UNIFORM)[ -]?(?:\/ ?(?:SINGLE|DOUBLE)[ -]?)?RANDOM(?:[ -]?LENGTHS?)?|[SDT]\.?R\.?L\.?(?:[ ]?(?:\/|OR) ?[SDT]\.?R\.?L\.?)?|R\.?L\.(?![A-Z])|RANDOM(?:[ -]LENGTHS?)?|R\/L|STANDARD LENGTHS?|MILL LENGTHS?)(?![A-Z]))`
const RANGE = String.raw`(\d{1,2}(?:[.,]\d{1,3})?|\d{4,5})[ ]?(?:${LENGTH_UNIT})?[ ]?(?:-|TO|~|\/|BIS|\+|\.\.\.?|AND|&)[ ]?(\d{1,2}(?:[.,]\d{1,3})?|\d{4,5})[ ]?(?:${LENGTH_UNIT})`
const RANDOM = new RegExp(
  String.raw`(?<![A-Z0-9./"-]|\d )(?:${RANDOM_WORDS}[ ,:(-]{0,3}(?:OF |BETWEEN )?${RANGE}\)?|(?:IN |BETWEEN |L ?= ?)?${RANGE}(?:[ ,(-]{0,2}${RANDOM_WORDS}\)?|[ ]?${LENGTH_WORD})*|\d{1,2}(?:[.,]\d{1,2})?[ ]?${LENGTH_UNIT}[ ]${RANDOM_WORDS}|${RANDOM_WORDS}(?:[ ,:-]{0,3}(?:\(|OF |APPROX\.? )[ ]?\d{1,2}(?:[.,]\d)?[ ]?${LENGTH_UNIT}\)?|[ ]?[2-7](?:[.,]\d{1,2})?[ ]?${LENGTH_UNIT}(?! ?X))?)`,
  'g',
)
const LENGTH_LABEL = new RegExp(
  String.raw`(?<![A-Z]|\d ?|\d ?MM\.? ?|\d ?M ?|\d ?MTRS?\.? ?)(?:(?:EACH |CUT |FIXED |EXACT |PIECE |TUBE |PIPE |STRAIGHT |STD\.? |STOCK |SPECIFIC |UNIFORM )*(?:LENGTHS?|LENGHTS?|LGTHS?|LG\.?)|(?:CUT|FIXED) TO|L(?=[ ]?[:=]))[ ]?(?:OF |EACH |\((?:IN )?(?:MM|M|MTRS?|METERS?)\)[ ]?)?[ :=.-]{0,3}((?:\d{1,3},\d{3}|\d{1,5})(?:[.,]\d{1,3})?)(?![\d"/]|[ ]?${PIECES})[ ]?(${LENGTH_UNIT})?(?:[ ]?${LENGTH_WORD})*`,
  'g',
)
const LENGTH_TAIL = new RegExp(
  String.raw`(?<![A-Z0-9./]|\d,|\d )(?:(?:IN|OF|@|X|L=?|FIXED|EXACT|CUT|STD)[ ])?((?:\d{1,3},\d{3}|\d{1,5})(?:[.,]\d{1,3})?(?:[ ]?'[ ]?-?[ ]?\d{1,2}")?)[ ]?(${LENGTH_UNIT})(?:[ ]?-?[ ]?${LENGTH_WORD})+`,
  'g',
)
const UNITLESS_LENGTH = /(?<![A-Z0-9./]|\d,|\d )(?:X ?)?(\d{3,5})[ ]?(?:LG|LONG|LENGTH)\.?(?![A-Z])/g
const IN_LENGTHS = new RegExp(
  String.raw`(?<![A-Z])(?:IN|@)[ ]((?:\d{1,2}(?:[.,]\d{1,3})?|\d{4,5}))[ ]?(${LENGTH_UNIT})`,
  'g',
)
const MILLIMETRES = /(?<![A-Z0-9./"]|\d,|\d )(?:X ?|L ?)?((?:[1-9]\d?,\d{3}|[1-9]\d{3,4})(?:\.\d)?)[ ]?MM(?![A-Z])\.?/g
const FEET =
  /(?<![A-Z0-9./]|\d )(?:X ?)?(\d{1,2})[ ]?(?:'|FT\.?|FEET)(?![A-Z'])(?:[ -]?\d{1,2}[ ]?(?:"|IN(?![A-Z])))?(?:[ ]?(?:LONG|LENGTHS?|LG|EACH))*/g
const CROSSED_LENGTH = new RegExp(
  String.raw`(?<=[ ¦"A-Z0-9])X[ ]?(\d{1,2}(?:[.,]\d{1,3})?)[ ]?(${METRES})(?![A-Z0-9])`,
  'g',
)
const MEASURE = new RegExp(String.raw`${BEFORE}(${AMOUNT})[ ]?-?[ ]?${UNIT}`, 'g')
const PLAIN_PIECES = /(?<![A-Z0-9./-]|\d )(\d{1,5})[ ]?(?=PIPES(?![A-Z])|TUBES(?![A-Z]))/g

function trimLength(words: string): string {
  return words
    .replace(
      /(['"]|\d ?m{1,2}|m(?:e?te?rs?|etres?)\.?|f(?:t|eet)\.?)[\s-]*(?:lengths?|long|lg|lgths?|l[äa]ngen?)\.?$/i,
      '$1',
    )
    .replace(/^(?:in|@|of|x|×|\*)\s*(?=\d)/i, '')
    .replace(/^l\s*=\s*/i, '')
    .replace(/[\s.,;(-]+$/, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim()
}

function setLength(draft: Draft, words: string): void {
  const text = trimLength(words)
  const before = draft.get('lengthText')
  if (before === null) draft.set('lengthText', text, words)
  else if (before !== text) {
    draft.set('lengthText', `${before}, ${text}`, `${draft.readFrom.lengthText ?? ''}, ${words}`)
  }
}

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

/** No piece is longer than 30 m: `60 m each` is a quantity. */
function isShort(match: RegExpExecArray): boolean {
  const value = readAmount((match[1] ?? '').replace(/'.*$/, ''))?.value
  return value !== undefined && (!/^M(?!M)/.test(match[2] ?? '') || dec(value).lte(30))
}

function readLengths(scan: Scan, draft: Draft): void {
  for (const taken of scan.takeAll(RANDOM)) setLength(draft, taken.words)
  for (const pattern of [LENGTH_LABEL, LENGTH_TAIL, IN_LENGTHS]) {
    for (const taken of scan.takeAll(pattern, pattern === LENGTH_LABEL ? undefined : isShort)) {
      const labelled =
        pattern === LENGTH_LABEL
          ? taken.words.replace(/^(?:[a-z]+ )?(?:lengths?|lenghts?|lg\.?|l)\s*(?:of|each)?[\s:=.-]*(?=\d)/i, (label) =>
              /fixed|cut|exact/i.test(label) ? label : '',
            )
          : taken.words
      setLength(
        draft,
        labelled.replace(/[\s-]*(?:lengths?|lenghts?|long|lg\.?|lgths?|l[äa]ngen?)\.?$/i, (tail) =>
          /(?:fixed|random|cut|exact)[\s-]*(?:lengths?)?$/i.test(labelled) ? tail : '',
        ),
      )
    }
  }
  for (const taken of scan.takeAll(UNITLESS_LENGTH)) setLength(draft, taken.words)
  for (const taken of scan.takeAll(MILLIMETRES)) setLength(draft, taken.words)
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
  return measure.unit === 'MTR' && value !== undefined && dec(value).lte(18) && dec(value).gt('0.2')
}

/** The quantity among several measures: metres before pieces before weight; a short one beside it is the piece length. */
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
    const feet = scan.takeFirst(FEET, (match) => /'/.test(match[0]) || /LONG|LENGTH|LG|EACH/.test(match[0]))
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
