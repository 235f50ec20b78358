import { formatDate } from '@/core/fiscal-year'
import { type DecimalLike, dec, decimalText, sumMoney } from '@/core/money'
import { roundKg } from '@/core/units'
import { amountInWords } from '@/core/words'
import type { Fact, Party, Watermark } from '@/documents/types'
import { isId } from '@/features/enquiry/enquiry.queries'
import {
  BUILT_IN_OPTIONS,
  columnsOf,
  isQuotationFormat,
  type PaperOptions,
} from '@/features/quotation-template/paper-formats'
import { fillIn, onPaper } from '@/features/quotation-template/paper-words'
import { addressLines, companyPaper } from '@/server/company-paper'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import { revisionNumber } from './open-quotation'
import { quantitiesByUnit } from './quotation.totals'
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

/**
 * A revision as it goes out, with its prices: terms and notes are the revision's own, letterhead and columns those of its
 * template as it is today. Takes the id of a revision, or of the quotation for its latest one.
 * @returns null when the company has no such quotation
 */
export async function loadQuotationPaper(ctx: ReadContext, id: string): Promise<LoadedPaper | null> {
  const revision = await readRevision(ctx, id)
  if (!revision) return null
  const { quotation } = revision
  const { company, footer, bank } = await companyPaper(ctx.tx)
  const people = await ctx.tx.user.findMany({
    where: { id: { in: [quotation.salespersonId, ...(revision.approvedById ? [revision.approvedById] : [])] } },
    select: { id: true, name: true, email: true, phone: true },
  })
  const states = new Map((await ctx.tx.state.findMany()).map((s) => [s.code, s.name]))
  const factors = new Map(
    (await ctx.tx.materialFamily.findMany()).map((f) => [f.code, decimalText(dec(f.weightFactor))]),
  )
  const salesperson = people.find((p) => p.id === quotation.salespersonId) ?? null
  const format = isQuotationFormat(quotation.format) ? quotation.format : 'DOMESTIC'
  const number = revisionNumber(quotation.number, revision.revisionNo)
  const options: PaperOptions = quotation.quotationTemplate ?? BUILT_IN_OPTIONS
  const lines = revision.lines.map((line) => ({ ...lineOf(line, factors), section: line.section }))
  const paper: QuotationPaper = {
    format,
    sheet: format === 'EXPORT' ? 'COMMERCIAL' : 'OFFER',
    ...onPaper(options, { company, footer, bank }),
    number,
    date: formatDate(dateText(revision.quotationDate)),
    watermark: WATERMARKS[revision.status] ?? null,
    parties: [buyer(revision, states)],
    facts: factsOf(revision, salesperson),
    currency: revision.currency,
    columns: columnsOf(format, options.columns, options.showWeights),
    groups: groupLines(lines).map(({ heading, lines: own }) => ({
      heading,
      lines: own,
      quantities: quantitiesByUnit(own),
      weightKg: decimalText(roundKg(own.reduce((sum, line) => sum.plus(dec(line.weightKg)), dec(0)))),
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
    remarks: revision.remarks,
    terms: revision.terms.filter((t) => t.kind !== 'NOTE').map(({ title, text: words }) => ({ title, text: words })),
    notes: revision.terms.filter((t) => t.kind === 'NOTE').map((t) => t.text),
    approvedBy: people.find((p) => p.id === revision.approvedById)?.name ?? null,
  }
  const words = {
    paper,
    exchangeRate: text(revision.exchangeRate),
    baseCurrency: ctx.actor.baseCurrency,
    validUntil: formatDate(dateText(revision.validUntil)),
    project: revision.project,
    reference: revision.clientReference,
  }
  return {
    paper: { ...paper, ...filled(words) },
    quotationId: quotation.id,
    number: quotation.number,
    revisionNo: revision.revisionNo,
  }
}

type Words = {
  paper: QuotationPaper
  exchangeRate: string
  baseCurrency: string
  validUntil: string
  project: string | null
  reference: string | null
}

/** The texts of the template with what their placeholders stand for. */
function filled({ paper, exchangeRate, baseCurrency, validUntil, project, reference }: Words) {
  const values = {
    number: paper.number,
    date: paper.date,
    customer: paper.parties[0]?.name ?? '',
    currency: paper.currency,
    exchangeRate: paper.currency === baseCurrency ? '' : `1 ${paper.currency} = ${exchangeRate} ${baseCurrency}`,
    validUntil,
    project: project ?? '',
    reference: reference ?? '',
  }
  return { intro: fillIn(paper.intro, values), closing: fillIn(paper.closing, values) }
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
    state: stateCode && stateName ? { code: stateCode, name: stateName } : null,
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
