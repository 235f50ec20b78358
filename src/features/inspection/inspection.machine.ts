import { defineMachine } from '@/core/state-machine'

/** DRAFT -> SUBMITTED -> REVERSED, the last only while none of the metres it accepted is reserved or gone. A hold is ended by a further inspection. */
export const inspectionMachine = defineMachine({
  name: 'Inspection',
  states: ['DRAFT', 'SUBMITTED', 'REVERSED', 'VOID'],
  initial: 'DRAFT',
  transitions: [
    {
      event: 'submit',
      from: ['DRAFT'],
      to: 'SUBMITTED',
      permission: 'inspection.submit',
      label: 'Submit',
      tone: 'primary',
    },
    {
      event: 'reverse',
      from: ['SUBMITTED'],
      to: 'REVERSED',
      permission: 'inspection.submit',
      label: 'Reverse',
      remark: 'required',
      tone: 'danger',
    },
    {
      event: 'void',
      from: ['DRAFT'],
      to: 'VOID',
      permission: 'inspection.create',
      label: 'Void draft',
      remark: 'required',
      tone: 'danger',
    },
  ],
})
