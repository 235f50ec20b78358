import { type DecimalInput, dec, decimalText, decOrNull, formatMoney, sumMoney } from '@/core/money'
import { formatMetres } from '@/core/units'
import { formatRate } from '../lines/quotation.totals'
import { matchLines } from './match-lines'

/** One thing that is different, in words. */
export type Difference = { what: string; before: string; after: string }

export type LineSide = {
  lineNo: number
  /** What it is: section and position, grade, size */
  title: string
  /** `120 MTR at 2,450.50 / MTR`; without the rate for those who may not see prices */
  terms: string
  /** null for those who may not see prices */
  amount: string | null
}

export type ChangedLine = {
  before: LineSide
  after: LineSide
  differences: Difference[]
  /** After less before, 2 decimals; null without prices or between two currencies */
  amountEffect: string | null
}

export type RevisionComparison = {
  added: (LineSide & { amountEffect: string | null })[]
  removed: (LineSide & { amountEffect: string | null })[]
  changed: ChangedLine[]
  /** Lines that are as they were, wherever they stand now */
  unchanged: number
  header: Difference[]
  terms: Difference[]
  /** null for those who may not see prices. `effect` is null between two currencies */
  totals: {
    before: string
    after: string
    effect: string | null
    chargesEffect: string | null
    currencyBefore: string
    currencyAfter: string
  } | null
  /** Nothing differs */
  same: boolean
}

type Value = string | number | null | undefined | { toString(): string }
type Facts = Record<string, Value | readonly string[]>
export type ComparedRevision = Facts & {
  lines: readonly (Facts & { lineNo: number })[]
  terms: readonly { kind?: string; title: string; text: string }[]
}
type Line = ComparedRevision['lines'][number]
type Fact = readonly [key: string, label: string]

const HEADER: readonly Fact[] = [
  ['currency', 'Currency'],
  ['exchangeRate', 'Exchange rate'],
  ['attention', 'Attention'],
  ['clientReference', 'Client reference'],
  ['project', 'Project'],
  ['paymentTerms', 'Payment terms'],
  ['deliveryTerms', 'Delivery terms'],
  ['remarks', 'Remarks'],
  ['chargesLabel', 'Charges for'],
  ['chargesAmount', 'Charges'],
]

const LINE: readonly Fact[] = [
  ['section', 'Section'],
  ['position', 'Position'],
  ['itemNo', 'Item no.'],
  ['kind', 'Kind'],
  ['product', 'Product'],
  ['designation', 'Grade'],
  ['additionalSpecs', 'Additional specs'],
  ['sizeText', 'Size'],
  ['odMm', 'OD mm'],
  ['wallMm', 'WT mm'],
  ['wallType', 'Wall'],
  ['averageWallMm', 'Average wall mm'],
  ['ends', 'Ends'],
  ['lengthText', 'Length'],
  ['pieceLengthM', 'm/piece'],
  ['weightEachKg', 'Weight each kg'],
  ['description', 'Description'],
  ['quantity', 'Quantity'],
  ['unit', 'Unit'],
  ['listRate', 'List rate'],
  ['discountPct', 'Discount %'],
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

const MONEY = ['chargesAmount', 'amount']
const RATES = ['rate', 'listRate']
const PRICES = new Set([...MONEY, ...RATES, 'rateUnit', 'discountPct', 'exchangeRate', 'chargesLabel'])

const shown = (value: Facts[string]): string => {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** Figures are compared as figures: 2450.5 is 2450.50. */
function same(a: string, b: string): boolean {
  if (a === b) return true
  const [x, y] = [decOrNull(a || null), decOrNull(b || null)]
  return x !== null && y !== null && x.eq(y)
}

function differences(facts: readonly Fact[], before: Facts, after: Facts, sides: Sides): Difference[] {
  const words = (key: string, text: string, currency: string): string => {
    if (text === '') return '–'
    if (MONEY.includes(key)) return formatMoney(text, currency)
    return RATES.includes(key) ? formatRate(text, currency) : text
  }
  return facts.flatMap(([key, what]): Difference[] => {
    const [a, b] = [shown(before[key]), shown(after[key])]
    if (same(a, b) || (PRICES.has(key) && !sides.prices)) return []
    return [{ what, before: words(key, a, sides.before), after: words(key, b, sides.after) }]
  })
}

type Sides = { before: string; after: string; prices: boolean }

function sideOf(line: Line, currency: string, prices: boolean): LineSide {
  const what = shown(line.designation) || shown(line.product) || shown(line.description)
  const place = [shown(line.section), shown(line.position)].filter(Boolean).join(' ')
  const quantity = `${formatMetres(shown(line.quantity) || '0', { trim: true })} ${shown(line.unit)}`
  const rate = shown(line.rate)
  return {
    lineNo: line.lineNo,
    title: [place, what, shown(line.sizeText)].filter(Boolean).join(' · '),
    terms: prices && rate ? `${quantity} at ${formatRate(rate, currency)} / ${shown(line.rateUnit)}` : quantity,
    amount: prices ? decimalText(amountOf(line), 2) : null,
  }
}

const amountOf = (facts: Facts, key = 'amount'): string => shown(facts[key]) || '0'

/**
 * What changed from one revision to the next: lines by what they are (see match-lines), not by their numbers, so that an
 * inserted line is one line added; header and terms; the effect of each line on the total.
 * @param options `prices` false leaves out everything that tells a price
 */
export function compareRevisions(
  before: ComparedRevision,
  after: ComparedRevision,
  options: { prices: boolean } = { prices: true },
): RevisionComparison {
  const sides: Sides = { before: shown(before.currency), after: shown(after.currency), ...options }
  const comparable = options.prices && sides.before === sides.after
  const effect = (to: DecimalInput, from: DecimalInput) =>
    comparable ? decimalText(dec(to).minus(dec(from)), 2) : null
  const { pairs, added, removed } = matchLines(before.lines, after.lines)
  const compared = pairs.map(
    ([a, b]): ChangedLine => ({
      before: sideOf(a, sides.before, options.prices),
      after: sideOf(b, sides.after, options.prices),
      differences: differences(LINE, a, b, sides),
      amountEffect: effect(amountOf(b), amountOf(a)),
    }),
  )
  const changed = compared.filter((line) => line.differences.length > 0)
  const comparison = {
    added: added.map((l) => ({ ...sideOf(l, sides.after, options.prices), amountEffect: effect(amountOf(l), '0') })),
    removed: removed.map((l) => ({
      ...sideOf(l, sides.before, options.prices),
      amountEffect: effect('0', amountOf(l)),
    })),
    changed,
    unchanged: compared.length - changed.length,
    header: differences(HEADER, before, after, sides),
    terms: termChanges(before.terms, after.terms),
    totals: options.prices ? totalsOf(before, after, effect) : null,
  }
  const { totals, unchanged: _, ...lists } = comparison
  return { ...comparison, same: Object.values(lists).every((list) => list.length === 0) }
}

function totalsOf(
  before: ComparedRevision,
  after: ComparedRevision,
  effect: (to: string, from: string) => string | null,
) {
  const total = (revision: ComparedRevision) =>
    decimalText(sumMoney([...revision.lines.map((line) => amountOf(line)), amountOf(revision, 'chargesAmount')]), 2)
  const [from, to] = [total(before), total(after)]
  return {
    before: from,
    after: to,
    effect: effect(to, from),
    chargesEffect: effect(amountOf(after, 'chargesAmount'), amountOf(before, 'chargesAmount')),
    currencyBefore: shown(before.currency),
    currencyAfter: shown(after.currency),
  }
}

type Terms = ComparedRevision['terms']

/** Terms by their titles, notes by their words: a note that moved has not changed. */
function termChanges(before: Terms, after: Terms): Difference[] {
  const titled = (terms: Terms) => new Map(terms.filter((t) => t.kind !== 'NOTE').map((t) => [t.title, t.text]))
  const [was, is] = [titled(before), titled(after)]
  const terms = [...new Set([...was.keys(), ...is.keys()])].flatMap((title): Difference[] => {
    const [a, b] = [was.get(title), is.get(title)]
    return a === b ? [] : [{ what: title, before: a ?? '–', after: b ?? '–' }]
  })
  const notes = (list: Terms) => list.filter((t) => t.kind === 'NOTE').map((t) => t.text)
  const [old, now] = [notes(before), notes(after)]
  const gone = old.filter((text) => !now.includes(text))
  const come = now.filter((text) => !old.includes(text))
  const changed = Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({
    what: 'Note',
    before: gone[i] ?? '–',
    after: come[i] ?? '–',
  }))
  return [...terms, ...changed]
}

/** One change with where it is: the whole comparison as one list. */
export type RevisionChange = Difference & { where: string }

/** The comparison as a list to read from top to bottom. */
export function listChanges({ header, totals, changed, added, removed, terms }: RevisionComparison): RevisionChange[] {
  const at = (where: string) => (difference: Difference) => ({ where, ...difference })
  const words = (line: LineSide) => `${line.title}, ${line.terms}`
  const total =
    totals && totals.before !== totals.after
      ? [
          {
            what: 'Total',
            before: formatMoney(totals.before, totals.currencyBefore),
            after: formatMoney(totals.after, totals.currencyAfter),
          },
        ]
      : []
  return [
    ...[...header, ...total].map(at('Offer')),
    ...changed.flatMap((line) => line.differences.map(at(`Line ${line.after.lineNo}`))),
    ...added.map((line) => ({ where: `Line ${line.lineNo}`, what: 'Added', before: '–', after: words(line) })),
    ...removed.map((line) => ({ where: `Line ${line.lineNo}`, what: 'Removed', before: words(line), after: '–' })),
    ...terms.map(at('Terms')),
  ]
}
