// @ts-check
// Databases for tests, on a throw-away server: one template, made once, and a copy of it for whoever needs one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from './migrate.mjs'
import { bin, root } from './paths.mjs'
import { Problem } from './problem.mjs'
import { APP_ROLE, ensureRolesAndDatabase, grantDatabase, OWNER_ROLE } from './roles.mjs'

const TEMPLATE = 'nps_template'
/** The servers listen on the loopback only and live for one run. */
const PASSWORD = 'test'

/** @param {string} superuserUrl @param {string} database @param {string} role */
const addressOf = (superuserUrl, database, role) => {
  const url = new URL(superuserUrl)
  url.username = role
  url.password = PASSWORD
  url.pathname = `/${database}`
  return url.href
}

/**
 * The environment of a program that works on a test database.
 * @param {string} superuserUrl
 * @param {string} database
 */
export const databaseEnv = (superuserUrl, database) => ({
  DATABASE_URL: addressOf(superuserUrl, database, APP_ROLE),
  DATABASE_OWNER_URL: addressOf(superuserUrl, database, OWNER_ROLE),
})

/** @param {string} superuserUrl @param {(client: pg.Client) => Promise<void>} run */
async function asSuperuser(superuserUrl, run) {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await run(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes the roles and the template: migrated, with the masters and the demo data.
 * @param {string} superuserUrl
 * @param {Record<string, string>} env for the seed (UPLOAD_DIR, NEXTAUTH_SECRET …)
 * @throws {Problem} with the output of the step that failed
 */
export async function makeTemplate(superuserUrl, env) {
  await ensureRolesAndDatabase({
    superuserUrl,
    database: TEMPLATE,
    ownerPassword: PASSWORD,
    appPassword: PASSWORD,
    mayCreateDatabases: true,
  })
  const addresses = databaseEnv(superuserUrl, TEMPLATE)
  await migrate(addresses.DATABASE_OWNER_URL)
  if (!existsSync(join(root, 'scripts/seed.ts'))) return
  const seeded = spawnSync(bin('tsx'), ['scripts/seed.ts', '--demo'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env, ...addresses },
  })
  if (seeded.status !== 0)
    throw new Problem(`The template database could not be seeded:\n${seeded.stdout}${seeded.stderr}`)
}

/**
 * A database of one's own: a copy of the template, with its rights.
 * @param {string} superuserUrl
 * @param {string} name lower-case letters, digits and underscores
 */
export const copyTemplate = (superuserUrl, name) =>
  asSuperuser(superuserUrl, async (client) => {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${TEMPLATE} OWNER ${OWNER_ROLE}`)
    await grantDatabase(client, name)
  })

/** @param {string} superuserUrl @param {string} name */
export const dropDatabase = (superuserUrl, name) =>
  asSuperuser(superuserUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)}`)
  })
