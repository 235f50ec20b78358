import { z } from 'zod'
import { zId, zText, zVersion } from '@/core/inputs'

export const COMMENT_DOCUMENTS = ['Enquiry', 'Quotation'] as const
/** How long a comment can be changed after it was written. */
export const EDIT_MINUTES = 15

const document = {
  documentType: z.enum(COMMENT_DOCUMENTS, 'Comments can be written on enquiries and quotations.'),
  documentId: zId,
}
const body = zText(4000, 'Write a few words.')

/** `@` with somebody's name calls them. */
export const addCommentSchema = z.object({ ...document, body })
export const editCommentSchema = z.object({ id: zId, version: zVersion.optional(), body })
export const removeCommentSchema = z.object({ id: zId })
export const readMentionsSchema = z.object(document)

export type AddComment = z.output<typeof addCommentSchema>
export type EditComment = z.output<typeof editCommentSchema>
