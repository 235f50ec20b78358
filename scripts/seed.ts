// npm run seed [-- --demo]
// Masters, one company and its administrator; with --demo also a second company, a desk per role, customers, vendors
// and stock. Run again, it adds what is missing and leaves the rest as people set it.
import { randomBytes } from 'node:crypto'
import { fallBackToEmbeddedDatabase } from './lib/load-env.mjs'
import { Problem, runMain } from './lib/problem.mjs'

fallBackToEmbeddedDatabase()

runMain(async () => {
  if (!process.env.DATABASE_OWNER_URL)
    throw new Problem(
      'DATABASE_OWNER_URL is not set: the masters are written by the owner role (npm run db:setup prints its address).',
    )
  const demo = process.argv.includes('--demo')
  if (demo && !process.env.DATABASE_URL)
    throw new Problem('DATABASE_URL is not set: the demo stock goes through the application, as the application role.')
  // Nothing that the seed writes is encrypted or signed; one log line per certificate would say nothing.
  process.env.NEXTAUTH_SECRET ||= randomBytes(48).toString('base64url')
  process.env.LOG_LEVEL ||= 'warn'
  const { seed } = await import('./seed/run')
  for (const line of await seed({ demo })) console.log(line)
})
