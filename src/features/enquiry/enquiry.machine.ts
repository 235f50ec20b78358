import { defineMachine } from '@/core/state-machine'

/**
 * An enquiry follows its quotations: quoted when one is made, won or lost with it, open again when the last one is voided.
 * These steps are taken by the quotation, never by hand; a person can close an enquiry that has no quotation in work.
 */
export const enquiryMachine = defineMachine({
  name: 'Enquiry',
  states: ['OPEN', 'QUOTED', 'WON', 'LOST', 'REGRETTED', 'VOID'],
  initial: 'OPEN',
  transitions: [
    { event: 'quote', from: ['OPEN'], to: 'QUOTED', permission: 'quotation.create' },
    { event: 'unquote', from: ['QUOTED'], to: 'OPEN', permission: 'quotation.close', label: 'Back to open' },
    { event: 'win', from: ['QUOTED'], to: 'WON', permission: 'quotation.close' },
    {
      event: 'lose',
      from: ['OPEN', 'QUOTED'],
      to: 'LOST',
      permission: 'enquiry.close',
      label: 'Lost',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'regret',
      from: ['OPEN', 'QUOTED'],
      to: 'REGRETTED',
      permission: 'enquiry.close',
      label: 'Regret',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'void',
      from: ['OPEN', 'QUOTED'],
      to: 'VOID',
      permission: 'enquiry.close',
      label: 'Void',
      remark: 'required',
      tone: 'danger',
    },
  ],
})

/** States in which an enquiry may be changed. */
export const ENQUIRY_EDITABLE = ['OPEN', 'QUOTED'] as const
