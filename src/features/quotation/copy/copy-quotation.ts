import { decimalText } from '@/core/money'
import { statedAgain } from '@/features/product/copy-line'
import { isQuotationFormat } from '@/features/quotation-template/paper-formats'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { createQuotationInTx } from '../create-quotation'
import { revisionNumber } from '../open-quotation'
import type { CopyQuotation, CreateQuotation, QuotationLineInput } from '../quotation.schema'
import { REVISION_CONTENT, type RevisionContent } from '../revisions/revision-comparison.queries'

/**
 * Makes a new draft quotation with the lines, terms and format of an earlier one, for the same or another customer. Date,
 * validity and exchange rate are of today; rates are taken over or left to be given. Who is addressed, how it is paid and
 * what it costs beside the lines is taken over for the same customer only.
 * @throws AppError NOT_FOUND, VALIDATION (customer and enquiry do not fit), ILLEGAL_TRANSITION for a closed enquiry
 */
export async function copyQuotationInTx(ctx: ActionContext, input: CopyQuotation): Promise<{ id: string }> {
  const source = found(
    await ctx.tx.quotation.findUnique({
      where: { id: input.id },
      select: {
        number: true,
        customerId: true,
        format: true,
        quotationTemplateId: true,
        latestRevisionNo: true,
        quotationTemplate: { select: { isActive: true } },
      },
    }),
    'Quotation',
  )
  const revision = found(
    await ctx.tx.quotationRevision.findFirst({
      where: { quotationId: input.id, revisionNo: input.revisionNo ?? source.latestRevisionNo },
      include: REVISION_CONTENT,
    }),
    'Quotation',
  )
  const enquiry = input.enquiryId
    ? found(
        await ctx.tx.enquiry.findUnique({ where: { id: input.enquiryId }, select: { customerId: true } }),
        'Enquiry',
      )
    : null
  const customerId = input.customerId ?? enquiry?.customerId ?? source.customerId
  const same = customerId === source.customerId
  // with rates goes their currency; without, the customer's own
  const keep = input.rates === 'KEEP' && ctx.actor.can('sales-price.read')
  const from = revisionNumber(source.number, revision.revisionNo)
  const content: CreateQuotation = {
    enquiryId: input.enquiryId,
    customerId,
    salespersonId: null,
    quotationDate: null,
    validUntil: null,
    currency: keep ? (revision.currency as CreateQuotation['currency']) : undefined,
    format: isQuotationFormat(source.format) ? source.format : undefined,
    quotationTemplateId: same && source.quotationTemplate?.isActive ? source.quotationTemplateId : null,
    attention: same && !enquiry ? revision.attention : null,
    attentionEmail: same && !enquiry ? revision.attentionEmail : null,
    clientReference: null,
    project: enquiry ? null : revision.project,
    paymentTerms: same ? revision.paymentTerms : null,
    deliveryTerms: revision.deliveryTerms,
    remarks: revision.remarks,
    chargesLabel: same && keep ? revision.chargesLabel : null,
    chargesAmount: same && keep ? decimalText(revision.chargesAmount, 2) : null,
    lines: revision.lines.map((line) => lineOf(line, keep)),
    terms: revision.terms.filter((t) => t.kind !== 'NOTE').map(({ title, text }) => ({ title, text })),
    notes: revision.terms.filter((t) => t.kind === 'NOTE').map((t) => t.text),
  }
  const noted = {
    ...ctx,
    event: (event: Parameters<typeof ctx.event>[0]) => ctx.event({ ...event, remark: `From ${from}` }),
  }
  const { id } = await createQuotationInTx(noted, content)
  await ctx.tx.quotation.update({ where: { id }, data: { copiedFromId: input.id }, select: { id: true } })
  return { id }
}

/** A line as it is stated anew; it answers no line of an enquiry. */
function lineOf(line: RevisionContent['lines'][number], keep: boolean): QuotationLineInput {
  const text = (value: { toString(): string } | null) => (value === null ? null : decimalText(String(value)))
  return {
    ...statedAgain(line),
    id: null,
    enquiryLineId: null,
    rate: keep ? decimalText(String(line.rate)) : '0',
    listRate: keep ? text(line.listRate) : null,
    discountPct: keep ? text(line.discountPct) : null,
    rateUnit: line.rateUnit as QuotationLineInput['rateUnit'],
    deliveryText: line.deliveryText,
  }
}
