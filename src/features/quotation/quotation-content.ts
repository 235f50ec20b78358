import { DomainError } from '@/core/errors'
import { addDays } from '@/core/fiscal-year'
import { type DecimalLike, dec, decimalText } from '@/core/money'
import { netRate } from '@/core/pricing'
import { Prisma, type Tx } from '@/db/types'
import { priceLine, type ResolvedSalesLine, resolveSalesLines } from '@/features/product/resolve-pipe-lines'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { quotationTotals } from './lines/quotation.totals'
import type { QuotationHeader, QuotationLineInput } from './quotation.schema'

export type QuotationLineData = Omit<
  Prisma.QuotationLineCreateManyInput,
  'id' | 'companyId' | 'quotationRevisionId' | 'lineNo'
>

/**
 * The lines of a revision as they are stored, with price and weight.
 * @throws AppError VALIDATION with a sentence per field
 */
export async function priceLines(tx: Tx, lines: readonly QuotationLineInput[]): Promise<QuotationLineData[]> {
  const pipes = await resolveSalesLines(tx, lines)
  const errors: Record<string, string> = {}
  const out = lines.map((line, i) => {
    const pipe = pipes[i]
    if (!pipe) return null
    try {
      return lineData(line, pipe)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      errors[`lines.${i}.${'discountPct' in (error.fieldErrors ?? {}) ? 'discountPct' : 'rateUnit'}`] = error.message
      return null
    }
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some lines need attention.', errors)
  return out.filter((line) => line !== null)
}

function lineData(line: QuotationLineInput, pipe: ResolvedSalesLine): QuotationLineData {
  const { enquiryLineId, deliveryText, itemCode, tagNo, drawingNo, certificate, remark } = line
  const net = discounted(line)
  const price = priceLine(pipe, { rate: net.rate, rateUnit: line.rateUnit })
  return { ...pipe, ...price, ...net, enquiryLineId, deliveryText, itemCode, tagNo, drawingNo, certificate, remark }
}

/**
 * The net rate with the list rate and discount it comes from. A rate alone has no discount, and one of nothing is none.
 * @throws DomainError for a discount without a list rate
 */
export function discounted(line: { rate: string; listRate: string | null; discountPct: string | null }) {
  const discountPct = line.discountPct ?? '0'
  if (dec(discountPct).isZero()) return { rate: line.listRate ?? line.rate, listRate: null, discountPct: '0' }
  if (line.listRate === null)
    throw new DomainError('VALIDATION', 'Give the list rate that the discount is taken from.', { discountPct: '' })
  return { rate: decimalText(netRate(line.listRate, discountPct)), listRate: line.listRate, discountPct }
}

/** Terms and notes of a revision as they are stored, each kind numbered from 1. */
export function termRows(
  quotationRevisionId: string,
  terms: readonly { title: string; text: string }[],
  notes: readonly string[],
) {
  return [
    ...terms.map(({ title, text }, i) => ({ quotationRevisionId, kind: 'TERM', position: i + 1, title, text })),
    ...notes.map((text, i) => ({ quotationRevisionId, kind: 'NOTE', position: i + 1, title: '', text })),
  ]
}

type LineTotals = { amount?: unknown; metres?: unknown; weightKg?: unknown }
const text = (value: unknown): string => String((value as DecimalLike | string | undefined) ?? '0')

/** Totals of stored line columns. */
export function totalsOf(lines: readonly LineTotals[], charges: DecimalLike | string | null) {
  return quotationTotals(
    lines.map((line) => ({ amount: text(line.amount), metres: text(line.metres), weightKg: text(line.weightKg) })),
    charges === null ? '0' : String(charges),
  )
}

/** What a quotation takes from the company and the customer, read in one statement. */
export type QuotationFacts = {
  customerId: string
  customerActive: boolean
  customerCurrency: string
  customerPaymentTerms: string | null
  baseCurrency: string
  validityDays: number
}

/** @returns null when the company has no such customer */
export async function quotationFacts(tx: Tx, customerId: string): Promise<QuotationFacts | null> {
  const rows = await tx.$queryRaw<QuotationFacts[]>(Prisma.sql`
    SELECT c.id AS "customerId", c."isActive" AS "customerActive", c.currency AS "customerCurrency",
      c."paymentTerms" AS "customerPaymentTerms", o."baseCurrency",
      coalesce((SELECT s."quotationValidityDays" FROM "CompanySetting" s), 6)::int AS "validityDays"
    FROM "Customer" c JOIN "Company" o ON o.id = c."companyId" WHERE c.id = ${customerId}::uuid`)
  return rows[0] ?? null
}

/**
 * Units of the base currency for one of `currency`, of the last day on or before `date` that has a rate.
 * @throws AppError VALIDATION when none is on file
 */
export async function exchangeRateOn(tx: Tx, currency: string, baseCurrency: string, date: string): Promise<string> {
  if (currency === baseCurrency) return '1'
  const row = await tx.exchangeRate.findFirst({
    where: { currency, rateDate: { lte: dbDate(date) } },
    orderBy: { rateDate: 'desc' },
    select: { rate: true },
  })
  if (row) return decimalText(dec(row.rate))
  throw new AppError(
    'VALIDATION',
    `There is no exchange rate for ${currency} on or before the date of the quotation.`,
    {
      currency: `No exchange rate for ${currency} is on file; an administrator can enter it in Settings.`,
    },
  )
}

/**
 * The header columns of a revision.
 * @param date quotation date, 'YYYY-MM-DD'
 * @throws AppError VALIDATION with a sentence per field
 */
export async function revisionHeader(
  tx: Tx,
  input: QuotationHeader,
  facts: QuotationFacts,
  date: string,
  today: string,
) {
  const validUntil = input.validUntil ?? addDays(date, facts.validityDays)
  const errors: Record<string, string> = {}
  if (date > today) errors.quotationDate = 'The quotation cannot be of a day to come.'
  if (validUntil < date) errors.validUntil = 'This is before the date of the quotation.'
  if (dec(input.chargesAmount ?? '0').gt(0) && !input.chargesLabel)
    errors.chargesLabel = 'Say what the charges are for.'
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some fields need attention.', errors)
  const currency = input.currency ?? facts.customerCurrency
  return {
    quotationDate: dbDate(date),
    validUntil: dbDate(validUntil),
    currency,
    exchangeRate: await exchangeRateOn(tx, currency, facts.baseCurrency, date),
    attention: input.attention,
    attentionEmail: input.attentionEmail,
    clientReference: input.clientReference,
    project: input.project,
    paymentTerms: input.paymentTerms,
    deliveryTerms: input.deliveryTerms,
    remarks: input.remarks,
    chargesLabel: input.chargesLabel,
  }
}

/** Sellers must be people of the company. @throws AppError VALIDATION */
export async function checkSalesperson(tx: Tx, id: string): Promise<void> {
  const user = await tx.user.findFirst({ where: { id, isActive: true }, select: { id: true } })
  if (!user)
    throw new AppError('VALIDATION', 'Some fields need attention.', {
      salespersonId: 'Choose somebody of the company.',
    })
}
