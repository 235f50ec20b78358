import type { ReactElement } from 'react'
import { renderSpecimen } from '@/documents/specimen'
import { renderDispatchNote } from '@/features/dispatch-note/dispatch-note.pdf'
import { renderGrn } from '@/features/grn/grn.pdf'
import { renderInspection } from '@/features/inspection/inspection.pdf'
import { renderInvoice } from '@/features/invoice/invoice.pdf'
import { renderPackingList } from '@/features/packing-list/packing-list.pdf'
import { renderPurchaseOrder } from '@/features/purchase-order/purchase-order.pdf'
import { renderQuotation } from '@/features/quotation/paper/quotation.pdf'
import { renderReceipt } from '@/features/receipt/receipt.pdf'

/**
 * Every PDF the product prints: template name -> component over a plain view model. A feature adds one line here:
 *
 *   quotation: template(renderQuotation),
 */
export const pdfTemplates: Readonly<Record<string, (data: unknown) => ReactElement>> = {
  inspection: template(renderInspection),
  'dispatch-note': template(renderDispatchNote),
  grn: template(renderGrn),
  invoice: template(renderInvoice),
  'packing-list': template(renderPackingList),
  'purchase-order': template(renderPurchaseOrder),
  quotation: template(renderQuotation),
  receipt: template(renderReceipt),
  specimen: template(renderSpecimen),
}

/** The view model was made by the feature's own loader, of the template's own type; it only crossed a thread between. */
function template<Data>(render: (data: Data) => ReactElement): (data: unknown) => ReactElement {
  return (data) => render(data as Data)
}
