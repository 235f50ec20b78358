import { defineMachine } from '@/core/state-machine'

/** OPEN -> UNDER_INVESTIGATION -> PENDING_CLOSURE -> CLOSED; MANAGEMENT closes, or sends it back. */
export const ncrMachine = defineMachine({
  name: 'NCR',
  states: ['OPEN', 'UNDER_INVESTIGATION', 'PENDING_CLOSURE', 'CLOSED'],
  initial: 'OPEN',
  transitions: [
    {
      event: 'investigate',
      from: ['OPEN'],
      to: 'UNDER_INVESTIGATION',
      permission: 'ncr.create',
      label: 'Start investigation',
      tone: 'primary',
    },
    {
      event: 'request-closure',
      from: ['UNDER_INVESTIGATION'],
      to: 'PENDING_CLOSURE',
      permission: 'ncr.create',
      label: 'Ask for closure',
      tone: 'primary',
    },
    {
      event: 'close',
      from: ['PENDING_CLOSURE'],
      to: 'CLOSED',
      permission: 'ncr.close',
      label: 'Approve closure',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'reopen',
      from: ['PENDING_CLOSURE'],
      to: 'UNDER_INVESTIGATION',
      permission: 'ncr.close',
      label: 'Send back',
      remark: 'required',
      tone: 'danger',
    },
  ],
})
