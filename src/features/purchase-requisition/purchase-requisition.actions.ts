'use server'

import { defineAction } from '@/server/define-action'
import { createRequisitionFromShortfall } from './create-from-shortfall'
import {
  approveRequisition,
  rejectRequisition,
  returnRequisition,
  submitRequisition,
  voidRequisition,
} from './decide-requisition'
import {
  createRequisitionSchema,
  requisitionFromShortfallSchema,
  requisitionReasonSchema,
  requisitionStepSchema,
  updateRequisitionSchema,
} from './purchase-requisition.schema'
import { createRequisition, updateRequisition } from './save-requisition'

export const createPurchaseRequisition = defineAction({
  name: 'purchase-requisition.create',
  permission: 'purchase-requisition.create',
  summary: 'Raise a purchase requisition by hand',
  input: createRequisitionSchema,
  run: createRequisition,
})

export const createFromShortfallAction = defineAction({
  name: 'purchase-requisition.create-from-shortfall',
  permission: 'purchase-requisition.create',
  summary: 'Raise a requisition for exactly what stock cannot cover of a sales order',
  input: requisitionFromShortfallSchema,
  run: createRequisitionFromShortfall,
})

export const updatePurchaseRequisition = defineAction({
  name: 'purchase-requisition.update',
  permission: 'purchase-requisition.update',
  summary: 'Change a draft requisition',
  input: updateRequisitionSchema,
  run: updateRequisition,
})

export const submitPurchaseRequisition = defineAction({
  name: 'purchase-requisition.submit',
  permission: 'purchase-requisition.update',
  summary: 'Submit a requisition for approval',
  input: requisitionStepSchema,
  run: submitRequisition,
})

export const approvePurchaseRequisition = defineAction({
  name: 'purchase-requisition.approve',
  permission: 'purchase-requisition.approve',
  summary: 'Approve a requisition',
  input: requisitionStepSchema,
  run: approveRequisition,
})

export const returnPurchaseRequisition = defineAction({
  name: 'purchase-requisition.return',
  permission: 'purchase-requisition.approve',
  summary: 'Return a requisition for changes',
  input: requisitionReasonSchema,
  run: returnRequisition,
})

export const rejectPurchaseRequisition = defineAction({
  name: 'purchase-requisition.reject',
  permission: 'purchase-requisition.approve',
  summary: 'Reject a requisition',
  input: requisitionReasonSchema,
  run: rejectRequisition,
})

export const voidPurchaseRequisition = defineAction({
  name: 'purchase-requisition.void',
  permission: 'purchase-requisition.update',
  summary: 'Void a requisition that is not needed any more',
  input: requisitionReasonSchema,
  run: voidRequisition,
})
