import { z } from 'zod'
import { zId, zOptionalDate, zRemark, zVersion } from '@/core/inputs'

export const acceptCustomerPoSchema = z.object({
  id: zId,
  version: zVersion.optional(),
  /** Needed where the order differs from the quotation. */
  remark: zRemark,
  /** When left out: the delivery date of the customer PO. */
  deliveryDate: zOptionalDate,
})

export type AcceptCustomerPoInput = z.output<typeof acceptCustomerPoSchema>
