'use server'

import { defineAction } from '@/server/define-action'
import { allocateReceipt, createReceipt, reverseReceipt } from './post-receipt'
import { allocateReceiptSchema, createReceiptSchema, reverseReceiptSchema } from './receipt.schema'

export const createReceiptAction = defineAction({
  name: 'receipt.create',
  permission: 'receipt.create',
  summary: 'Book money received and put it against open invoices',
  input: createReceiptSchema,
  run: createReceipt,
})

export const allocateReceiptAction = defineAction({
  name: 'receipt.allocate',
  permission: 'receipt.create',
  summary: 'Put money that stands on account against invoices',
  input: allocateReceiptSchema,
  run: allocateReceipt,
})

export const reverseReceiptAction = defineAction({
  name: 'receipt.reverse',
  permission: 'receipt.create',
  summary: 'Reverse a receipt; its invoices are open again',
  input: reverseReceiptSchema,
  run: reverseReceipt,
})
