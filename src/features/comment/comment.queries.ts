import type { Talkable } from '@/features/file/readable-document'
import type { ReadContext } from '@/server/read'
import { userNames } from '@/server/status-history'
import { EDIT_MINUTES } from './comment.schema'
import { readersOf } from './people'

/**
 * The talk on a document, oldest first, and the people who can be called. The words of what was taken back are not sent.
 * For those who may see the document.
 */
export async function commentsOf(ctx: ReadContext, documentType: Talkable, documentId: string) {
  const { tx, actor } = ctx
  const rows = await tx.comment.findMany({
    where: { documentType, documentId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { mentions: { select: { userId: true, readAt: true } } },
  })
  const names = await userNames(
    ctx,
    rows.flatMap((r) => [r.createdById, ...r.mentions.map((m) => m.userId)]),
  )
  const freshSince = Date.now() - EDIT_MINUTES * 60_000
  return {
    comments: rows.map((r) => {
      const mine = r.createdById === actor.userId && actor.can('comment.write') && !r.isRemoved
      return {
        id: r.id,
        version: r.version,
        body: r.isRemoved ? null : r.body,
        by: (r.createdById && names.get(r.createdById)) || 'Somebody who left',
        createdAt: r.createdAt,
        editedAt: r.isRemoved ? null : r.editedAt,
        people: r.isRemoved ? [] : r.mentions.map((m) => ({ id: m.userId, name: names.get(m.userId) ?? '' })),
        editable: mine && r.createdAt.getTime() > freshSince,
        removable: mine,
      }
    }),
    unread: rows.some((r) => r.mentions.some((m) => m.userId === actor.userId && m.readAt === null)),
    people: (await readersOf(tx, documentType)).map(({ id, name }) => ({ id, name })),
    mayWrite: actor.can('comment.write'),
    timeZone: actor.timeZone,
  }
}
