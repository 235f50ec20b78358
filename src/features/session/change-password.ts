import type { z } from 'zod'
import { Prisma } from '@/db/types'
import { currentCaller } from '@/server/caller'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import { hashPassword, passwordMatches } from '@/server/session'
import { returnSignInAttempt, takeSignInAttempt } from '@/server/throttle'
import type { changePasswordSchema } from './session.schema'

/** Replaces one's own password; every other session of the person ends at once. Wrong guesses count like wrong sign-ins. */
export async function changePasswordInTx(ctx: ActionContext, input: z.output<typeof changePasswordSchema>) {
  const { userId, email, ip } = ctx.actor
  const gate = await takeSignInAttempt(email, ip)
  if (!gate.open)
    throw new AppError(
      'TOO_MANY_REQUESTS',
      `Too many wrong passwords. Try again in ${gate.minutes === 1 ? '1 minute' : `${gate.minutes} minutes`}.`,
    )
  const [row] = await ctx.tx.$queryRaw<{ hash: string | null }[]>(
    Prisma.sql`SELECT credential_hash(${userId}::uuid) AS hash`,
  )
  if (!row?.hash || !(await passwordMatches(input.currentPassword, row.hash)))
    throw new AppError('VALIDATION', 'Some fields need attention.', {
      currentPassword: 'This is not your current password.',
    })
  await returnSignInAttempt(email, ip)
  const caller = await currentCaller()
  const keep = caller?.identity.kind === 'session' ? caller.identity.sessionId : null
  await ctx.tx.$executeRaw(Prisma.sql`
    SELECT credential_set(${userId}::uuid, ${await hashPassword(input.newPassword)}::text, false, ${keep}::uuid)`)
  ctx.event({ documentType: 'User', documentId: userId })
  return { id: userId }
}
