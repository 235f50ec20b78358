import { defineSpreadsheet } from '@/server/spreadsheet-document'
import { loadQuotationPdf } from './quotation.pdf-data'

/** The quotation as a spreadsheet with live formulas, of an export offer a commercial and a technical sheet. */
export const quotationXlsx = defineSpreadsheet({
  permission: 'quotation.read',
  documentType: 'Quotation',
  template: 'quotation',
  load: async (ctx, id) => {
    const loaded = await loadQuotationPdf(ctx, id, 'ALL')
    return loaded && { ...loaded, fileName: loaded.fileName.replace(/\.pdf$/, '.xlsx') }
  },
})
