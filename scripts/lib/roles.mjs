// @ts-check
// The two roles of the database. The owner migrates; the application's role can only read and write rows, under the
// row policies, and can create nothing.
import pg from 'pg'

/** The names are fixed: the migrations grant to them. */
export const OWNER_ROLE = 'nps_owner'
export const APP_ROLE = 'nps_app'

const id = pg.escapeIdentifier
const literal = pg.escapeLiteral

/** @param {pg.Client} client @param {string} role @param {string | undefined} newPassword @param {string} rights */
async function ensureRole(client, role, newPassword, rights) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  const password = newPassword === undefined ? '' : ` PASSWORD ${literal(newPassword)}`
  await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN NOCREATEROLE ${rights}${password}`)
}

/**
 * Gives a database its rights: nobody but the two roles gets in, and only the owner makes anything. Also for a database
 * that was copied from a template, which keeps the schema's rights but not its own.
 * @param {pg.Client} client connected as superuser, to any database
 * @param {string} database
 */
export async function grantDatabase(client, database) {
  await client.query(`REVOKE ALL ON DATABASE ${id(database)} FROM PUBLIC`)
  await client.query(`GRANT ALL ON DATABASE ${id(database)} TO ${OWNER_ROLE}`)
  await client.query(`GRANT CONNECT ON DATABASE ${id(database)} TO ${APP_ROLE}`)
}

/**
 * Makes both roles and the database where they are missing, and sets their rights again where they are not.
 * @param {object} options
 * @param {string} options.superuserUrl
 * @param {string} options.database
 * @param {string} [options.ownerPassword] without one an existing role keeps its own
 * @param {string} [options.appPassword]
 * @param {boolean} options.mayCreateDatabases true in development and tests: `prisma migrate dev` makes a shadow database
 */
export async function ensureRolesAndDatabase({
  superuserUrl,
  database,
  ownerPassword,
  appPassword,
  mayCreateDatabases,
}) {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user')
    // Only a true superuser may name (or take away) these two; a managed server's administrator gets the same by default.
    const plain = rows[0]?.rolsuper ? ' NOSUPERUSER NOBYPASSRLS NOREPLICATION' : ''
    await ensureRole(client, OWNER_ROLE, ownerPassword, `${mayCreateDatabases ? 'CREATEDB' : 'NOCREATEDB'}${plain}`)
    await ensureRole(client, APP_ROLE, appPassword, `NOCREATEDB NOINHERIT${plain}`)
    if (!rows[0]?.rolsuper) await client.query(`GRANT ${OWNER_ROLE} TO CURRENT_USER`)
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (!found.rowCount)
      await client.query(`CREATE DATABASE ${id(database)} OWNER ${OWNER_ROLE} ENCODING 'UTF8' TEMPLATE template0`)
    else await client.query(`ALTER DATABASE ${id(database)} OWNER TO ${OWNER_ROLE}`)
    await grantDatabase(client, database)
  } finally {
    await client.end()
  }

  const inside = new URL(superuserUrl)
  inside.pathname = `/${encodeURIComponent(database)}`
  const schema = new pg.Client({ connectionString: inside.href })
  await schema.connect()
  try {
    await schema.query(`ALTER SCHEMA public OWNER TO ${OWNER_ROLE}`)
    await schema.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC')
    await schema.query(`REVOKE CREATE ON SCHEMA public FROM ${APP_ROLE}`)
    await schema.query(`GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`)
  } finally {
    await schema.end()
  }
}
