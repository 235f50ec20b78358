import type { z } from 'zod'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { ncrMachine } from './ncr.machine'
import type { ncrStepSchema } from './ncr.schema'
import { prepared } from './open-ncr'

type Step = z.output<typeof ncrStepSchema>

/** An NCR closes only with its root cause, disposition, completed actions and an effectiveness check on record. */
async function refuseUnready(ctx: ActionContext, id: string): Promise<void> {
  const ncr = found(
    await ctx.tx.ncr.findUnique({ where: { id }, include: { actions: { select: { status: true } } } }),
    'NCR',
  )
  const open = ncr.actions.filter((a) => a.status !== 'DONE').length
  const missing: Record<string, string> = {
    ...(!ncr.rootCause && { rootCause: 'Write down the root cause.' }),
    ...(!ncr.disposition && { disposition: 'Decide what happens to the goods.' }),
    ...(!ncr.effectivenessCheck && { effectivenessCheck: 'Say how it was checked that the actions work.' }),
    ...(ncr.actions.length === 0 && { actions: 'Add at least one corrective action.' }),
    ...(open > 0 && { actions: `${open} corrective ${open === 1 ? 'action is' : 'actions are'} still open.` }),
  }
  if (Object.keys(missing).length > 0)
    throw new AppError('VALIDATION', `It cannot be closed yet. ${Object.values(missing).join(' ')}`, missing)
}

export async function investigateNcrInTx(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, { machine: ncrMachine, model: 'Ncr', event: 'investigate', ...input })
  return { id: input.id }
}

/** @throws AppError VALIDATION naming everything that is still missing */
export async function requestNcrClosureInTx(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, { machine: ncrMachine, model: 'Ncr', event: 'request-closure', ...input })
  await refuseUnready(ctx, input.id)
  await prepared(ctx, await lockDocument(ctx, 'Ncr', input.id))
  return { id: input.id }
}

/** MANAGEMENT approves the closing; nobody who prepared the report. */
export async function closeNcrInTx(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, {
    machine: ncrMachine,
    model: 'Ncr',
    event: 'close',
    ...input,
    fourEyes: true,
    set: [Prisma.sql`"closedById" = app_user_id()`, Prisma.sql`"closedAt" = now()`],
  })
  await refuseUnready(ctx, input.id)
  return { id: input.id }
}

export async function reopenNcrInTx(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  await applyTransition(ctx, { machine: ncrMachine, model: 'Ncr', event: 'reopen', ...input })
  return { id: input.id }
}
