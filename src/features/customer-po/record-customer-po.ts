import { decimalText, sumMoney } from '@/core/money'
import { statedAgain } from '@/features/product/copy-line'
import {
  type LinePrice,
  priceLine,
  type ResolvedSalesLine,
  resolveSalesLines,
} from '@/features/product/resolve-pipe-lines'
import { currentRevision } from '@/features/quotation/quotation.queries'
import { matchLines } from '@/features/quotation/revisions/match-lines'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { ReadContext } from '@/server/read'
import { dbDate } from '@/server/serialize'
import { attachFile } from '@/server/storage'
import { EDITABLE_PO_STATES } from './customer-po.machine'
import type { CreateCustomerPoInput, CustomerPoLineInput, UpdateCustomerPoInput } from './customer-po.schema'

/**
 * The revision a customer can order from now, with its lines.
 * @throws AppError NOT_FOUND; CONFLICT when the quotation is closed or nothing of it is approved
 */
export async function orderableRevision(ctx: Pick<ReadContext, 'tx' | 'actor'>, quotationId: string) {
  const revision = await currentRevision(ctx, quotationId)
  if (revision) return { quotation: revision.quotation, revision }
  const quotation = found(
    await ctx.tx.quotation.findUnique({ where: { id: quotationId }, select: { number: true, status: true } }),
    'Quotation',
  )
  const closed = ['LOST', 'REGRETTED', 'VOID'].includes(quotation.status)
  throw new AppError(
    'CONFLICT',
    closed
      ? `Quotation ${quotation.number} is closed (${quotation.status.toLowerCase()}); it cannot be ordered from.`
      : `Quotation ${quotation.number} has no approved revision. Have it approved first.`,
    { quotationId: closed ? 'This quotation is closed.' : 'Not approved yet.' },
  )
}

type Revision = Awaited<ReturnType<typeof orderableRevision>>['revision']
type MatchedLine = Revision['lines'][number]

/** The quotation's lines as the buyer would repeat them. */
export function asQuoted(revision: Revision): CustomerPoLineInput[] {
  return revision.lines.map((l) => ({
    ...statedAgain(l),
    // the form shows them; a chosen size wins over them
    odMm: l.odMm && decimalText(l.odMm),
    wallMm: l.wallMm && decimalText(l.wallMm),
    quotationLineId: l.id,
    rate: decimalText(l.rate),
    rateUnit: l.rateUnit as CustomerPoLineInput['rateUnit'],
  }))
}

type PricedLine = ResolvedSalesLine &
  LinePrice &
  Pick<CustomerPoLineInput, 'quotationLineId' | 'itemCode' | 'tagNo' | 'drawingNo' | 'certificate' | 'remark'> & {
    lineNo: number
  }

async function priced(
  ctx: ActionContext,
  lines: readonly CustomerPoLineInput[],
  revision: Revision,
): Promise<PricedLine[]> {
  const quoted = new Set(revision.lines.map((l) => l.id))
  const seen = new Set<string>()
  const errors: Record<string, string> = {}
  lines.forEach((l, i) => {
    if (!l.quotationLineId) return
    if (!quoted.has(l.quotationLineId))
      errors[`lines.${i}.quotationLineId`] = `This line is not in Rev.${revision.revisionNo} of the quotation.`
    if (seen.has(l.quotationLineId)) errors[`lines.${i}.quotationLineId`] = 'This quoted line is listed twice.'
    seen.add(l.quotationLineId)
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some lines need attention.', errors)
  const resolved = await resolveSalesLines(ctx.tx, lines)
  return resolved.map((r, i) => {
    const l = lines[i] as CustomerPoLineInput
    const references = {
      quotationLineId: l.quotationLineId,
      itemCode: l.itemCode,
      tagNo: l.tagNo,
      drawingNo: l.drawingNo,
      certificate: l.certificate,
      remark: l.remark,
    }
    return { ...r, ...priceLine(r, l), ...references, lineNo: i + 1 }
  })
}

async function checkPaper(
  ctx: ActionContext,
  customerId: string,
  input: Omit<UpdateCustomerPoInput, 'id' | 'version' | 'lines'>,
  ownId?: string,
): Promise<void> {
  const errors: Record<string, string> = {}
  if (input.poDate > ctx.actor.today) errors.poDate = 'This day has not come yet.'
  if (input.receivedDate > ctx.actor.today) errors.receivedDate = 'This day has not come yet.'
  if (input.receivedDate < input.poDate) errors.receivedDate = 'Received before it was written.'
  if (input.deliveryDate && input.deliveryDate < input.poDate) errors.deliveryDate = 'Before the date of the order.'
  const addresses = [input.billingAddressId, input.shippingAddressId].flatMap((id) => id ?? [])
  const known = addresses.length
    ? new Set(
        (
          await ctx.tx.customerAddress.findMany({ where: { id: { in: addresses }, customerId }, select: { id: true } })
        ).map((a) => a.id),
      )
    : new Set()
  for (const key of ['billingAddressId', 'shippingAddressId'] as const)
    if (input[key] && !known.has(input[key])) errors[key] = "Choose one of this customer's addresses."
  const same = await ctx.tx.customerPo.findFirst({
    where: { customerId, poNumber: input.poNumber, ...(ownId && { id: { not: ownId } }) },
    select: { id: true },
  })
  if (same) errors.poNumber = `Order ${input.poNumber} of this customer is recorded already.`
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some fields need attention.', errors)
}

const header = (input: Omit<UpdateCustomerPoInput, 'id' | 'version' | 'lines'>) => ({
  poNumber: input.poNumber,
  poDate: dbDate(input.poDate),
  receivedDate: dbDate(input.receivedDate),
  fileId: input.fileId,
  billingAddressId: input.billingAddressId,
  shippingAddressId: input.shippingAddressId,
  paymentTerms: input.paymentTerms,
  deliveryDate: dbDate(input.deliveryDate),
  remarks: input.remarks,
})

const totalOf = (lines: readonly PricedLine[]) => decimalText(sumMoney(lines.map((l) => l.amount)), 2)

/**
 * Records the buyer's order against the current approved or sent revision of a quotation; lines left out are as quoted.
 * @throws AppError NOT_FOUND, VALIDATION, CONFLICT when the quotation cannot be ordered from or another revision is current
 */
export async function createCustomerPo(ctx: ActionContext, input: CreateCustomerPoInput): Promise<{ id: string }> {
  const { quotation, revision } = await orderableRevision(ctx, input.quotationId)
  if (input.quotationRevisionId && input.quotationRevisionId !== revision.id)
    throw new AppError(
      'CONFLICT',
      `Rev.${revision.revisionNo} of quotation ${quotation.number} is current now; only that one can be ordered from. Reload and compare again.`,
    )
  await checkPaper(ctx, quotation.customerId, input)
  const lines = await priced(ctx, input.lines ?? asQuoted(revision), revision)
  const po = await ctx.tx.customerPo.create({
    data: {
      ...header(input),
      quotationId: quotation.id,
      quotationRevisionId: revision.id,
      customerId: quotation.customerId,
      totalAmount: totalOf(lines),
      lines: { create: lines },
    },
    select: { id: true },
  })
  if (input.fileId)
    await attachFile(ctx, { fileId: input.fileId, documentType: 'CustomerPo', documentId: po.id, label: 'Customer PO' })
  ctx.event({ documentType: 'CustomerPo', documentId: po.id, documentNo: input.poNumber })
  return { id: po.id }
}

/**
 * Corrects what was typed from the buyer's paper, until it is accepted. When the quotation was revised meanwhile, the
 * order is tied to the revision that is current now, line by line.
 * @throws AppError STALE, ILLEGAL_TRANSITION once accepted or rejected, VALIDATION
 */
export async function updateCustomerPo(ctx: ActionContext, input: UpdateCustomerPoInput): Promise<{ id: string }> {
  const claim = await claimForEdit(ctx, {
    model: 'CustomerPo',
    id: input.id,
    version: input.version,
    states: EDITABLE_PO_STATES,
  })
  const po = found(await ctx.tx.customerPo.findUnique({ where: { id: input.id } }), 'Customer PO')
  const { revision } = await orderableRevision(ctx, po.quotationId)
  await checkPaper(ctx, po.customerId, input, po.id)
  const lines = await priced(
    ctx,
    revision.id === po.quotationRevisionId
      ? input.lines
      : await movedTo(ctx, revision, po.quotationRevisionId, input.lines),
    revision,
  )
  await ctx.tx.customerPoLine.deleteMany({ where: { customerPoId: po.id } })
  await ctx.tx.customerPo.update({
    where: { id: po.id },
    data: {
      ...header(input),
      quotationRevisionId: revision.id,
      totalAmount: totalOf(lines),
      ...claim,
      lines: { create: lines },
    },
    select: { id: true },
  })
  if (input.fileId && input.fileId !== po.fileId)
    await attachFile(ctx, { fileId: input.fileId, documentType: 'CustomerPo', documentId: po.id, label: 'Customer PO' })
  ctx.event({ documentType: 'CustomerPo', documentId: po.id, documentNo: input.poNumber })
  return { id: po.id }
}

/** Lines of an earlier revision, tied to the same items of the current one, wherever they stand there. */
async function movedTo(
  ctx: ActionContext,
  revision: Revision,
  earlierId: string,
  lines: readonly CustomerPoLineInput[],
): Promise<CustomerPoLineInput[]> {
  const earlier = await ctx.tx.quotationLine.findMany({
    where: { quotationRevisionId: earlierId },
    orderBy: { lineNo: 'asc' },
  })
  const known = new Set(earlier.map((l) => l.id))
  const now = new Map(matchLines<MatchedLine>(earlier, revision.lines).pairs.map(([was, is]) => [was.id, is.id]))
  return lines.map((l) =>
    l.quotationLineId && known.has(l.quotationLineId)
      ? { ...l, quotationLineId: now.get(l.quotationLineId) ?? null }
      : l,
  )
}
