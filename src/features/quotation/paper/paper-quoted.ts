import { formatDecimal } from '@/core/decimal'
import { dec, decimalText } from '@/core/money'
import type { Fact } from '@/documents/types'
import { QUOTED, type QuotationPaper } from './quotation-paper'

const MARK = String.raw`(?:US\$|USD|EUR|AED|INR|Rs\.?|Dhs?\.?|[$€₹])`
const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`
const UNIT_BEHIND = String.raw`(?!\s*(?:mm|cm|m|mtrs?|metres?|ft|feet|kgs?|t|MT|nos?|pcs?|pieces|tubes|pipes|days|hours|bar|psi|°|%)(?![\p{L}\d]))`
const MARKED = new RegExp(String.raw`(${MARK})(\s*)${NUMBER}|(?<![\d.,])${NUMBER}(\s*)(${MARK})(?!\p{L})`, 'giu')
const DISCOUNT =
  /(\b(?:discounts?|rebate)\b[^.;\d\n]{0,20})\d+(?:\.\d+)?(\s*%)|\d+(?:\.\d+)?(\s*%\s*(?:discount|rebate)\b)/giu

/** How a price may be written: with and without groups and zeros at the end. */
function spellings(price: string): string[] {
  const value = dec(price)
  const places = [decimalText(value), decimalText(value, 2), decimalText(value, 3)]
  const grouped = [2, 3].flatMap((n) => [formatDecimal(value, n, 'INDIAN'), formatDecimal(value, n, 'WESTERN')])
  const whole = value.isInteger() ? [formatDecimal(value, 0, 'INDIAN'), formatDecimal(value, 0, 'WESTERN')] : []
  return [...places, ...grouped, ...whole]
}

/**
 * Takes the prices out of free text: amounts with a currency beside them, percentages of a discount, and every price of
 * the offer however it is spelled. A bare whole number counts only from four digits on and without a unit behind it, so
 * that `100 % within 30 days` or `1200 mm` stay.
 */
export function priceMask(paper: QuotationPaper): (text: string) => string {
  const prices = paper.groups.flatMap((g) => [
    ...(g.amount ? [g.amount] : []),
    ...g.lines.flatMap(({ prices: p }) =>
      p ? [p.rate, p.ratePerMetre, p.amount, ...(p.listRate ? [p.listRate] : [])] : [],
    ),
  ])
  const { prices: totals } = paper
  if (totals) prices.push(totals.subTotal, totals.chargesAmount, totals.totalAmount)
  const known = new Set(prices.filter((p) => !dec(p).isZero()).flatMap(spellings))
  const written = (text: string) => {
    if (!known.has(text)) return false
    return /[.,]/.test(text) || text.length >= 4
  }
  const figure = new RegExp(String.raw`(?<![\d.,])${NUMBER}(?![\d]|[.,]\d)`, 'gu')
  const unitBehind = new RegExp(`^${UNIT_BEHIND}`, 'u')
  return (text) => {
    let out = totals ? text.replaceAll(totals.inWords, QUOTED) : text
    out = out.replace(MARKED, (_, before?: string, gap = '', gapBehind = '', behind?: string) =>
      before ? `${before}${gap || ' '}${QUOTED}` : `${QUOTED}${gapBehind || ' '}${behind}`,
    )
    out = out.replace(DISCOUNT, (_, before?: string, percent?: string, behind?: string) =>
      before === undefined ? `${QUOTED}${behind}` : `${before}${QUOTED}${percent}`,
    )
    return out.replace(figure, (number: string, at: number, whole: string) => {
      if (!written(number)) return number
      return /[.,]/.test(number) || unitBehind.test(whole.slice(at + number.length)) ? QUOTED : number
    })
  }
}

/**
 * The technical sheet: the same paper without any price. Prices leave the data itself, so that nothing of them can be
 * found in the file, and free text that tells one is masked.
 */
export function technicalSheet(paper: QuotationPaper): QuotationPaper {
  const mask = priceMask(paper)
  const maskOr = (text: string | null): string | null => (text === null ? null : mask(text))
  return {
    ...paper,
    sheet: 'TECHNICAL',
    intro: maskOr(paper.intro),
    closing: maskOr(paper.closing),
    facts: paper.facts.map((fact): Fact => ({ ...fact, value: fact.value ? mask(fact.value) : fact.value })),
    groups: paper.groups.map((group) => ({
      ...group,
      amount: null,
      lines: group.lines.map((line) => ({
        ...line,
        prices: null,
        description: maskOr(line.description),
        delivery: maskOr(line.delivery),
        remark: maskOr(line.remark),
      })),
    })),
    prices: null,
    chargesLabel: maskOr(paper.chargesLabel),
    remarks: maskOr(paper.remarks),
    terms: paper.terms.map((term) => ({ ...term, text: mask(term.text) })),
    notes: paper.notes.map(mask),
  }
}
