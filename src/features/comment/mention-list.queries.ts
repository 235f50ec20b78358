import { Prisma } from '@/db/types'
import { TALKABLE, TALKABLE_PATHS, type Talkable } from '@/features/file/readable-document'
import type { Actor } from '@/server/actor'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { readPermissionOf } from '@/server/storage'

/** Calls of people in comments, with who wrote them and the document they are about. */
export const MENTIONS = Prisma.sql`"CommentMention" m
  JOIN "Comment" k ON k."companyId" = m."companyId" AND k.id = m."commentId"
  LEFT JOIN "User" w ON w.id = k."createdById"
  LEFT JOIN "Quotation" q ON k."documentType" = 'Quotation' AND q."companyId" = k."companyId" AND q.id = k."documentId"
  LEFT JOIN "Enquiry" e ON k."documentType" = 'Enquiry' AND e."companyId" = k."companyId" AND e.id = k."documentId"`
export const MENTION_NUMBER = Prisma.sql`coalesce(q.number, e.number)`
export const MENTION_WORDS = Prisma.sql`concat_ws(': ', w.name, left(k.body, 200))`

const readable = (actor: Pick<Actor, 'can'>): Talkable[] =>
  TALKABLE.filter((type) => {
    const permission = readPermissionOf(type)
    return permission !== null && actor.can(permission)
  })

/** Calls of this person on documents they may see, in comments that were not taken back. */
export const ownMentions = (actor: Actor): Prisma.Sql =>
  Prisma.sql`m."userId" = ${actor.userId}::uuid AND NOT k."isRemoved" AND k."documentType" = ANY (${readable(actor)}::text[])`

export const UNREAD = Prisma.sql`m."readAt" IS NULL`

export const mentionList = defineList({
  name: 'mentions',
  title: 'Comments that call you',
  permission: 'comment.write',
  id: Prisma.sql`m.id`,
  from: MENTIONS,
  where: ({ actor }) => ownMentions(actor),
  columns: [
    {
      key: 'createdAt',
      label: 'Written',
      type: 'datetime',
      sql: Prisma.sql`k."createdAt"`,
      sortable: true,
      href: '/mentions/{id}',
    },
    { key: 'document', label: 'Document', type: 'text', sql: MENTION_NUMBER, href: '/mentions/{id}' },
    { key: 'words', label: 'Comment', type: 'text', sql: MENTION_WORDS },
    { key: 'readAt', label: 'Read', type: 'datetime', sql: Prisma.sql`m."readAt"` },
  ],
  filters: [
    {
      key: 'unread',
      label: 'Not read yet',
      type: 'boolean',
      sql: (v) => (v === 'true' ? UNREAD : Prisma.sql`NOT (${UNREAD})`),
    },
  ],
  defaultSort: { key: 'createdAt', dir: 'desc' },
  rowHref: '/mentions/{id}',
  empty: { title: 'Nobody called you', text: 'A colleague calls you with @ and your name in a comment.' },
})

/** Where the document of a call is that is the person's own; null for any other id. */
export async function mentionTarget({ tx, actor }: ReadContext, id: string): Promise<string | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const mention = await tx.commentMention.findFirst({
    where: { id, userId: actor.userId },
    select: { comment: { select: { documentType: true, documentId: true } } },
  })
  if (!mention) return null
  const { documentType, documentId } = mention.comment
  return `${TALKABLE_PATHS[documentType as Talkable]}/${documentId}#comments`
}
