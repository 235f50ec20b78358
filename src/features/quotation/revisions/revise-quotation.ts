import { addDays } from '@/core/fiscal-year'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { found, recordStatus, refuseStale } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { openQuotation, revisionNumber } from '../open-quotation'
import { QUOTATION_REVISABLE, quotationMachine, REVISION_CURRENT } from '../quotation.machine'
import type { ReviseQuotation } from '../quotation.schema'
import { exchangeRateOn, quotationFacts } from '../quotation-content'

/**
 * Makes the next revision as a draft with the content of the current one, dated today. The current one stays valid until
 * the new one is approved. An expired quotation is open again.
 * @throws AppError CONFLICT while a draft or submitted revision exists, ILLEGAL_TRANSITION, STALE, NOT_FOUND
 */
export async function reviseQuotationInTx(
  ctx: ActionContext,
  input: ReviseQuotation,
): Promise<{ id: string; revisionNo: number }> {
  const { tx, actor } = ctx
  const open = await openQuotation(ctx, input.id, QUOTATION_REVISABLE)
  if (!REVISION_CURRENT.includes(open.revision.status))
    throw new AppError(
      'CONFLICT',
      `${open.documentNo} is not approved yet; change it instead of making another revision.`,
    )
  const current = found(await tx.quotationRevision.findUnique({ where: { id: open.revision.id } }), 'Quotation')
  await refuseStale(ctx, current, input.version)
  const facts = found(await quotationFacts(tx, open.customerId), 'Customer')
  const last = await tx.quotationRevision.aggregate({ where: { quotationId: open.id }, _max: { revisionNo: true } })
  const revisionNo = (last._max.revisionNo ?? 0) + 1
  const revision = await tx.quotationRevision.create({
    data: {
      quotationId: open.id,
      revisionNo,
      reason: input.reason,
      quotationDate: dbDate(actor.today),
      validUntil: dbDate(addDays(actor.today, facts.validityDays)),
      currency: current.currency,
      exchangeRate: await exchangeRateOn(tx, current.currency, facts.baseCurrency, actor.today),
      attention: current.attention,
      attentionEmail: current.attentionEmail,
      clientReference: current.clientReference,
      project: current.project,
      paymentTerms: current.paymentTerms,
      deliveryTerms: current.deliveryTerms,
      remarks: current.remarks,
      subTotal: current.subTotal,
      chargesLabel: current.chargesLabel,
      chargesAmount: current.chargesAmount,
      totalAmount: current.totalAmount,
      totalMetres: current.totalMetres,
      totalWeightKg: current.totalWeightKg,
      preparedByIds: [actor.userId],
    },
    select: { id: true },
  })
  await copyContent(ctx, open.revision.id, revision.id)
  const reopened = quotationMachine.next(open.status, 'reopen')
  await tx.quotation.update({
    where: { id: open.id },
    data: {
      latestRevisionNo: revisionNo,
      version: { increment: 1 },
      updatedById: actor.userId,
      ...(reopened ? { status: reopened } : {}),
    },
    select: { id: true },
  })
  if (reopened)
    await recordStatus(ctx, {
      model: 'Quotation',
      id: open.id,
      event: 'reopen',
      from: open.status,
      to: reopened,
      remark: input.reason,
    })
  ctx.event({
    documentType: 'Quotation',
    documentId: open.id,
    documentNo: revisionNumber(open.number, revisionNo),
    remark: input.reason,
  })
  return { id: open.id, revisionNo }
}

const LINE_COLUMNS = Prisma.raw(
  [
    'enquiryLineId',
    'lineNo',
    'kind',
    'section',
    'position',
    'itemNo',
    'wallTolerancePct',
    'averageWallMm',
    'weightEachKg',
    'productSpecId',
    'pipeSizeId',
    'product',
    'familyCode',
    'process',
    'designation',
    'additionalSpecs',
    'sizeText',
    'nps',
    'schedule',
    'odMm',
    'wallMm',
    'wallType',
    'ends',
    'unitWeight',
    'lengthText',
    'pieceLengthM',
    'description',
    'quantity',
    'unit',
    'metres',
    'listRate',
    'discountPct',
    'rate',
    'rateUnit',
    'ratePerMetre',
    'amount',
    'weightKg',
    'deliveryText',
    'itemCode',
    'tagNo',
    'drawingNo',
    'certificate',
    'remark',
  ]
    .map((column) => `"${column}"`)
    .join(', '),
)

/** Copies lines and terms from one revision to another, a statement each. */
async function copyContent(ctx: ActionContext, from: string, to: string): Promise<void> {
  await ctx.tx.$executeRaw(Prisma.sql`
    INSERT INTO "QuotationLine" (id, "quotationRevisionId", ${LINE_COLUMNS})
    SELECT gen_random_uuid(), ${to}::uuid, ${LINE_COLUMNS} FROM "QuotationLine"
    WHERE "quotationRevisionId" = ${from}::uuid ORDER BY "lineNo"`)
  await ctx.tx.$executeRaw(Prisma.sql`
    INSERT INTO "QuotationTerm" (id, "quotationRevisionId", kind, position, title, text)
    SELECT gen_random_uuid(), ${to}::uuid, kind, position, title, text FROM "QuotationTerm"
    WHERE "quotationRevisionId" = ${from}::uuid ORDER BY kind, position`)
}
