import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { attachFile } from '@/server/storage'
import type { AttachFile, DetachFile } from './file.schema'
import { readableDocument } from './readable-document'

/** Adds an uploaded file to a document, or gives one that is there another label. @throws AppError NOT_FOUND, FORBIDDEN */
export async function attachToDocument(ctx: ActionContext, input: AttachFile): Promise<{ id: string }> {
  const { documentType, documentId, fileId, label } = input
  const { number } = await readableDocument(ctx, documentType, documentId)
  const file = await attachFile(ctx, { fileId, documentType, documentId, label })
  const words = label ? `${file.fileName} (${label})` : file.fileName
  ctx.event({ documentType, documentId, documentNo: number, remark: words })
  return { id: fileId }
}

/**
 * Takes a file off a document, with the reason; the trail keeps that it was there. Whoever added it may, and whoever may
 * change the document. What went out with a mail stays.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function detachFromDocument(ctx: ActionContext, input: DetachFile): Promise<{ id: string }> {
  const { documentType, documentId, fileId, remark } = input
  const { number } = await readableDocument(ctx, documentType, documentId)
  const row = found(
    await ctx.tx.attachment.findFirst({
      where: { documentType, documentId, fileId },
      select: { id: true, createdById: true, file: { select: { fileName: true } } },
    }),
    'Attachment',
  )
  if (row.createdById !== ctx.actor.userId && !ctx.actor.can(`${documentType.toLowerCase()}.update`))
    throw new AppError('FORBIDDEN', 'Only who added the file, or may change the document, takes it off.')
  const [mail] = await ctx.tx.outboxMessage.findMany({
    where: { documentId, kind: 'EMAIL', payload: { path: ['attachments'], array_contains: [{ fileId }] } },
    select: { id: true },
    take: 1,
  })
  if (mail)
    throw new AppError('CONFLICT', `${row.file.fileName} went out with a mail of this document, so it stays with it.`)
  await ctx.tx.attachment.deleteMany({ where: { id: row.id } })
  ctx.event({ documentType, documentId, documentNo: number, remark: `${row.file.fileName}: ${remark}` })
  return { id: fileId }
}
