'use server'

import { defineAction } from '@/server/define-action'
import { closeNcrInTx, investigateNcrInTx, reopenNcrInTx, requestNcrClosureInTx } from './close-ncr'
import { addNcrActionInTx, completeNcrActionInTx, createNcrInTx, updateNcrInTx } from './edit-ncr'
import {
  addNcrActionSchema,
  completeNcrActionSchema,
  createNcrSchema,
  ncrReasonStepSchema,
  ncrStepSchema,
  updateNcrSchema,
} from './ncr.schema'

export const createNcr = defineAction({
  name: 'ncr.create',
  permission: 'ncr.create',
  summary: 'Open a non-conformance report',
  input: createNcrSchema,
  run: createNcrInTx,
})

export const updateNcr = defineAction({
  name: 'ncr.update',
  permission: 'ncr.create',
  summary: 'Record root cause, disposition and effectiveness check',
  input: updateNcrSchema,
  run: updateNcrInTx,
})

export const addNcrAction = defineAction({
  name: 'ncr.add-action',
  permission: 'ncr.create',
  summary: 'Assign a corrective action',
  input: addNcrActionSchema,
  run: addNcrActionInTx,
})

export const completeNcrAction = defineAction({
  name: 'ncr.complete-action',
  permission: 'ncr.act',
  summary: 'Record a corrective action as done, with evidence',
  input: completeNcrActionSchema,
  run: completeNcrActionInTx,
})

export const investigateNcr = defineAction({
  name: 'ncr.investigate',
  permission: 'ncr.create',
  summary: 'Start the investigation',
  input: ncrStepSchema,
  run: investigateNcrInTx,
})

export const requestNcrClosure = defineAction({
  name: 'ncr.request-closure',
  permission: 'ncr.create',
  summary: 'Ask for closure',
  input: ncrStepSchema,
  run: requestNcrClosureInTx,
})

export const closeNcr = defineAction({
  name: 'ncr.close',
  permission: 'ncr.close',
  summary: 'Approve the closing',
  input: ncrStepSchema,
  run: closeNcrInTx,
})

export const reopenNcr = defineAction({
  name: 'ncr.reopen',
  permission: 'ncr.close',
  summary: 'Send an NCR back to investigation',
  input: ncrReasonStepSchema,
  run: reopenNcrInTx,
})
