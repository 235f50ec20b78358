'use server'

import { defineAction } from '@/server/define-action'
import {
  createCustomerPoSchema,
  customerPoReasonSchema,
  customerPoStepSchema,
  updateCustomerPoSchema,
} from './customer-po.schema'
import { decideOnCustomerPo } from './decide-on-customer-po'
import { createCustomerPo, updateCustomerPo } from './record-customer-po'

export const createCustomerPoAction = defineAction({
  name: 'customer-po.create',
  permission: 'customer-po.create',
  summary: "Record a customer's order against the current revision of a quotation",
  input: createCustomerPoSchema,
  run: createCustomerPo,
})

export const updateCustomerPoAction = defineAction({
  name: 'customer-po.update',
  permission: 'customer-po.create',
  summary: 'Correct a recorded customer PO before it is accepted',
  input: updateCustomerPoSchema,
  run: updateCustomerPo,
})

export const reviewCustomerPoAction = defineAction({
  name: 'customer-po.review',
  permission: 'customer-po.review',
  summary: 'Start, or after a hold resume, the review of a customer PO',
  input: customerPoStepSchema,
  run: (ctx, input) => decideOnCustomerPo(ctx, 'review', input),
})

export const holdCustomerPoAction = defineAction({
  name: 'customer-po.hold',
  permission: 'customer-po.review',
  summary: 'Put a customer PO on hold, with the reason',
  input: customerPoReasonSchema,
  run: (ctx, input) => decideOnCustomerPo(ctx, 'hold', input),
})

export const rejectCustomerPoAction = defineAction({
  name: 'customer-po.reject',
  permission: 'customer-po.review',
  summary: 'Reject a customer PO, with the reason',
  input: customerPoReasonSchema,
  run: (ctx, input) => decideOnCustomerPo(ctx, 'reject', input),
})
