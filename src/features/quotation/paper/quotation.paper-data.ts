import { formatDate } from '@/core/fiscal-year'
import { type DecimalLike, dec, decimalText, sumMoney } from '@/core/money'
import { roundKg } from '@/core/units'
import { amountInWords } from '@/core/words'
import type { Fact, Party, Term, Watermark } from '@/documents/types'
import { isId } from '@/features/enquiry/enquiry.queries'
import {
  BUILT_IN_OPTIONS,
  columnsOf,
  isQuotationFormat,
  type PaperOptions,
  type QuotationFormat,
} from '@/features/quotation-template/paper-formats'
import { fillIn, onPaper, type PaperValues } from '@/features/quotation-template/paper-words'
import { addressLines, companyPaper } from '@/server/company-paper'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import { quantitiesByUnit } from '../lines/quotation.totals'
import { revisionNumber } from '../open-quotation'
import { keptPaper } from './keep-paper'
import { groupLines, type PaperLine, type QuotationPaper } from './quotation-paper'

const WATERMARKS: Record<string, Watermark> = {
  DRAFT: 'DRAFT',
  PENDING_APPROVAL: 'DRAFT',
  SUPERSEDED: 'SUPERSEDED',
  VOID: 'VOID',
}

type Loaded = NonNullable<Awaited<ReturnType<typeof readRevision>>>
type StoredLine = Loaded['lines'][number]

async function readRevision({ tx }: ReadContext, id: string) {
  if (!isId(id)) return null
  const latest = await tx.quotation.findUnique({ where: { id }, select: { latestRevisionNo: true } })
  return tx.quotationRevision.findFirst({
    where: latest ? { quotationId: id, revisionNo: latest.latestRevisionNo } : { id },
    include: {
      lines: { orderBy: { lineNo: 'asc' } },
      terms: { orderBy: { position: 'asc' } },
      quotation: {
        include: {
          customer: { include: { addresses: { orderBy: { isDefault: 'desc' } } } },
          enquiry: { select: { number: true, enquiryDate: true } },
          quotationTemplate: true,
        },
      },
    },
  })
}

export type LoadedPaper = { paper: QuotationPaper; quotationId: string; number: string | null; revisionNo: number }

/** What a preview prints instead of what the quotation has. */
export type PaperOverride = {
  format: QuotationFormat
  options: PaperOptions
  terms: Term[] | null
  notes: string[] | null
}

/**
 * A revision as it goes out, with its prices: terms and notes are the revision's own, wording and columns those of its
 * template, as they were when it was approved or, for a draft, as they are today. Takes the id of a revision, or of the quotation for its latest one.
 * @returns null when the company has no such quotation
 */
export async function loadQuotationPaper(
  ctx: ReadContext,
  id: string,
  override?: PaperOverride,
): Promise<LoadedPaper | null> {
  const revision = await readRevision(ctx, id)
  if (!revision) return null
  const { quotation } = revision
  const { company, footer, bank } = await companyPaper(ctx.tx)
  const people = await ctx.tx.user.findMany({
    where: { id: { in: [quotation.salespersonId, ...(revision.approvedById ? [revision.approvedById] : [])] } },
    select: { id: true, name: true, email: true, phone: true },
  })
  const states = new Map((await ctx.tx.state.findMany()).map((s) => [s.code, s.name]))
  const families = await ctx.tx.materialFamily.findMany()
  const factors = new Map(families.map((f) => [f.code, text(f.weightFactor)]))
  const kept = keptPaper(revision.paper)
  const salesperson = kept?.salesperson ?? people.find((p) => p.id === quotation.salespersonId) ?? null
  const format = override?.format ?? (isQuotationFormat(quotation.format) ? quotation.format : 'DOMESTIC')
  const options: PaperOptions =
    override?.options ?? (kept ? kept.options : quotation.quotationTemplate) ?? BUILT_IN_OPTIONS
  const parties = [buyer(revision, states)]
  const number = revisionNumber(quotation.number, revision.revisionNo)
  const looks = onPaper(options, { company, footer, bank })
  const words = wordsOf(revision, { number, customer: parties[0]?.name ?? '', company: company.name, ctx })
  const paper: QuotationPaper = {
    format,
    sheet: format === 'EXPORT' ? 'COMMERCIAL' : 'OFFER',
    ...looks,
    intro: fillIn(looks.intro, words),
    closing: fillIn(looks.closing, words),
    number,
    date: words.date,
    watermark: WATERMARKS[revision.status] ?? null,
    parties,
    facts: factsOf(revision, salesperson),
    currency: revision.currency,
    columns: columnsOf(format, options.columns, options.showWeights),
    ...contentOf(revision, factors),
    remarks: revision.remarks,
    terms:
      override?.terms ??
      revision.terms.filter((t) => t.kind !== 'NOTE').map(({ title, text: words }) => ({ title, text: words })),
    notes: override?.notes ?? revision.terms.filter((t) => t.kind === 'NOTE').map((t) => t.text),
    approvedBy: people.find((p) => p.id === revision.approvedById)?.name ?? null,
  }
  return { paper, quotationId: quotation.id, number: quotation.number, revisionNo: revision.revisionNo }
}

/** Lines under their sections, with sums and totals. */
function contentOf(revision: Loaded, factors: Map<string, string>) {
  const lines = revision.lines.map((line) => ({ ...lineOf(line, factors), section: line.section }))
  return {
    groups: groupLines(lines).map(({ heading, lines: own }) => ({
      heading,
      lines: own,
      quantities: quantitiesByUnit(own),
      weightKg: text(roundKg(own.reduce((sum, line) => sum.plus(dec(line.weightKg)), dec(0)))),
      amount: decimalText(sumMoney(own.map((line) => line.prices?.amount ?? '0')), 2),
    })),
    quantities: quantitiesByUnit(lines),
    totalMetres: text(revision.totalMetres),
    totalWeightKg: text(revision.totalWeightKg),
    hasCharges: !dec(revision.chargesAmount).isZero(),
    chargesLabel: revision.chargesLabel,
    prices: {
      subTotal: text(revision.subTotal),
      chargesAmount: text(revision.chargesAmount),
      totalAmount: text(revision.totalAmount),
      inWords: amountInWords(revision.totalAmount, revision.currency),
    },
  }
}

type Named = { number: string; customer: string; company: string; ctx: ReadContext }

/** What the placeholders of the opening and closing words stand for. */
function wordsOf(revision: Loaded, { number, customer, company, ctx }: Named): PaperValues {
  const { currency } = revision
  const { baseCurrency } = ctx.actor
  return {
    number,
    date: formatDate(dateText(revision.quotationDate)),
    customer,
    contact: revision.attention ?? '',
    client_reference: revision.clientReference ?? '',
    project: revision.project ?? '',
    valid_until: formatDate(dateText(revision.validUntil)),
    currency,
    exchange_rate: currency === baseCurrency ? '' : `1 ${currency} = ${text(revision.exchangeRate)} ${baseCurrency}`,
    company,
  }
}

const text = (value: DecimalLike): string => decimalText(dec(value))
const textOr = (value: DecimalLike | null): string | null => (value === null ? null : text(value))

function lineOf(line: StoredLine, factors: Map<string, string>): PaperLine {
  return {
    no: line.lineNo,
    kind: line.kind,
    position: line.position,
    itemNo: line.itemNo,
    itemCode: line.itemCode,
    tagNo: line.tagNo,
    drawingNo: line.drawingNo,
    certificate: line.certificate,
    product: line.product,
    material: line.designation,
    additionalSpecs: line.additionalSpecs,
    description: line.description,
    sizeText: line.sizeText,
    nps: line.nps,
    odMm: textOr(line.odMm),
    wallMm: textOr(line.wallMm),
    wallType: line.wallType,
    averageWallMm: textOr(line.averageWallMm),
    weightFactor: (line.familyCode && factors.get(line.familyCode)) || '1',
    ends: line.ends,
    lengthText: line.lengthText,
    pieceLengthM: textOr(line.pieceLengthM),
    quantity: text(line.quantity),
    unit: line.unit,
    metres: text(line.metres),
    unitWeight: textOr(line.unitWeight),
    weightEachKg: textOr(line.weightEachKg),
    weightKg: text(line.weightKg),
    rateUnit: line.rateUnit,
    hasListRate: line.listRate !== null,
    hasDiscount: !dec(line.discountPct).isZero(),
    prices: {
      listRate: textOr(line.listRate),
      discountPct: text(line.discountPct),
      rate: text(line.rate),
      ratePerMetre: text(line.ratePerMetre),
      amount: text(line.amount),
    },
    delivery: line.deliveryText,
    remark: line.remark,
  }
}

function buyer(revision: Loaded, states: Map<string, string>): Party {
  const { customer } = revision.quotation
  const address = customer.addresses.find((a) => a.kind !== 'SHIPPING') ?? customer.addresses[0]
  const stateCode = address?.stateCode ?? customer.stateCode
  const stateName = stateCode ? states.get(stateCode) : undefined
  return {
    label: 'To',
    name: customer.legalName || customer.name,
    addressLines: address ? addressLines({ ...address, addressLine1: address.line1, addressLine2: address.line2 }) : [],
    gstin: address?.gstin ?? customer.gstin,
    // 96 is the code for abroad: no state to print
    state: stateCode && stateName && stateCode !== '96' ? { code: stateCode, name: stateName } : null,
    contact: { name: revision.attention, email: revision.attentionEmail },
  }
}

function factsOf(revision: Loaded, salesperson: { name: string; email: string; phone: string | null } | null): Fact[] {
  const { enquiry } = revision.quotation
  return [
    { label: 'Your reference', value: revision.clientReference },
    {
      label: 'Our enquiry no.',
      value: enquiry?.number ? `${enquiry.number} of ${formatDate(dateText(enquiry.enquiryDate))}` : null,
    },
    { label: 'Project', value: revision.project },
    { label: 'Valid until', value: formatDate(dateText(revision.validUntil)) },
    { label: 'Payment', value: revision.paymentTerms },
    { label: 'Delivery terms', value: revision.deliveryTerms },
    { label: 'Currency', value: revision.currency },
    {
      label: 'Our contact',
      value: salesperson ? [salesperson.name, salesperson.phone, salesperson.email].filter(Boolean).join(' · ') : null,
    },
    { label: 'Reason of revision', value: revision.revisionNo > 0 ? revision.reason : null },
  ]
}
