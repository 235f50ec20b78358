import { z } from 'zod'
import { gstinProblem } from '@/core/gst'
import { zId, zOptionalDate, zOptionalText, zReason, zRemark, zVersion } from '@/core/inputs'

const compact = (s: string | null) => s?.replace(/\s+/g, '').toUpperCase() ?? null

const transport = {
  /** Today where it is left out; not in the future. */
  dispatchDate: zOptionalDate,
  /** As on the number plate, `MH 43 BX 1234`; stored without blanks. */
  vehicleNo: zOptionalText(30)
    .transform(compact)
    .refine((s) => s === null || /^[A-Z0-9-]{4,15}$/.test(s), 'A vehicle number has 4 to 15 letters and digits.'),
  transporter: zOptionalText(200),
  transporterGstin: zOptionalText(20)
    .transform(compact)
    .superRefine((s, ctx) => {
      const problem = s ? gstinProblem(s) : null
      if (problem) ctx.addIssue({ code: 'custom', message: problem })
    }),
  /** Lorry receipt. */
  lrNo: zOptionalText(60),
  lrDate: zOptionalDate,
  ewayBillNo: zOptionalText(20)
    .transform(compact)
    .refine((s) => s === null || /^\d{12}$/.test(s), 'An e-way bill number has 12 digits.'),
  ewayBillDate: zOptionalDate,
  driverName: zOptionalText(100),
  driverPhone: zOptionalText(40),
  freightTerms: zOptionalText(200),
  remarks: zRemark,
}

export const createDispatchNoteSchema = z.object({ packingListId: zId, ...transport })
export const updateDispatchNoteSchema = z.object({ id: zId, version: zVersion, ...transport })
export const postDispatchNoteSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const voidDispatchNoteSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })
export const deliverDispatchNoteSchema = z.object({
  id: zId,
  version: zVersion.optional(),
  /** Today where it is left out. */
  deliveredOn: zOptionalDate,
  remark: zRemark,
})

export type CreateDispatchNoteInput = z.output<typeof createDispatchNoteSchema>
export type UpdateDispatchNoteInput = z.output<typeof updateDispatchNoteSchema>
