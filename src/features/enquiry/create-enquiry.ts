import { insertRows } from '@/db/insert-rows'
import { resolveSalesLines } from '@/features/product/resolve-pipe-lines'
import type { ActionContext } from '@/server/define-action'
import type { CreateEnquiry } from './enquiry.schema'
import { enquiryHeader, enquiryLineExtras } from './save-enquiry'

/**
 * Registers an enquiry with its lines; the number is given with the first save.
 * @throws AppError VALIDATION with a sentence per field, NOT_FOUND
 */
export async function createEnquiryInTx(ctx: ActionContext, input: CreateEnquiry): Promise<{ id: string }> {
  const date = input.enquiryDate ?? ctx.actor.today
  const header = await enquiryHeader(ctx, input, date)
  const lines = await resolveSalesLines(ctx.tx, input.lines)
  const { id } = await ctx.tx.enquiry.create({ data: header, select: { id: true } })
  await insertRows(
    ctx.tx,
    'EnquiryLine',
    input.lines.flatMap((line, i) => {
      const pipe = lines[i]
      return pipe ? [{ ...pipe, ...enquiryLineExtras(line), enquiryId: id, lineNo: i + 1 }] : []
    }),
  )
  ctx.giveNumber({ model: 'Enquiry', id, type: 'ENQ', date })
  ctx.event({ documentType: 'Enquiry', documentId: id })
  return { id }
}
