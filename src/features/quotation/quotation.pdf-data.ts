import { formatDate } from '@/core/fiscal-year'
import { type DecimalLike, dec, decimalText, formatMoney } from '@/core/money'
import { formatMetres, formatTonnes } from '@/core/units'
import { amountInWords } from '@/core/words'
import type { Fact, Party, TotalRow, Watermark } from '@/documents/types'
import { isId } from '@/features/enquiry/enquiry.queries'
import { addressLines, companyPaper } from '@/server/company-paper'
import { AppError } from '@/server/errors'
import { definePdfDocument, type LoadedPdf } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import { revisionNumber } from './open-quotation'
import type { QuotationPdf, QuotationPdfLine } from './quotation.pdf'
import { formatRate, quantitiesByUnit, tonnes } from './quotation.totals'
import { quotationFileName } from './send-quotation'

const WATERMARKS: Record<string, Watermark> = {
  DRAFT: 'DRAFT',
  PENDING_APPROVAL: 'DRAFT',
  SUPERSEDED: 'SUPERSEDED',
  VOID: 'VOID',
}

/** The domestic quotation as a PDF; takes the id of a revision, or of the quotation for its latest one. */
export const quotationPdf = definePdfDocument<QuotationPdf>({
  permission: 'quotation.read',
  documentType: 'Quotation',
  template: 'quotation',
  load: loadQuotationPdf,
})

type Loaded = NonNullable<Awaited<ReturnType<typeof readRevision>>>

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
        },
      },
    },
  })
}

async function loadQuotationPdf(ctx: ReadContext, id: string): Promise<LoadedPdf<QuotationPdf> | null> {
  if (!ctx.actor.can('sales-price.read'))
    throw new AppError('FORBIDDEN', 'A quotation shows prices, which your role may not see.')
  const revision = await readRevision(ctx, id)
  if (!revision) return null
  const { quotation } = revision
  const paper = await companyPaper(ctx.tx)
  const people = await ctx.tx.user.findMany({
    where: { id: { in: [quotation.salespersonId, ...(revision.approvedById ? [revision.approvedById] : [])] } },
    select: { id: true, name: true, email: true, phone: true },
  })
  const salesperson = people.find((p) => p.id === quotation.salespersonId)
  const approver = people.find((p) => p.id === revision.approvedById)
  const states = new Map((await ctx.tx.state.findMany()).map((s) => [s.code, s.name]))
  const number = revisionNumber(quotation.number, revision.revisionNo)
  return {
    fileName: quotationFileName(quotation.number, revision.revisionNo),
    documentId: quotation.id,
    documentNo: number,
    data: {
      company: paper.company,
      footer: paper.footer,
      number,
      date: formatDate(dateText(revision.quotationDate)),
      watermark: WATERMARKS[revision.status] ?? null,
      parties: [buyer(revision, states)],
      facts: factsOf(revision, salesperson ?? null),
      lines: revision.lines.map((line) => lineOf(line, revision.currency)),
      totalQuantity: quantitiesByUnit(revision.lines)
        .map((t) => `${formatMetres(t.quantity, { trim: true })} ${t.unit}`)
        .join('\n'),
      totalAmount: formatMoney(revision.subTotal, revision.currency),
      totals: totalsOf(revision),
      amountInWords: amountInWords(revision.totalAmount, revision.currency),
      remarks: revision.remarks,
      terms: revision.terms.map(({ title, text }) => ({ title, text })),
      approvedBy: approver?.name ?? null,
    },
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

type StoredLine = Loaded['lines'][number]

const mm = (value: DecimalLike | null): string => {
  if (value === null) return ''
  const [whole, fraction = ''] = decimalText(dec(value)).split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}

function lineOf(line: StoredLine, currency: string): QuotationPdfLine {
  const perMetre = line.rateUnit !== 'MTR' && dec(line.ratePerMetre).gt(0)
  const references = [
    line.description,
    line.itemCode && `Item code ${line.itemCode}`,
    line.tagNo && `Tag ${line.tagNo}`,
    line.drawingNo && `Drawing ${line.drawingNo}`,
    line.certificate && `Certificate ${line.certificate}`,
  ]
  const piece = line.pieceLengthM === null ? '' : `${formatMetres(line.pieceLengthM, { trim: true })} m`
  return {
    product: line.product,
    material: line.designation,
    additionalSpec: line.additionalSpecs.join(', '),
    size: line.sizeText,
    odMm: mm(line.odMm),
    wallMm: line.wallType === 'MIN' ? `${mm(line.wallMm)} MIN` : mm(line.wallMm),
    length: line.lengthText ?? piece,
    ends: line.ends ?? '',
    quantity: `${formatMetres(line.quantity, { trim: true })} ${line.unit}`,
    rate: `${formatRate(line.rate, currency)} /${line.rateUnit}${perMetre ? `\n(${formatRate(line.ratePerMetre, currency)} /MTR)` : ''}`,
    amount: formatMoney(line.amount, currency),
    delivery: line.deliveryText ?? '',
    remark: line.remark ?? '',
    note: references.filter(Boolean).join(' · '),
  }
}

function totalsOf(revision: Loaded): TotalRow[] {
  const { currency } = revision
  const charges = dec(revision.chargesAmount)
  return [
    { label: 'Total length', value: `${formatMetres(revision.totalMetres)} m` },
    { label: 'Total weight', value: `${formatTonnes(tonnes(revision.totalWeightKg))} t` },
    { label: 'Sum of the lines', value: formatMoney(revision.subTotal, currency) },
    ...(charges.isZero() ? [] : [{ label: revision.chargesLabel ?? 'Charges', value: formatMoney(charges, currency) }]),
    { label: `Total ${currency}`, value: formatMoney(revision.totalAmount, currency), strong: true },
  ]
}
