import type { z } from 'zod'
import { convertMoney, dec, decimalText } from '@/core/money'
import { Prisma } from '@/db/types'
import { refreshRequisitionProgress } from '@/features/purchase-requisition/refresh-requisition-progress'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { checkVendor } from './check-vendor'
import { purchaseOrderMachine } from './purchase-order.machine'
import type { acknowledgePurchaseOrderSchema } from './purchase-order.schema'
import { approvalSpared } from './purchase-order.totals'
import { openAmendment, recordChanges } from './purchase-order-changes'
import { refreshPurchaseOrderProgress } from './refresh-purchase-order-progress'

type Step = { id: string; version?: number; remark?: string | null }

const step = (event: string, { id, version, remark }: Step) => ({
  machine: purchaseOrderMachine,
  model: 'PurchaseOrder',
  id,
  version,
  remark,
  event,
})

const SUBMITTED = [
  Prisma.sql`"submittedAt" = now()`,
  Prisma.sql`"submittedById" = app_user_id()`,
  Prisma.sql`"preparedByIds" = (SELECT array_agg(DISTINCT u) FROM unnest("preparedByIds" || app_user_id()) u)`,
]

/**
 * Sends a draft to MANAGEMENT, or approves it at once where Settings spare the amount, and records the rule.
 * @throws AppError VALIDATION when the vendor is not approved or a line has no rate
 */
export async function submitPurchaseOrder(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  // locked before it is read: what is approved by rule is what was looked at
  await lockDocument(ctx, 'PurchaseOrder', input.id)
  const order = found(
    await ctx.tx.purchaseOrder.findUnique({
      where: { id: input.id },
      select: {
        vendorId: true,
        orderDate: true,
        currency: true,
        totalAmount: true,
        exchangeRate: true,
        revisionNo: true,
        lines: { select: { lineNo: true, rate: true }, orderBy: { lineNo: 'asc' } },
      },
    }),
    'Purchase order',
  )
  const setting = await ctx.tx.companySetting.findFirst({
    select: { purchaseOrderApproval: true, purchaseOrderApprovalAbove: true },
  })
  const spared = approvalSpared(convertMoney(order.totalAmount, await dearerRate(ctx, order)), setting)
  if (spared)
    await applyTransition(ctx, {
      ...step('approve-by-rule', input),
      remark: input.remark ?? spared,
      set: [...SUBMITTED, Prisma.sql`"approvedAt" = now()`, Prisma.sql`"approvalRule" = ${spared}`],
    })
  else await applyTransition(ctx, { ...step('submit', input), set: SUBMITTED })
  await checkVendor(ctx, order.vendorId)
  const bare = order.lines.filter((l) => l.rate.lte(0)).map((l) => l.lineNo)
  if (bare.length > 0)
    throw new AppError(
      'VALIDATION',
      `Line ${bare.join(', ')} ${bare.length === 1 ? 'has' : 'have'} no rate. Enter it before submitting.`,
    )
  if (order.revisionNo > 0 && (await recordChanges(ctx, input.id, order.revisionNo)).length === 0)
    throw new AppError(
      'VALIDATION',
      `Rev.${order.revisionNo} changes nothing yet. Change what the amendment is for, then submit.`,
    )
  if (spared) await refreshPurchaseOrderProgress(ctx, input.id, 'approval')
  return { id: input.id }
}

/** The exchange rate on the order or the one of Settings, whichever makes it dearer: a rate that was typed spares no approval. */
async function dearerRate(
  ctx: ActionContext,
  order: { currency: string; orderDate: Date; exchangeRate: Prisma.Decimal },
): Promise<string> {
  const onFile = await ctx.tx.exchangeRate.findFirst({
    where: { currency: order.currency, rateDate: { lte: order.orderDate } },
    orderBy: { rateDate: 'desc' },
    select: { rate: true },
  })
  return decimalText(onFile?.rate.gt(order.exchangeRate) ? onFile.rate : order.exchangeRate)
}

/** Approves; not by anybody who prepared this revision, and only while the vendor is approved. */
export async function approvePurchaseOrder(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, {
    ...step('approve', input),
    fourEyes: true,
    set: [
      Prisma.sql`"approvedAt" = now()`,
      Prisma.sql`"approvedById" = app_user_id()`,
      Prisma.sql`"approvalRemark" = ${input.remark ?? null}`,
    ],
  })
  const order = await ctx.tx.purchaseOrder.findUniqueOrThrow({ where: { id: input.id }, select: { vendorId: true } })
  await checkVendor(ctx, order.vendorId)
  await refreshPurchaseOrderProgress(ctx, input.id, 'approval')
  return { id: input.id }
}

/** Back to PURCHASE, with what should change. */
export async function returnPurchaseOrder(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, { ...step('return', input), fourEyes: true })
  return { id: input.id }
}

/** Handed over by other means than e-mail from here. */
export async function markPurchaseOrderSent(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, {
    ...step('send', input),
    remark: input.remark ?? 'Sent by hand',
    set: [Prisma.sql`"sentAt" = now()`],
  })
  return { id: input.id }
}

/** The vendor has accepted the order; a delivery date of theirs becomes the expected date. */
export async function acknowledgePurchaseOrder(
  ctx: ActionContext,
  input: z.output<typeof acknowledgePurchaseOrderSchema>,
): Promise<{ id: string }> {
  const on = input.acknowledgedOn ?? ctx.actor.today
  if (on > ctx.actor.today)
    throw new AppError('VALIDATION', 'The acknowledgement is dated in the future.', {
      acknowledgedOn: 'This day has not come yet.',
    })
  await applyTransition(ctx, {
    ...step('acknowledge', input),
    set: [
      Prisma.sql`"acknowledgedOn" = ${on}::date`,
      Prisma.sql`"acknowledgementReference" = ${input.acknowledgementReference}`,
      ...(input.expectedDate ? [Prisma.sql`"expectedDate" = ${input.expectedDate}::date`] : []),
    ],
  })
  return { id: input.id }
}

/** Opens the next revision: the order is a draft again, what it said before is kept, and approval and sending start afresh. */
export async function amendPurchaseOrder(
  ctx: ActionContext,
  input: Step & { remark: string },
): Promise<{ id: string; revisionNo: number }> {
  await applyTransition(ctx, {
    ...step('amend', input),
    set: [
      Prisma.sql`"revisionNo" = "revisionNo" + 1`,
      Prisma.sql`"preparedByIds" = ARRAY[app_user_id()]`,
      ...[
        'submittedAt',
        'submittedById',
        'approvedAt',
        'approvedById',
        'approvalRule',
        'approvalRemark',
        'sentAt',
        'acknowledgedOn',
        'acknowledgementReference',
      ].map((column) => Prisma.sql`${Prisma.raw(`"${column}"`)} = NULL`),
    ],
  })
  const { revisionNo } = await ctx.tx.purchaseOrder.findUniqueOrThrow({
    where: { id: input.id },
    select: { revisionNo: true },
  })
  await openAmendment(ctx, input.id, revisionNo, input.remark)
  return { id: input.id, revisionNo }
}

const receivedOn = async (
  ctx: ActionContext,
  id: string,
): Promise<{ received: string; pipe: boolean; requisitionId: string | null }> => {
  const order = await ctx.tx.purchaseOrder.findUniqueOrThrow({
    where: { id },
    select: { purchaseRequisitionId: true, lines: { select: { metres: true, receivedMetres: true } } },
  })
  return {
    received: decimalText(
      order.lines.reduce((sum, l) => sum.plus(dec(l.receivedMetres)), dec('0')),
      3,
    ),
    pipe: order.lines.some((l) => l.metres.gt(0)),
    requisitionId: order.purchaseRequisitionId,
  }
}

/**
 * Ends an order: all is here, or the rest is not waited for any more (a reason is then needed).
 * @throws AppError CONFLICT when nothing is received (that is a cancellation)
 */
export async function closePurchaseOrder(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, step('close', input))
  const { received, pipe } = await receivedOn(ctx, input.id)
  if (pipe && dec(received).lte(0))
    throw new AppError('CONFLICT', 'Nothing is received on this order yet. Cancel it instead of closing it.')
  return { id: input.id }
}

/**
 * Cancels an order on which nothing is received; what it covered of its requisition is open again.
 * @throws AppError CONFLICT when goods are received (close it short instead)
 */
export async function cancelPurchaseOrder(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, { ...step('cancel', input), set: [Prisma.sql`"cancelReason" = ${input.remark ?? null}`] })
  const { received, requisitionId } = await receivedOn(ctx, input.id)
  if (dec(received).gt(0))
    throw new AppError(
      'CONFLICT',
      `${received} m are received on this order, so it cannot be cancelled. Close it short instead.`,
    )
  await refreshRequisitionProgress(ctx, [requisitionId])
  return { id: input.id }
}
