// @ts-check
// The database of `npm start` where DATABASE_URL is set: checked, never made.
import { connect } from './connect.mjs'
import { migrate, pendingMigrations } from './migrate.mjs'
import { Problem } from './problem.mjs'

const OLDEST_SERVER = 150000

/** Nobody can sign in before the seed has run. Only the owner sees the users of every company. @param {string} ownerUrl */
async function tellWhereEmpty(ownerUrl) {
  const owner = await connect(ownerUrl, 'DATABASE_OWNER_URL')
  try {
    const { rows } = await owner.query('SELECT EXISTS (SELECT 1 FROM "User") AS anybody')
    if (!rows[0]?.anybody)
      process.stdout.write('The database is empty: npm run seed makes the masters and the first administrator.\n')
  } finally {
    await owner.end()
  }
}

/**
 * Checks the application's connection and brings the database to this version.
 * @throws {Problem} one sentence for whatever is wrong
 */
export async function prepareExternalDatabase() {
  const client = await connect(process.env.DATABASE_URL ?? '', 'DATABASE_URL')
  try {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
              rolname AS role, rolsuper OR rolbypassrls OR EXISTS (
                SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND pg_has_role(relowner, 'USAGE')) AS unbound
       FROM pg_roles WHERE rolname = current_user`,
    )
    const server = rows[0]
    if (server.version < OLDEST_SERVER)
      throw new Problem(`PostgreSQL ${server.name} is too old: 15 or later is needed.`)
    if (server.unbound) {
      throw new Problem(
        `The role "${server.role}" in DATABASE_URL is not bound by the row policies that keep companies apart: run npm run db:setup and use the role that it makes.`,
      )
    }
    const ownerUrl = process.env.DATABASE_OWNER_URL
    if (ownerUrl) {
      await migrate(ownerUrl)
      await tellWhereEmpty(ownerUrl)
    } else if ((await pendingMigrations(client)).length > 0) {
      throw new Problem(
        'The database has not been brought to this version: set DATABASE_OWNER_URL (npm run db:setup prints it) and start again.',
      )
    }
  } finally {
    await client.end()
  }
}
