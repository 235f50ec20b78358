import { insertRows } from '@/db/insert-rows'
import { Prisma } from '@/db/types'
import { LINE_NO_ASIDE, planLines } from '@/features/enquiry/sync-lines'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText } from '@/server/serialize'
import { openQuotation } from './open-quotation'
import { QUOTATION_IN_WORK } from './quotation.machine'
import type { UpdateQuotation } from './quotation.schema'
import { checkSalesperson, priceLines, quotationFacts, revisionHeader, totalsOf } from './quotation-content'

/**
 * Changes the latest revision while it is a draft. Whoever saves it counts among those who prepared it and cannot
 * approve it.
 * @throws AppError STALE, ILLEGAL_TRANSITION once it is submitted, VALIDATION, NOT_FOUND
 */
export async function updateQuotationInTx(
  ctx: ActionContext,
  input: UpdateQuotation,
): Promise<{ id: string; version: number }> {
  const { tx, actor } = ctx
  const open = await openQuotation(ctx, input.id, QUOTATION_IN_WORK)
  const revisionId = open.revision.id
  const claim = await claimForEdit(ctx, {
    model: 'QuotationRevision',
    id: revisionId,
    version: input.version,
    states: ['DRAFT'],
  })
  const before = found(
    await tx.quotationRevision.findUnique({
      where: { id: revisionId },
      include: { lines: { orderBy: { lineNo: 'asc' } }, terms: { orderBy: { position: 'asc' } } },
    }),
    'Quotation',
  )
  const facts = found(await quotationFacts(tx, open.customerId), 'Customer')
  const salespersonId = input.salespersonId ?? open.salespersonId
  if (salespersonId !== open.salespersonId) await checkSalesperson(tx, salespersonId)
  const kept = {
    currency: input.currency ?? (before.currency as UpdateQuotation['currency']),
    validUntil: input.validUntil ?? dateText(before.validUntil),
  }
  const date = input.quotationDate ?? dateText(before.quotationDate)
  const header = await revisionHeader(tx, { ...input, ...kept }, facts, date, actor.today)
  await checkEnquiryLines(ctx, open.enquiryId, input)
  const lines = await priceLines(tx, input.lines)
  const plan = planLines(before.lines, input.lines, lines)
  const totals = totalsOf(lines, input.chargesAmount)
  const preparedByIds = [...new Set([...before.preparedByIds, actor.userId])]
  await tx.quotationRevision.update({
    where: { id: revisionId },
    data: { ...header, ...totals, ...claim, preparedByIds },
    select: { id: true },
  })
  if (salespersonId !== open.salespersonId)
    await tx.quotation.update({
      where: { id: open.id },
      data: { salespersonId, version: { increment: 1 }, updatedById: actor.userId },
      select: { id: true },
    })
  if (plan.remove.length > 0) await tx.quotationLine.deleteMany({ where: { id: { in: plan.remove } } })
  if (plan.renumber.length > 0)
    await tx.$executeRaw(
      Prisma.sql`UPDATE "QuotationLine" SET "lineNo" = "lineNo" + ${LINE_NO_ASIDE} WHERE id = ANY (${plan.renumber}::uuid[])`,
    )
  for (const line of plan.update)
    await tx.quotationLine.update({ where: { id: line.id }, data: line.data, select: { id: true } })
  if (plan.create.length > 0)
    await insertRows(
      tx,
      'QuotationLine',
      plan.create.map((line) => ({ ...line, quotationRevisionId: revisionId })),
    )
  await saveTerms(ctx, revisionId, before.terms, input.terms)
  ctx.event({ documentType: 'Quotation', documentId: open.id, documentNo: open.documentNo })
  return { id: open.id, version: input.version + 1 }
}

type Term = { title: string; text: string }

/** Terms have no identity of their own: the list is replaced as a whole where it changed. */
async function saveTerms(
  ctx: ActionContext,
  quotationRevisionId: string,
  before: readonly Term[],
  after: readonly Term[],
) {
  const same =
    before.length === after.length && after.every((t, i) => t.title === before[i]?.title && t.text === before[i]?.text)
  if (same) return
  await ctx.tx.quotationTerm.deleteMany({ where: { quotationRevisionId } })
  if (after.length > 0)
    await insertRows(
      ctx.tx,
      'QuotationTerm',
      after.map(({ title, text }, i) => ({ title, text, quotationRevisionId, position: i + 1 })),
    )
}

async function checkEnquiryLines(ctx: ActionContext, enquiryId: string | null, input: UpdateQuotation): Promise<void> {
  const wanted = [...new Set(input.lines.flatMap((line) => line.enquiryLineId ?? []))]
  if (wanted.length === 0) return
  const own = enquiryId
    ? await ctx.tx.enquiryLine.findMany({ where: { id: { in: wanted }, enquiryId }, select: { id: true } })
    : []
  const known = new Set(own.map((line) => line.id))
  const wrong = input.lines.findIndex((line) => line.enquiryLineId && !known.has(line.enquiryLineId))
  if (wrong >= 0)
    throw new AppError('VALIDATION', 'Some lines need attention.', {
      [`lines.${wrong}.enquiryLineId`]: 'This line answers a line of another enquiry.',
    })
}
