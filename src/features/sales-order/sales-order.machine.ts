import { defineMachine } from '@/core/state-machine'

/**
 * A sales order. How far it is dispatched follows from its dispatch notes (sales-order/progress.ts), never from a person;
 * people cancel what is not dispatched, and close what is.
 */
export const salesOrderMachine = defineMachine({
  name: 'Sales order',
  states: ['OPEN', 'PARTLY_DISPATCHED', 'DISPATCHED', 'CLOSED', 'CANCELLED'],
  initial: 'OPEN',
  transitions: [
    { event: 'dispatch-part', from: ['OPEN'], to: 'PARTLY_DISPATCHED', permission: 'dispatch-note.create' },
    {
      event: 'dispatch-rest',
      from: ['OPEN', 'PARTLY_DISPATCHED'],
      to: 'DISPATCHED',
      permission: 'dispatch-note.create',
    },
    { event: 'return-part', from: ['DISPATCHED'], to: 'PARTLY_DISPATCHED', permission: 'dispatch-note.create' },
    { event: 'return-all', from: ['PARTLY_DISPATCHED', 'DISPATCHED'], to: 'OPEN', permission: 'dispatch-note.create' },
    {
      event: 'cancel',
      from: ['OPEN'],
      to: 'CANCELLED',
      permission: 'sales-order.cancel',
      label: 'Cancel order',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'cancel-rest',
      from: ['PARTLY_DISPATCHED'],
      to: 'DISPATCHED',
      permission: 'sales-order.cancel',
      label: 'Cancel the rest',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'close',
      from: ['DISPATCHED'],
      to: 'CLOSED',
      permission: 'sales-order.cancel',
      label: 'Close',
      remark: 'optional',
      tone: 'primary',
    },
  ],
})

/** States in which stock may be reserved, packed and dispatched for the order. */
export const LIVE_ORDER_STATES = ['OPEN', 'PARTLY_DISPATCHED'] as const
