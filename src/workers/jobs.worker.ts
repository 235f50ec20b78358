import type { JobWithMetadata } from 'pg-boss'
import { disconnect } from '@/db/client'
import { readEnv } from '@/server/env'
import { type OutboxTicket, QUEUES, startBoss } from '@/server/jobs'
import { logger } from '@/server/logger'
import { relayJob, relayMail } from '@/server/outbox-relay'
import { closePdf } from '@/server/pdf'
import { jobHandler } from './job-handlers'
import { runMaintenance } from './maintenance'
import { pdfDocument } from './pdf-documents'
import { startRelay } from './relay'
import { sheetDocument } from './sheet-documents'

const HEALTH_EVERY_MS = 60_000
const GRACE_MS = 25_000

/** The process beside the web server that sends mail, runs background jobs and does what is due by the clock. */
async function main(): Promise<void> {
  const read = readEnv(process.env)
  if (!read.ok) throw new Error(read.message)
  const boss = await startBoss()
  const done = { mails: 0, jobs: 0, failed: 0 }
  const count = (kind: 'mails' | 'jobs') => (outcome: string) => {
    if (outcome === 'FAILED') done.failed++
    else done[kind]++
  }
  const options = { includeMetadata: true, batchSize: 1, pollingIntervalSeconds: 1 } as const

  await boss.work(QUEUES.mail, options, async ([job]: JobWithMetadata<OutboxTicket>[]) => {
    if (job) count('mails')(await relayMail(job.data, { pdfDocument, sheetDocument }, job.retryCount >= job.retryLimit))
  })
  await boss.work(QUEUES.job, options, async ([job]: JobWithMetadata<OutboxTicket>[]) => {
    if (job) count('jobs')(await relayJob(job.data, jobHandler, job.retryCount >= job.retryLimit))
  })
  await boss.work(QUEUES.maintenance, { pollingIntervalSeconds: 30 }, async () => runMaintenance())
  await boss.schedule(QUEUES.maintenance, '10 * * * *', null, { tz: 'UTC' })
  const relay = startRelay(boss)
  const health = setInterval(() => {
    const memoryMb = Math.trunc(process.memoryUsage.rss() / 1024 / 1024)
    logger.info({ ...done, relayed: relay.relayed(), memoryMb }, 'job worker is well')
  }, HEALTH_EVERY_MS)

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    logger.info({ signal }, 'job worker stops')
    clearInterval(health)
    await relay.stop()
    await boss.stop({ graceful: true, timeout: GRACE_MS })
    await closePdf()
    await disconnect()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error) => {
        logger.error({ err: error }, 'job worker did not stop cleanly')
        process.exit(1)
      })
    })
  }
  process.send?.('ready')
  logger.info('job worker is ready')
}

main().catch((error) => {
  console.error(`The job worker cannot start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
