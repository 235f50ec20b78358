import { defineMachine } from '@/core/state-machine'

/** DRAFT -> POSTED -> REVERSED, the last only while all of it is still under inspection; a draft may be voided. */
export const grnMachine = defineMachine({
  name: 'Goods receipt',
  states: ['DRAFT', 'POSTED', 'REVERSED', 'VOID'],
  initial: 'DRAFT',
  transitions: [
    { event: 'post', from: ['DRAFT'], to: 'POSTED', permission: 'grn.post', label: 'Post', tone: 'primary' },
    {
      event: 'reverse',
      from: ['POSTED'],
      to: 'REVERSED',
      permission: 'grn.post',
      label: 'Reverse',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'void',
      from: ['DRAFT'],
      to: 'VOID',
      permission: 'grn.create',
      label: 'Void draft',
      remark: 'required',
      tone: 'danger',
    },
  ],
})
