import type { QuotationPdf } from '@/features/quotation/paper/quotation.pdf'
import { quotationWorkbook } from '@/features/quotation/paper/quotation-xlsx'

/** Every spreadsheet that the worker threads write: template name -> the file of a plain view model. */
export const sheetTemplates: Readonly<Record<string, (data: unknown) => Promise<Uint8Array>>> = {
  // The view model was made by the feature's own loader, of the template's own type; it only crossed a thread between.
  quotation: (data) => quotationWorkbook(data as QuotationPdf),
}
