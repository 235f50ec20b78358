import { humanise } from '@/core/state-machine'
import type { Tx } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText, dbDate } from '@/server/serialize'
import type { CreateFollowUp, UpdateFollowUp } from './follow-up.schema'

/** A quotation that still has something to be won: also an expired one, which may open again. */
const WORTH_FOLLOWING = ['OPEN', 'PARTLY_WON', 'EXPIRED']

/** @throws AppError VALIDATION for a day that is over */
function refusePast(field: string, day: string, today: string): void {
  if (day < today) throw new AppError('VALIDATION', 'This day is over.', { [field]: 'Choose today or a later day.' })
}

/** @throws AppError VALIDATION for somebody who is not of the company */
async function checkAssignee(tx: Tx, userId: string): Promise<void> {
  const member = await tx.membership.findFirst({ where: { userId, isActive: true }, select: { userId: true } })
  if (!member)
    throw new AppError('VALIDATION', 'Some fields need attention.', { assignedToId: 'Choose somebody of the company.' })
}

/**
 * Plans the next step with a customer: when, what, who.
 * @throws AppError NOT_FOUND, CONFLICT for a quotation that is closed, VALIDATION for a day that is over
 */
export async function createFollowUpInTx(ctx: ActionContext, input: CreateFollowUp): Promise<{ id: string }> {
  const { tx, actor } = ctx
  const quotation = found(
    await tx.quotation.findUnique({ where: { id: input.quotationId }, select: { number: true, status: true } }),
    'Quotation',
  )
  if (!WORTH_FOLLOWING.includes(quotation.status))
    throw new AppError(
      'CONFLICT',
      `${quotation.number ?? 'The quotation'} is ${humanise(quotation.status).toLowerCase()}; there is nothing to follow up.`,
    )
  refusePast('dueDate', input.dueDate, actor.today)
  const assignedToId = input.assignedToId ?? actor.userId
  if (assignedToId !== actor.userId) await checkAssignee(tx, assignedToId)
  const { id } = await tx.followUp.create({
    data: { quotationId: input.quotationId, dueDate: dbDate(input.dueDate), note: input.note, assignedToId },
    select: { id: true },
  })
  ctx.event({
    documentType: 'Quotation',
    documentId: input.quotationId,
    documentNo: quotation.number,
    remark: input.note,
  })
  return { id }
}

/**
 * Puts it off, words it anew, or gives it to somebody else.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION for one that is done or cancelled, STALE, VALIDATION
 */
export async function updateFollowUpInTx(ctx: ActionContext, input: UpdateFollowUp): Promise<{ id: string }> {
  const { tx, actor } = ctx
  const claim = await claimForEdit(ctx, { model: 'FollowUp', id: input.id, version: input.version, states: ['OPEN'] })
  const before = found(
    await tx.followUp.findUnique({
      where: { id: input.id },
      select: { dueDate: true, quotationId: true, quotation: { select: { number: true } } },
    }),
    'Follow up',
  )
  if (input.dueDate && input.dueDate !== dateText(before.dueDate)) refusePast('dueDate', input.dueDate, actor.today)
  if (input.assignedToId) await checkAssignee(tx, input.assignedToId)
  await tx.followUp.update({
    where: { id: input.id },
    data: {
      ...claim,
      ...(input.dueDate && { dueDate: dbDate(input.dueDate) }),
      ...(input.note !== undefined && { note: input.note }),
      ...(input.assignedToId && { assignedToId: input.assignedToId }),
    },
    select: { id: true },
  })
  ctx.event({
    documentType: 'Quotation',
    documentId: before.quotationId,
    documentNo: before.quotation.number,
    remark: input.note,
  })
  return { id: input.id }
}
