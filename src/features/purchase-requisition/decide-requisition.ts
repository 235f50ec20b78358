import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { purchaseRequisitionMachine } from './purchase-requisition.machine'

type Step = { id: string; version?: number; remark?: string | null }

const step = (event: string, { id, version, remark }: Step) => ({
  machine: purchaseRequisitionMachine,
  model: 'PurchaseRequisition',
  id,
  version,
  remark,
  event,
})

const ADD_PREPARER = Prisma.sql`"preparedByIds" = (SELECT array_agg(DISTINCT u) FROM unnest("preparedByIds" || app_user_id()) u)`
const SUBMITTED = [Prisma.sql`"submittedAt" = now()`, Prisma.sql`"submittedById" = app_user_id()`, ADD_PREPARER]

/** Sends a draft to MANAGEMENT, or approves it at once where Settings ask for no approval, and records that rule. */
export async function submitRequisition(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  const setting = await ctx.tx.companySetting.findFirst({ select: { requisitionApproval: true } })
  if (setting?.requisitionApproval === false) {
    const rule = 'Settings ask for no approval of requisitions'
    await applyTransition(ctx, {
      ...step('approve-by-rule', input),
      remark: input.remark ?? rule,
      set: [...SUBMITTED, Prisma.sql`"approvedAt" = now()`, Prisma.sql`"approvalRule" = ${rule}`],
    })
  } else {
    await applyTransition(ctx, { ...step('submit', input), set: SUBMITTED })
  }
  return { id: input.id }
}

/** Approves; not by anybody who prepared it. @throws AppError FORBIDDEN */
export async function approveRequisition(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, {
    ...step('approve', input),
    fourEyes: true,
    set: [
      Prisma.sql`"approvedAt" = now()`,
      Prisma.sql`"approvedById" = app_user_id()`,
      Prisma.sql`"approvalRemark" = ${input.remark ?? null}`,
    ],
  })
  return { id: input.id }
}

/** Back to the one who prepared it, with what should change. */
export async function returnRequisition(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, { ...step('return', input), fourEyes: true })
  return { id: input.id }
}

/** Refused for good; the number stays in the register. */
export async function rejectRequisition(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, {
    ...step('reject', input),
    fourEyes: true,
    set: [Prisma.sql`"approvalRemark" = ${input.remark ?? null}`],
  })
  return { id: input.id }
}

/** Not needed any more. @throws AppError CONFLICT when something of it is ordered */
export async function voidRequisition(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, step('void', input))
  const order = await ctx.tx.purchaseOrder.findFirst({
    where: {
      lines: { some: { purchaseRequisitionLine: { purchaseRequisitionId: input.id } } },
      status: { not: 'CANCELLED' },
    },
    select: { number: true },
  })
  if (order)
    throw new AppError(
      'CONFLICT',
      `${found(order.number, 'Purchase order')} was made from this requisition. Cancel the order first.`,
    )
  return { id: input.id }
}
