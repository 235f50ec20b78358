import type { AuditEvent } from '@/db/begin'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import type { ApproveMany } from '../quotation.schema'
import { approveQuotationInTx } from './approve-quotation'

export type ApproveOutcome = { id: string; ok: boolean; message: string | null }

/**
 * Approves several quotations with one remark. Each is decided for itself, behind a savepoint: one that cannot be approved
 * (prepared by the approver, changed meanwhile, below a floor without a remark) stays as it is and holds up no other.
 * @returns what happened to each, in the order asked for
 * @throws AppError of the first one, with a sentence per quotation (`items.3`), when none could be approved
 */
export async function approveManyInTx(
  ctx: ActionContext,
  { items, remark }: ApproveMany,
): Promise<{ approved: number; results: ApproveOutcome[] }> {
  const outcomes = new Map<string, ApproveOutcome>()
  let first: AppError | null = null
  // in one order for everybody, so that two approvers wait for each other instead of blocking each other
  const ordered = [...new Map(items.map((item) => [item.id, item])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const item of ordered) {
    const events: AuditEvent[] = []
    await ctx.tx.$executeRaw`SAVEPOINT one_quotation`
    try {
      await approveQuotationInTx({ ...ctx, event: (event) => void events.push(event) }, { ...item, remark })
      for (const event of events) ctx.event(event)
      outcomes.set(item.id, { id: item.id, ok: true, message: null })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      first ??= error
      await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT one_quotation`
      outcomes.set(item.id, { id: item.id, ok: false, message: error.message })
    }
    await ctx.tx.$executeRaw`RELEASE SAVEPOINT one_quotation`
  }
  const results = items.flatMap((item) => outcomes.get(item.id) ?? [])
  const approved = [...outcomes.values()].filter((outcome) => outcome.ok).length
  if (first && approved === 0)
    throw new AppError(
      first.code,
      ordered.length === 1 ? first.message : `None of the ${ordered.length} could be approved. ${first.message}`,
      {
        ...first.fieldErrors,
        ...Object.fromEntries(results.map((result, i) => [`items.${i}`, result.message ?? ''])),
      },
    )
  return { approved, results }
}
