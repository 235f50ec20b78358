import { addDays, formatDate } from '@/core/fiscal-year'
import { fillIn, onPaper } from '@/features/quotation-template/paper-words'
import type { PreviewQuotationTemplate } from '@/features/quotation-template/quotation-template.schema'
import { companyPaper } from '@/server/company-paper'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { ReadContext } from '@/server/read'
import { technicalSheet } from './paper-quoted'
import { loadQuotationPaper } from './quotation.paper-data'
import type { QuotationPdf } from './quotation.pdf'
import type { QuotationPaper } from './quotation-paper'
import { samplePaper } from './sample-paper'

/**
 * A format as it would print, saved or not: over a quotation that the caller may see, or over a sample.
 * @throws AppError NOT_FOUND for an unknown quotation, FORBIDDEN for one whose prices the caller may not see
 */
export async function previewPaper(ctx: ReadContext, input: PreviewQuotationTemplate): Promise<QuotationPdf> {
  const paper = input.quotationId ? await ofQuotation(ctx, input, input.quotationId) : await ofSample(ctx, input)
  const shown: QuotationPaper = { ...paper, watermark: 'SPECIMEN' }
  return { papers: shown.format === 'EXPORT' ? [shown, technicalSheet(shown)] : [shown] }
}

async function ofQuotation(ctx: ReadContext, input: PreviewQuotationTemplate, id: string): Promise<QuotationPaper> {
  if (!ctx.actor.can('quotation.read') || !ctx.actor.can('sales-price.read'))
    throw new AppError('FORBIDDEN', 'A quotation shows prices, which your role may not see. Take the sample.')
  const override = {
    format: input.format,
    options: input,
    terms: input.ownTerms ? input.terms : null,
    notes: input.ownNotes ? input.notes.map((note) => note.text) : null,
  }
  return found(await loadQuotationPaper(ctx, id, override), 'Quotation').paper
}

async function ofSample(ctx: ReadContext, input: PreviewQuotationTemplate): Promise<QuotationPaper> {
  const { tx, actor } = ctx
  const terms = input.ownTerms
    ? input.terms
    : await tx.offerTerm.findMany({
        where: { isActive: true },
        orderBy: { position: 'asc' },
        select: { title: true, text: true },
      })
  const ofCompany =
    input.ownNotes || input.format !== 'EXPORT'
      ? []
      : await tx.exportNote.findMany({
          where: { isActive: true },
          orderBy: { position: 'asc' },
          select: { text: true },
        })
  const paper = await companyPaper(tx)
  const date = formatDate(actor.today)
  const validUntil = formatDate(addDays(actor.today, 6))
  const sample = samplePaper({
    format: input.format,
    options: input,
    company: onPaper(input, paper),
    terms,
    notes: (input.ownNotes ? input.notes : ofCompany).map((note) => note.text),
    date,
    validUntil,
    lines: input.lines,
  })
  const words = {
    number: sample.number,
    date,
    customer: sample.parties[0]?.name ?? '',
    contact: sample.parties[0]?.contact?.name ?? '',
    client_reference: 'RFQ-1001',
    project: 'Refinery expansion',
    valid_until: validUntil,
    currency: sample.currency,
    exchange_rate: sample.currency === actor.baseCurrency ? '' : `1 ${sample.currency} = 1.00 ${actor.baseCurrency}`,
    company: paper.company.name,
  }
  return { ...sample, intro: fillIn(sample.intro, words), closing: fillIn(sample.closing, words) }
}
