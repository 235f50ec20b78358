import { Prisma } from '@/db/types'
import { followQuotation } from '@/features/enquiry/close-enquiry'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, claimForEdit, lockDocument, recordStatus } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { openQuotation } from '../open-quotation'
import { quotationMachine, REVISION_CURRENT } from '../quotation.machine'
import type { CloseQuotation, CorrectOutcome } from '../quotation.schema'
import { endFollowUps } from './end-follow-ups'
import { winOrderedLines, writeLineOutcomes } from './line-outcomes'

const OUTCOME_OF = { win: 'WON', 'partly-win': 'PARTLY_WON', lose: 'LOST', regret: 'REGRETTED' } as const
/** States with an outcome that more can be known about later. */
const DECIDED: readonly string[] = Object.values(OUTCOME_OF)

type Known = Pick<CorrectOutcome, 'category' | 'remark' | 'competitorName' | 'competitorPrice'>

const outcomeColumns = ({ category, remark, competitorName, competitorPrice }: Known): Prisma.Sql[] => [
  Prisma.sql`"closeCategory" = ${category ?? null}`,
  Prisma.sql`"closeReason" = ${remark}`,
  Prisma.sql`"competitorName" = ${competitorName}`,
  Prisma.sql`"competitorPrice" = ${competitorPrice}::numeric`,
]

/**
 * Records what became of the quotation: won, partly won, lost or regretted, and of its lines where they differ. The
 * enquiry follows.
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
    set: [...outcomeColumns(input), Prisma.sql`"closedAt" = now()`],
  })
  await writeLineOutcomes(ctx, id, OUTCOME_OF[event], input.lines)
  await endFollowUps(ctx, id, OUTCOME_OF[event])
  if (open.enquiryId)
    await enquiryOutcome(ctx, open.enquiryId, won ? 'win' : event === 'lose' ? 'lose' : 'regret', remark)
  return { id }
}

/**
 * Corrects the reason, the competitor and the outcome of lines of a decided quotation; what it is stays as it is. A buyer
 * who comes back after all gets a copy as a new quotation.
 * @throws AppError ILLEGAL_TRANSITION while nothing is decided, STALE, VALIDATION, NOT_FOUND
 */
export async function correctOutcomeInTx(ctx: ActionContext, input: CorrectOutcome): Promise<{ id: string }> {
  const { id, version, remark } = input
  const open = await openQuotation(ctx, id, quotationMachine.states)
  if (!DECIDED.includes(open.status))
    throw new AppError('ILLEGAL_TRANSITION', `${open.documentNo} has no outcome yet that could be corrected.`)
  const claim = await claimForEdit(ctx, { model: 'Quotation', id, version })
  const lost = open.status === 'LOST' || open.status === 'REGRETTED'
  if (lost && !remark) throw new AppError('VALIDATION', 'A reason is needed.', { remark: 'Say why.' })
  await ctx.tx.quotation.update({
    where: { id },
    data: {
      closeCategory: input.category ?? null,
      closeReason: remark,
      competitorName: input.competitorName,
      competitorPrice: input.competitorPrice,
      ...claim,
    },
    select: { id: true },
  })
  await writeLineOutcomes(ctx, id, open.status, input.lines)
  ctx.event({ documentType: 'Quotation', documentId: id, documentNo: open.number, remark })
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
  await winOrderedLines(ctx, quotationId)
  if (quotation.status === 'WON' || quotation.status === outcome) return
  const event = outcome === 'WON' ? 'win' : 'partly-win'
  const to = quotationMachine.next(quotation.status, event)
  if (!to)
    throw new AppError('ILLEGAL_TRANSITION', `Quotation ${quotation.documentNo} is closed; it cannot be ordered from.`)
  const { enquiryId } = await ctx.tx.quotation.update({
    where: { id: quotationId },
    data: { status: to, closedAt: new Date(), version: { increment: 1 }, updatedById: ctx.actor.userId },
    select: { enquiryId: true },
  })
  await recordStatus(ctx, { model: 'Quotation', id: quotationId, event, from: quotation.status, to })
  await endFollowUps(ctx, quotationId, to)
  if (enquiryId) await followQuotation(ctx, enquiryId, 'win')
}
