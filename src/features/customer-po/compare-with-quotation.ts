import { formatDate } from '@/core/fiscal-year'
import { type DecimalInput, dec, decimalText, formatMoney, sumMoney } from '@/core/money'
import { normaliseDesignation, sameDimensions } from '@/core/pipe'

/** The facts of a line that are compared; quoted and ordered lines both have them. */
export type ComparedLine = {
  id: string
  lineNo: number
  productSpecId: string | null
  product: string
  designation: string
  additionalSpecs: string[]
  sizeText: string
  odMm: DecimalInput | null
  wallMm: DecimalInput | null
  wallType: string | null
  ends: string | null
  lengthText: string | null
  quantity: DecimalInput
  unit: string
  rate: DecimalInput
  rateUnit: string
  amount: DecimalInput
}

export type Difference = { field: string; label: string; quoted: string; ordered: string }

export type LineComparison = {
  kind: 'SAME' | 'CHANGED' | 'NOT_ORDERED' | 'NOT_QUOTED'
  quotedLineNo: number | null
  orderedLineNo: number | null
  title: string
  /** `700 MTR at 2890 / MTR`, as ordered; as quoted where it was not ordered. */
  terms: string
  differences: Difference[]
  quotedAmount: string
  orderedAmount: string
  /** Ordered less quoted, 2 decimals. */
  effect: string
}

export type Comparison = {
  lines: LineComparison[]
  header: Difference[]
  quotedTotal: string
  orderedTotal: string
  effect: string
  /** Lines and header facts that differ. */
  differenceCount: number
}

/** What is compared besides the lines. A delivery date of the buyer always shows beside what was offered: words and dates cannot be compared by rule. */
export type ComparedHeader = {
  quotedPaymentTerms: string | null
  paymentTerms: string | null
  quotedDelivery: string | null
  deliveryDate: string | null
  validUntil: string
  poDate: string
}

const quantity = (l: ComparedLine) => `${decimalText(l.quantity)} ${l.unit}`
const rate = (l: ComparedLine) => `${decimalText(l.rate)} / ${l.rateUnit}`
const termsOf = (l: ComparedLine) => `${quantity(l)} at ${rate(l)}`
const specs = (l: ComparedLine) => [...l.additionalSpecs].sort().join(', ') || 'none'
const title = (l: ComparedLine) => [l.product, l.designation, l.sizeText].filter(Boolean).join(' · ')

function sameSize(a: ComparedLine, b: ComparedLine): boolean {
  if (a.odMm && a.wallMm && b.odMm && b.wallMm)
    return sameDimensions(
      { odMm: a.odMm, wallMm: a.wallMm, wallType: a.wallType },
      { odMm: b.odMm, wallMm: b.wallMm, wallType: b.wallType },
    )
  return a.sizeText === b.sizeText
}

/** What of one line differs, in the words of the paper. */
export function lineDifferences(quoted: ComparedLine, ordered: ComparedLine): Difference[] {
  const out: Difference[] = []
  const add = (field: string, label: string, from: string, to: string) =>
    out.push({ field, label, quoted: from || '–', ordered: to || '–' })
  if (quoted.product !== ordered.product) add('product', 'Product', quoted.product, ordered.product)
  if (normaliseDesignation(quoted.designation) !== normaliseDesignation(ordered.designation))
    add('designation', 'Material', quoted.designation, ordered.designation)
  if (!sameSize(quoted, ordered)) add('size', 'Size', quoted.sizeText, ordered.sizeText)
  if (specs(quoted) !== specs(ordered)) add('additionalSpecs', 'Additional spec', specs(quoted), specs(ordered))
  if ((quoted.ends ?? '') !== (ordered.ends ?? '')) add('ends', 'Ends', quoted.ends ?? '', ordered.ends ?? '')
  if ((quoted.lengthText ?? '') !== (ordered.lengthText ?? ''))
    add('length', 'Length', quoted.lengthText ?? '', ordered.lengthText ?? '')
  if (!dec(quoted.quantity).eq(dec(ordered.quantity)) || quoted.unit !== ordered.unit)
    add('quantity', 'Quantity', quantity(quoted), quantity(ordered))
  if (!dec(quoted.rate).eq(dec(ordered.rate)) || quoted.rateUnit !== ordered.rateUnit)
    add('rate', 'Rate', rate(quoted), rate(ordered))
  if (!dec(quoted.amount).eq(dec(ordered.amount)))
    add('amount', 'Amount', formatMoney(quoted.amount), formatMoney(ordered.amount))
  return out
}

const money = (x: DecimalInput) => decimalText(x, 2)

/**
 * A customer PO against the quotation it answers: line by line, with the effect on the total. Nothing here decides; a
 * person accepts, with a remark where something differs.
 */
export function compareWithQuotation(
  quoted: readonly ComparedLine[],
  ordered: readonly (ComparedLine & { quotationLineId: string | null })[],
  header: ComparedHeader,
): Comparison {
  const byQuoted = new Map(ordered.flatMap((l) => (l.quotationLineId ? [[l.quotationLineId, l] as const] : [])))
  const lines: LineComparison[] = quoted.map((q) => {
    const o = byQuoted.get(q.id)
    const differences = o ? lineDifferences(q, o) : []
    return {
      kind: o ? (differences.length > 0 ? 'CHANGED' : 'SAME') : 'NOT_ORDERED',
      quotedLineNo: q.lineNo,
      orderedLineNo: o?.lineNo ?? null,
      title: title(q),
      terms: termsOf(o ?? q),
      differences,
      quotedAmount: money(q.amount),
      orderedAmount: money(o?.amount ?? 0),
      effect: money(dec(o?.amount ?? 0).minus(dec(q.amount))),
    }
  })
  const known = new Set(quoted.map((q) => q.id))
  for (const o of ordered.filter((l) => !l.quotationLineId || !known.has(l.quotationLineId)))
    lines.push({
      kind: 'NOT_QUOTED',
      quotedLineNo: null,
      orderedLineNo: o.lineNo,
      title: title(o),
      terms: termsOf(o),
      differences: [],
      quotedAmount: '0.00',
      orderedAmount: money(o.amount),
      effect: money(o.amount),
    })
  const head = headerDifferences(header)
  const quotedTotal = sumMoney(quoted.map((l) => l.amount))
  const orderedTotal = sumMoney(ordered.map((l) => l.amount))
  return {
    lines,
    header: head,
    quotedTotal: money(quotedTotal),
    orderedTotal: money(orderedTotal),
    effect: money(orderedTotal.minus(quotedTotal)),
    differenceCount: lines.filter((l) => l.kind !== 'SAME').length + head.length,
  }
}

function headerDifferences(h: ComparedHeader): Difference[] {
  const out: Difference[] = []
  if (
    h.quotedPaymentTerms &&
    h.paymentTerms &&
    h.quotedPaymentTerms.trim().toLowerCase() !== h.paymentTerms.trim().toLowerCase()
  )
    out.push({ field: 'paymentTerms', label: 'Payment terms', quoted: h.quotedPaymentTerms, ordered: h.paymentTerms })
  if (h.deliveryDate)
    out.push({
      field: 'deliveryDate',
      label: 'Delivery',
      quoted: h.quotedDelivery || 'not stated',
      ordered: `by ${formatDate(h.deliveryDate)}`,
    })
  if (h.poDate > h.validUntil)
    out.push({
      field: 'validUntil',
      label: 'Validity',
      quoted: `valid until ${formatDate(h.validUntil)}`,
      ordered: `ordered on ${formatDate(h.poDate)}`,
    })
  return out
}
