import { defineMachine } from '@/core/state-machine'

/** A dispatch note gets its number when the goods leave; posting it is what moves the stock. */
export const dispatchNoteMachine = defineMachine({
  name: 'Dispatch note',
  states: ['DRAFT', 'DISPATCHED', 'DELIVERED', 'VOID'],
  initial: 'DRAFT',
  transitions: [
    {
      event: 'dispatch',
      from: ['DRAFT'],
      to: 'DISPATCHED',
      permission: 'dispatch-note.create',
      label: 'Dispatch',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'void',
      from: ['DRAFT'],
      to: 'VOID',
      permission: 'dispatch-note.create',
      label: 'Void',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'deliver',
      from: ['DISPATCHED'],
      to: 'DELIVERED',
      permission: 'dispatch-note.create',
      label: 'Mark delivered',
      remark: 'optional',
    },
  ],
})
