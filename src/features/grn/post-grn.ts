import { dec, decimalText, roundRate } from '@/core/money'
import { Prisma } from '@/db/types'
import { refreshPurchaseOrderProgress } from '@/features/purchase-order/refresh-purchase-order-progress'
import { moveStock, sizeKey } from '@/features/stock/move-stock'
import { recordMtcs } from '@/features/stock/record-mtc'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText } from '@/server/serialize'
import { attachFile } from '@/server/storage'
import { checkReceipt, checkReceivable, orderForReceipt, type ReceiptOrder } from './check-grn'
import { grnMachine } from './grn.machine'

type Step = { id: string; version?: number; remark?: string | null }

const loadLines = (ctx: ActionContext, grnId: string) =>
  ctx.tx.grnLine.findMany({ where: { grnId }, orderBy: { lineNo: 'asc' } })
type GrnLineRow = Awaited<ReturnType<typeof loadLines>>[number]

/**
 * Takes the goods into stock: number, certificates, one lot per heat line under inspection, and the order's progress.
 * The receipt's row and the order's row are locked, so posting twice, or two receipts beyond the order, cannot happen.
 * @throws AppError ILLEGAL_TRANSITION, VALIDATION (over-receipt, certificate differs from the one on file), STALE
 */
export async function postGrn(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  const { id } = input
  await applyTransition(ctx, {
    machine: grnMachine,
    model: 'Grn',
    event: 'post',
    id,
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"postedAt" = now()`, Prisma.sql`"postedById" = app_user_id()`],
  })
  const grn = await ctx.tx.grn.findUniqueOrThrow({
    where: { id },
    select: { purchaseOrderId: true, warehouseId: true, receivedDate: true },
  })
  await lockDocument(ctx, 'PurchaseOrder', grn.purchaseOrderId)
  const order = await orderForReceipt(ctx, grn.purchaseOrderId)
  checkReceivable(order)
  const lines = await loadLines(ctx, id)
  if (lines.length === 0) throw new AppError('VALIDATION', 'Enter at least one heat before posting.')
  const receivedDate = dateText(grn.receivedDate)
  await checkReceipt(
    ctx,
    order,
    { warehouseId: grn.warehouseId, receivedDate },
    lines.map((l) => ({ ...l, metres: decimalText(l.metres, 3), mtcDate: dateText(l.mtcDate) })),
  )
  const mtcIds = await recordMtcs(
    ctx,
    lines.map((l) => ({
      mtcNo: l.mtcNo,
      mtcDate: dateText(l.mtcDate),
      mtcType: l.mtcType,
      make: l.make,
      heatNo: l.heatNo,
      fileId: l.mtcFileId,
      vendorId: order.vendorId,
    })),
    'lines',
  )
  await tieLinesToMtcs(ctx, lines, mtcIds)
  const lots = await ctx.tx.stockLot.createManyAndReturn({
    data: lines.map((line, i) => lotRow(line, order, mtcIds[i] ?? null, grn.receivedDate)),
    select: { id: true, grnLineId: true },
  })
  const lotOf = new Map(lots.map((lot) => [lot.grnLineId, lot.id]))
  await moveStock(
    ctx,
    { documentType: 'Grn', documentId: id },
    lines.map((line) => ({
      stockLotId: lotOf.get(line.id) ?? '',
      kind: 'RECEIPT',
      to: { bucket: 'UNDER_INSPECTION', locationId: line.locationId },
      metres: decimalText(line.metres, 3),
      pieces: line.pieces,
    })),
  )
  for (const line of lines)
    if (line.tpiFileId)
      await attachFile(ctx, {
        fileId: line.tpiFileId,
        documentType: 'StockLot',
        documentId: lotOf.get(line.id) ?? '',
        label: 'TPI report',
      })
  await refreshPurchaseOrderProgress(ctx, order.id, 'receipt')
  ctx.giveNumber({ model: 'Grn', id, type: 'GRN', date: receivedDate })
  return { id }
}

async function tieLinesToMtcs(
  ctx: ActionContext,
  lines: readonly GrnLineRow[],
  mtcIds: readonly string[],
): Promise<void> {
  const byMtc = new Map<string, string[]>()
  lines.forEach((line, i) => {
    const mtcId = mtcIds[i]
    if (mtcId) byMtc.set(mtcId, [...(byMtc.get(mtcId) ?? []), line.id])
  })
  for (const [mtcId, ids] of byMtc) await ctx.tx.grnLine.updateMany({ where: { id: { in: ids } }, data: { mtcId } })
}

function lotRow(line: GrnLineRow, order: ReceiptOrder, mtcId: string | null, receivedDate: Date) {
  const ordered = order.lines.find((l) => l.id === line.purchaseOrderLineId)
  if (!ordered?.odMm || !ordered.wallMm || !ordered.unitWeight)
    throw new AppError('CONFLICT', 'The order line has no size any more. Look at the order.')
  return {
    heatNo: line.heatNo,
    source: 'GRN',
    grnLineId: line.id,
    productSpecId: ordered.productSpecId,
    product: ordered.product,
    familyCode: ordered.familyCode ?? '',
    process: ordered.process ?? '',
    designations: line.designations,
    additionalSpecs: line.additionalSpecs,
    nps: ordered.nps,
    schedule: ordered.schedule,
    odMm: ordered.odMm,
    wallMm: ordered.wallMm,
    sizeKey: sizeKey(decimalText(ordered.odMm), decimalText(ordered.wallMm)),
    // a minimum wall is another pipe than a nominal wall of the same figure; the lot must say so
    sizeText:
      ordered.wallType === 'MIN' && !/\bMIN\b/i.test(ordered.sizeText) ? `${ordered.sizeText} MIN` : ordered.sizeText,
    ends: line.ends ?? ordered.ends ?? 'PE',
    make: line.make,
    lengthText: line.lengthText,
    unitWeight: ordered.unitWeight,
    mtcId,
    mtcNo: line.mtcNo,
    mtcDate: line.mtcDate,
    mtcType: line.mtcType,
    tpiAgencyId: line.tpiAgencyId,
    tpiReference: line.tpiReference,
    tpiFileId: line.tpiFileId,
    vendorId: order.vendorId,
    receivedDate,
    /** In the company's currency, at the order's rate of exchange. */
    costPerMetre: decimalText(roundRate(dec(ordered.ratePerMetre).times(dec(order.exchangeRate))), 3),
  }
}
