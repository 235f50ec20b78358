import { type AuditEvent, begin, finish } from '@/db/begin'
import { db } from '@/db/client'
import { currentCaller } from './caller'
import { AppError } from './errors'

/** Records an event without row changes (print, export, sign-out): who, when, from where, which document. */
export async function recordEvent(action: string, event: AuditEvent): Promise<void> {
  const caller = await currentCaller()
  if (!caller) throw new AppError('UNAUTHENTICATED', 'Sign in first.')
  await db().$transaction(async (tx) => {
    const row = await begin(tx, caller.identity, { ip: caller.ip, action, requestId: caller.requestId })
    if (!row) throw new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again.')
    await finish(tx, { numbers: [], events: [event], result: null })
  })
}
