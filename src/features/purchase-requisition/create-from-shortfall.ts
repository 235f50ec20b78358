import type { z } from 'zod'
import { Decimal, dec, decimalText } from '@/core/money'
import { formatMetres } from '@/core/units'
import { insertRows } from '@/db/insert-rows'
import { Prisma } from '@/db/types'
import { shortfall } from '@/features/reservation/reservation.queries'
import type { ActionContext } from '@/server/define-action'
import { lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import type { requisitionFromShortfallSchema } from './purchase-requisition.schema'

/**
 * Raises a requisition for exactly the metres of an order that accepted stock cannot cover and that are neither on a live
 * requisition nor received and waiting for QC. The order's row is locked, so two presses of the button do not buy twice.
 * @throws AppError CONFLICT when nothing is short
 */
export async function createRequisitionFromShortfall(
  ctx: ActionContext,
  input: z.output<typeof requisitionFromShortfallSchema>,
): Promise<{ id: string }> {
  const { salesOrderId } = input
  const order = await lockDocument(ctx, 'SalesOrder', salesOrderId)
  const short = await shortfall(ctx, salesOrderId)
  if (short.length === 0)
    throw new AppError(
      'CONFLICT',
      `Nothing is short on ${order.documentNo}: stock covers it, or the order is not open.`,
    )
  const waiting = await waitingForInspection(
    ctx,
    short.map((s) => s.salesOrderLineId),
  )
  const wanted = new Map<string, string>()
  for (const s of short) {
    const metres = dec(s.toRequisitionMetres).minus(waiting.get(s.salesOrderLineId) ?? '0')
    if (metres.gt(0)) wanted.set(s.salesOrderLineId, decimalText(metres, 3))
  }
  if (wanted.size === 0) {
    const metres = short.reduce((sum, s) => sum.plus(s.shortfallMetres), new Decimal(0))
    throw new AppError(
      'CONFLICT',
      `The ${formatMetres(metres, { trim: true })} m that are short on ${order.documentNo} are asked for or under inspection already.`,
    )
  }
  const lines = await ctx.tx.salesOrderLine.findMany({
    where: { id: { in: [...wanted.keys()] } },
    orderBy: { lineNo: 'asc' },
  })
  const sales = await ctx.tx.salesOrder.findUniqueOrThrow({
    where: { id: salesOrderId },
    select: { deliveryDate: true },
  })
  const created = await ctx.tx.purchaseRequisition.create({
    data: {
      requisitionDate: dbDate(ctx.actor.today),
      source: 'SHORTFALL',
      salesOrderId,
      neededBy: dbDate(input.neededBy) ?? sales.deliveryDate,
      remarks: input.remarks,
      preparedByIds: [ctx.actor.userId],
    },
    select: { id: true },
  })
  await insertRows(
    ctx.tx,
    'PurchaseRequisitionLine',
    lines.map((line, i) => ({
      purchaseRequisitionId: created.id,
      salesOrderLineId: line.id,
      lineNo: i + 1,
      productSpecId: line.productSpecId,
      pipeSizeId: line.pipeSizeId,
      product: line.product,
      familyCode: line.familyCode,
      process: line.process,
      designation: line.designation,
      additionalSpecs: line.additionalSpecs,
      sizeText: line.sizeText,
      nps: line.nps,
      schedule: line.schedule,
      odMm: line.odMm,
      wallMm: line.wallMm,
      wallType: line.wallType,
      ends: line.ends,
      unitWeight: line.unitWeight,
      lengthText: line.lengthText,
      pieceLengthM: line.pieceLengthM,
      description: line.description,
      quantity: wanted.get(line.id) ?? '0',
      unit: 'MTR',
      metres: wanted.get(line.id) ?? '0',
      remark: line.remark,
    })),
  )
  ctx.giveNumber({ model: 'PurchaseRequisition', id: created.id, type: 'PR', date: ctx.actor.today })
  ctx.event({ documentType: 'PurchaseRequisition', documentId: created.id, remark: `Shortfall of ${order.documentNo}` })
  return created
}

/** Metres bought for an order line that are in the yard but not inspected yet: neither free nor still to come. */
async function waitingForInspection(
  ctx: ActionContext,
  salesOrderLineIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await ctx.tx.$queryRaw<{ id: string; metres: string }[]>(Prisma.sql`
    SELECT q."salesOrderLineId"::text AS id, sum(b."underInspectionMetres" + b."onHoldMetres")::text AS metres
    FROM "PurchaseRequisitionLine" q JOIN "PurchaseOrderLine" pl ON pl."purchaseRequisitionLineId" = q.id
    JOIN "GrnLine" gl ON gl."companyId" = pl."companyId" AND gl."purchaseOrderLineId" = pl.id JOIN "StockLot" s ON s."grnLineId" = gl.id
    JOIN "StockBalance" b ON b."companyId" = s."companyId" AND b."stockLotId" = s.id
    WHERE q."salesOrderLineId" = ANY (${[...salesOrderLineIds]}::uuid[]) GROUP BY 1`)
  return new Map(rows.map((r) => [r.id, r.metres]))
}
