// npm run seed [-- --demo]
// Masters, one company and its administrator; with --demo also a second company, a desk per role, customers, vendors
// and stock. Run again, it adds what is missing and leaves the rest as people set it.
import { fallBackToEmbeddedDatabase } from './lib/load-env.mjs'
import { Problem, runMain } from './lib/problem.mjs'

fallBackToEmbeddedDatabase()

runMain(async () => {
  if (!process.env.DATABASE_OWNER_URL) throw new Problem('DATABASE_OWNER_URL is not set: the masters are written by the owner role (npm run db:setup prints its address).')
  const { seed } = await import('./seed/run')
  for (const line of await seed({ demo: process.argv.includes('--demo') })) console.log(line)
})
