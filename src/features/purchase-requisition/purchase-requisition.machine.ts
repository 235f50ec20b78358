import { defineMachine } from '@/core/state-machine'

/**
 * DRAFT -> PENDING_APPROVAL -> APPROVED -> ORDERED; REJECTED; VOID. ORDERED follows from the purchase orders made from it
 * (refresh-requisition-progress.ts); nobody sets it by hand.
 */
export const purchaseRequisitionMachine = defineMachine({
  name: 'Purchase requisition',
  states: ['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'ORDERED', 'REJECTED', 'VOID'],
  initial: 'DRAFT',
  transitions: [
    {
      event: 'submit',
      from: ['DRAFT'],
      to: 'PENDING_APPROVAL',
      permission: 'purchase-requisition.update',
      label: 'Submit for approval',
      tone: 'primary',
    },
    // Where Settings ask for no approval, submitting approves at once and the rule is recorded.
    {
      event: 'approve-by-rule',
      from: ['DRAFT'],
      to: 'APPROVED',
      permission: 'purchase-requisition.update',
      label: 'Submit (no approval needed)',
    },
    {
      event: 'approve',
      from: ['PENDING_APPROVAL'],
      to: 'APPROVED',
      permission: 'purchase-requisition.approve',
      label: 'Approve',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'return',
      from: ['PENDING_APPROVAL'],
      to: 'DRAFT',
      permission: 'purchase-requisition.approve',
      label: 'Return for changes',
      remark: 'required',
    },
    {
      event: 'reject',
      from: ['PENDING_APPROVAL'],
      to: 'REJECTED',
      permission: 'purchase-requisition.approve',
      label: 'Reject',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'void',
      from: ['DRAFT', 'APPROVED'],
      to: 'VOID',
      permission: 'purchase-requisition.update',
      label: 'Void',
      remark: 'required',
      tone: 'danger',
    },
    { event: 'order', from: ['APPROVED'], to: 'ORDERED', permission: 'purchase-order.create' },
    { event: 'reopen', from: ['ORDERED'], to: 'APPROVED', permission: 'purchase-order.cancel' },
  ],
})

/** Steps that follow from something else; no person takes them with a button. */
export const DERIVED_EVENTS: readonly string[] = ['approve-by-rule', 'order', 'reopen']
