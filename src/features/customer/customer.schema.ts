import { z } from 'zod'
import { zId, zOptionalId, zOptionalMoney, zReason, zRemark, zVersion } from '@/core/inputs'
import {
  addressSchema,
  checkParty,
  completeAddresses,
  completeTax,
  contactSchema,
  partyFields,
  withOneDefault,
} from '@/core/party'

export const ADDRESS_KINDS = ['BILLING', 'SHIPPING', 'BOTH'] as const

const customer = z.object({
  ...partyFields,
  isSez: z.boolean().default(false),
  creditDays: z.coerce
    .number('Enter whole days.')
    .int('Whole days only.')
    .min(0, 'Not below zero.')
    .max(365, 'At most 365 days.')
    .default(30),
  /** In the customer's currency; empty means no limit. */
  creditLimit: zOptionalMoney,
  /** The format its quotations take; the standard one where it is left out. */
  quotationTemplateId: zOptionalId,
  addresses: z
    .array(addressSchema.extend({ kind: z.enum(ADDRESS_KINDS, 'Choose what the address is for.').default('BOTH') }))
    .min(1, 'Enter at least one address: documents are billed and shipped to it.')
    .max(20)
    .transform(withOneDefault),
  contacts: z.array(contactSchema).max(20).default([]).transform(withOneDefault),
})

type Checked = z.output<typeof customer>

function check(value: Checked, ctx: z.RefinementCtx): void {
  checkParty(value, ctx)
  if (value.isSez && value.country !== 'IN')
    ctx.addIssue({ code: 'custom', path: ['isSez'], message: 'Only a unit in India is in a special economic zone.' })
}

const complete = <T extends Checked>(value: T): T => ({
  ...completeTax(value),
  addresses: completeAddresses(value),
})

export const createCustomerSchema = customer.superRefine(check).transform(complete)
export const updateCustomerSchema = customer
  .extend({ id: zId, version: zVersion })
  .superRefine(check)
  .transform(complete)
export const customerStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const customerReasonSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type CustomerInput = z.output<typeof createCustomerSchema>
