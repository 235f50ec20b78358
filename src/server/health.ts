import { db } from '@/db/client'
import { logger } from './logger'

export type Health = {
  status: 'healthy' | 'unhealthy'
  timestamp: string
  database: 'connected' | 'disconnected'
  uptime: number
}

/** A database that does not answer within this time counts as gone. */
const PATIENCE_MS = 3000

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  try {
    await Promise.race([db().$queryRaw`SELECT 1`, tooLate])
    return true
  } catch (error) {
    logger.error({ err: error }, 'the database does not answer')
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Whether this process can do its work. Why it cannot stands in the log, never in the answer. */
export async function health(): Promise<Health> {
  const connected = await databaseAnswers()
  return {
    status: connected ? 'healthy' : 'unhealthy',
    timestamp: new Date().toISOString(),
    database: connected ? 'connected' : 'disconnected',
    uptime: Math.trunc(process.uptime()),
  }
}

/** 200 while healthy, 503 otherwise; no cache may answer in our place. */
export function healthAnswer(body: Pick<Health, 'status'> & Partial<Health>): Response {
  return Response.json(body, {
    status: body.status === 'healthy' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
