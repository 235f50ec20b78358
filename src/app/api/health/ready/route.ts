import { health, healthAnswer } from '@/server/health'

export const dynamic = 'force-dynamic'

/** GET /api/health/ready: whether requests can be served now. */
export async function GET(): Promise<Response> {
  const { status, timestamp } = await health()
  return healthAnswer({ status, timestamp })
}
