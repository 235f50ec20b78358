import type { z } from 'zod'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { attachFile } from '@/server/storage'
import type { updateMtcSchema } from './mtc.schema'

/**
 * QC corrects the record of a certificate. Its lots follow, because FIFO and labels read the certificate's facts from the
 * lot; posted receipts stay as they were posted. A new file becomes the one that opens; the earlier one is kept beside it.
 * @throws AppError STALE, NOT_FOUND, VALIDATION, CONFLICT when another certificate has that number and make
 */
export async function updateMtc(ctx: ActionContext, input: z.output<typeof updateMtcSchema>): Promise<{ id: string }> {
  const { id } = input
  const stamp = await claimForEdit(ctx, { model: 'Mtc', id, version: input.version })
  const before = found(
    await ctx.tx.mtc.findUnique({ where: { id }, select: { mtcNo: true, make: true, fileId: true } }),
    'Certificate',
  )
  if (input.mtcDate > ctx.actor.today)
    throw new AppError('VALIDATION', 'The certificate is dated in the future.', {
      mtcDate: 'This day has not come yet.',
    })
  const twin = await ctx.tx.mtc.findFirst({
    where: { mtcNo: input.mtcNo, make: input.make, id: { not: id } },
    select: { id: true },
  })
  if (twin)
    throw new AppError(
      'CONFLICT',
      `Certificate ${input.mtcNo} of ${input.make} is on file already, as another record.`,
      { mtcNo: 'On file already, as another record.' },
    )
  const replaced = input.fileId !== null && input.fileId !== before.fileId
  if (replaced && input.fileId) {
    const earlier = await ctx.tx.attachment.count({ where: { documentType: 'Mtc', documentId: id } })
    await attachFile(ctx, {
      fileId: input.fileId,
      documentType: 'Mtc',
      documentId: id,
      label: `Certificate, version ${earlier + 1}`,
    })
  }
  const facts = { mtcNo: input.mtcNo, mtcDate: dbDate(input.mtcDate), mtcType: input.mtcType, make: input.make }
  await ctx.tx.mtc.update({
    where: { id },
    data: { ...stamp, ...facts, ...(replaced && input.fileId ? { fileId: input.fileId } : {}), remarks: input.remarks },
    select: { id: true },
  })
  await ctx.tx.stockLot.updateMany({ where: { mtcId: id }, data: { ...facts, version: { increment: 1 } } })
  ctx.event({ documentType: 'Mtc', documentId: id, documentNo: input.mtcNo, remark: input.reason })
  return { id }
}
