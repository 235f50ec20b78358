import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, recordStatus } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { type OpenQuotation, openQuotation } from '../open-quotation'
import { KEEP_PAPER } from '../paper/keep-paper'
import { QUOTATION_IN_WORK, quotationRevisionMachine, REVISION_CURRENT } from '../quotation.machine'
import type { QuotationStep } from '../quotation.schema'
import { isFloorRule } from './quotation.approval-rules'

/**
 * Approves the submitted revision: its content is frozen from here on, and the earlier approved one is superseded. Below a
 * margin floor the approver says why.
 * @throws AppError FORBIDDEN for those who prepared it, VALIDATION without that remark, ILLEGAL_TRANSITION, STALE, NOT_FOUND
 */
export async function approveQuotationInTx(ctx: ActionContext, input: QuotationStep): Promise<{ id: string }> {
  const open = await decide(ctx, input, 'approve', [
    Prisma.sql`"approvedById" = ${ctx.actor.userId}::uuid`,
    Prisma.sql`"approvedAt" = now()`,
    Prisma.sql`"approvalRemark" = ${input.remark}`,
    KEEP_PAPER,
  ])
  if (!input.remark) await refuseSilentFloor(ctx, open)
  await supersedeEarlier(ctx, open)
  return { id: open.id }
}

async function refuseSilentFloor(ctx: ActionContext, open: OpenQuotation): Promise<void> {
  const revision = await ctx.tx.quotationRevision.findUnique({
    where: { id: open.revision.id },
    select: { approvalNeeded: true },
  })
  const rule = revision?.approvalNeeded.find(isFloorRule)
  if (rule)
    throw new AppError('VALIDATION', `${open.documentNo}: ${rule} Say why you approve it.`, {
      remark: 'Needed where a line is below its margin floor.',
    })
}

/**
 * Gives the submitted revision back to be changed, with the reason.
 * @throws AppError FORBIDDEN for those who prepared it, VALIDATION without a remark, ILLEGAL_TRANSITION, STALE, NOT_FOUND
 */
export async function returnQuotationInTx(ctx: ActionContext, input: QuotationStep): Promise<{ id: string }> {
  const open = await decide(ctx, input, 'return', [Prisma.sql`"approvalRemark" = ${input.remark}`])
  return { id: open.id }
}

async function decide(
  ctx: ActionContext,
  input: QuotationStep,
  event: 'approve' | 'return',
  set: Prisma.Sql[],
): Promise<OpenQuotation> {
  const open = await openQuotation(ctx, input.id, QUOTATION_IN_WORK)
  await applyTransition(ctx, {
    machine: quotationRevisionMachine,
    model: 'QuotationRevision',
    id: open.revision.id,
    event,
    version: input.version,
    remark: input.remark,
    // those who created, edited or submitted the revision are all in preparedByIds
    fourEyes: true,
    set,
    documentNo: open.documentNo,
    documentType: 'Quotation',
    documentId: open.id,
  })
  return open
}

/** A later revision was approved: what was current before is superseded. */
export async function supersedeEarlier(ctx: ActionContext, open: OpenQuotation): Promise<void> {
  const earlier = await ctx.tx.quotationRevision.findMany({
    where: {
      quotationId: open.id,
      revisionNo: { lt: open.revision.revisionNo },
      status: { in: [...REVISION_CURRENT] },
    },
    select: { id: true, status: true },
  })
  for (const revision of earlier) {
    await ctx.tx.quotationRevision.update({
      where: { id: revision.id },
      data: { status: 'SUPERSEDED', version: { increment: 1 }, updatedById: ctx.actor.userId },
      select: { id: true },
    })
    await recordStatus(ctx, {
      model: 'QuotationRevision',
      id: revision.id,
      event: 'supersede',
      from: revision.status,
      to: 'SUPERSEDED',
      remark: `Rev.${open.revision.revisionNo} was approved.`,
    })
  }
}
