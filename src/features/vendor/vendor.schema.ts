import { z } from 'zod'
import { zId, zReason, zRemark, zVersion } from '@/core/inputs'
import {
  addressSchema,
  checkParty,
  completeAddresses,
  completeTax,
  contactSchema,
  partyFields,
  withOneDefault,
} from '@/core/party'
import { cleanText } from '@/core/text'

const zMakes = z
  .array(z.string().max(80))
  .max(50)
  .default([])
  .transform((list) => [...new Set(list.map((s) => cleanText(s).toUpperCase()).filter(Boolean))])

const vendor = z.object({
  ...partyFields,
  makes: zMakes,
  addresses: z.array(addressSchema).max(20).default([]).transform(withOneDefault),
  contacts: z.array(contactSchema).max(20).default([]).transform(withOneDefault),
})

const complete = <T extends z.output<typeof vendor>>(value: T): T => ({
  ...completeTax(value),
  addresses: completeAddresses(value),
})

export const createVendorSchema = vendor.superRefine(checkParty).transform(complete)
export const updateVendorSchema = vendor
  .extend({ id: zId, version: zVersion })
  .superRefine(checkParty)
  .transform(complete)
export const vendorStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const vendorReasonSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type VendorInput = z.output<typeof createVendorSchema>
export type VendorFormInput = z.input<typeof updateVendorSchema>
