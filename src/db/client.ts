import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'

const number = (text: string | undefined, fallback: number): number => {
  const n = Number(text)
  return text && Number.isFinite(n) && n > 0 ? n : fallback
}

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL
  if (!connectionString) throw new Error('DATABASE_URL is not set')
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: number(process.env.DB_POOL_MAX, 10),
      connectionTimeoutMillis: number(process.env.DB_CONNECTION_TIMEOUT, 10_000),
      idleTimeoutMillis: number(process.env.DB_IDLE_TIMEOUT, 30_000),
    }),
  })
}

const holder = globalThis as unknown as { npsPrisma?: PrismaClient }

/**
 * The one Prisma client of the process, connected as the application role on first use.
 * Only src/db and src/server use it; features receive a transaction.
 */
export function db(): PrismaClient {
  holder.npsPrisma ??= connect()
  return holder.npsPrisma
}

/** Closes the pool; for scripts, workers and shutdown. */
export async function disconnect(): Promise<void> {
  await holder.npsPrisma?.$disconnect()
  holder.npsPrisma = undefined
}
