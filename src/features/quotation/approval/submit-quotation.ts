import { dec } from '@/core/money'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { type OpenQuotation, openQuotation } from '../open-quotation'
import { KEEP_PAPER } from '../paper/keep-paper'
import { QUOTATION_IN_WORK, quotationRevisionMachine } from '../quotation.machine'
import type { SubmitQuotation } from '../quotation.schema'
import { supersedeEarlier } from './approve-quotation'
import { judgeRevision, keepMargins } from './judge-revision'
import { isFloorRule } from './quotation.approval-rules'

/**
 * Submits the draft for approval, with the rules of Settings that it hits and the margins as they are now. Where it hits
 * none, it is approved at once and the rule that allowed it is recorded. Below a margin floor it needs a reason.
 * @throws AppError VALIDATION for lines without a rate or without the reason, ILLEGAL_TRANSITION, STALE, NOT_FOUND
 */
export async function submitQuotationInTx(
  ctx: ActionContext,
  input: SubmitQuotation,
): Promise<{ id: string; status: string }> {
  const open = await openQuotation(ctx, input.id, QUOTATION_IN_WORK)
  await checkComplete(ctx, open)
  const isDraft = open.revision.status === 'DRAFT'
  const judged = isDraft ? await judgeRevision(ctx, open.revision.id) : null
  const rule = judged?.passedBy ?? null
  const mine = Prisma.sql`CASE WHEN ${ctx.actor.userId}::uuid = ANY ("preparedByIds") THEN "preparedByIds" ELSE "preparedByIds" || ${ctx.actor.userId}::uuid END`
  const { to } = await applyTransition(ctx, {
    machine: quotationRevisionMachine,
    model: 'QuotationRevision',
    id: open.revision.id,
    event: rule ? 'approve-by-rule' : 'submit',
    version: input.version,
    remark: input.remark ?? input.reason ?? rule,
    set: [
      Prisma.sql`"preparedByIds" = ${mine}`,
      Prisma.sql`"submittedById" = ${ctx.actor.userId}::uuid`,
      Prisma.sql`"submittedAt" = now()`,
      Prisma.sql`"submitReason" = ${input.reason}`,
      Prisma.sql`"approvalNeeded" = ${judged?.needed ?? []}::text[]`,
      Prisma.sql`"marginPct" = ${judged?.marginPct ?? null}::numeric`,
      ...(rule ? [Prisma.sql`"approvedAt" = now()`, Prisma.sql`"approvalRule" = ${rule}`, KEEP_PAPER] : []),
    ],
    documentNo: open.documentNo,
    documentType: 'Quotation',
    documentId: open.id,
  })
  if (judged) {
    const floorRule = judged.needed.find(isFloorRule)
    if (floorRule && !input.reason)
      throw new AppError('VALIDATION', `${floorRule} Say why it should be offered at that price all the same.`, {
        reason: 'Needed where a line is below its margin floor.',
      })
    await keepMargins(ctx.tx, judged.lines)
  }
  if (rule) await supersedeEarlier(ctx, open)
  return { id: open.id, status: to }
}

async function checkComplete(ctx: ActionContext, open: OpenQuotation): Promise<void> {
  if (open.revision.status !== 'DRAFT') return
  const lines = await ctx.tx.quotationLine.findMany({
    where: { quotationRevisionId: open.revision.id },
    select: { lineNo: true, rate: true },
    orderBy: { lineNo: 'asc' },
  })
  const unpriced = lines.filter((line) => dec(line.rate).isZero())
  if (lines.length === 0) throw new AppError('VALIDATION', 'Add at least one line before you submit.')
  if (unpriced.length > 0)
    throw new AppError(
      'VALIDATION',
      `Line ${unpriced.map((line) => line.lineNo).join(', ')} has no rate yet.`,
      Object.fromEntries(unpriced.map((line) => [`lines.${line.lineNo - 1}.rate`, 'Enter the rate.'])),
    )
}
