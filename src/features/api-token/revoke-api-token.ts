import type { z } from 'zod'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { revokeApiTokenSchema } from './api-token.schema'

/** Ends a token at once: one's own, or as administrator anybody's in the company. */
export async function revokeApiTokenInTx(ctx: ActionContext, input: z.output<typeof revokeApiTokenSchema>) {
  const { actor, tx } = ctx
  const owner = actor.can('user.write') ? {} : { userId: actor.userId }
  const token = found(await tx.apiToken.findFirst({ where: { id: input.id, ...owner } }), 'API token')
  if (token.revokedAt) throw new AppError('CONFLICT', 'This token is revoked already.')
  await tx.apiToken.update({
    where: { id: token.id },
    data: { revokedAt: new Date(), version: { increment: 1 }, updatedById: actor.userId },
  })
  ctx.event({ documentType: 'ApiToken', documentId: token.id, documentNo: token.name })
  return { id: token.id }
}
