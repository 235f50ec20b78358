import { z } from 'zod'
import { zId, zOptionalDate, zOptionalText, zReason, zRemark, zVersion } from '@/core/inputs'
import { pipeLineSchema, zLineId } from '@/features/product/pipe-line.schema'

/** One line that is needed; `id` names the line it was when an existing requisition is changed. */
export const requisitionLineSchema = pipeLineSchema.extend({
  id: zLineId,
  remark: zOptionalText(500),
})

const headSchema = z.object({
  neededBy: zOptionalDate,
  remarks: zOptionalText(2000),
  lines: z.array(requisitionLineSchema).min(1, 'Add at least one line.').max(500, 'At most 500 lines.'),
})

export const createRequisitionSchema = headSchema
export const updateRequisitionSchema = headSchema.extend({ id: zId, version: zVersion })
export const requisitionFromShortfallSchema = z.object({
  salesOrderId: zId,
  neededBy: zOptionalDate,
  remarks: zOptionalText(2000),
})

/** A step that a remark may go with. */
export const requisitionStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
/** A step that needs a reason. */
export const requisitionReasonSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type RequisitionHeadInput = z.output<typeof headSchema>
export type RequisitionLineInput = z.output<typeof requisitionLineSchema>
