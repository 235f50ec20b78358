import { convertMoney, dec, formatMoney } from '@/core/money'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { supersedeEarlier } from './approve-quotation'
import { type OpenQuotation, openQuotation } from './open-quotation'
import { QUOTATION_IN_WORK, quotationRevisionMachine } from './quotation.machine'
import type { QuotationStep } from './quotation.schema'

/**
 * Submits the draft for approval. Where Settings ask for none, it is approved at once and the rule is recorded.
 * @throws AppError VALIDATION for lines without a rate, ILLEGAL_TRANSITION, STALE, NOT_FOUND
 */
export async function submitQuotationInTx(
  ctx: ActionContext,
  input: QuotationStep,
): Promise<{ id: string; status: string }> {
  const open = await openQuotation(ctx, input.id, QUOTATION_IN_WORK)
  await checkComplete(ctx, open)
  const rule = open.revision.status === 'DRAFT' ? await approvingRule(ctx, open) : null
  const mine = Prisma.sql`CASE WHEN ${ctx.actor.userId}::uuid = ANY ("preparedByIds") THEN "preparedByIds" ELSE "preparedByIds" || ${ctx.actor.userId}::uuid END`
  const { to } = await applyTransition(ctx, {
    machine: quotationRevisionMachine,
    model: 'QuotationRevision',
    id: open.revision.id,
    event: rule ? 'approve-by-rule' : 'submit',
    version: input.version,
    remark: input.remark ?? rule,
    set: [
      Prisma.sql`"preparedByIds" = ${mine}`,
      Prisma.sql`"submittedById" = ${ctx.actor.userId}::uuid`,
      Prisma.sql`"submittedAt" = now()`,
      ...(rule ? [Prisma.sql`"approvedAt" = now()`, Prisma.sql`"approvalRule" = ${rule}`] : []),
    ],
    documentNo: open.documentNo,
    documentType: 'Quotation',
    documentId: open.id,
  })
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

/** The rule of Settings that lets this revision pass without approval, in words; null when it must be approved. */
async function approvingRule(ctx: ActionContext, open: OpenQuotation): Promise<string | null> {
  const settings = await ctx.tx.companySetting.findFirst({
    select: { quotationApproval: true, quotationApprovalAbove: true },
  })
  if (!settings) return null
  if (!settings.quotationApproval) return 'Settings ask for no approval of quotations.'
  const limit = dec(settings.quotationApprovalAbove)
  if (!limit.gt(0)) return null
  const content = found(
    await ctx.tx.quotationRevision.findUnique({
      where: { id: open.revision.id },
      select: { totalAmount: true, exchangeRate: true },
    }),
    'Quotation',
  )
  if (convertMoney(content.totalAmount, content.exchangeRate).gt(limit)) return null
  const { baseCurrency } = ctx.actor
  return `Settings ask for no approval up to ${baseCurrency} ${formatMoney(limit, baseCurrency)}.`
}
