import { dispatchNotePdf } from '@/features/dispatch-note/dispatch-note.pdf-data'
import { grnPdf } from '@/features/grn/grn.pdf-data'
import { inspectionPdf } from '@/features/inspection/inspection.pdf-data'
import { invoicePdf } from '@/features/invoice/invoice.pdf-data'
import { packingListPdf } from '@/features/packing-list/packing-list.pdf-data'
import { purchaseOrderPdf } from '@/features/purchase-order/purchase-order.pdf-data'
import {
  quotationCommercialPdf,
  quotationPdf,
  quotationTechnicalPdf,
} from '@/features/quotation/paper/quotation.pdf-data'
import { receiptPdf } from '@/features/receipt/receipt.pdf-data'
import type { PdfDocument } from '@/server/pdf-document'

/**
 * Every document that can be printed or attached to a mail as a PDF. The key is the name in the address
 * (/api/pdf/<name>/<id>) and in a mail's attachment. A feature adds one line:
 *
 *   'quotation-revision': quotationRevisionPdf,
 */
export const pdfDocuments: Readonly<Record<string, PdfDocument>> = {
  inspection: inspectionPdf,
  'dispatch-note': dispatchNotePdf,
  grn: grnPdf,
  invoice: invoicePdf,
  'packing-list': packingListPdf,
  'purchase-order': purchaseOrderPdf,
  quotation: quotationPdf,
  'quotation-commercial': quotationCommercialPdf,
  'quotation-technical': quotationTechnicalPdf,
  receipt: receiptPdf,
}

export function pdfDocument(name: string): PdfDocument | null {
  return Object.hasOwn(pdfDocuments, name) ? (pdfDocuments[name] ?? null) : null
}
