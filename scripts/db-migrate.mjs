// npm run db:migrate: brings the database to this version, as its owner (DATABASE_OWNER_URL).
import { fallBackToEmbeddedDatabase } from './lib/load-env.mjs'
import { migrate } from './lib/migrate.mjs'
import { Problem, runMain } from './lib/problem.mjs'

await runMain(async () => {
  fallBackToEmbeddedDatabase()
  const { DATABASE_OWNER_URL } = process.env
  if (!DATABASE_OWNER_URL) throw new Problem('DATABASE_OWNER_URL is not set: npm run db:setup prints it.')
  const applied = await migrate(DATABASE_OWNER_URL)
  process.stdout.write(
    applied.length ? `Applied ${applied.join(', ')}\n` : 'The database is at this version already.\n',
  )
})
