import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, lockDocument } from '@/server/documents-base'
import { customerPoMachine } from './customer-po.machine'

/**
 * Review, hold, reject. Reviewing an order on hold resumes it.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, STALE, VALIDATION without the reason that hold and reject need
 */
export async function decideOnCustomerPo(
  ctx: ActionContext,
  step: 'review' | 'hold' | 'reject',
  input: { id: string; version?: number; remark: string | null },
): Promise<{ id: string }> {
  const row = await lockDocument(ctx, 'CustomerPo', input.id)
  const event = step === 'review' && row.status === 'ON_HOLD' ? 'resume' : step
  await applyTransition(ctx, {
    machine: customerPoMachine,
    model: 'CustomerPo',
    id: input.id,
    event,
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"reviewRemark" = ${input.remark}`],
  })
  return { id: input.id }
}
