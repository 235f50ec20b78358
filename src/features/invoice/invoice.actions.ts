'use server'

import { defineAction } from '@/server/define-action'
import { createInvoiceSchema, postInvoiceSchema, stopInvoiceSchema, updateInvoiceSchema } from './invoice.schema'
import { cancelInvoice, postInvoice, voidInvoice } from './post-invoice'
import { createInvoice, updateInvoice } from './save-invoice'

export const createInvoiceAction = defineAction({
  name: 'invoice.create',
  permission: 'invoice.create',
  summary: 'Make a draft tax invoice from a dispatch note or a packed packing list',
  input: createInvoiceSchema,
  run: createInvoice,
})

export const updateInvoiceAction = defineAction({
  name: 'invoice.update',
  permission: 'invoice.create',
  summary: 'Change dates, terms, HSN and wording of a draft invoice',
  input: updateInvoiceSchema,
  run: updateInvoice,
})

export const postInvoiceAction = defineAction({
  name: 'invoice.post',
  permission: 'invoice.post',
  summary: 'Post an invoice; it gets its number',
  input: postInvoiceSchema,
  run: postInvoice,
})

export const cancelInvoiceAction = defineAction({
  name: 'invoice.cancel',
  permission: 'invoice.post',
  summary: 'Cancel a posted invoice on which nothing was received, before the GST cut-off',
  input: stopInvoiceSchema,
  run: cancelInvoice,
})

export const voidInvoiceAction = defineAction({
  name: 'invoice.void',
  permission: 'invoice.create',
  summary: 'Void a draft invoice',
  input: stopInvoiceSchema,
  run: voidInvoice,
})
