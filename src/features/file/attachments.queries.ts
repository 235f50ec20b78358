import type { ReadContext } from '@/server/read'
import { userNames } from '@/server/status-history'
import type { Talkable } from './readable-document'

/** The files of a document with who added them, oldest first. For those who may see the document. */
export async function attachmentsOf(ctx: ReadContext, documentType: Talkable, documentId: string) {
  const rows = await ctx.tx.attachment.findMany({
    where: { documentType, documentId },
    orderBy: { createdAt: 'asc' },
    select: {
      label: true,
      createdAt: true,
      createdById: true,
      file: { select: { id: true, fileName: true, contentType: true, size: true } },
    },
  })
  const names = await userNames(
    ctx,
    rows.map((r) => r.createdById),
  )
  const mayChange = ctx.actor.can(`${documentType.toLowerCase()}.update`)
  return rows.map(({ file, label, createdAt, createdById }) => ({
    ...file,
    label,
    createdAt,
    by: names.get(createdById) ?? null,
    removable: ctx.actor.can('file.upload') && (mayChange || createdById === ctx.actor.userId),
  }))
}
