import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { GET as getIndex } from '@/app/api/v1/route'
import { closeThrottle } from '@/server/throttle'
import { request } from '../support/api'

afterAll(closeThrottle)

const root = join(import.meta.dirname, '../..')
const run = (...args: string[]) =>
  spawnSync(join(root, 'node_modules/.bin/tsx'), ['scripts/token-create.ts', ...args], {
    cwd: root,
    env: process.env,
    encoding: 'utf8',
  })

test('token:create prints a working token and nothing else', async () => {
  const { stdout, status } = run('sales@erp.com')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^nps_[\w-]{43}\n$/)
  const answer = await getIndex(request('/api/v1', { token: stdout.trim() }))
  expect(await answer.json()).toMatchObject({ user: { email: 'sales@erp.com' }, company: { code: 'NPS' } })
})

test.each([
  [['nobody@erp.com'], /no active user nobody@erp\.com/],
  [['sales@erp.com', '--company', 'ELSEWHERE'], /company with the code ELSEWHERE/],
  [['sales@erp.com', '--expires', '2001-01-01'], /This day has passed/],
  [[], /Say whose token it is/],
])('token:create %j says in a sentence why it makes none', (args, sentence) => {
  const { stdout, stderr, status } = run(...args)
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 })
  expect(stderr).toMatch(sentence)
})
