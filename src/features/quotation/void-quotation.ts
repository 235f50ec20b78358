import { Prisma } from '@/db/types'
import { followQuotation } from '@/features/enquiry/close-enquiry'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, recordStatus } from '@/server/documents-base'
import { type OpenQuotation, openQuotation } from './open-quotation'
import { endFollowUps } from './outcome/end-follow-ups'
import { QUOTATION_IN_WORK, quotationMachine, quotationRevisionMachine } from './quotation.machine'
import type { QuotationStep } from './quotation.schema'

/**
 * Voids the draft revision, with the reason. The revision before it is the latest again; where there is none, the whole
 * quotation is void and its number stays used.
 * @throws AppError ILLEGAL_TRANSITION for what is no draft, VALIDATION without a reason, STALE, NOT_FOUND
 */
export async function voidQuotationInTx(ctx: ActionContext, input: QuotationStep): Promise<{ id: string }> {
  const { tx, actor } = ctx
  const open = await openQuotation(ctx, input.id, QUOTATION_IN_WORK)
  await applyTransition(ctx, {
    machine: quotationRevisionMachine,
    model: 'QuotationRevision',
    id: open.revision.id,
    event: 'void',
    version: input.version,
    remark: input.remark,
    documentNo: open.documentNo,
    documentType: 'Quotation',
    documentId: open.id,
  })
  const before = await tx.quotationRevision.findFirst({
    where: { quotationId: open.id, status: { not: 'VOID' } },
    orderBy: { revisionNo: 'desc' },
    select: { revisionNo: true },
  })
  const to = before ? null : quotationMachine.next(open.status, 'void')
  await tx.quotation.update({
    where: { id: open.id },
    data: {
      version: { increment: 1 },
      updatedById: actor.userId,
      ...(before ? { latestRevisionNo: before.revisionNo } : {}),
      ...(to ? { status: to, closeReason: input.remark } : {}),
    },
    select: { id: true },
  })
  if (to) {
    await recordStatus(ctx, {
      model: 'Quotation',
      id: open.id,
      event: 'void',
      from: open.status,
      to,
      remark: input.remark,
    })
    await endFollowUps(ctx, open.id, to)
    await openEnquiryAgain(ctx, open)
  }
  return { id: open.id }
}

/** An enquiry whose last quotation is void waits for one again. */
async function openEnquiryAgain(ctx: ActionContext, open: OpenQuotation): Promise<void> {
  if (!open.enquiryId) return
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>(Prisma.sql`
    SELECT count(*)::int AS n FROM "Quotation" WHERE "enquiryId" = ${open.enquiryId}::uuid AND status <> 'VOID'`)
  if (rows[0]?.n === 0) await followQuotation(ctx, open.enquiryId, 'unquote', `Quotation ${open.number} was voided.`)
}
