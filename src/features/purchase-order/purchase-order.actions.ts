'use server'

import { defineAction } from '@/server/define-action'
import {
  acknowledgePurchaseOrder as acknowledge,
  amendPurchaseOrder as amend,
  approvePurchaseOrder as approve,
  cancelPurchaseOrder as cancel,
  closePurchaseOrder as close,
  markPurchaseOrderSent as markSent,
  returnPurchaseOrder as sendBack,
  submitPurchaseOrder as submit,
} from './decide-purchase-order'
import {
  acknowledgePurchaseOrderSchema,
  createPurchaseOrderSchema,
  purchaseOrderReasonSchema,
  purchaseOrderStepSchema,
  sendPurchaseOrderSchema,
  updatePurchaseOrderSchema,
} from './purchase-order.schema'
import { createPurchaseOrder as create, updatePurchaseOrder as update } from './save-purchase-order'
import { sendPurchaseOrder as send } from './send-purchase-order'

export const createPurchaseOrder = defineAction({
  name: 'purchase-order.create',
  permission: 'purchase-order.create',
  summary: 'Make a purchase order, blank or from the balance of an approved requisition',
  input: createPurchaseOrderSchema,
  run: create,
})

export const updatePurchaseOrder = defineAction({
  name: 'purchase-order.update',
  permission: 'purchase-order.update',
  summary: 'Change a draft purchase order',
  input: updatePurchaseOrderSchema,
  run: update,
})

export const submitPurchaseOrder = defineAction({
  name: 'purchase-order.submit',
  permission: 'purchase-order.update',
  summary: 'Submit a purchase order for approval',
  input: purchaseOrderStepSchema,
  run: submit,
})

export const approvePurchaseOrder = defineAction({
  name: 'purchase-order.approve',
  permission: 'purchase-order.approve',
  summary: 'Approve a purchase order',
  input: purchaseOrderStepSchema,
  run: approve,
})

export const returnPurchaseOrder = defineAction({
  name: 'purchase-order.return',
  permission: 'purchase-order.approve',
  summary: 'Return a purchase order for changes',
  input: purchaseOrderReasonSchema,
  run: sendBack,
})

export const sendPurchaseOrder = defineAction({
  name: 'purchase-order.send',
  permission: 'purchase-order.send',
  summary: 'E-mail a purchase order to the vendor with its PDF',
  input: sendPurchaseOrderSchema,
  run: send,
})

export const markPurchaseOrderSent = defineAction({
  name: 'purchase-order.mark-sent',
  permission: 'purchase-order.send',
  summary: 'Record that a purchase order was sent by other means',
  input: purchaseOrderStepSchema,
  run: markSent,
})

export const acknowledgePurchaseOrder = defineAction({
  name: 'purchase-order.acknowledge',
  permission: 'purchase-order.send',
  summary: "Record the vendor's acknowledgement",
  input: acknowledgePurchaseOrderSchema,
  run: acknowledge,
})

export const amendPurchaseOrder = defineAction({
  name: 'purchase-order.amend',
  permission: 'purchase-order.update',
  summary: 'Amend a purchase order: a new revision with a reason',
  input: purchaseOrderReasonSchema,
  run: amend,
})

export const closePurchaseOrder = defineAction({
  name: 'purchase-order.close',
  permission: 'purchase-order.cancel',
  summary: 'Close a purchase order, received in full or short',
  input: purchaseOrderStepSchema,
  run: close,
})

export const cancelPurchaseOrder = defineAction({
  name: 'purchase-order.cancel',
  permission: 'purchase-order.cancel',
  summary: 'Cancel a purchase order on which nothing is received',
  input: purchaseOrderReasonSchema,
  run: cancel,
})
