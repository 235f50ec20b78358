import { defineMachine } from '@/core/state-machine'

/** A receipt is booked when it is entered; a mistake is reversed with a reason, and its number stays used. */
export const receiptMachine = defineMachine({
  name: 'Receipt',
  states: ['POSTED', 'REVERSED'],
  initial: 'POSTED',
  transitions: [
    {
      event: 'reverse',
      from: ['POSTED'],
      to: 'REVERSED',
      permission: 'receipt.create',
      label: 'Reverse',
      remark: 'required',
      tone: 'danger',
    },
  ],
})
