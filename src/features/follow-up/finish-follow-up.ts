import type { ActionContext } from '@/server/define-action'
import { claimForEdit } from '@/server/documents-base'
import type { CancelFollowUp, FinishFollowUp } from './follow-up.schema'
import { createFollowUpInTx } from './plan-follow-up'

async function end(
  ctx: ActionContext,
  { id, version }: { id: string; version?: number },
  status: 'DONE' | 'CANCELLED',
  words: string | null,
) {
  const claim = await claimForEdit(ctx, { model: 'FollowUp', id, version, states: ['OPEN'] })
  const { quotationId, quotation, note } = await ctx.tx.followUp.update({
    where: { id },
    data: { ...claim, status, doneNote: words, doneAt: new Date(), doneById: ctx.actor.userId },
    select: { quotationId: true, note: true, quotation: { select: { number: true } } },
  })
  ctx.event({ documentType: 'Quotation', documentId: quotationId, documentNo: quotation.number, remark: words ?? note })
  return { quotationId, note }
}

/**
 * It was done, with what came of it; the next step is planned in the same breath where a day is given.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION for one that is done or cancelled, STALE, CONFLICT, VALIDATION
 */
export async function finishFollowUpInTx(ctx: ActionContext, input: FinishFollowUp) {
  const { quotationId, note } = await end(ctx, input, 'DONE', input.doneNote)
  if (!input.nextDate) return { id: input.id, nextId: null }
  const next = await createFollowUpInTx(ctx, {
    quotationId,
    dueDate: input.nextDate,
    note: input.nextNote ?? note,
    assignedToId: null,
  })
  return { id: input.id, nextId: next.id }
}

/** It need not be done, and why. @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, STALE */
export async function cancelFollowUpInTx(ctx: ActionContext, input: CancelFollowUp): Promise<{ id: string }> {
  await end(ctx, input, 'CANCELLED', input.remark)
  return { id: input.id }
}
