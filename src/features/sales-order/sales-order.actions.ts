'use server'

import { defineAction } from '@/server/define-action'
import { acceptCustomerPo } from './accept-customer-po'
import { acceptCustomerPoSchema } from './sales-order.schema'

export const acceptCustomerPoAction = defineAction({
  name: 'customer-po.accept',
  permission: 'sales-order.create',
  summary: 'Accept a reviewed customer PO and make the sales order',
  input: acceptCustomerPoSchema,
  run: acceptCustomerPo,
})
