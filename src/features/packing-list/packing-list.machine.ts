import { defineMachine } from '@/core/state-machine'

/**
 * A packing list has its number from the moment it is packed. A packed one that is voided keeps it, so that the register
 * has no gap; its metres can be packed again, because the reservations behind it were never touched.
 */
export const packingListMachine = defineMachine({
  name: 'Packing list',
  states: ['DRAFT', 'PACKED', 'DISPATCHED', 'VOID'],
  initial: 'DRAFT',
  transitions: [
    {
      event: 'pack',
      from: ['DRAFT'],
      to: 'PACKED',
      permission: 'packing-list.create',
      label: 'Mark packed',
      remark: 'optional',
      tone: 'primary',
    },
    {
      event: 'void',
      from: ['DRAFT', 'PACKED'],
      to: 'VOID',
      permission: 'packing-list.create',
      label: 'Void',
      remark: 'required',
      tone: 'danger',
    },
    // posted by the dispatch note, never by hand
    { event: 'dispatch', from: ['PACKED'], to: 'DISPATCHED', permission: 'dispatch-note.create', label: 'Dispatch' },
  ],
})

/** The metres of these lists are spoken for and have not left yet. */
export const OPEN_PACKING_STATES = ['DRAFT', 'PACKED'] as const
