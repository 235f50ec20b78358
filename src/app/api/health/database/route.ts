import { health, healthAnswer } from '@/server/health'

export const dynamic = 'force-dynamic'

/** GET /api/health/database: whether the database answers. */
export async function GET(): Promise<Response> {
  const { status, timestamp, database } = await health()
  return healthAnswer({ status, timestamp, database })
}
