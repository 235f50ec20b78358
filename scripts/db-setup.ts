// npm run db:setup -- postgresql://postgres:secret@host:5432/postgres
// Makes the two roles and the database on a PostgreSQL server, as its superuser. Run again, it sets their rights again.
import './lib/load-env.mjs'
import { randomBytes } from 'node:crypto'
import { connect } from './lib/connect.mjs'
import { Problem, runMain } from './lib/problem.mjs'
import { APP_ROLE, ensureRolesAndDatabase, OWNER_ROLE } from './lib/roles.mjs'

const OLDEST_SERVER = 150000

/** The user, password and database that an address already chosen in the environment asks for. */
function wanted(variable: 'DATABASE_URL' | 'DATABASE_OWNER_URL', role: string) {
  const value = process.env[variable]
  if (!value) return null
  if (!URL.canParse(value))
    throw new Problem(
      `${variable} is not a PostgreSQL address: write it as postgresql://${role}:password@host:5432/database.`,
    )
  const url = new URL(value)
  if (decodeURIComponent(url.username) !== role)
    throw new Problem(`The user in ${variable} has to be ${role}: the migrations give that role its rights.`)
  return { password: decodeURIComponent(url.password), database: decodeURIComponent(url.pathname.slice(1)) }
}

const newPassword = () => randomBytes(18).toString('base64url')

runMain(async () => {
  const args = process.argv.slice(2)
  const superuserUrl = args.find((arg) => !arg.startsWith('--')) ?? process.env.SUPERUSER_DATABASE_URL
  if (!superuserUrl)
    throw new Problem('Name the superuser: npm run db:setup -- postgresql://postgres:password@host:5432/postgres')

  const client = await connect(superuserUrl, 'the superuser address')
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
            (SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles WHERE rolname = current_user) AS may,
            ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname IN ($1, $2)) AS roles`,
    [OWNER_ROLE, APP_ROLE],
  )
  await client.end()
  const server = rows[0]
  if (server.version < OLDEST_SERVER) throw new Problem(`PostgreSQL ${server.name} is too old: 15 or later is needed.`)
  if (!server.may) throw new Problem('The user of that address may not make roles and databases: use the superuser.')

  const app = wanted('DATABASE_URL', APP_ROLE)
  const owner = wanted('DATABASE_OWNER_URL', OWNER_ROLE)
  const database = app?.database || owner?.database || 'nps_erp'
  // A role that exists keeps its password unless the environment names one: a running deployment is not locked out.
  const appPassword = app?.password || (server.roles.includes(APP_ROLE) ? undefined : newPassword())
  const ownerPassword = owner?.password || (server.roles.includes(OWNER_ROLE) ? undefined : newPassword())
  await ensureRolesAndDatabase({
    superuserUrl,
    database,
    ownerPassword,
    appPassword,
    mayCreateDatabases: args.includes('--development'),
  })

  const address = (role: string, password: string | undefined) => {
    const { host } = new URL(superuserUrl)
    return `postgresql://${role}:${password === undefined ? '<its password, unchanged>' : encodeURIComponent(password)}@${host}/${encodeURIComponent(database)}`
  }
  console.log(`The database "${database}" and its two roles are ready. For .env:`)
  console.log(`DATABASE_URL=${address(APP_ROLE, appPassword)}`)
  console.log(`DATABASE_OWNER_URL=${address(OWNER_ROLE, ownerPassword)}`)
  console.log('Next: npm run db:migrate, then npm run seed.')
})
