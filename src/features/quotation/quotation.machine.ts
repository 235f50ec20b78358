import { defineMachine } from '@/core/state-machine'

/** The quotation itself: one number, one identity, and what became of it. */
export const quotationMachine = defineMachine({
  name: 'Quotation',
  states: ['OPEN', 'WON', 'PARTLY_WON', 'LOST', 'REGRETTED', 'EXPIRED', 'VOID'],
  initial: 'OPEN',
  transitions: [
    {
      event: 'win',
      from: ['OPEN', 'PARTLY_WON', 'EXPIRED'],
      to: 'WON',
      permission: 'quotation.close',
      label: 'Won',
      remark: 'optional',
    },
    {
      event: 'partly-win',
      from: ['OPEN', 'EXPIRED'],
      to: 'PARTLY_WON',
      permission: 'quotation.close',
      label: 'Partly won',
      remark: 'optional',
    },
    {
      event: 'lose',
      from: ['OPEN', 'EXPIRED'],
      to: 'LOST',
      permission: 'quotation.close',
      label: 'Lost',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'regret',
      from: ['OPEN', 'EXPIRED'],
      to: 'REGRETTED',
      permission: 'quotation.close',
      label: 'Regret',
      remark: 'required',
      tone: 'danger',
    },
    { event: 'expire', from: ['OPEN'], to: 'EXPIRED', permission: 'quotation.close', label: 'Expired' },
    { event: 'reopen', from: ['EXPIRED'], to: 'OPEN', permission: 'quotation.revise', label: 'Open again' },
    {
      event: 'void',
      from: ['OPEN'],
      to: 'VOID',
      permission: 'quotation.close',
      label: 'Void',
      remark: 'required',
      tone: 'danger',
    },
  ],
})

/** The content of a quotation. Approved content is frozen: a change is a new revision. */
export const quotationRevisionMachine = defineMachine({
  name: 'Quotation revision',
  states: ['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'SENT', 'SUPERSEDED', 'VOID'],
  initial: 'DRAFT',
  transitions: [
    {
      event: 'submit',
      from: ['DRAFT'],
      to: 'PENDING_APPROVAL',
      permission: 'quotation.submit',
      label: 'Submit for approval',
      remark: 'optional',
      tone: 'primary',
    },
    // where Settings ask for no approval, submitting approves at once
    {
      event: 'approve-by-rule',
      from: ['DRAFT'],
      to: 'APPROVED',
      permission: 'quotation.submit',
      label: 'Approve by rule',
    },
    {
      event: 'approve',
      from: ['PENDING_APPROVAL'],
      to: 'APPROVED',
      permission: 'quotation.approve',
      label: 'Approve',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'return',
      from: ['PENDING_APPROVAL'],
      to: 'DRAFT',
      permission: 'quotation.approve',
      label: 'Return',
      remark: 'required',
    },
    {
      event: 'send',
      from: ['APPROVED', 'SENT'],
      to: 'SENT',
      permission: 'quotation.send',
      label: 'E-mail',
      tone: 'primary',
    },
    { event: 'supersede', from: ['APPROVED', 'SENT'], to: 'SUPERSEDED', permission: 'quotation.approve' },
    {
      event: 'void',
      from: ['DRAFT'],
      to: 'VOID',
      permission: 'quotation.close',
      label: 'Void',
      remark: 'required',
      tone: 'danger',
    },
  ],
})

/** The quotation is alive: its revisions may be worked on. */
export const QUOTATION_IN_WORK: readonly string[] = ['OPEN', 'PARTLY_WON', 'WON']
/** A new revision may be made; an expired quotation opens again with it. */
export const QUOTATION_REVISABLE: readonly string[] = [...QUOTATION_IN_WORK, 'EXPIRED']
/** Approved content: it can be sent and ordered from. */
export const REVISION_CURRENT: readonly string[] = ['APPROVED', 'SENT']
