import { humanise } from '@/core/state-machine'
import type { ActionContext } from '@/server/define-action'

/** Outcomes after which nothing is left to be won; after a part order and after expiry there is. */
const OVER: readonly string[] = ['WON', 'LOST', 'REGRETTED', 'VOID']

/** The open follow-ups of a quotation end with it; the trail says what ended them. */
export async function endFollowUps(ctx: ActionContext, quotationId: string, outcome: string): Promise<void> {
  if (!OVER.includes(outcome)) return
  const { userId } = ctx.actor
  await ctx.tx.followUp.updateMany({
    where: { quotationId, status: 'OPEN' },
    data: {
      status: 'CANCELLED',
      doneNote: `The quotation is ${humanise(outcome).toLowerCase()}.`,
      doneAt: new Date(),
      doneById: userId,
      updatedById: userId,
      version: { increment: 1 },
    },
  })
}
