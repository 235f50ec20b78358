import { defineMachine } from '@/core/state-machine'

/**
 * DRAFT -> PENDING_APPROVAL -> APPROVED -> SENT -> ACKNOWLEDGED -> PARTLY_RECEIVED -> RECEIVED -> CLOSED; CANCELLED.
 * How much is received follows from the posted goods receipts (refresh-purchase-order-progress.ts). An amendment is a new
 * revision: the order goes back to DRAFT and is approved again.
 */
export const purchaseOrderMachine = defineMachine({
  name: 'Purchase order',
  states: [
    'DRAFT',
    'PENDING_APPROVAL',
    'APPROVED',
    'SENT',
    'ACKNOWLEDGED',
    'PARTLY_RECEIVED',
    'RECEIVED',
    'CLOSED',
    'CANCELLED',
  ],
  initial: 'DRAFT',
  transitions: [
    {
      event: 'submit',
      from: ['DRAFT'],
      to: 'PENDING_APPROVAL',
      permission: 'purchase-order.update',
      label: 'Submit for approval',
      tone: 'primary',
    },
    // Where Settings ask for no approval of this amount, submitting approves at once and the rule is recorded.
    {
      event: 'approve-by-rule',
      from: ['DRAFT'],
      to: 'APPROVED',
      permission: 'purchase-order.update',
      label: 'Submit (no approval needed)',
    },
    {
      event: 'approve',
      from: ['PENDING_APPROVAL'],
      to: 'APPROVED',
      permission: 'purchase-order.approve',
      label: 'Approve',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'return',
      from: ['PENDING_APPROVAL'],
      to: 'DRAFT',
      permission: 'purchase-order.approve',
      label: 'Return for changes',
      remark: 'required',
    },
    {
      event: 'send',
      from: ['APPROVED'],
      to: 'SENT',
      permission: 'purchase-order.send',
      label: 'Send to vendor',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'acknowledge',
      from: ['SENT'],
      to: 'ACKNOWLEDGED',
      permission: 'purchase-order.send',
      label: 'Record acknowledgement',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'amend',
      from: ['APPROVED', 'SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED'],
      to: 'DRAFT',
      permission: 'purchase-order.update',
      label: 'Amend',
      remark: 'required',
    },
    {
      event: 'close',
      from: ['RECEIVED'],
      to: 'CLOSED',
      permission: 'purchase-order.cancel',
      label: 'Close',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'close',
      from: ['SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED'],
      to: 'CLOSED',
      permission: 'purchase-order.cancel',
      label: 'Close short',
      remark: 'required',
    },
    {
      event: 'cancel',
      from: ['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'SENT', 'ACKNOWLEDGED'],
      to: 'CANCELLED',
      permission: 'purchase-order.cancel',
      label: 'Cancel',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'receive-part',
      from: ['APPROVED', 'SENT', 'ACKNOWLEDGED', 'RECEIVED', 'CLOSED'],
      to: 'PARTLY_RECEIVED',
      permission: 'grn.post',
    },
    {
      event: 'receive-rest',
      from: ['APPROVED', 'SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED'],
      to: 'RECEIVED',
      permission: 'grn.post',
    },
    {
      event: 'unreceive-approved',
      from: ['PARTLY_RECEIVED', 'RECEIVED', 'CLOSED'],
      to: 'APPROVED',
      permission: 'grn.post',
    },
    { event: 'unreceive-sent', from: ['PARTLY_RECEIVED', 'RECEIVED', 'CLOSED'], to: 'SENT', permission: 'grn.post' },
    {
      event: 'unreceive-acknowledged',
      from: ['PARTLY_RECEIVED', 'RECEIVED', 'CLOSED'],
      to: 'ACKNOWLEDGED',
      permission: 'grn.post',
    },
  ],
})

/** Steps that follow from Settings or from goods receipts; no person takes them with a button. */
export const DERIVED_EVENTS: readonly string[] = [
  'approve-by-rule',
  'receive-part',
  'receive-rest',
  'unreceive-approved',
  'unreceive-sent',
  'unreceive-acknowledged',
]

/** States in which goods may come in against the order. */
export const RECEIVABLE_STATES = ['APPROVED', 'SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED'] as const

/** States in which the vendor still owes goods; a past expected date makes the order overdue. */
export const OPEN_STATES = ['APPROVED', 'SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED'] as const
