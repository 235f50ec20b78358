import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { Prisma } from '@/db/types'
import { hashToken } from '@/server/api-caller'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import type { createApiTokenSchema } from './api-token.schema'

const PREFIX_LENGTH = 10

/**
 * Makes a personal token for the acting person in this company. The token itself is in the answer and nowhere else: the
 * database keeps its SHA-256 hash and its first characters.
 */
export async function createApiTokenInTx(ctx: ActionContext, input: z.output<typeof createApiTokenSchema>) {
  const { actor, tx } = ctx
  if (input.expiresOn && input.expiresOn < actor.today)
    throw new AppError('VALIDATION', 'Some fields need attention.', { expiresOn: 'This day has passed.' })
  const [end] = await tx.$queryRaw<{ at: Date | null }[]>(Prisma.sql`
    SELECT (${input.expiresOn}::date + 1)::timestamp AT TIME ZONE ${actor.timeZone}::text AS at`)
  const token = `nps_${randomBytes(32).toString('base64url')}`
  const made = await tx.apiToken.create({
    data: {
      userId: actor.userId,
      name: input.name,
      tokenHash: hashToken(token),
      tokenPrefix: token.slice(0, PREFIX_LENGTH),
      expiresAt: end?.at ?? null,
    },
    select: { id: true },
  })
  ctx.event({ documentType: 'ApiToken', documentId: made.id, documentNo: input.name })
  return { id: made.id, token: token as string | undefined }
}
