import { insertRows } from '@/db/insert-rows'
import { Prisma } from '@/db/types'
import { updateRows } from '@/db/update-rows'
import { resolveSalesLines } from '@/features/product/resolve-pipe-lines'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText } from '@/server/serialize'
import { ENQUIRY_EDITABLE } from './enquiry.machine'
import type { UpdateEnquiry } from './enquiry.schema'
import { enquiryHeader, enquiryLineExtras } from './save-enquiry'
import { LINE_NO_ASIDE, planLines } from './sync-lines'

/**
 * Changes an enquiry that is not closed. Its date and with it the year of its number stay; lines that are quoted cannot
 * be removed, and the customer of a quoted enquiry stays.
 * @throws AppError STALE, ILLEGAL_TRANSITION, CONFLICT, VALIDATION, NOT_FOUND
 */
export async function updateEnquiryInTx(
  ctx: ActionContext,
  input: UpdateEnquiry,
): Promise<{ id: string; version: number }> {
  const { tx } = ctx
  const { id, version } = input
  const claim = await claimForEdit(ctx, { model: 'Enquiry', id, version, states: ENQUIRY_EDITABLE })
  const before = found(
    await tx.enquiry.findUnique({
      where: { id },
      include: {
        lines: { orderBy: { lineNo: 'asc' } },
        quotations: { where: { status: { not: 'VOID' } }, select: { id: true }, take: 1 },
      },
    }),
    'Enquiry',
  )
  if (before.customerId !== input.customerId && before.quotations.length > 0)
    throw new AppError('CONFLICT', 'The enquiry is quoted to this customer; register another enquiry instead.', {
      customerId: 'The enquiry is quoted to this customer.',
    })
  const date = dateText(before.enquiryDate)
  const header = await enquiryHeader(ctx, input, date)
  const pipes = await resolveSalesLines(tx, input.lines)
  const plan = planLines(
    before.lines,
    input.lines,
    input.lines.map((line, i) => ({ ...pipes[i], ...enquiryLineExtras(line) })),
  )
  await refuseQuoted(ctx, plan.remove)
  await tx.enquiry.update({ where: { id }, data: { ...header, ...claim }, select: { id: true } })
  if (plan.remove.length > 0) await tx.enquiryLine.deleteMany({ where: { id: { in: plan.remove } } })
  if (plan.renumber.length > 0)
    await tx.$executeRaw(
      Prisma.sql`UPDATE "EnquiryLine" SET "lineNo" = "lineNo" + ${LINE_NO_ASIDE} WHERE id = ANY (${plan.renumber}::uuid[])`,
    )
  await updateRows(tx, 'EnquiryLine', plan.update)
  if (plan.create.length > 0)
    await insertRows(
      tx,
      'EnquiryLine',
      plan.create.map((line) => ({ ...line, enquiryId: id }) as Prisma.EnquiryLineCreateManyInput),
    )
  ctx.event({ documentType: 'Enquiry', documentId: id, documentNo: before.number })
  return { id, version: version + 1 }
}

async function refuseQuoted(ctx: ActionContext, lineIds: string[]): Promise<void> {
  if (lineIds.length === 0) return
  const quoted = await ctx.tx.quotationLine.findFirst({
    where: { enquiryLineId: { in: lineIds } },
    select: {
      enquiryLine: { select: { lineNo: true } },
      quotationRevision: { select: { quotation: { select: { number: true } } } },
    },
  })
  if (quoted)
    throw new AppError(
      'CONFLICT',
      `Line ${quoted.enquiryLine?.lineNo} is quoted in ${quoted.quotationRevision.quotation.number}; it cannot be removed.`,
    )
}
