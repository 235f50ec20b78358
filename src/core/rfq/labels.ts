import type { Draft } from './draft'
import { UNIT } from './quantity-units'
import type { Scan } from './scan'

/** A code as buyers write it: letters, digits and marks, with at least one digit. */
const CODE = '([A-Z0-9"][A-Z0-9"./_#&+-]*[A-Z0-9"])'
const MARK = '(?:[ ]?[:=#][ ]?|[ ]?-[ ]|[ ])*'
const NUMBER = String.raw`(?:NUMBERS?|NO\.?S?|NR\.?|REF\.?(?:ERENCE)?|CODE|ID|#)`

const ITEM_CODE = new RegExp(
  String.raw`(?<![A-Z0-9])(?:(?:CLIENT(?:'?S)?|CUSTOMER|BUYER'?S?|OUR|YOUR|SAP|ERP|STORES?) )?(?:(?:ITEM|MATERIAL|MATL?|MTRL|PART|STOCK|SAP|ARTICLE|PRODUCT|COMMODITY|CATALOGUE|INVENTORY|MESC|UNIQUE)\.?[ -]?(?:${NUMBER})|IDENT\.?(?: ?${NUMBER})?|MESC|(?:SAP|MAT(?:ERIA)?L?)(?=[ :#.-]{1,3}\d{6})|CODE(?: ?NO\.?)?|P\/N|MM(?:C|N))(?![A-Z0-9])${MARK}${CODE}`,
  'g',
)
const TAG = new RegExp(
  String.raw`(?<![A-Z0-9])(?:(?:EQUIPMENT|EQPT|EQUIP)\.? ?)?TAG(?:S)?\.?[ -]?(?:${NUMBER})?(?:(?<=\.)|(?![A-Z]))${MARK}${CODE}`,
  'g',
)
const LINE = new RegExp(String.raw`(?<![A-Z0-9])LINE[ -]?(?:NO\.?|NUMBER|ID|#)(?:(?<=\.)|(?![A-Z]))${MARK}${CODE}`, 'g')
const DRAWING = new RegExp(
  String.raw`(?<![A-Z0-9])(?:(?:DRG|DWG|DRW|DRAWING|SKETCH|ISOMETRIC|ISO(?= (?:DRG|DWG|NO))|GA)\.?[ -]?(?:(?:DRG|DWG|DRAWING)\.?[ -]?)?(?:${NUMBER}\.?)?|(?:AS PER|REF\.?|PER) DRG\.?)(?:(?<=\.)|(?![A-Z]))${MARK}${CODE}`,
  'g',
)
const REVISION = /^[ ,(]*REV(?:ISION)?\.?[ .:-]*([A-Z]?\d{0,2})\)?(?![A-Z0-9])/
const REQUISITION =
  /(?<![A-Z0-9])(?:ENQ(?:UIRY)?|RFQ|INQUIRY|P\.?R|P\.?O|REQ(?:UISITION)?|INDENT|M\.?R|TENDER|BID|OFFER|QUOTATION|PROJECT|JOB|WBS|HSN(?:\/SAC)?|H\.?S\.?|COLLECTIVE)\.?[ -]?(?:CODE|NO\.?|NUMBER|REF\.?|#)(?![A-Z])[ :#=.-]*[A-Z0-9][A-Z0-9/._-]*\d[A-Z0-9/._-]*/g

/** Numbers of other papers (requisition, enquiry, HSN) are read first, so that they are no sizes or quantities. */
export function readOtherPapers(scan: Scan): void {
  scan.takeAll(REQUISITION)
}

interface Code {
  value: string
  words: string
  /** The whole label and code, as they stand in the text */
  text: string
  end: number
}

function code(scan: Scan, pattern: RegExp, accept: (value: string) => boolean): Code | null {
  const taken = scan.takeFirst(
    pattern,
    (match) => /\d/.test(match[1] ?? '') && !isQuantity(match) && accept(match[1] ?? ''),
  )
  if (!taken) return null
  const value = taken.groups[0] ?? ''
  // underscores are spaces in the normalised text: the original word is the code
  const words = scan.words(taken.end - value.length, taken.end)
  const rest = /^[ ¦]?[A-Z0-9/.-]*/.exec(scan.live.slice(taken.end))?.[0] ?? ''
  const long =
    taken.end < scan.live.length && rest.length > 1 ? scan.words(taken.end - value.length, taken.end + rest.length) : ''
  if (/^\S*_\S*$/.test(long)) {
    scan.take(taken.end, taken.end + rest.length)
    return { value: long, words: long, text: taken.text, end: taken.end + rest.length }
  }
  return { value: words, words, text: taken.text, end: taken.end }
}

/** `AS PER DRAWING 12 NOS`: a short number before a unit is how many are wanted. */
function isQuantity(match: RegExpExecArray): boolean {
  const behind = match.input.slice(match.index + match[0].length)
  return /^\d{1,5}$/.test(match[1] ?? '') && new RegExp(`^[ ]?${UNIT}`).test(behind)
}

const SIZE_LIKE = /^(?:\d{1,2}(?:[-.]\d\/\d)?"|\d{1,3}(?:NB|DN|MM))$/

/** The buyer's own codes: item code, tag or line number, drawing; each only where it is labelled. */
export function readLabels(scan: Scan, draft: Draft): void {
  const item = code(scan, ITEM_CODE, (value) => value.length > 1 && !SIZE_LIKE.test(value))
  if (item) {
    // ITEM NO. 5 is a line of the list, ITEM CODE 5 a code
    const lineNumber = /^(?:ITEM|PART)\.?[ -]?(?:NO|NR|NUMBER|#)/.test(item.text) && /^\d{1,4}$/.test(item.value)
    if (!lineNumber) draft.set('itemCode', item.value, item.words)
  }
  const tag = code(scan, TAG, (value) => value.length > 1) ?? code(scan, LINE, (value) => value.length > 3)
  if (tag) draft.set('tagNo', tag.value, tag.words)
  const drawing = code(scan, DRAWING, (value) => value.length > 1)
  if (drawing) {
    draft.set('drawingNo', drawing.value, drawing.words)
    const revision = REVISION.exec(scan.live.slice(drawing.end))
    if (revision?.[1])
      draft.note(
        `Drawing revision ${scan.take(drawing.end, drawing.end + revision[0].length).replace(/^[\s,(]+|\)$/g, '')}.`,
      )
  }
}

/** A code that opens the line without a label: a SAP number, or letters and digits in groups. */
const OPENING_CODE =
  /^[ ;,¦]*((?=[A-Z0-9./-]*\d)(?:\d{7,18}|[A-Z]{1,6}[0-9]{4,}[A-Z0-9]*|[A-Z0-9]{1,8}(?:[-.][A-Z0-9]{1,10}){2,}|[A-Z]{2,6}[-/]\d{3,}[A-Z0-9-]*|(?=(?:[A-Z]*\d){3})(?=(?:\d*[A-Z]){3})[A-Z][A-Z0-9]{7,19}))(?:[ ,;:|-]+(?=[A-Z])|(?<=(?<![A-Z0-9./-])\d{8,18})[ ,;:|-]+(?=\d))/
const NO_CODE =
  /SCH|"|^(?:ASTM|ASME|API|IS|DIN|EN|DN|NB|NPS|OD|SS|TP|GR|S?A)[-.]?\d|^(?:DN|NB|B36|B16)|^\d{1,2}[-.]\d|SMLS|PIPE|TUBE/

/** Reads a code at the very start of the line, when it cannot be anything else. */
export function readOpeningCode(scan: Scan, draft: Draft): void {
  if (draft.get('itemCode') !== null) return
  const match = OPENING_CODE.exec(scan.live)
  const found = match?.[1]
  if (!match || !found || NO_CODE.test(found)) return
  const start = match[0].indexOf(found)
  const words = scan.take(start, start + found.length)
  draft.set('itemCode', words, words)
  draft.note(`“${words}” at the start of the line is read as the buyer's item code.`)
}
