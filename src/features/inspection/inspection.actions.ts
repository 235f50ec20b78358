'use server'

import { defineAction } from '@/server/define-action'
import { applyTransition } from '@/server/documents-base'
import { createInspectionInTx } from './create-inspection'
import { inspectionMachine } from './inspection.machine'
import {
  createInspectionSchema,
  reverseInspectionSchema,
  saveInspectionSchema,
  submitInspectionSchema,
} from './inspection.schema'
import { reverseInspectionInTx } from './reverse-inspection'
import { saveInspectionInTx } from './save-inspection'
import { submitInspectionInTx } from './submit-inspection'

export const createInspection = defineAction({
  name: 'inspection.create',
  permission: 'inspection.create',
  summary: 'Open an inspection of the lots of a goods receipt, or of named lots',
  input: createInspectionSchema,
  run: createInspectionInTx,
})

export const saveInspection = defineAction({
  name: 'inspection.save',
  permission: 'inspection.create',
  summary: 'Save quantities and readings of a draft inspection',
  input: saveInspectionSchema,
  run: saveInspectionInTx,
})

export const submitInspection = defineAction({
  name: 'inspection.submit',
  permission: 'inspection.submit',
  summary: 'Submit an inspection: stock moves, failed lots open an NCR',
  input: submitInspectionSchema,
  run: submitInspectionInTx,
})

export const reverseInspection = defineAction({
  name: 'inspection.reverse',
  permission: 'inspection.submit',
  summary: 'Take a submitted inspection back while nothing it accepted is reserved or gone',
  input: reverseInspectionSchema,
  run: reverseInspectionInTx,
})

export const voidInspection = defineAction({
  name: 'inspection.void',
  permission: 'inspection.create',
  summary: 'Void a draft inspection',
  input: reverseInspectionSchema,
  run: async (ctx, input) => {
    await applyTransition(ctx, {
      machine: inspectionMachine,
      model: 'Inspection',
      id: input.id,
      event: 'void',
      version: input.version,
      remark: input.remark,
    })
    return { id: input.id }
  },
})
