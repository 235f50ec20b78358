import { renderEmail } from '@/emails/email'
import { readableDocument, TALKABLE_PATHS, type Talkable } from '@/features/file/readable-document'
import type { ActionContext } from '@/server/define-action'
import { found, refuseStale } from '@/server/documents-base'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { type AddComment, EDIT_MINUTES, type EditComment } from './comment.schema'
import { mentionedIn } from './mentions'
import { readersOf } from './people'

/** Writes a comment on a document and tells the people it calls, by mail and on their home page. */
export async function addComment(ctx: ActionContext, input: AddComment): Promise<{ id: string }> {
  const { documentType, documentId, body } = input
  const { number } = await readableDocument(ctx, documentType, documentId)
  const { id } = await ctx.tx.comment.create({ data: { documentType, documentId, body }, select: { id: true } })
  await callPeople(ctx, { id, documentType, documentId, body, number }, new Set())
  ctx.event({ documentType, documentId, documentNo: number })
  return { id }
}

/**
 * Changes an own comment while it is fresh; who is called now and was not before is told.
 * @throws AppError NOT_FOUND, FORBIDDEN for those of others, CONFLICT when it is older, STALE
 */
export async function editComment(ctx: ActionContext, { id, version, body }: EditComment): Promise<{ id: string }> {
  const comment = await ownComment(ctx, id)
  await refuseStale(ctx, comment, version)
  const minutes = (Date.now() - comment.createdAt.getTime()) / 60_000
  if (minutes > EDIT_MINUTES)
    throw new AppError(
      'CONFLICT',
      `A comment can be changed for ${EDIT_MINUTES} minutes after it was written. Write another one.`,
    )
  const { documentType, documentId, number } = comment
  await ctx.tx.comment.update({
    where: { id },
    data: { body, editedAt: new Date(), version: { increment: 1 }, updatedById: ctx.actor.userId },
    select: { id: true },
  })
  const before = await ctx.tx.commentMention.findMany({ where: { commentId: id }, select: { userId: true } })
  await callPeople(ctx, { id, documentType, documentId, body, number }, new Set(before.map((m) => m.userId)))
  ctx.event({ documentType, documentId, documentNo: number })
  return { id }
}

/** Takes back an own comment: its words are no longer shown; the trail keeps them. @throws AppError NOT_FOUND, FORBIDDEN */
export async function removeComment(ctx: ActionContext, { id }: { id: string }): Promise<{ id: string }> {
  const { documentType, documentId, number } = await ownComment(ctx, id)
  await ctx.tx.comment.update({
    where: { id },
    data: { isRemoved: true, version: { increment: 1 }, updatedById: ctx.actor.userId },
    select: { id: true },
  })
  await ctx.tx.commentMention.deleteMany({ where: { commentId: id } })
  ctx.event({ documentType, documentId, documentNo: number })
  return { id }
}

/** What the person is called in on this document counts as read. */
export async function readMentions(
  ctx: ActionContext,
  document: { documentType: Talkable; documentId: string },
): Promise<{ read: number }> {
  await readableDocument(ctx, document.documentType, document.documentId)
  const { count } = await ctx.tx.commentMention.updateMany({
    where: { userId: ctx.actor.userId, readAt: null, comment: document },
    data: { readAt: new Date() },
  })
  return { read: count }
}

/** A comment that is there and the actor's own, on a document the actor may see. */
async function ownComment(ctx: ActionContext, id: string) {
  const comment = found(await ctx.tx.comment.findUnique({ where: { id } }), 'Comment')
  const documentType = comment.documentType as Talkable
  const { number } = await readableDocument(ctx, documentType, comment.documentId)
  if (comment.isRemoved) found(null, 'Comment')
  if (comment.createdById !== ctx.actor.userId)
    throw new AppError('FORBIDDEN', 'A comment is changed or taken back by who wrote it.')
  return { ...comment, documentType, number }
}

type Written = { id: string; documentType: Talkable; documentId: string; body: string; number: string | null }

async function callPeople(ctx: ActionContext, comment: Written, before: ReadonlySet<string>): Promise<void> {
  const readers = await readersOf(ctx.tx, comment.documentType)
  const called = new Set(mentionedIn(comment.body, readers))
  called.delete(ctx.actor.userId)
  const gone = [...before].filter((userId) => !called.has(userId))
  if (gone.length > 0)
    await ctx.tx.commentMention.deleteMany({ where: { commentId: comment.id, userId: { in: gone } } })
  const fresh = readers.filter((reader) => called.has(reader.id) && !before.has(reader.id))
  if (fresh.length === 0) return
  await ctx.tx.commentMention.createMany({ data: fresh.map(({ id }) => ({ commentId: comment.id, userId: id })) })
  const url = `${env().APP_URL}${TALKABLE_PATHS[comment.documentType]}/${comment.documentId}#comments`
  const what = `${comment.documentType.toLowerCase()} ${comment.number ?? 'in draft'}`
  for (const reader of fresh)
    ctx.mail({
      to: [reader.email],
      ...renderEmail({
        subject: `${ctx.actor.userName} mentions you on ${what}`,
        greeting: `Dear ${reader.name},`,
        paragraphs: [`${ctx.actor.userName} wrote on ${what}:`, comment.body],
        link: { label: `Open ${what}`, url },
        signature: [ctx.actor.companyName],
      }),
      // filed under the person it goes to: mails of the quotation are those that its customer gets
      documentType: 'User',
      documentId: reader.id,
      documentNo: comment.number,
    })
}
