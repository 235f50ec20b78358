'use server'

import { defineAction } from '@/server/define-action'
import { createCustomerSchema, customerReasonSchema, customerStepSchema, updateCustomerSchema } from './customer.schema'
import { createCustomer, setCustomerActive, updateCustomer } from './save-customer'

export const createCustomerAction = defineAction({
  name: 'customer.create',
  permission: 'customer.write',
  summary: 'Add a customer with addresses and contacts',
  input: createCustomerSchema,
  run: createCustomer,
})

export const updateCustomerAction = defineAction({
  name: 'customer.update',
  permission: 'customer.write',
  summary: 'Change a customer, its addresses and contacts',
  input: updateCustomerSchema,
  run: updateCustomer,
})

export const deactivateCustomerAction = defineAction({
  name: 'customer.deactivate',
  permission: 'customer.write',
  summary: 'Switch a customer off',
  input: customerReasonSchema,
  run: (ctx, input) => setCustomerActive(ctx, input, false),
})

export const activateCustomerAction = defineAction({
  name: 'customer.activate',
  permission: 'customer.write',
  summary: 'Switch a customer on again',
  input: customerStepSchema,
  run: (ctx, input) => setCustomerActive(ctx, input, true),
})
