import type { ReadContext } from './read'

export type StatusStep = {
  at: Date
  event: string
  fromState: string
  toState: string
  remark: string | null
  userName: string
}

/** Every step of a document, oldest first, with who took it. */
export async function statusHistoryOf(
  ctx: ReadContext,
  documentType: string,
  documentId: string,
): Promise<StatusStep[]> {
  const rows = await ctx.tx.statusHistory.findMany({
    where: { documentType, documentId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { at: true, event: true, fromState: true, toState: true, remark: true, userId: true },
  })
  const names = await userNames(
    ctx,
    rows.map((r) => r.userId),
  )
  return rows.map(({ userId, ...row }) => ({ ...row, userName: names.get(userId) ?? 'Somebody who left' }))
}

/** Every step of documents by their ids, oldest first. */
export function statusHistory(ctx: ReadContext, documentIds: string[]) {
  return ctx.tx.statusHistory.findMany({
    where: { documentId: { in: documentIds } },
    orderBy: { at: 'asc' },
    select: {
      id: true,
      documentId: true,
      event: true,
      fromState: true,
      toState: true,
      remark: true,
      userId: true,
      at: true,
    },
  })
}

/** Names of people by id; ids that are null or unknown are left out. */
export async function userNames(ctx: ReadContext, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const users = await ctx.tx.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } })
  return new Map(users.map((u) => [u.id, u.name]))
}
