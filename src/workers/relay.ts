import type { PgBoss } from 'pg-boss'
import { enqueue } from '@/server/jobs'
import { logger } from '@/server/logger'
import { outboxDue } from '@/server/outbox-relay'

const EVERY_MS = 1500
const EVERY_AFTER_FAILURE_MS = 10_000

/** Carries waiting outbox messages to their queues, again and again, until stopped. */
export function startRelay(boss: PgBoss): { stop: () => Promise<void>; relayed: () => number } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let relayed = 0
  let running: Promise<void> = Promise.resolve()

  const round = async () => {
    let wait = EVERY_MS
    try {
      const due = await outboxDue()
      for (const message of due) if (!stopped && (await enqueue(boss, message))) relayed++
    } catch (error) {
      wait = EVERY_AFTER_FAILURE_MS
      logger.error({ err: error }, 'outbox not relayed')
    }
    if (!stopped) timer = setTimeout(next, wait)
  }
  const next = () => {
    running = round()
  }
  next()

  return {
    relayed: () => relayed,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
