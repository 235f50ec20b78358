import { z } from 'zod'
import { zDate, zId, zOptionalDate, zOptionalId, zOptionalText, zReason, zRemark, zText, zVersion } from '@/core/inputs'
import { priceSchema, referencesSchema, salesLineSchema } from '@/features/product/pipe-line.schema'

/** A line as the buyer ordered it; without `quotationLineId` it was not quoted. */
export const customerPoLineSchema = salesLineSchema
  .extend(referencesSchema.shape)
  .extend(priceSchema.shape)
  .extend({ quotationLineId: zOptionalId })

const paper = {
  poNumber: zText(80, "Enter the buyer's order number.").transform((s) => s.toUpperCase()),
  poDate: zDate,
  receivedDate: zDate,
  /** The buyer's paper as it came. */
  fileId: zOptionalId,
  billingAddressId: zOptionalId,
  shippingAddressId: zOptionalId,
  paymentTerms: zOptionalText(500),
  deliveryDate: zOptionalDate,
  remarks: zRemark,
}

const lines = z.array(customerPoLineSchema).min(1, 'Enter at least one line.').max(500, 'At most 500 lines.')

export const createCustomerPoSchema = z.object({
  quotationId: zId,
  /** The revision the user had on screen; refused when another one has become current. */
  quotationRevisionId: zOptionalId,
  ...paper,
  /** Left out: everything as quoted. A quoted line that is not listed is not ordered. */
  lines: lines.optional(),
})

export const updateCustomerPoSchema = z.object({ id: zId, version: zVersion, ...paper, lines })

export const customerPoStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const customerPoReasonSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type CustomerPoLineInput = z.output<typeof customerPoLineSchema>
export type CreateCustomerPoInput = z.output<typeof createCustomerPoSchema>
export type UpdateCustomerPoInput = z.output<typeof updateCustomerPoSchema>
