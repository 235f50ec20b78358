import type { z } from 'zod'
import { type DecimalLike, dec, decimalText } from '@/core/money'
import { insertRows } from '@/db/insert-rows'
import { Prisma } from '@/db/types'
import {
  type LinePrice,
  priceLine,
  type ResolvedPipeLine,
  resolvePipeLines,
} from '@/features/product/resolve-pipe-lines'
import { PARKED, planLines } from '@/features/purchase-requisition/plan-lines'
import {
  lockRequisitions,
  refreshRequisitionProgress,
} from '@/features/purchase-requisition/refresh-requisition-progress'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { checkVendor } from './check-vendor'
import type {
  createPurchaseOrderSchema,
  PurchaseOrderHeadInput,
  PurchaseOrderLineInput,
  updatePurchaseOrderSchema,
} from './purchase-order.schema'
import { purchaseOrderTotals } from './purchase-order.totals'
import { recordChanges } from './purchase-order-changes'

type PricedLine = ResolvedPipeLine &
  LinePrice & { purchaseRequisitionLineId: string | null; certificate: string | null; remark: string | null }

/**
 * Makes an order: from the balance of an approved requisition, or blank. It has its number from the first save.
 * @throws AppError VALIDATION (vendor not approved, lines), NOT_FOUND, CONFLICT when the requisition is ordered already
 */
export async function createPurchaseOrder(
  ctx: ActionContext,
  input: z.output<typeof createPurchaseOrderSchema>,
): Promise<{ id: string }> {
  await checkVendor(ctx, input.vendorId)
  if (input.purchaseRequisitionId) await lockRequisitions(ctx, [input.purchaseRequisitionId])
  await checkRequisition(ctx, input.purchaseRequisitionId, input.lines, [])
  const lines = await priceLines(ctx, input.lines)
  const head = await headColumns(ctx, input, lines, ctx.actor.today)
  const order = await ctx.tx.purchaseOrder.create({
    data: {
      ...head,
      purchaseRequisitionId: input.purchaseRequisitionId,
      orderDate: dbDate(ctx.actor.today),
      preparedByIds: [ctx.actor.userId],
    },
    select: { id: true },
  })
  await insertRows(
    ctx.tx,
    'PurchaseOrderLine',
    lines.map((line, i) => ({ ...line, purchaseOrderId: order.id, lineNo: i + 1 })),
  )
  await refreshRequisitionProgress(ctx, [input.purchaseRequisitionId])
  ctx.giveNumber({ model: 'PurchaseOrder', id: order.id, type: 'PO', date: ctx.actor.today })
  return order
}

/**
 * Changes a draft, also one that is being amended: nothing below what is received, and the change log follows.
 * @throws AppError STALE, ILLEGAL_TRANSITION when it is not a draft, VALIDATION
 */
export async function updatePurchaseOrder(
  ctx: ActionContext,
  input: z.output<typeof updatePurchaseOrderSchema>,
): Promise<{ id: string }> {
  const { id } = input
  const stamp = await claimForEdit(ctx, { model: 'PurchaseOrder', id, version: input.version, states: ['DRAFT'] })
  const before = found(
    await ctx.tx.purchaseOrder.findUnique({
      where: { id },
      select: {
        number: true,
        revisionNo: true,
        vendorId: true,
        orderDate: true,
        preparedByIds: true,
        purchaseRequisitionId: true,
        lines: {
          select: {
            id: true,
            lineNo: true,
            receivedMetres: true,
            sizeText: true,
            designation: true,
            odMm: true,
            wallMm: true,
            productSpecId: true,
            purchaseRequisitionLineId: true,
            _count: { select: { grnLines: true } },
          },
        },
      },
    }),
    'Purchase order',
  )
  await checkVendor(ctx, input.vendorId)
  if (before.vendorId !== input.vendorId && before.lines.some((l) => l._count.grnLines > 0))
    throw new AppError('VALIDATION', 'Goods have been received on this order; the vendor cannot change.', {
      vendorId: 'Goods have been received from the vendor of this order.',
    })
  if (before.purchaseRequisitionId) await lockRequisitions(ctx, [before.purchaseRequisitionId])
  await checkRequisition(ctx, before.purchaseRequisitionId, input.lines, before.lines)
  const lines = await priceLines(ctx, input.lines)
  const plan = planLines(before.lines, input.lines)
  checkReceived(before.lines, plan, lines)
  const head = await headColumns(ctx, input, lines, before.orderDate.toISOString().slice(0, 10))
  if (plan.remove.length > 0) await ctx.tx.purchaseOrderLine.deleteMany({ where: { id: { in: plan.remove } } })
  if (plan.renumber.length > 0)
    await ctx.tx.$executeRaw(
      Prisma.sql`UPDATE "PurchaseOrderLine" SET "lineNo" = "lineNo" + ${PARKED} WHERE id = ANY (${plan.renumber}::uuid[])`,
    )
  for (const { id: lineId, index, lineNo } of plan.update)
    await ctx.tx.purchaseOrderLine.update({
      where: { id: lineId },
      data: { ...(lines[index] as PricedLine), lineNo },
      select: { id: true },
    })
  await insertRows(
    ctx.tx,
    'PurchaseOrderLine',
    plan.create.map(({ index, lineNo }) => ({ ...(lines[index] as PricedLine), purchaseOrderId: id, lineNo })),
  )
  await ctx.tx.purchaseOrder.update({
    where: { id },
    data: { ...stamp, ...head, preparedByIds: [...new Set([...before.preparedByIds, ctx.actor.userId])] },
    select: { id: true },
  })
  if (before.revisionNo > 0) await recordChanges(ctx, id, before.revisionNo)
  await refreshRequisitionProgress(ctx, [before.purchaseRequisitionId])
  ctx.event({ documentType: 'PurchaseOrder', documentId: id, documentNo: before.number })
  return { id }
}

async function priceLines(ctx: ActionContext, lines: readonly PurchaseOrderLineInput[]): Promise<PricedLine[]> {
  const pipes = await resolvePipeLines(ctx.tx, lines)
  const errors: Record<string, string> = {}
  const priced = pipes.map((pipe, i) => {
    const line = lines[i] as PurchaseOrderLineInput
    if (pipe.odMm && !pipe.productSpecId)
      errors[`lines.${i}.productSpecId`] =
        'Choose the product: its grade and process are what the receipt is inspected against.'
    try {
      return {
        ...pipe,
        ...priceLine(pipe, line),
        purchaseRequisitionLineId: line.purchaseRequisitionLineId,
        certificate: line.certificate,
        remark: line.remark,
      }
    } catch (error) {
      errors[`lines.${i}.rateUnit`] = error instanceof Error ? error.message : String(error)
      return null
    }
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some lines need attention.', errors)
  return priced.filter((l) => l !== null)
}

/** Every value that follows is computed here: rate of exchange, tolerance, totals. */
async function headColumns(
  ctx: ActionContext,
  input: PurchaseOrderHeadInput,
  lines: readonly PricedLine[],
  orderDate: string,
) {
  const warehouse = found(
    await ctx.tx.warehouse.findUnique({ where: { id: input.warehouseId }, select: { isActive: true } }),
    'Warehouse',
  )
  if (!warehouse.isActive)
    throw new AppError('VALIDATION', 'This warehouse is not in use any more.', {
      warehouseId: 'Choose a warehouse in use.',
    })
  if (input.expectedDate && input.expectedDate < orderDate)
    throw new AppError('VALIDATION', 'The expected date is before the order date.', {
      expectedDate: 'On or after the order date.',
    })
  const setting = await ctx.tx.companySetting.findFirst({ select: { overReceiptPct: true } })
  const { chargesAmount, taxAmount, subTotal, totalAmount, totalMetres, totalWeightKg } = purchaseOrderTotals(
    lines,
    input.chargesAmount,
    input.gstRate,
  )
  return {
    vendorId: input.vendorId,
    warehouseId: input.warehouseId,
    expectedDate: dbDate(input.expectedDate),
    currency: input.currency,
    exchangeRate: await exchangeRateOf(ctx, input, orderDate),
    vendorReference: input.vendorReference,
    paymentTerms: input.paymentTerms,
    deliveryTerms: input.deliveryTerms,
    overReceiptPct: input.overReceiptPct ?? setting?.overReceiptPct ?? '2',
    chargesLabel: input.chargesLabel ?? (dec(chargesAmount).gt(0) ? 'Charges' : null),
    chargesAmount,
    gstRate: input.gstRate,
    subTotal,
    taxAmount,
    totalAmount,
    totalMetres,
    totalWeightKg,
    remarks: input.remarks,
  }
}

async function exchangeRateOf(ctx: ActionContext, input: PurchaseOrderHeadInput, orderDate: string): Promise<string> {
  if (input.currency === ctx.actor.baseCurrency) return '1'
  if (input.exchangeRate) return input.exchangeRate
  const rate = await ctx.tx.exchangeRate.findFirst({
    where: { currency: input.currency, rateDate: { lte: dbDate(orderDate) } },
    orderBy: { rateDate: 'desc' },
    select: { rate: true },
  })
  if (!rate)
    throw new AppError(
      'VALIDATION',
      `There is no exchange rate for ${input.currency}. Enter one, or set it in Settings.`,
      { exchangeRate: 'Enter the exchange rate.' },
    )
  return decimalText(rate.rate)
}

type RequisitionLink = { purchaseRequisitionLineId?: string | null }

/** Lines may cover lines of the order's own, approved requisition that are not ordered in full yet. */
async function checkRequisition(
  ctx: ActionContext,
  requisitionId: string | null,
  lines: readonly RequisitionLink[],
  before: readonly RequisitionLink[],
): Promise<void> {
  const known = new Set(before.map((l) => l.purchaseRequisitionLineId))
  const fresh = lines.flatMap((l, i) =>
    l.purchaseRequisitionLineId && !known.has(l.purchaseRequisitionLineId)
      ? [{ id: l.purchaseRequisitionLineId, i }]
      : [],
  )
  if (!requisitionId) {
    const stray = fresh[0]
    if (stray)
      throw new AppError('VALIDATION', 'A line names a requisition, but the order is not made from one.', {
        [`lines.${stray.i}.purchaseRequisitionLineId`]: 'Make the order from the requisition.',
      })
    return
  }
  const requisition = found(
    await ctx.tx.purchaseRequisition.findUnique({
      where: { id: requisitionId },
      select: {
        number: true,
        status: true,
        lines: { select: { id: true, lineNo: true, metres: true, orderedMetres: true } },
      },
    }),
    'Purchase requisition',
  )
  if (before.length === 0 && requisition.status !== 'APPROVED')
    throw new AppError(
      'CONFLICT',
      requisition.status === 'ORDERED'
        ? `${requisition.number} is ordered in full already.`
        : `${requisition.number} is not approved; only an approved requisition can be ordered.`,
    )
  for (const { id, i } of fresh) {
    const line = requisition.lines.find((l) => l.id === id)
    const field = `lines.${i}.quantity`
    if (!line)
      throw new AppError('VALIDATION', `Line ${i + 1} names a line that is not on ${requisition.number}.`, {
        [field]: `Not on ${requisition.number}.`,
      })
    if (line.metres.gt(0) && line.orderedMetres.gte(line.metres))
      throw new AppError('CONFLICT', `Line ${line.lineNo} of ${requisition.number} is ordered in full already.`, {
        [field]: 'Ordered in full already.',
      })
  }
}

type ReceivedLine = {
  id: string
  lineNo: number
  receivedMetres: DecimalLike
  odMm: DecimalLike | null
  wallMm: DecimalLike | null
  productSpecId: string | null
  _count: { grnLines: number }
}

/** What came in stays ordered: not removed, not made another pipe, not below the metres received. */
function checkReceived(
  before: readonly ReceivedLine[],
  plan: { update: { id: string; index: number }[]; remove: string[] },
  lines: readonly PricedLine[],
): void {
  const errors: Record<string, string> = {}
  const at = new Map(before.map((l) => [l.id, l]))
  for (const id of plan.remove) {
    const line = at.get(id)
    if (line && line._count.grnLines > 0)
      throw new AppError('VALIDATION', `Line ${line.lineNo} has goods receipts; it cannot be removed.`)
  }
  for (const { id, index } of plan.update) {
    const old = at.get(id)
    const line = lines[index]
    if (!old || !line || old._count.grnLines === 0) continue
    if (dec(line.metres).lt(dec(old.receivedMetres)))
      errors[`lines.${index}.quantity`] =
        `${decimalText(old.receivedMetres, 3)} m are received already; it cannot be less.`
    const samePipe =
      line.productSpecId === old.productSpecId &&
      line.odMm !== null &&
      old.odMm !== null &&
      dec(line.odMm).eq(dec(old.odMm)) &&
      line.wallMm !== null &&
      old.wallMm !== null &&
      dec(line.wallMm).eq(dec(old.wallMm))
    if (!samePipe)
      errors[`lines.${index}.pipeSizeId`] = 'Goods are received on this line; product and size cannot change.'
  }
  if (Object.keys(errors).length > 0)
    throw new AppError('VALIDATION', 'The order cannot go below what is received.', errors)
}
