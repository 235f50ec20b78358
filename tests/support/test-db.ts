import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { copyTemplate, databaseEnv, dropDatabase } from '../../scripts/lib/test-databases.mjs'

/**
 * Gives this test file a database of its own: migrated, with masters and demo data, connected as the application role
 * (DATABASE_URL) and as the owner (DATABASE_OWNER_URL). Every integration and scenario test has it without asking; call
 * it again inside a file for a second, untouched copy.
 */
export async function useTestDatabase(): Promise<{ DATABASE_URL: string; DATABASE_OWNER_URL: string }> {
  const superuserUrl = process.env.NPS_TEST_SUPERUSER_URL
  if (!superuserUrl) throw new Error('tests/global-setup.ts has not run')
  const { disconnect } = await import('@/db/client')
  await disconnect()
  const name = `test_${randomBytes(6).toString('hex')}`
  await copyTemplate(superuserUrl, name)
  const addresses = databaseEnv(superuserUrl, name)
  Object.assign(process.env, addresses)
  afterAll(async () => {
    await disconnect()
    // A connection that a test left open keeps its database; the server is thrown away at the end of the run anyway.
    await dropDatabase(superuserUrl, name).catch(() => {})
  })
  return addresses
}
