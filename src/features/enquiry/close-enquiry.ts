import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, lockDocument, recordStatus } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { enquiryMachine } from './enquiry.machine'
import type { CloseEnquiry } from './enquiry.schema'

/**
 * Closes an enquiry as lost or regretted, or voids it, with the reason. Where a quotation is in work the outcome is
 * recorded there, and the enquiry follows.
 * @throws AppError CONFLICT while a quotation is in work, ILLEGAL_TRANSITION, STALE, VALIDATION, NOT_FOUND
 */
export async function closeEnquiryInTx(ctx: ActionContext, input: CloseEnquiry): Promise<{ id: string }> {
  const { id, event, version, remark } = input
  await lockDocument(ctx, 'Enquiry', id)
  const states = event === 'void' ? { not: 'VOID' } : { in: ['OPEN', 'WON', 'PARTLY_WON'] }
  const quotation = await ctx.tx.quotation.findFirst({
    where: { enquiryId: id, status: states },
    select: { number: true },
  })
  if (quotation)
    throw new AppError(
      'CONFLICT',
      `Quotation ${quotation.number} belongs to this enquiry; record the outcome there first.`,
    )
  await applyTransition(ctx, {
    machine: enquiryMachine,
    model: 'Enquiry',
    id,
    event,
    version,
    remark,
    set: [Prisma.sql`"closeReason" = ${remark}`],
  })
  return { id }
}

/**
 * Lets an enquiry follow its quotation. Nothing happens where the step is not possible from where the enquiry stands:
 * a second quotation of a quoted enquiry, an order on an enquiry that is won already.
 */
export async function followQuotation(
  ctx: ActionContext,
  enquiryId: string,
  event: 'quote' | 'unquote' | 'win' | 'lose' | 'regret',
  reason?: string | null,
): Promise<void> {
  const enquiry = await lockDocument(ctx, 'Enquiry', enquiryId)
  const to = enquiryMachine.next(enquiry.status, event)
  if (!to) return
  await ctx.tx.enquiry.update({
    where: { id: enquiryId },
    data: {
      status: to,
      version: { increment: 1 },
      updatedById: ctx.actor.userId,
      ...(event === 'lose' || event === 'regret' ? { closeReason: reason ?? null } : {}),
    },
    select: { id: true },
  })
  await recordStatus(ctx, { model: 'Enquiry', id: enquiryId, event, from: enquiry.status, to, remark: reason })
}
