import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { readableTypes } from './outbox.queries'

/** Puts a message that failed, or waits for a mail server, into the queue again; it is sent within moments. @throws AppError NOT_FOUND, CONFLICT */
export async function retryMessage(ctx: ActionContext, { id }: { id: string }): Promise<{ id: string }> {
  const message = found(await ctx.tx.outboxMessage.findUnique({ where: { id } }), 'Message')
  if (message.documentType && !readableTypes(ctx.actor).includes(message.documentType)) found(null, 'Message')
  const { count } = await ctx.tx.outboxMessage.updateMany({
    where: { id, status: { in: ['FAILED', 'NOT_SENT'] } },
    data: { status: 'QUEUED', lastError: null },
  })
  if (count !== 1)
    throw new AppError(
      'CONFLICT',
      message.status === 'SENT' || message.status === 'DONE'
        ? 'This message has been sent.'
        : 'This message is on its way.',
    )
  ctx.event({ documentType: 'OutboxMessage', documentId: id, documentNo: message.documentNo, remark: message.subject })
  return { id }
}

/** Puts every message that waits for a mail server, or failed, into the queue again. */
export async function retryAll(ctx: ActionContext): Promise<{ queued: number }> {
  const types = readableTypes(ctx.actor)
  const queued = await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "OutboxMessage" SET status = 'QUEUED', "lastError" = NULL
    WHERE kind = 'EMAIL' AND status IN ('FAILED', 'NOT_SENT') AND ("documentType" IS NULL OR "documentType" = ANY (${types}::text[]))`)
  ctx.event({ documentType: 'OutboxMessage', remark: `${queued} messages` })
  return { queued }
}
