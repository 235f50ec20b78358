import { z } from 'zod'
import { zDate, zId, zOptionalDate, zOptionalId, zOptionalText, zReason, zText, zVersion } from '@/core/inputs'

const note = zText(500, 'Say what is to be done.')

export const createFollowUpSchema = z.object({
  quotationId: zId,
  /** Today or later. */
  dueDate: zDate,
  note,
  /** Whoever plans it, where it is left out. */
  assignedToId: zOptionalId,
})

/** What is left out stays as it is. */
export const updateFollowUpSchema = z.object({
  id: zId,
  version: zVersion.optional(),
  dueDate: zOptionalDate,
  note: note.optional(),
  assignedToId: zOptionalId,
})

export const finishFollowUpSchema = z
  .object({
    id: zId,
    version: zVersion.optional(),
    /** What came of it. */
    doneNote: zOptionalText(500),
    /** Plans the next one of the same quotation. */
    nextDate: zOptionalDate,
    nextNote: zOptionalText(500),
  })
  .refine((f) => !f.nextNote || f.nextDate, { path: ['nextDate'], message: 'Say when.' })

export const cancelFollowUpSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type CreateFollowUp = z.output<typeof createFollowUpSchema>
export type UpdateFollowUp = z.output<typeof updateFollowUpSchema>
export type FinishFollowUp = z.output<typeof finishFollowUpSchema>
export type CancelFollowUp = z.output<typeof cancelFollowUpSchema>
