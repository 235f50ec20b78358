import { decOrNull, formatMoney } from '@/core/money'
import { formatRate } from './quotation.totals'

/** One thing that is different between two revisions, in words. */
export type RevisionChange = { where: string; what: string; before: string; after: string }

type Value = string | number | null | undefined | { toString(): string }
type Row = Record<string, Value | readonly string[]>
export type ComparedRevision = Row & { lines: readonly Row[]; terms: readonly { title: string; text: string }[] }

const HEADER: readonly (readonly [key: string, label: string])[] = [
  ['currency', 'Currency'],
  ['attention', 'Attention'],
  ['clientReference', 'Client reference'],
  ['project', 'Project'],
  ['paymentTerms', 'Payment terms'],
  ['deliveryTerms', 'Delivery terms'],
  ['remarks', 'Remarks'],
  ['chargesLabel', 'Charges for'],
  ['chargesAmount', 'Charges'],
  ['totalAmount', 'Total'],
]

const LINE: readonly (readonly [key: string, label: string])[] = [
  ['product', 'Product'],
  ['designation', 'Grade'],
  ['additionalSpecs', 'Additional specs'],
  ['sizeText', 'Size'],
  ['odMm', 'OD mm'],
  ['wallMm', 'WT mm'],
  ['wallType', 'Wall'],
  ['ends', 'Ends'],
  ['lengthText', 'Length'],
  ['pieceLengthM', 'm/piece'],
  ['description', 'Description'],
  ['quantity', 'Quantity'],
  ['unit', 'Unit'],
  ['rate', 'Rate'],
  ['rateUnit', 'Rate per'],
  ['amount', 'Amount'],
  ['deliveryText', 'Delivery'],
  ['itemCode', 'Item code'],
  ['tagNo', 'Tag'],
  ['drawingNo', 'Drawing'],
  ['certificate', 'Certificate'],
  ['remark', 'Remark'],
]

const shown = (value: Row[string]): string => {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** Figures are compared as figures: 2450.5 is 2450.50. */
function same(a: string, b: string): boolean {
  if (a === b) return true
  const [x, y] = [decOrNull(a || null), decOrNull(b || null)]
  return x !== null && y !== null && x.eq(y)
}

const MONEY = ['totalAmount', 'chargesAmount', 'amount']

function differences(where: string, keys: typeof HEADER, before: Row, after: Row, currencies: [string, string]) {
  const words = (key: string, text: string, currency: string): string => {
    if (text === '') return '–'
    if (MONEY.includes(key)) return formatMoney(text, currency)
    return key === 'rate' ? formatRate(text, currency) : text
  }
  return keys.flatMap(([key, what]): RevisionChange[] => {
    const [a, b] = [shown(before[key]), shown(after[key])]
    if (same(a, b)) return []
    return [{ where, what, before: words(key, a, currencies[0]), after: words(key, b, currencies[1]) }]
  })
}

const lineWords = (line: Row): string =>
  [
    shown(line.designation) || shown(line.product) || shown(line.description),
    shown(line.sizeText),
    `${shown(line.quantity)} ${shown(line.unit)}`,
  ]
    .filter(Boolean)
    .join(', ')

/** What changed from one revision to the next: header, lines by their numbers, terms by their titles. */
export function compareRevisions(before: ComparedRevision, after: ComparedRevision): RevisionChange[] {
  const currencies: [string, string] = [shown(before.currency), shown(after.currency)]
  const lines = Array.from({ length: Math.max(before.lines.length, after.lines.length) }, (_, i) => {
    const [a, b] = [before.lines[i], after.lines[i]]
    const where = `Line ${i + 1}`
    if (a && b) return differences(where, LINE, a, b, currencies)
    if (b) return [{ where, what: 'Added', before: '–', after: lineWords(b) }]
    return a ? [{ where, what: 'Removed', before: lineWords(a), after: '–' }] : []
  })
  return [
    ...differences('Offer', HEADER, before, after, currencies),
    ...lines.flat(),
    ...termChanges(before.terms, after.terms),
  ]
}

function termChanges(before: ComparedRevision['terms'], after: ComparedRevision['terms']): RevisionChange[] {
  const [was, is] = [new Map(before.map((t) => [t.title, t.text])), new Map(after.map((t) => [t.title, t.text]))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((title) => {
    const [a, b] = [was.get(title), is.get(title)]
    return a === b ? [] : [{ where: 'Terms', what: title, before: a ?? '–', after: b ?? '–' }]
  })
}
