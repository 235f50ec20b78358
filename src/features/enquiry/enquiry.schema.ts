import { z } from 'zod'
import { zId, zOptionalDate, zOptionalEmail, zOptionalId, zOptionalText, zRemark, zVersion } from '@/core/inputs'
import { referencesSchema, salesLineSchema, zLineId } from '@/features/product/pipe-line.schema'

export const ENQUIRY_MODES = ['EMAIL', 'PHONE', 'WHATSAPP', 'VISIT', 'PORTAL', 'TENDER', 'LETTER'] as const

export const ENQUIRY_MODE_LABELS: Record<(typeof ENQUIRY_MODES)[number], string> = {
  EMAIL: 'E-mail',
  PHONE: 'Phone',
  WHATSAPP: 'WhatsApp',
  VISIT: 'Visit',
  PORTAL: 'Buyer’s portal',
  TENDER: 'Tender',
  LETTER: 'Letter',
}

export const MAX_LINES = 500

export const enquiryLineSchema = salesLineSchema.extend({
  id: zLineId,
  ...referencesSchema.shape,
  /** The buyer's own words for this line. */
  buyerText: zOptionalText(2000),
})

export const createEnquirySchema = z.object({
  /** Today where it is left out; not in the future. */
  enquiryDate: zOptionalDate,
  customerId: zId,
  contactId: zOptionalId,
  contactName: zOptionalText(120),
  contactEmail: zOptionalEmail,
  /** The buyer's own number of the enquiry. */
  clientReference: zOptionalText(120),
  project: zOptionalText(200),
  mode: z.enum(ENQUIRY_MODES, 'Choose how the enquiry came in.').default('EMAIL'),
  requiredBy: zOptionalDate,
  /** What the buyer wrote, as it was written. */
  buyerText: zOptionalText(10_000),
  remarks: zOptionalText(2000),
  lines: z.array(enquiryLineSchema).min(1, 'Add at least one line.').max(MAX_LINES, `At most ${MAX_LINES} lines.`),
})

export const updateEnquirySchema = createEnquirySchema.extend({ id: zId, version: zVersion })

export const closeEnquirySchema = z.object({
  id: zId,
  version: zVersion.optional(),
  event: z.enum(['lose', 'regret', 'void'], 'Choose lose, regret or void.'),
  remark: zRemark,
})

export type CreateEnquiry = z.output<typeof createEnquirySchema>
export type UpdateEnquiry = z.output<typeof updateEnquirySchema>
export type CloseEnquiry = z.output<typeof closeEnquirySchema>
