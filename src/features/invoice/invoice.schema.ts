import { z } from 'zod'
import { zDate, zId, zOptionalDate, zOptionalId, zOptionalText, zReason, zRemark, zText, zVersion } from '@/core/inputs'

/** From a dispatch note, or from a packed packing list before the goods leave. */
export const createInvoiceSchema = z
  .object({
    packingListId: zOptionalId,
    dispatchNoteId: zOptionalId,
    /** Today where it is left out; not in the future. */
    invoiceDate: zOptionalDate,
  })
  .refine((i) => i.packingListId || i.dispatchNoteId, {
    path: ['packingListId'],
    message: 'Choose the packing list or the dispatch note to invoice.',
  })

const zHsn = zText(8, 'Enter the HSN code.').refine(
  (s) => /^(\d{4}|\d{6}|\d{8})$/.test(s),
  'An HSN has 4, 6 or 8 digits.',
)

export const updateInvoiceSchema = z.object({
  id: zId,
  version: zVersion,
  invoiceDate: zDate,
  /** Left out: invoice date plus the customer's credit days. */
  dueDate: zOptionalDate,
  /** Export or SEZ: under the letter of undertaking, without IGST. */
  underLut: z.boolean().optional(),
  paymentTerms: zOptionalText(300),
  poReference: zOptionalText(80),
  remarks: zRemark,
  /** HSN of lines that a person corrects; rate and taxes follow from it. */
  lines: z
    .array(z.object({ id: zId, hsn: zHsn, description: zText(300, 'Describe the goods.') }))
    .max(1000)
    .default([]),
})

export const postInvoiceSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const stopInvoiceSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type CreateInvoiceInput = z.output<typeof createInvoiceSchema>
export type UpdateInvoiceInput = z.output<typeof updateInvoiceSchema>
