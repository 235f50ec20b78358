import type { z } from 'zod'
import { Prisma } from '@/db/types'
import { PARKED, planLines } from '@/features/purchase-requisition/plan-lines'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { attachFile } from '@/server/storage'
import { certifiedDesignations, checkReceipt, checkReceivable, orderForReceipt, type ReceiptOrder } from './check-grn'
import type { createGrnSchema, GrnHeadInput, GrnLineInput, updateGrnSchema } from './grn.schema'

/** Saves a draft receipt; it says everything a posted one says, and gets its number when it is posted. */
export async function createGrn(ctx: ActionContext, input: z.output<typeof createGrnSchema>): Promise<{ id: string }> {
  const order = await orderForReceipt(ctx, input.purchaseOrderId)
  checkReceivable(order)
  const { head, lines } = await prepare(ctx, order, input)
  const grn = await ctx.tx.grn.create({
    data: { ...head, purchaseOrderId: order.id, vendorId: order.vendorId },
    select: { id: true },
  })
  await ctx.tx.grnLine.createMany({ data: lines.map((line, i) => ({ ...line, grnId: grn.id, lineNo: i + 1 })) })
  await keepFiles(ctx, grn.id, input.lines)
  ctx.event({ documentType: 'Grn', documentId: grn.id, remark: `Draft against ${order.number}` })
  return grn
}

/** Changes a draft receipt. @throws AppError STALE, ILLEGAL_TRANSITION when it is posted, VALIDATION */
export async function updateGrn(ctx: ActionContext, input: z.output<typeof updateGrnSchema>): Promise<{ id: string }> {
  const { id } = input
  const stamp = await claimForEdit(ctx, { model: 'Grn', id, version: input.version, states: ['DRAFT'] })
  const before = found(
    await ctx.tx.grn.findUnique({
      where: { id },
      select: { purchaseOrderId: true, lines: { select: { id: true, lineNo: true } } },
    }),
    'Goods receipt',
  )
  const order = await orderForReceipt(ctx, before.purchaseOrderId)
  checkReceivable(order)
  const { head, lines } = await prepare(ctx, order, input)
  const plan = planLines(before.lines, input.lines)
  if (plan.remove.length > 0) await ctx.tx.grnLine.deleteMany({ where: { id: { in: plan.remove } } })
  if (plan.renumber.length > 0)
    await ctx.tx.$executeRaw(
      Prisma.sql`UPDATE "GrnLine" SET "lineNo" = "lineNo" + ${PARKED} WHERE id = ANY (${plan.renumber}::uuid[])`,
    )
  for (const { id: lineId, index, lineNo } of plan.update)
    await ctx.tx.grnLine.update({
      where: { id: lineId },
      data: { ...lineAt(lines, index), lineNo },
      select: { id: true },
    })
  await ctx.tx.grnLine.createMany({
    data: plan.create.map(({ index, lineNo }) => ({ ...lineAt(lines, index), grnId: id, lineNo })),
  })
  await ctx.tx.grn.update({ where: { id }, data: { ...stamp, ...head }, select: { id: true } })
  await keepFiles(ctx, id, input.lines)
  ctx.event({ documentType: 'Grn', documentId: id, remark: `Draft against ${order.number}` })
  return { id }
}

type LineColumns = ReturnType<typeof lineColumns>

function lineAt(lines: readonly LineColumns[], index: number): LineColumns {
  const line = lines[index]
  if (!line) throw new AppError('CONFLICT', 'A line got lost. Try again.')
  return line
}

async function prepare(ctx: ActionContext, order: ReceiptOrder, input: GrnHeadInput) {
  const head = {
    warehouseId: input.warehouseId ?? order.warehouseId,
    receivedDate: input.receivedDate ?? ctx.actor.today,
  }
  const warehouse = found(
    await ctx.tx.warehouse.findUnique({ where: { id: head.warehouseId }, select: { isActive: true } }),
    'Warehouse',
  )
  if (!warehouse.isActive)
    throw new AppError('VALIDATION', 'This warehouse is not in use any more.', {
      warehouseId: 'Choose a warehouse in use.',
    })
  const lines = input.lines.map((line) => lineColumns(line, order))
  await checkReceipt(
    ctx,
    order,
    head,
    lines.map((line, i) => ({ ...line, mtcDate: input.lines[i]?.mtcDate ?? '' })),
  )
  return {
    head: {
      warehouseId: head.warehouseId,
      receivedDate: dbDate(head.receivedDate),
      challanNo: input.challanNo,
      challanDate: dbDate(input.challanDate),
      vehicleNo: input.vehicleNo?.toUpperCase() ?? null,
      lrNo: input.lrNo,
      remarks: input.remarks,
    },
    lines,
  }
}

/** What is not stated comes from the order line: designation, additional specs, ends, length. */
function lineColumns(line: GrnLineInput, order: ReceiptOrder) {
  const ordered = order.lines.find((l) => l.id === line.purchaseOrderLineId)
  return {
    purchaseOrderLineId: line.purchaseOrderLineId,
    heatNo: line.heatNo,
    make: line.make,
    metres: line.metres,
    pieces: line.pieces,
    designations: certifiedDesignations(line.designations, ordered?.designation ?? ''),
    additionalSpecs: line.additionalSpecs ?? ordered?.additionalSpecs ?? [],
    ends: line.ends ?? ordered?.ends ?? null,
    lengthText: line.lengthText ?? ordered?.lengthText ?? null,
    mtcNo: line.mtcNo,
    mtcDate: dbDate(line.mtcDate),
    mtcType: line.mtcType,
    mtcFileId: line.mtcFileId,
    tpiAgencyId: line.tpiAgencyId,
    tpiReference: line.tpiReference,
    tpiFileId: line.tpiFileId,
    locationId: line.locationId,
    remark: line.remark,
  }
}

/** Ties the uploads to the receipt, so that they are kept with the draft. */
async function keepFiles(ctx: ActionContext, grnId: string, lines: readonly GrnLineInput[]): Promise<void> {
  const files = new Map<string, string>()
  for (const line of lines) {
    files.set(line.mtcFileId, `MTC ${line.mtcNo}`)
    if (line.tpiFileId) files.set(line.tpiFileId, `TPI report of heat ${line.heatNo}`)
  }
  const there = new Set(
    (
      await ctx.tx.attachment.findMany({ where: { documentType: 'Grn', documentId: grnId }, select: { fileId: true } })
    ).map((a) => a.fileId),
  )
  for (const [fileId, label] of files)
    if (!there.has(fileId)) await attachFile(ctx, { fileId, documentType: 'Grn', documentId: grnId, label })
}
