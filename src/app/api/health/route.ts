import { health, healthAnswer } from '@/server/health'

export const dynamic = 'force-dynamic'

/** GET /api/health: the process and its database. */
export async function GET(): Promise<Response> {
  return healthAnswer(await health())
}
