import { defineMachine } from '@/core/state-machine'

/** How far an invoice is paid follows from its receipts (refresh-invoice-payment.ts), never from a person. */
export const invoiceMachine = defineMachine({
  name: 'Invoice',
  states: ['DRAFT', 'POSTED', 'PARTLY_PAID', 'PAID', 'CANCELLED', 'VOID'],
  initial: 'DRAFT',
  transitions: [
    {
      event: 'post',
      from: ['DRAFT'],
      to: 'POSTED',
      permission: 'invoice.post',
      label: 'Post',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'void',
      from: ['DRAFT'],
      to: 'VOID',
      permission: 'invoice.create',
      label: 'Void',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'cancel',
      from: ['POSTED'],
      to: 'CANCELLED',
      permission: 'invoice.post',
      label: 'Cancel invoice',
      remark: 'required',
      tone: 'danger',
    },
    { event: 'part-pay', from: ['POSTED', 'PAID'], to: 'PARTLY_PAID', permission: 'receipt.create' },
    { event: 'pay', from: ['POSTED', 'PARTLY_PAID'], to: 'PAID', permission: 'receipt.create' },
    { event: 'unpay', from: ['PARTLY_PAID', 'PAID'], to: 'POSTED', permission: 'receipt.create' },
  ],
})

/** Invoices that stand. */
export const LIVE_INVOICE_STATES = ['POSTED', 'PARTLY_PAID', 'PAID'] as const
/** Invoices on which money is owed. */
export const OPEN_INVOICE_STATES = ['POSTED', 'PARTLY_PAID'] as const
