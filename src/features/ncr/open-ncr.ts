import type { ActionContext } from '@/server/define-action'
import { dbDate } from '@/server/serialize'

export type NcrFacts = {
  inspectionLotId?: string | null
  stockLotId?: string | null
  locationId?: string | null
  vendorId?: string | null
  heatNo?: string | null
  metres: string
  pieces: number
  description: string
}

/** Opens a non-conformance report and asks for its number. Metres as decimal text. */
export async function openNcr(ctx: ActionContext, facts: NcrFacts): Promise<{ id: string }> {
  const ncr = await ctx.tx.ncr.create({
    data: { ...facts, openedDate: dbDate(ctx.actor.today), preparedByIds: [ctx.actor.userId] },
    select: { id: true },
  })
  ctx.giveNumber({ model: 'Ncr', id: ncr.id, type: 'NCR', date: ctx.actor.today })
  ctx.event({ documentType: 'Ncr', documentId: ncr.id, action: 'ncr.create' })
  return ncr
}

/** Counts the caller among those who prepared the NCR: none of them approves its closing. */
export async function prepared(
  ctx: ActionContext,
  ncr: { id: string; preparedByIds: readonly string[] | null },
): Promise<void> {
  if (ncr.preparedByIds?.includes(ctx.actor.userId)) return
  await ctx.tx.ncr.update({
    where: { id: ncr.id },
    data: { preparedByIds: [...(ncr.preparedByIds ?? []), ctx.actor.userId] },
    select: { id: true },
  })
}
