import { decimalText } from '@/core/money'
import type { QuotationFormat } from '@/features/quotation-template/paper-formats'
import type { PickedValue } from '@/ui/fields'
import type { NoteRow, TermRow } from './quotation-columns'
import {
  newQuotationRow,
  type QuotationFormData,
  type QuotationRow,
  quotationRowOf,
  rowFromEnquiry,
} from './quotation-rows'

/** A quotation while it is being typed. */
export type QuotationValues = {
  format: QuotationFormat
  /** '' for the built-in paper of the format. */
  quotationTemplateId: string
  customer: PickedValue | null
  quotationDate: string
  validUntil: string
  currency: string
  salespersonId: string
  attention: string
  attentionEmail: string
  clientReference: string
  project: string
  paymentTerms: string
  deliveryTerms: string
  remarks: string
  chargesLabel: string
  chargesAmount: string
  lines: QuotationRow[]
  terms: TermRow[]
  notes: NoteRow[]
}

type Papers = QuotationFormData['papers']

/** Terms and notes that a paper brings along. */
export function paperWords(papers: Papers, format: QuotationFormat, templateId: string) {
  const template = papers.templates.find((t) => t.id === templateId)
  const notes = template?.ownNotes ?? (format === 'EXPORT' ? papers.notes : [])
  return {
    terms: (template?.ownTerms ?? papers.terms).map(({ title, text }) => ({ title, text })),
    notes: notes.map((text) => ({ text })),
  }
}

/** The template a quotation of this format gets where nobody chooses one; '' for the built-in paper. */
export const defaultTemplate = (papers: Papers, format: QuotationFormat): string =>
  papers.templates.find((t) => t.format === format && t.isDefault)?.id ?? ''

const same = (a: readonly object[], b: readonly object[]) => JSON.stringify(a) === JSON.stringify(b)

/** Another paper: terms and notes follow it unless somebody has changed them. */
export function withPaper(
  papers: Papers,
  values: Pick<QuotationValues, 'format' | 'quotationTemplateId' | 'terms' | 'notes'>,
  to: { format: QuotationFormat; quotationTemplateId: string },
): Pick<QuotationValues, 'format' | 'quotationTemplateId' | 'terms' | 'notes'> {
  const before = paperWords(papers, values.format, values.quotationTemplateId)
  const after = paperWords(papers, to.format, to.quotationTemplateId)
  return {
    ...to,
    terms: same(values.terms, before.terms) ? after.terms : values.terms,
    notes: same(values.notes, before.notes) ? after.notes : values.notes,
  }
}

function paperOf(data: QuotationFormData) {
  const { quotation, papers, customer } = data
  if (quotation)
    return {
      format: quotation.format as QuotationFormat,
      quotationTemplateId: quotation.quotationTemplateId ?? '',
      terms: quotation.revision.terms.filter((t) => t.kind !== 'NOTE').map(({ title, text }) => ({ title, text })),
      notes: quotation.revision.terms.filter((t) => t.kind === 'NOTE').map(({ text }) => ({ text })),
    }
  const own = papers.templates.find((t) => t.id === customer?.quotationTemplateId)
  const format = own?.format ?? 'DOMESTIC'
  const quotationTemplateId = own?.id ?? defaultTemplate(papers, format)
  return { format, quotationTemplateId, ...paperWords(papers, format, quotationTemplateId) }
}

/** The form as it opens: a draft revision, an enquiry to be priced, a customer, or nothing. */
export function valuesOf(data: QuotationFormData): QuotationValues {
  const { quotation, enquiry, customer } = data
  const revision = quotation?.revision
  const contact = customer?.contacts[0]
  return {
    ...paperOf(data),
    customer: customer ? { id: customer.id, label: customer.name } : null,
    quotationDate: revision?.quotationDate ?? data.today,
    validUntil: revision?.validUntil ?? data.defaultValidUntil,
    currency: revision?.currency ?? customer?.currency ?? data.baseCurrency,
    salespersonId: quotation?.salesperson.id ?? data.userId,
    attention: revision?.attention ?? (revision ? '' : (enquiry?.contactName ?? contact?.name ?? '')),
    attentionEmail: revision?.attentionEmail ?? (revision ? '' : (enquiry?.contactEmail ?? contact?.email ?? '')),
    clientReference: revision?.clientReference ?? enquiry?.clientReference ?? '',
    project: revision?.project ?? enquiry?.project ?? '',
    paymentTerms: revision ? (revision.paymentTerms ?? '') : (customer?.paymentTerms ?? ''),
    deliveryTerms: revision?.deliveryTerms ?? '',
    remarks: revision?.remarks ?? '',
    chargesLabel: revision?.chargesLabel ?? '',
    chargesAmount: revision?.chargesAmount && revision.chargesAmount !== '0' ? revision.chargesAmount : '',
    lines: revision?.lines.map(quotationRowOf) ?? enquiry?.lines.map(rowFromEnquiry) ?? [newQuotationRow()],
  }
}

/** What a kept draft says, on top of the form as it opens: drafts of an earlier version miss what came later. */
export function resumedValues(data: QuotationFormData, draft: Partial<QuotationValues>): QuotationValues {
  const lines = draft.lines?.map((line: Partial<QuotationRow>) => ({
    ...newQuotationRow(),
    ...line,
    ratedIn: line.ratedIn ?? line.rateUnit ?? 'MTR',
  }))
  const opened = valuesOf(data)
  return { ...opened, ...draft, lines: lines ?? opened.lines }
}

export function draftKey({ quotation, enquiry }: QuotationFormData): string {
  if (quotation) return `quotation:${quotation.id}:${quotation.revision.revisionNo}`
  return enquiry ? `quotation:enquiry:${enquiry.id}` : 'quotation:new'
}

/**
 * What one unit of `currency` is worth in the company's on a day, with the day of that rate: the last one on or before it.
 * Null where none is known here; the server decides by all it has.
 */
export function exchangeRateOf(data: QuotationFormData, currency: string, date: string) {
  if (currency === data.baseCurrency) return { rate: '1', rateDate: date }
  const found = data.exchangeRates.find((r) => r.currency === currency && r.rateDate <= date)
  return found ? { rate: decimalText(found.rate), rateDate: found.rateDate } : null
}
