import { makeTemplate } from '../scripts/lib/test-databases.mjs'
import { testEnv } from '../scripts/lib/test-env.mjs'
import { startThrowAwayCluster } from '../scripts/lib/throw-away-pg.mjs'

/**
 * One throw-away PostgreSQL for the whole run, with the template that each test file gets a copy of. `npm test` has
 * started one already; vitest calls this once for each project that needs a database.
 */
export default async function setup() {
  if (process.env.NPS_TEST_SUPERUSER_URL) return
  const cluster = await startThrowAwayCluster()
  Object.assign(process.env, testEnv(cluster.base), { NPS_TEST_SUPERUSER_URL: cluster.superuserUrl })
  try {
    await makeTemplate(cluster.superuserUrl, testEnv(cluster.base))
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return cluster.stop
}
