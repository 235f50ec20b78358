import { insertRows } from '@/db/insert-rows'
import { Prisma } from '@/db/types'
import { updateRows } from '@/db/update-rows'
import { LINE_NO_ASIDE, planLines } from '@/features/enquiry/sync-lines'
import { paperOf } from '@/features/quotation-template/paper-of'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText } from '@/server/serialize'
import { type OpenQuotation, openQuotation } from './open-quotation'
import { QUOTATION_IN_WORK } from './quotation.machine'
import type { UpdateQuotation } from './quotation.schema'
import { checkSalesperson, priceLines, quotationFacts, revisionHeader, termRows, totalsOf } from './quotation-content'

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
      include: { lines: { orderBy: { lineNo: 'asc' } }, terms: { orderBy: [{ kind: 'asc' }, { position: 'asc' }] } },
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
  await saveHead(ctx, open, { ...input, salespersonId })
  if (plan.remove.length > 0) await tx.quotationLine.deleteMany({ where: { id: { in: plan.remove } } })
  if (plan.renumber.length > 0)
    await tx.$executeRaw(
      Prisma.sql`UPDATE "QuotationLine" SET "lineNo" = "lineNo" + ${LINE_NO_ASIDE} WHERE id = ANY (${plan.renumber}::uuid[])`,
    )
  await updateRows(tx, 'QuotationLine', plan.update)
  if (plan.create.length > 0)
    await insertRows(
      tx,
      'QuotationLine',
      plan.create.map((line) => ({ ...line, quotationRevisionId: revisionId })),
    )
  const notes = input.notes ?? before.terms.flatMap((term) => (term.kind === 'NOTE' ? term.text : []))
  await saveTerms(ctx, before.terms, termRows(revisionId, input.terms, notes))
  ctx.event({ documentType: 'Quotation', documentId: open.id, documentNo: open.documentNo })
  return { id: open.id, version: input.version + 1 }
}

/**
 * What stands on the quotation itself: its seller, format and template. Earlier revisions print in the format of the
 * quotation, so that it stays once there is a second one.
 */
async function saveHead(
  ctx: ActionContext,
  open: OpenQuotation,
  input: Pick<UpdateQuotation, 'format' | 'quotationTemplateId'> & { salespersonId: string },
): Promise<void> {
  const { tx, actor } = ctx
  const before = found(
    await tx.quotation.findUnique({
      where: { id: open.id },
      select: { salespersonId: true, format: true, quotationTemplateId: true },
    }),
    'Quotation',
  )
  const format = input.format ?? before.format
  const templateId =
    input.quotationTemplateId === undefined && format === before.format
      ? before.quotationTemplateId
      : (input.quotationTemplateId ?? null)
  const otherPaper = format !== before.format || templateId !== before.quotationTemplateId
  if (otherPaper && open.revision.revisionNo > 0)
    throw new AppError('VALIDATION', 'Some fields need attention.', {
      [format === before.format ? 'quotationTemplateId' : 'format']:
        'Its earlier revisions print in this format; copy the quotation to offer in another one.',
    })
  if (otherPaper && templateId)
    await paperOf(ctx, { customerId: open.customerId, format, quotationTemplateId: templateId })
  if (!otherPaper && input.salespersonId === before.salespersonId) return
  await tx.quotation.update({
    where: { id: open.id },
    data: {
      salespersonId: input.salespersonId,
      format,
      quotationTemplateId: templateId,
      version: { increment: 1 },
      updatedById: actor.userId,
    },
    select: { id: true },
  })
}

type Term = { kind: string; position: number; title: string; text: string }

/** Terms have no identity of their own: the list is replaced as a whole where it changed. */
async function saveTerms(
  ctx: ActionContext,
  before: readonly (Term & { quotationRevisionId: string })[],
  after: readonly (Term & { quotationRevisionId: string })[],
) {
  const words = (list: readonly Term[]) =>
    JSON.stringify(list.map((t) => [t.kind, t.title, t.text]).sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '')))
  if (words(before) === words(after)) return
  const quotationRevisionId = before[0]?.quotationRevisionId
  if (quotationRevisionId) await ctx.tx.quotationTerm.deleteMany({ where: { quotationRevisionId } })
  await insertRows(ctx.tx, 'QuotationTerm', after)
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
