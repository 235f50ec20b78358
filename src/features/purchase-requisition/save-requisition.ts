import type { z } from 'zod'
import { insertRows } from '@/db/insert-rows'
import { Prisma } from '@/db/types'
import { type ResolvedPipeLine, resolvePipeLines } from '@/features/product/resolve-pipe-lines'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { dbDate } from '@/server/serialize'
import { PARKED, planLines } from './plan-lines'
import type {
  createRequisitionSchema,
  RequisitionLineInput,
  updateRequisitionSchema,
} from './purchase-requisition.schema'

const columns = (line: RequisitionLineInput, pipe: ResolvedPipeLine) => ({ ...pipe, remark: line.remark })

/** Raises a requisition by hand. It has its number from the first save. */
export async function createRequisition(
  ctx: ActionContext,
  input: z.output<typeof createRequisitionSchema>,
): Promise<{ id: string }> {
  const pipes = await resolvePipeLines(ctx.tx, input.lines)
  const created = await ctx.tx.purchaseRequisition.create({
    data: {
      requisitionDate: dbDate(ctx.actor.today),
      source: 'MANUAL',
      neededBy: dbDate(input.neededBy),
      remarks: input.remarks,
      preparedByIds: [ctx.actor.userId],
    },
    select: { id: true },
  })
  await insertRows(
    ctx.tx,
    'PurchaseRequisitionLine',
    input.lines.map((line, i) => ({
      ...columns(line, pipes[i] as ResolvedPipeLine),
      purchaseRequisitionId: created.id,
      lineNo: i + 1,
    })),
  )
  ctx.giveNumber({ model: 'PurchaseRequisition', id: created.id, type: 'PR', date: ctx.actor.today })
  return created
}

/**
 * Changes a draft. Lines keep their link to the order line they are for.
 * @throws AppError STALE, ILLEGAL_TRANSITION when it is not a draft, VALIDATION
 */
export async function updateRequisition(
  ctx: ActionContext,
  input: z.output<typeof updateRequisitionSchema>,
): Promise<{ id: string }> {
  const { id, lines } = input
  const stamp = await claimForEdit(ctx, { model: 'PurchaseRequisition', id, version: input.version, states: ['DRAFT'] })
  const before = found(
    await ctx.tx.purchaseRequisition.findUnique({
      where: { id },
      select: { number: true, preparedByIds: true, lines: { select: { id: true, lineNo: true } } },
    }),
    'Purchase requisition',
  )
  const pipes = await resolvePipeLines(ctx.tx, lines)
  const plan = planLines(before.lines, lines)
  if (plan.remove.length > 0) await ctx.tx.purchaseRequisitionLine.deleteMany({ where: { id: { in: plan.remove } } })
  if (plan.renumber.length > 0)
    await ctx.tx.$executeRaw(
      Prisma.sql`UPDATE "PurchaseRequisitionLine" SET "lineNo" = "lineNo" + ${PARKED} WHERE id = ANY (${plan.renumber}::uuid[])`,
    )
  for (const { id: lineId, line, index, lineNo } of plan.update)
    await ctx.tx.purchaseRequisitionLine.update({
      where: { id: lineId },
      data: { ...columns(line, pipes[index] as ResolvedPipeLine), lineNo },
      select: { id: true },
    })
  await insertRows(
    ctx.tx,
    'PurchaseRequisitionLine',
    plan.create.map(({ line, index, lineNo }) => ({
      ...columns(line, pipes[index] as ResolvedPipeLine),
      purchaseRequisitionId: id,
      lineNo,
    })),
  )
  await ctx.tx.purchaseRequisition.update({
    where: { id },
    data: {
      ...stamp,
      neededBy: dbDate(input.neededBy),
      remarks: input.remarks,
      preparedByIds: [...new Set([...before.preparedByIds, ctx.actor.userId])],
    },
    select: { id: true },
  })
  ctx.event({ documentType: 'PurchaseRequisition', documentId: id, documentNo: before.number })
  return { id }
}
