import { sizeId, specId } from './actors'
import { type Chain, day } from './chain'
import { withOwner } from './owner'

/** Actions whose input names no row of a company: there is nothing of another company to reach through them. */
export const WITHOUT_REFERENCE: Readonly<Record<string, string>> = {
  'api-token.create': 'a token for the caller, in the caller’s company',
  'customer.create': 'a new record, complete in itself',
  'email-template.create': 'a new record, complete in itself',
  'form-draft.save': 'keyed by the caller and a name',
  'form-draft.discard': 'keyed by the caller and a name',
  'outbox.retry-all': 'all that failed in the caller’s company',
  'product.create-spec': 'shared master without a company',
  'product.update-spec': 'shared master without a company',
  'product.deactivate-spec': 'shared master without a company',
  'product.activate-spec': 'shared master without a company',
  'product.create-size': 'shared master without a company',
  'product.update-size': 'shared master without a company',
  'product.deactivate-size': 'shared master without a company',
  'product.activate-size': 'shared master without a company',
  'product.update-family': 'shared master without a company',
  'purchase-requisition.create': 'names products and sizes only, shared masters',
  'quotation.expire': 'all that are due in the caller’s company',
  'quotation.remind': 'all that are due in the caller’s company',
  'saved-view.create': 'keyed by the caller and a name',
  'session.change-password': 'the caller’s own password',
  'settings.create-registration': 'a new record, complete in itself',
  'settings.create-payment-term': 'a new record, complete in itself',
  'settings.create-delivery-term': 'a new record, complete in itself',
  'settings.create-tpi-agency': 'a new record, complete in itself',
  'settings.set-exchange-rate': 'keyed by currency and day in the caller’s company',
  'settings.save-margin-floors': 'keyed by product family in the caller’s company',
  'settings.update-approvals': 'the settings row of the caller’s company',
  'settings.update-rules': 'the settings row of the caller’s company',
  'settings.update-sessions': 'the settings row of the caller’s company',
  'settings.update-smtp': 'the settings row of the caller’s company',
  'settings.send-test-mail': 'names an address only',
  'user.create': 'a new record; e-mail addresses are unique over all companies',
  'vendor.create': 'a new record, complete in itself',
}

const rowsOf = (c: Chain) =>
  withOwner(async (owner) => {
    const one = async (sql: string, ...values: unknown[]) =>
      (await owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? ''
    const company = await one(`SELECT "companyId" AS id FROM "Enquiry" WHERE id = $1`, c.id('enquiry'))
    const any = (table: string) => one(`SELECT id FROM "${table}" WHERE "companyId" = $1 ORDER BY id LIMIT 1`, company)
    return {
      company,
      token: await any('ApiToken'),
      registration: await any('GstRegistration'),
      sequence: await any('NumberSequence'),
      offerTerm: await any('OfferTerm'),
      exportNote: await any('ExportNote'),
      paymentTerm: await any('PaymentTerm'),
      deliveryTerm: await any('DeliveryTerm'),
      agency: await any('TpiAgency'),
      emailTemplate: await any('EmailTemplate'),
      quotationTemplate: await any('QuotationTemplate'),
      comment: await any('Comment'),
      file: await any('StoredFile'),
      itemCode: await any('CustomerItemCode'),
      savedView: await any('SavedView'),
      followUp: await any('FollowUp'),
      otherLocation: await one(
        `SELECT id FROM "Location" WHERE "companyId" = $1 AND id <> $2 ORDER BY id LIMIT 1`,
        company,
        c.id('location'),
      ),
      packed: await one(`SELECT "reservationId" AS id FROM "PackingListLine" LIMIT 1`),
      invoiceLine: await one(`SELECT id FROM "InvoiceLine" WHERE "invoiceId" = $1 LIMIT 1`, c.id('invoice1')),
      requisitionLine: await one(
        `SELECT id FROM "PurchaseRequisitionLine" WHERE "purchaseRequisitionId" = $1`,
        c.id('requisition'),
      ),
      orderLine: await one(`SELECT id FROM "PurchaseOrderLine" WHERE "purchaseOrderId" = $1`, c.id('purchaseOrder')),
    }
  })

/** Area of an action -> the document of the chain on which its steps (`{ id, version, remark }`) are tried. */
const STEPPED: Readonly<Record<string, string>> = {
  'customer-po': 'customerPo',
  customer: 'customer',
  'dispatch-note': 'dispatchNote1',
  enquiry: 'enquiry',
  grn: 'grn',
  inspection: 'inspection',
  invoice: 'invoice1',
  ncr: 'ncr',
  'opening-stock': 'openingLot',
  outbox: 'mail',
  'packing-list': 'packingList1',
  'purchase-order': 'purchaseOrder',
  'purchase-requisition': 'requisition',
  quotation: 'quotation',
  receipt: 'receipt1',
  reservation: 'reservation',
  'sales-order': 'salesOrder',
  user: 'user',
  vendor: 'vendor',
  warehouse: 'warehouse',
}

/**
 * Inputs, complete and well-formed, that name rows of the chain's company: for the actions that the chain did not call.
 * An action that is not listed gets the input of a step.
 */
export async function foreignInputs(c: Chain): Promise<(action: string) => unknown> {
  const rows = await rowsOf(c)
  const line = {
    productSpecId: await specId('ASTM A106 GR.B'),
    pipeSizeId: await sizeId('6', '40'),
    ends: 'BE',
    quantity: '1',
    rate: '1',
  }
  const address = { label: 'Works', line1: 'Plot 1', city: 'Pune' }
  const party = { name: 'Changed', stateCode: '27', addresses: [address] }
  const at = (name: string) => ({ id: c.id(name), version: 1 })
  const of = (id: string) => ({ id, version: 1 })
  const warehouse = { code: 'XX', name: 'Changed', addressLine1: 'Plot 1', city: 'Pune', stateCode: '27' }
  const heat = {
    purchaseOrderLineId: rows.orderLine,
    heatNo: 'X-1',
    make: 'X',
    metres: '1',
    pieces: 1,
    mtcNo: 'X',
    mtcDate: day(-1),
    mtcType: '3.1',
    mtcFileId: rows.file,
    locationId: c.id('location'),
  }
  const opening = { ...heat, ...line, receivedDate: day(-1) }
  const inputs: Record<string, unknown> = {
    'api-token.revoke': { id: rows.token },
    'customer-po.update': { ...at('customerPo'), poNumber: 'X', poDate: day(-1), receivedDate: day(-1), lines: [line] },
    'customer.update': { ...at('customer'), ...party },
    'dispatch-note.update': { ...at('dispatchNote1'), vehicleNo: 'MH 01 AA 1' },
    'comment.add': { documentType: 'Quotation', documentId: c.id('quotation'), body: 'X' },
    'comment.edit': { ...of(rows.comment), body: 'X' },
    'comment.remove': { id: rows.comment },
    'comment.read-mentions': { documentType: 'Quotation', documentId: c.id('quotation') },
    'file.attach': { documentType: 'Quotation', documentId: c.id('quotation'), fileId: rows.file },
    'file.detach': { documentType: 'Quotation', documentId: c.id('quotation'), fileId: rows.file, remark: 'Because' },
    'email-template.update': { ...of(rows.emailTemplate), name: 'X', subject: 'X', body: 'X' },
    'email-template.deactivate': { ...of(rows.emailTemplate), remark: 'Because' },
    'email-template.activate': of(rows.emailTemplate),
    'quotation-template.create': { name: 'X', format: 'DOMESTIC', emailTemplateId: rows.emailTemplate },
    'quotation-template.update': { ...of(rows.quotationTemplate), name: 'X' },
    'quotation-template.deactivate': { ...of(rows.quotationTemplate), remark: 'Because' },
    'quotation-template.activate': of(rows.quotationTemplate),
    'enquiry.update': { ...at('enquiry'), customerId: c.id('customer'), lines: [line] },
    'enquiry.close': { ...at('enquiry'), event: 'lose', remark: 'Because' },
    'follow-up.create': { quotationId: c.id('quotation'), dueDate: day(), note: 'X' },
    'follow-up.update': { ...of(rows.followUp), note: 'X' },
    'follow-up.finish': of(rows.followUp),
    'follow-up.cancel': { ...of(rows.followUp), remark: 'Because' },
    'grn.update': { ...at('grn'), lines: [heat] },
    'invoice.update': {
      ...at('invoice1'),
      invoiceDate: day(),
      lines: [{ id: rows.invoiceLine, hsn: '7304', description: 'X' }],
    },
    'mtc.update': {
      ...at('mtc'),
      mtcNo: 'X',
      mtcDate: day(-1),
      mtcType: '3.1',
      make: 'X',
      fileId: rows.file,
      reason: 'Because',
    },
    'ncr.create': { stockLotId: c.id('lot1'), description: 'X' },
    'opening-stock.create': { lots: [opening] },
    'opening-stock.approve': { lotIds: [c.id('openingLot')] },
    'packing-list.update': { ...at('packingList1'), lines: [{ reservationId: rows.packed, metres: '1', pieces: 1 }] },
    'purchase-order.update': {
      ...at('purchaseOrder'),
      vendorId: c.id('vendor'),
      warehouseId: c.id('warehouse'),
      lines: [line],
    },
    'purchase-requisition.update': { ...at('requisition'), lines: [line] },
    'quotation.update': { ...at('quotation'), lines: [line], terms: [] },
    'quotation.approve-many': { items: [at('quotation')], remark: 'Because' },
    'quotation.assign': { ...at('quotation'), salespersonId: c.id('user') },
    'quotation.revise': { ...at('quotation'), reason: 'Because' },
    'quotation.retry-mail': { id: c.id('quotation'), mailId: c.id('mail') },
    'quotation.close': { ...at('quotation'), event: 'lose', remark: 'Because' },
    'receipt.allocate': { ...at('receipt1'), allocations: [{ invoiceId: c.id('invoice2'), amount: '1' }] },
    'reservation.confirm': {
      salesOrderId: c.id('salesOrder'),
      lines: [
        {
          salesOrderLineId: rows.orderLine,
          stockLotId: c.id('lot1'),
          locationId: c.id('location'),
          metres: '1',
        },
      ],
    },
    'reservation.move': { id: c.id('reservation'), locationId: c.id('location') },
    'rfq-intake.confirm': { customerId: c.id('customer'), fileId: rows.file, lines: [line] },
    'rfq-intake.save-columns': { customerId: c.id('customer'), columns: [{ heading: 'QTY', column: 'quantity' }] },
    'rfq-intake.save-item-codes': { customerId: c.id('customer'), codes: [{ ...line, itemCode: 'X-1' }] },
    'rfq-intake.delete-item-code': of(rows.itemCode),
    'saved-view.update': { ...of(rows.savedView), name: 'Changed' },
    'saved-view.delete': { id: rows.savedView },
    'session.switch-company': { companyId: rows.company },
    'settings.update-company': { version: 1, name: 'X', legalName: 'X', logoFileId: rows.file },
    'settings.update-registration': {
      ...of(rows.registration),
      gstin: '27AAPFU0939F1ZV',
      label: 'X',
      addressLine1: 'X',
      city: 'X',
    },
    'settings.update-sequence': { ...of(rows.sequence), prefix: 'XX', startNumber: 1 },
    'settings.save-offer-terms': {
      known: [rows.offerTerm],
      terms: [{ ...of(rows.offerTerm), title: 'X', text: 'X' }],
    },
    'settings.save-export-notes': { known: [rows.exportNote], notes: [{ ...of(rows.exportNote), text: 'X' }] },
    'settings.update-payment-term': { ...of(rows.paymentTerm), code: 'X', name: 'X', days: 1 },
    'settings.update-delivery-term': { ...of(rows.deliveryTerm), code: 'X', name: 'X' },
    'settings.update-tpi-agency': { ...of(rows.agency), code: 'X', name: 'X' },
    'stock.move': {
      stockLotId: c.id('lot1'),
      bucket: 'ACCEPTED',
      fromLocationId: c.id('location'),
      toLocationId: rows.otherLocation,
      metres: '1',
    },
    'user.update': { ...at('user'), name: 'Changed' },
    'user.set-membership': { id: c.id('user'), companyId: rows.company, roles: ['ADMIN'] },
    'user.reset-password': { id: c.id('user'), temporaryPassword: 'Erp-other-1' },
    'vendor.update': { ...at('vendor'), ...party },
    'warehouse.create': { ...warehouse, gstRegistrationId: rows.registration },
    'warehouse.update': { ...warehouse, ...at('warehouse'), gstRegistrationId: rows.registration },
    'warehouse.create-location': { code: 'X-1', warehouseId: c.id('warehouse') },
    'warehouse.update-location': { ...at('location'), code: 'X-1' },
    'warehouse.deactivate-location': { ...at('location'), remark: 'Because' },
    'warehouse.activate-location': { ...at('location') },
  }
  return (action) => {
    const area = action.split('.')[0] ?? ''
    const document = STEPPED[area]
    if (inputs[action]) return inputs[action]
    if (!document) throw new Error(`Say in tests/support/foreign-inputs.ts what ${action} refers to.`)
    return { ...at(document), remark: 'Because' }
  }
}
