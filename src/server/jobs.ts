import { PgBoss } from 'pg-boss'
import { env } from './env'
import { logger } from './logger'

/** Queues, as the migration made them (their retry rules stand there). */
export const QUEUES = { mail: 'mail.send', job: 'job.run', maintenance: 'maintenance' } as const

/** What travels through the queues of the outbox: ids. The message itself is read in its company. */
export type OutboxTicket = { id: string; companyId: string }

/**
 * The job queue (pg-boss in the schema "pgboss"), connected as the application role, which runs no DDL: the migration
 * made tables and queues, and nothing is migrated, created or reindexed from here.
 */
export async function startBoss(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: 'nps-erp-jobs',
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    reindex: false,
    persistWarnings: false,
    max: 4,
  })
  boss.on('error', (error) => logger.error({ err: error }, 'job queue'))
  boss.on('warning', (warning) => logger.warn({ warning }, 'job queue'))
  await boss.start()
  return boss
}

/** Puts a waiting outbox message on its queue; nothing happens where a live job carries it already. */
export async function enqueue(boss: PgBoss, due: { id: string; companyId: string; kind: string }): Promise<boolean> {
  const ticket: OutboxTicket = { id: due.id, companyId: due.companyId }
  const queue = due.kind === 'EMAIL' ? QUEUES.mail : QUEUES.job
  return (await boss.send(queue, ticket, { singletonKey: due.id })) !== null
}
