import type { Permission } from '@/core/permissions'
import { AppError } from '@/server/errors'
import { definePdfDocument, type LoadedPdf, pdfFileName } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { revisionNumber } from '../open-quotation'
import { technicalSheet } from './paper-quoted'
import { loadQuotationPaper } from './quotation.paper-data'
import type { QuotationPdf } from './quotation.pdf'

type Sheets = 'ALL' | 'COMMERCIAL' | 'TECHNICAL'

const paperOf = (sheets: Sheets) =>
  definePdfDocument<QuotationPdf>({
    permission: 'quotation.read',
    documentType: 'Quotation',
    template: 'quotation',
    load: (ctx, id) => loadQuotationPdf(ctx, id, sheets),
  })

/** The quotation as a PDF, of an export offer the commercial and the technical sheets; takes the id of a revision, or of the quotation for its latest one. */
export const quotationPdf = paperOf('ALL')
/** The commercial sheets of an export offer alone. */
export const quotationCommercialPdf = paperOf('COMMERCIAL')
/** The technical sheets of an export offer alone: no price is in the file. */
export const quotationTechnicalPdf = paperOf('TECHNICAL')

const PRICES: Permission = 'sales-price.read'

/**
 * The sheets asked for, without prices where there are none on them.
 * @throws AppError FORBIDDEN for prices without the right to see them, NOT_FOUND for a sheet that the format has not
 */
export async function loadQuotationPdf(
  ctx: ReadContext,
  id: string,
  sheets: Sheets,
): Promise<LoadedPdf<QuotationPdf> | null> {
  if (sheets !== 'TECHNICAL' && !ctx.actor.can(PRICES))
    throw new AppError('FORBIDDEN', 'A quotation shows prices, which your role may not see.')
  const loaded = await loadQuotationPaper(ctx, id)
  if (!loaded) return null
  const { paper, quotationId, number, revisionNo } = loaded
  if (sheets !== 'ALL' && paper.format !== 'EXPORT')
    throw new AppError('NOT_FOUND', 'Only an export offer has a commercial and a technical sheet.')
  const papers =
    paper.format !== 'EXPORT' || sheets === 'COMMERCIAL'
      ? [paper]
      : sheets === 'TECHNICAL'
        ? [technicalSheet(paper)]
        : [paper, technicalSheet(paper)]
  const suffix = sheets === 'ALL' ? null : sheets.toLowerCase()
  return {
    fileName: pdfFileName(number, `Rev.${revisionNo}`, suffix),
    documentId: quotationId,
    documentNo: revisionNumber(number, revisionNo),
    data: { papers },
  }
}
