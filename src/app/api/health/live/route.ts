import { healthAnswer } from '@/server/health'

export const dynamic = 'force-dynamic'

/** GET /api/health/live: the process runs; it asks nothing of the database, so that an outage there restarts nobody. */
export function GET(): Response {
  return healthAnswer({ status: 'healthy', timestamp: new Date().toISOString(), uptime: Math.trunc(process.uptime()) })
}
