import { Prisma } from '@/db/types'
import { followQuotation } from '@/features/enquiry/close-enquiry'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, lockDocument, recordStatus } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { openQuotation } from './open-quotation'
import { quotationMachine, REVISION_CURRENT } from './quotation.machine'
import type { CloseQuotation } from './quotation.schema'

/**
 * Records what became of the quotation: won, partly won, lost or regretted. The enquiry follows.
 * @throws AppError CONFLICT for an outcome the orders contradict, ILLEGAL_TRANSITION, VALIDATION, STALE, NOT_FOUND
 */
export async function closeQuotationInTx(ctx: ActionContext, input: CloseQuotation): Promise<{ id: string }> {
  const { id, event, version, remark } = input
  const open = await openQuotation(ctx, id, quotationMachine.states)
  const won = event === 'win' || event === 'partly-win'
  if (won && !(await approvedRevision(ctx, id)))
    throw new AppError(
      'CONFLICT',
      `${open.documentNo} was never approved; a quotation is won with an approved revision.`,
    )
  if (!won) await refuseWithOrder(ctx, id)
  await applyTransition(ctx, {
    machine: quotationMachine,
    model: 'Quotation',
    id,
    event,
    version,
    remark,
    set: [Prisma.sql`"closeReason" = ${remark}`, Prisma.sql`"competitorPrice" = ${input.competitorPrice}::numeric`],
  })
  if (open.enquiryId)
    await enquiryOutcome(ctx, open.enquiryId, won ? 'win' : event === 'lose' ? 'lose' : 'regret', remark)
  return { id }
}

/** A quotation with a customer PO in work is neither lost nor regretted. */
async function refuseWithOrder(ctx: ActionContext, quotationId: string): Promise<void> {
  const po = await ctx.tx.customerPo.findFirst({
    where: { quotationId, status: { not: 'REJECTED' } },
    select: { poNumber: true },
  })
  if (po)
    throw new AppError(
      'CONFLICT',
      `Customer PO ${po.poNumber} is recorded against this quotation. Reject it there first.`,
    )
}

const approvedRevision = (ctx: ActionContext, quotationId: string) =>
  ctx.tx.quotationRevision.findFirst({
    where: { quotationId, status: { in: [...REVISION_CURRENT] } },
    select: { id: true },
  })

/** Won with one of its quotations; lost or regretted only when no other one is in work. */
async function enquiryOutcome(
  ctx: ActionContext,
  enquiryId: string,
  event: 'win' | 'lose' | 'regret',
  reason: string | null,
) {
  if (event !== 'win') {
    const other = await ctx.tx.quotation.findFirst({
      where: { enquiryId, status: { in: ['OPEN', 'WON', 'PARTLY_WON', 'EXPIRED'] } },
      select: { id: true },
    })
    if (other) return
  }
  await followQuotation(ctx, enquiryId, event, reason)
}

/**
 * What an accepted customer PO or its sales order makes of the quotation: won, or partly won where lines or quantities
 * were left out. A quotation that is won stays won. For the features further down the chain; they check the permission.
 * @throws AppError ILLEGAL_TRANSITION for a lost, regretted or void quotation, NOT_FOUND
 */
export async function applyOutcome(
  ctx: ActionContext,
  quotationId: string,
  outcome: 'WON' | 'PARTLY_WON',
): Promise<void> {
  const quotation = await lockDocument(ctx, 'Quotation', quotationId)
  if (quotation.status === 'WON' || quotation.status === outcome) return
  const event = outcome === 'WON' ? 'win' : 'partly-win'
  const to = quotationMachine.next(quotation.status, event)
  if (!to)
    throw new AppError('ILLEGAL_TRANSITION', `Quotation ${quotation.documentNo} is closed; it cannot be ordered from.`)
  const { enquiryId } = await ctx.tx.quotation.update({
    where: { id: quotationId },
    data: { status: to, version: { increment: 1 }, updatedById: ctx.actor.userId },
    select: { enquiryId: true },
  })
  await recordStatus(ctx, { model: 'Quotation', id: quotationId, event, from: quotation.status, to })
  if (enquiryId) await followQuotation(ctx, enquiryId, 'win')
}
