import { afterAll, expect, test } from 'vitest'
import { GET as getIndex } from '@/app/api/v1/route'
import { closeThrottle } from '@/server/throttle'
import { type ErrorAnswer, request, tokenOf } from '../support/api'

process.env.RATE_LIMIT_MAX_REQUESTS = '5'
afterAll(closeThrottle)

test('a token that calls too often is asked to wait, others are not', async () => {
  const [busy, calm] = [await tokenOf('sales'), await tokenOf('stores')]
  const call = (token: string) => getIndex(request('/api/v1', { token }))
  for (let left = 4; left >= 0; left--)
    expect((await call(busy.token)).headers.get('ratelimit-remaining')).toBe(String(left))
  const refused = await call(busy.token)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(((await refused.json()) as ErrorAnswer).error.message).toMatch(/at most 5 in 60 seconds/)
  expect((await call(calm.token)).status).toBe(200)
})
