import type { Clerk, DeskName } from './desk'
import {
  approvedPurchaseOrder,
  approvedQuotation,
  freeStock,
  ownSize,
  packed,
  postedReceipt,
  salesOrder,
  unique,
} from './trade'

/** Ids of one document of every kind, and the heats they are about. */
export type Papers = {
  enquiry: string
  quotation: string
  customerPo: string
  /** An order with free stock that matches and more to buy. */
  openOrder: string
  purchaseOrder: string
  grn: string
  inspection: string
  /** A heat that was reserved, packed, dispatched and invoiced. */
  soldHeat: string
  packingList: string
  dispatchNote: string
  invoice: string
}

/** Makes them through the API: a purchase that waits for inspection, a sale up to its invoice, an order to reserve for. */
export async function makePapers(clerk: (who: DeskName) => Promise<Clerk>): Promise<Papers> {
  const [sales, management, purchase, stores, qc, accounts] = [
    await clerk('sales'),
    await clerk('management'),
    await clerk('purchase'),
    await clerk('stores'),
    await clerk('qc'),
    await clerk('accounts'),
  ]
  const { id: customerId } = await sales.row('customers', { q: 'C001' })
  const line = { designation: 'ASTM A106 GR.B', sizeText: '6" NB X SCH 40', quantity: '120', unit: 'MTR' }
  const enquiry = await sales.act('enquiry.create', { customerId, clientReference: unique('RFQ-'), lines: [line] })
  const quotation = await approvedQuotation(sales, management, { size: ownSize(), metres: '100', rate: '4100' })

  const open = ownSize()
  await freeStock(stores, qc, open, [{ heatNo: unique('HP'), metres: '40', mtcAge: 80 }])
  const openOrder = await salesOrder(sales, management, { size: open, metres: '100', rate: '4100' })

  const purchaseOrder = await approvedPurchaseOrder(purchase, management, {
    size: ownSize(),
    metres: '120',
    rate: '3100',
  })
  const grn = await postedReceipt(stores, { id: purchaseOrder.id, heatNo: unique('HR'), metres: '60' })
  const inspection = await qc.act('inspection.create', { grnId: grn.id })

  const sold = ownSize()
  const soldHeat = unique('HV')
  await freeStock(stores, qc, sold, [{ heatNo: soldHeat, metres: '100', mtcAge: 90 }])
  const order = await salesOrder(sales, management, { size: sold, metres: '100', rate: '1000' })
  await sales.act('reservation.auto', { salesOrderId: order.id })
  const packingList = await packed(stores, order.id)
  const dispatchNote = await stores.act('dispatch-note.create', {
    packingListId: packingList.id,
    vehicleNo: 'MH 43 BX 4411',
  })
  await stores.act('dispatch-note.post', { id: dispatchNote.id })
  const invoice = await accounts.act('invoice.create', { dispatchNoteId: dispatchNote.id })
  await accounts.act('invoice.post', { id: invoice.id })
  const { customerPo } = await sales.record<{ customerPo: { id: string } }>('sales-orders', order.id)
  return {
    enquiry: enquiry.id,
    quotation: quotation.id,
    customerPo: customerPo.id,
    openOrder: openOrder.id,
    purchaseOrder: purchaseOrder.id,
    grn: grn.id,
    inspection: inspection.id,
    soldHeat,
    packingList: packingList.id,
    dispatchNote: dispatchNote.id,
    invoice: invoice.id,
  }
}
