import { z } from 'zod'
import { zId, zReason, zRemark, zText, zVersion } from '@/core/inputs'
import { zMailAddresses } from '@/core/mail-addresses'
import { PURPOSES } from './built-in-texts'
import { placeholderProblem } from './fill-template'

/** Text of which every placeholder is known. */
const filled = (max: number, message: string) =>
  zText(max, message).superRefine((text, ctx) => {
    const problem = placeholderProblem(text)
    if (problem) ctx.addIssue({ code: 'custom', message: problem })
  })

const content = {
  name: zText(80, 'Give the text a name.'),
  subject: filled(200, 'Give the mail a subject.').transform((s) => s.replace(/\s+/g, ' ')),
  body: filled(10_000, 'Write the text.'),
  /** Who gets a copy each time; the sender can change it. */
  cc: zMailAddresses().optional(),
  bcc: zMailAddresses().optional(),
  /** Chosen where neither the quotation's format nor the sender chooses another. */
  isDefault: z.boolean().default(false),
}

export const createEmailTemplateSchema = z.object({
  ...content,
  purpose: z.enum(PURPOSES, 'Choose what the text is for.'),
})
export const updateEmailTemplateSchema = z.object({ ...content, id: zId, version: zVersion })
export const deactivateEmailTemplateSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })
export const activateEmailTemplateSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })

export type CreateEmailTemplate = z.output<typeof createEmailTemplateSchema>
export type UpdateEmailTemplate = z.output<typeof updateEmailTemplateSchema>
