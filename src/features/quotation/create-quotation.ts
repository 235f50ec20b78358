import { humanise } from '@/core/state-machine'
import { insertRows } from '@/db/insert-rows'
import type { Prisma } from '@/db/types'
import { followQuotation } from '@/features/enquiry/close-enquiry'
import { ENQUIRY_EDITABLE } from '@/features/enquiry/enquiry.machine'
import { statedAgain } from '@/features/product/copy-line'
import { paperOf } from '@/features/quotation-template/paper-of'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { CreateQuotation, QuotationLineInput } from './quotation.schema'
import { checkSalesperson, priceLines, quotationFacts, revisionHeader, termRows, totalsOf } from './quotation-content'

type EnquiryForQuotation = Prisma.EnquiryGetPayload<{ include: { lines: true } }>

/**
 * Makes a quotation with its Rev.0 as a draft: from an enquiry, whose lines are taken over where none are given, or from
 * nothing. The number is given with the first save; the enquiry becomes quoted.
 * @throws AppError VALIDATION with a sentence per field, NOT_FOUND, ILLEGAL_TRANSITION for a closed enquiry
 */
export async function createQuotationInTx(ctx: ActionContext, input: CreateQuotation): Promise<{ id: string }> {
  const { tx, actor } = ctx
  const enquiry = input.enquiryId ? await enquiryToQuote(ctx, input.enquiryId) : null
  const customerId = enquiry?.customerId ?? input.customerId ?? ''
  if (enquiry && input.customerId && input.customerId !== customerId)
    throw new AppError('VALIDATION', 'Some fields need attention.', {
      customerId: 'The enquiry is of another customer.',
    })
  const facts = found(await quotationFacts(tx, customerId), 'Customer')
  if (!facts.customerActive)
    throw new AppError('VALIDATION', 'Some fields need attention.', {
      customerId: 'This customer is no longer active.',
    })
  if (input.salespersonId && input.salespersonId !== actor.userId) await checkSalesperson(tx, input.salespersonId)

  const date = input.quotationDate ?? actor.today
  const header = await revisionHeader(
    tx,
    withDefaults(input, enquiry, facts.customerPaymentTerms),
    facts,
    date,
    actor.today,
  )
  const lines = await priceLines(tx, input.lines ? answering(input.lines, enquiry) : linesOf(enquiry))
  const totals = totalsOf(lines, input.chargesAmount)
  const paper = await paperOf(ctx, { customerId, format: input.format, quotationTemplateId: input.quotationTemplateId })

  const [id = ''] = await insertRows(tx, 'Quotation', [
    {
      enquiryId: enquiry?.id ?? null,
      customerId,
      format: paper.format,
      quotationTemplateId: paper.quotationTemplateId,
      salespersonId: input.salespersonId ?? actor.userId,
    },
  ])
  const [quotationRevisionId = ''] = await insertRows(tx, 'QuotationRevision', [
    { ...header, ...totals, quotationId: id, revisionNo: 0, preparedByIds: [actor.userId] },
  ])
  await insertRows(
    tx,
    'QuotationLine',
    lines.map((line, i) => ({ ...line, quotationRevisionId, lineNo: i + 1 })),
  )
  await insertRows(
    tx,
    'QuotationTerm',
    termRows(quotationRevisionId, input.terms ?? paper.terms, input.notes ?? paper.notes),
  )
  if (enquiry) await followQuotation(ctx, enquiry.id, 'quote')
  ctx.giveNumber({ model: 'Quotation', id, type: 'NPS', date })
  ctx.event({ documentType: 'Quotation', documentId: id })
  return { id }
}

async function enquiryToQuote(ctx: ActionContext, id: string): Promise<EnquiryForQuotation> {
  const enquiry = found(
    await ctx.tx.enquiry.findUnique({ where: { id }, include: { lines: { orderBy: { lineNo: 'asc' } } } }),
    'Enquiry',
  )
  if (!(ENQUIRY_EDITABLE as readonly string[]).includes(enquiry.status))
    throw new AppError(
      'ILLEGAL_TRANSITION',
      `Enquiry ${enquiry.number} is ${humanise(enquiry.status).toLowerCase()}; it cannot be quoted any more.`,
    )
  return enquiry
}

/** What the enquiry and the customer say where the quotation says nothing. */
function withDefaults(input: CreateQuotation, enquiry: EnquiryForQuotation | null, paymentTerms: string | null) {
  return {
    ...input,
    attention: input.attention ?? enquiry?.contactName ?? null,
    attentionEmail: input.attentionEmail ?? enquiry?.contactEmail ?? null,
    clientReference: input.clientReference ?? enquiry?.clientReference ?? null,
    project: input.project ?? enquiry?.project ?? null,
    paymentTerms: input.paymentTerms ?? paymentTerms,
  }
}

/** @throws AppError VALIDATION for a line that answers a line of another enquiry */
function answering(lines: QuotationLineInput[], enquiry: EnquiryForQuotation | null): QuotationLineInput[] {
  const own = new Set(enquiry?.lines.map((line) => line.id))
  const wrong = lines.findIndex((line) => line.enquiryLineId && !own.has(line.enquiryLineId))
  if (wrong >= 0)
    throw new AppError('VALIDATION', 'Some lines need attention.', {
      [`lines.${wrong}.enquiryLineId`]: 'This line answers a line of another enquiry.',
    })
  return lines
}

/** The lines of the enquiry, to be priced. */
function linesOf(enquiry: EnquiryForQuotation | null): QuotationLineInput[] {
  return (enquiry?.lines ?? []).map((line) => ({
    ...statedAgain(line),
    id: null,
    enquiryLineId: line.id,
    rate: '0',
    listRate: null,
    discountPct: null,
    rateUnit: line.unit as QuotationLineInput['rateUnit'],
    deliveryText: null,
  }))
}
