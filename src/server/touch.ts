import type { Identity } from '@/db/begin'
import { db } from '@/db/client'
import { Prisma } from '@/db/types'
import { logger } from './logger'

/**
 * Marks the session or token as used, so that a person at work does not go idle; at most once a minute, in a short
 * transaction of its own, after the work is done.
 */
export async function touch(identity: Identity, row: { touchDue: boolean; tokenId: string | null }): Promise<void> {
  if (!row.touchDue) return
  const sessionId = identity.kind === 'session' ? identity.sessionId : null
  await db()
    .$executeRaw(Prisma.sql`SELECT app_touch(${sessionId}::uuid, ${row.tokenId}::uuid)`)
    .catch((error) => logger.warn({ err: error }, 'session not touched'))
}
