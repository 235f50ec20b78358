import { dec, decimalText, sumMoney } from '@/core/money'
import { Prisma } from '@/db/types'
import { customerPoMachine } from '@/features/customer-po/customer-po.machine'
import { compareCustomerPo } from '@/features/customer-po/customer-po.queries'
import { orderableRevision } from '@/features/customer-po/record-customer-po'
import { applyOutcome } from '@/features/quotation/outcome/close-quotation'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import type { AcceptCustomerPoInput } from './sales-order.schema'

/** Place of supply of an export. */
const OUTSIDE_INDIA = '96'

/**
 * Accepts a reviewed customer PO and makes the sales order of it, in one transaction. The order keeps the revision it
 * was made from, also when that is superseded later. Where the order differs from the quotation, a remark says why it
 * is accepted all the same.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, STALE; CONFLICT when the quotation was revised since; VALIDATION without
 *   the remark that differences need
 */
export async function acceptCustomerPo(
  ctx: ActionContext,
  input: AcceptCustomerPoInput,
): Promise<{ id: string; customerPoId: string }> {
  await applyTransition(ctx, {
    machine: customerPoMachine,
    model: 'CustomerPo',
    id: input.id,
    event: 'accept',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"reviewRemark" = ${input.remark}`],
  })
  const po = found(
    await ctx.tx.customerPo.findUnique({
      where: { id: input.id },
      include: {
        lines: { orderBy: { lineNo: 'asc' }, include: { quotationLine: { select: { deliveryText: true } } } },
        customer: true,
        billingAddress: true,
        shippingAddress: true,
      },
    }),
    'Customer PO',
  )
  // two orders of one quotation one after the other: its charges are billed once, and it is not revised meanwhile
  await lockDocument(ctx, 'Quotation', po.quotationId)
  const { quotation, revision } = await orderableRevision(ctx, po.quotationId)
  if (revision.id !== po.quotationRevisionId)
    throw new AppError(
      'CONFLICT',
      `Quotation ${quotation.number} was revised: Rev.${revision.revisionNo} is current now. Open the customer PO, compare it with that revision and save it first.`,
    )
  const { comparison } = found(await compareCustomerPo(ctx.tx, po.id), 'Customer PO')
  if (comparison.differenceCount > 0 && !input.remark)
    throw new AppError(
      'VALIDATION',
      `The order differs from the quotation in ${comparison.differenceCount === 1 ? 'one point' : `${comparison.differenceCount} points`}.`,
      {
        remark: 'Say why the order is accepted as it is.',
      },
    )
  const order = await ctx.tx.salesOrder.create({
    data: await orderRow(ctx, { po, revision, deliveryDate: input.deliveryDate }),
    select: { id: true },
  })
  await applyOutcome(ctx, po.quotationId, await outcomeOf(ctx, revision.id))
  ctx.giveNumber({ model: 'SalesOrder', id: order.id, type: 'SO', date: ctx.actor.today })
  ctx.event({ documentType: 'SalesOrder', documentId: order.id, remark: input.remark })
  return { id: order.id, customerPoId: po.id }
}

/** Won when every quoted line is ordered in full, over all orders of the revision. */
async function outcomeOf(ctx: ActionContext, revisionId: string): Promise<'WON' | 'PARTLY_WON'> {
  const short = await ctx.tx.$queryRaw<{ n: number }[]>(Prisma.sql`
    SELECT count(*)::int AS n FROM "QuotationLine" q WHERE q."quotationRevisionId" = ${revisionId}::uuid AND
      CASE WHEN q.metres > 0
        THEN q.metres > (SELECT coalesce(sum(l.metres - l."cancelledMetres"), 0) FROM "SalesOrderLine" l WHERE l."quotationLineId" = q.id)
        ELSE q.quantity > (SELECT coalesce(sum(l.quantity), 0) FROM "SalesOrderLine" l WHERE l."quotationLineId" = q.id AND l.unit = q.unit)
      END`)
  return short[0]?.n === 0 ? 'WON' : 'PARTLY_WON'
}

type Po = Prisma.CustomerPoGetPayload<{
  include: {
    lines: { include: { quotationLine: { select: { deliveryText: true } } } }
    customer: true
    billingAddress: true
    shippingAddress: true
  }
}>
type Revision = Awaited<ReturnType<typeof orderableRevision>>['revision']

async function orderRow(
  ctx: ActionContext,
  from: { po: Po; revision: Revision; deliveryDate: string | null },
): Promise<Prisma.SalesOrderUncheckedCreateInput> {
  const { po, revision } = from
  const settings = await ctx.tx.companySetting.findFirst({ select: { randomLengthM: true } })
  // freight and the like are charged once, with the first order of the revision
  const earlier = await ctx.tx.salesOrder.count({
    where: { quotationRevisionId: revision.id, status: { not: 'CANCELLED' } },
  })
  const charges = earlier === 0 ? dec(revision.chargesAmount) : dec(0)
  const subTotal = sumMoney(po.lines.map((l) => l.amount))
  const sum = (list: readonly Prisma.Decimal[]) =>
    decimalText(
      list.reduce((total, x) => total.plus(x.toString()), dec(0)),
      3,
    )
  const to = po.shippingAddress ?? po.billingAddress
  const country = to?.country ?? po.customer.country
  return {
    orderDate: dbDate(ctx.actor.today),
    customerId: po.customerId,
    customerPoId: po.id,
    quotationId: po.quotationId,
    quotationRevisionId: revision.id,
    billingAddressId: po.billingAddressId,
    shippingAddressId: po.shippingAddressId ?? po.billingAddressId,
    placeOfSupply: country === 'IN' ? (to?.stateCode ?? po.customer.stateCode) : OUTSIDE_INDIA,
    currency: revision.currency,
    exchangeRate: revision.exchangeRate,
    clientReference: revision.clientReference,
    project: revision.project,
    paymentTerms: po.paymentTerms ?? revision.paymentTerms,
    deliveryDate: dbDate(from.deliveryDate) ?? po.deliveryDate,
    subTotal: decimalText(subTotal, 2),
    chargesLabel: charges.gt(0) ? revision.chargesLabel : null,
    chargesAmount: decimalText(charges, 2),
    totalAmount: decimalText(subTotal.plus(charges), 2),
    totalMetres: sum(po.lines.map((l) => l.metres)),
    totalWeightKg: sum(po.lines.map((l) => l.weightKg)),
    remarks: po.remarks,
    lines: { create: po.lines.map((line) => orderLine(line, settings?.randomLengthM ?? new Prisma.Decimal(0))) },
  }
}

/** A line of the order: the customer PO's line, with the random length by which packing may exceed it. */
function orderLine(line: Po['lines'][number], randomLength: Prisma.Decimal) {
  const { id, companyId: _company, customerPoId: _po, quotationLine, ...facts } = line
  return {
    ...facts,
    customerPoLineId: id,
    deliveryText: quotationLine?.deliveryText ?? null,
    toleranceMetres: line.metres.gt(0) ? randomLength : new Prisma.Decimal(0),
  }
}
