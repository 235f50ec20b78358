import { defineMachine } from '@/core/state-machine'

/** A customer PO is reviewed against the quotation it answers, then accepted, held or rejected. */
export const customerPoMachine = defineMachine({
  name: 'Customer PO',
  states: ['RECEIVED', 'UNDER_REVIEW', 'ACCEPTED', 'ON_HOLD', 'REJECTED'],
  initial: 'RECEIVED',
  transitions: [
    {
      event: 'review',
      from: ['RECEIVED'],
      to: 'UNDER_REVIEW',
      permission: 'customer-po.review',
      label: 'Start review',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'resume',
      from: ['ON_HOLD'],
      to: 'UNDER_REVIEW',
      permission: 'customer-po.review',
      label: 'Resume review',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'accept',
      from: ['UNDER_REVIEW'],
      to: 'ACCEPTED',
      permission: 'customer-po.review',
      label: 'Accept, make sales order',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'hold',
      from: ['UNDER_REVIEW'],
      to: 'ON_HOLD',
      permission: 'customer-po.review',
      label: 'Put on hold',
      remark: 'required',
    },
    {
      event: 'reject',
      from: ['UNDER_REVIEW', 'ON_HOLD'],
      to: 'REJECTED',
      permission: 'customer-po.review',
      label: 'Reject',
      remark: 'required',
      tone: 'danger',
    },
  ],
})

/** States in which what the paper says may still be corrected. */
export const EDITABLE_PO_STATES = ['RECEIVED', 'UNDER_REVIEW', 'ON_HOLD'] as const
