import { z } from 'zod'
import { zId, zOptionalText, zReason } from '@/core/inputs'

export const FILE_DOCUMENTS = ['Enquiry', 'Quotation'] as const
const document = {
  documentType: z.enum(FILE_DOCUMENTS, 'Files can be added to enquiries and quotations.'),
  documentId: zId,
  fileId: zId,
}

/** An upload becomes an attachment; a second time it changes the label. */
export const attachFileSchema = z.object({ ...document, label: zOptionalText(80) })
export const detachFileSchema = z.object({ ...document, remark: zReason })

export type AttachFile = z.output<typeof attachFileSchema>
export type DetachFile = z.output<typeof detachFileSchema>
