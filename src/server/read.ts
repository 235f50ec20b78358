import type { Permission } from '@/core/permissions'
import { begin } from '@/db/begin'
import { db } from '@/db/client'
import type { Tx } from '@/db/types'
import { type Actor, actorOf } from './actor'
import { currentCaller } from './caller'
import { AppError, isRetryable } from './errors'
import { logger } from './logger'
import { type Plain, plain } from './serialize'
import { touch } from './touch'

export type ReadContext = { tx: Tx; actor: Actor }

export type ReadOptions = {
  permission?: Permission
  /** Also for a person who has yet to replace the password that an administrator gave. */
  beforePasswordChange?: boolean
}

/**
 * One read-only snapshot with the company set: everything a page shows is consistent, and RLS always holds.
 * Decimals and dates of the result are strings.
 * @throws AppError UNAUTHENTICATED without a live session, FORBIDDEN without the permission
 */
export async function read<R>(fn: (ctx: ReadContext) => Promise<R>, options: ReadOptions = {}): Promise<Plain<R>> {
  const caller = await currentCaller()
  if (!caller) throw new AppError('UNAUTHENTICATED', 'Sign in first.')
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, row } = await db().$transaction(
        async (tx) => {
          const row = await begin(tx, caller.identity, { ip: caller.ip, action: 'read', requestId: caller.requestId })
          if (!row) throw new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again.')
          await tx.$executeRaw`SET TRANSACTION READ ONLY`
          const actor = actorOf(row, caller.ip, caller.requestId)
          if (actor.mustChangePassword && caller.identity.kind === 'session' && !options.beforePasswordChange)
            throw new AppError('PASSWORD_DUE', 'Choose a password of your own first.')
          if (options.permission && !actor.can(options.permission))
            throw new AppError('FORBIDDEN', 'Your role does not allow you to see this.')
          return { result: plain(await fn({ tx, actor })), row }
        },
        { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 60_000 },
      )
      await touch(caller.identity, row)
      return result
    } catch (error) {
      if (!isRetryable(error) || attempt >= 3) throw error
    }
  }
}

/** `read` for pages: without a session to the sign-in page, without the permission to the page that says so. */
export async function pageRead<R>(fn: (ctx: ReadContext) => Promise<R>, options: ReadOptions = {}): Promise<Plain<R>> {
  const started = performance.now()
  const { headers } = await import('next/headers')
  const path = (await headers()).get('x-nps-path') ?? '/'
  try {
    return await read(async (ctx) => {
      const result = await fn(ctx)
      const { requestId, userId, companyId } = ctx.actor
      const ms = Math.trunc(performance.now() - started)
      logger.info({ requestId, userId, companyId, path: path.split('?')[0], ms }, 'page')
      return result
    }, options)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { redirect } = await import('next/navigation')
    if (error.code === 'UNAUTHENTICATED') {
      redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
    }
    if (error.code === 'PASSWORD_DUE') redirect('/profile/password')
    if (error.code === 'FORBIDDEN') redirect('/forbidden')
    throw error
  }
}
