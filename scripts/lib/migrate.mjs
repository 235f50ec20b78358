// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from './connect.mjs'
import { bin, migrationsDir, root } from './paths.mjs'
import { diskFull, isDiskFull, Problem } from './problem.mjs'
import { APP_ROLE } from './roles.mjs'

/** The migrations of this version, oldest first. */
export const migrationFolders = () =>
  existsSync(migrationsDir)
    ? readdirSync(migrationsDir)
        .filter((name) => existsSync(join(migrationsDir, name, 'migration.sql')))
        .sort()
    : []

/** @param {import('pg').Client} client */
async function appliedMigrations(client) {
  const { rows: tables } = await client.query(`SELECT to_regclass('public._prisma_migrations') AS name`)
  if (!tables[0]?.name) return []
  const { rows } = await client.query(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return rows.map((row) => String(row.migration_name))
}

/**
 * The migrations that the database lacks.
 * @param {import('pg').Client} client
 * @throws {Problem} where the database is newer than this version
 */
export async function pendingMigrations(client) {
  const known = migrationFolders()
  const applied = await appliedMigrations(client)
  const unknown = applied.find((name) => !known.includes(name))
  if (unknown)
    throw new Problem(
      `The database is newer than this version (it has the migration ${unknown}): start the version that made it.`,
    )
  return known.filter((name) => !applied.includes(name))
}

/**
 * Runs a command of the Prisma CLI.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {{ ok: boolean, output: string }}
 */
export function prisma(args, env = {}) {
  const run = spawnSync(bin('prisma'), args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', NO_COLOR: '1', ...env },
  })
  return { ok: run.status === 0, output: `${run.stdout ?? ''}${run.stderr ?? ''}` }
}

/**
 * Brings the database to this version, as its owner. Does nothing, quickly, where it is there already.
 * @param {string} ownerUrl
 * @param {string} [variable]
 * @returns {Promise<string[]>} the migrations that were applied
 */
export async function migrate(ownerUrl, variable = 'DATABASE_OWNER_URL') {
  const client = await connect(ownerUrl, variable)
  try {
    const pending = await pendingMigrations(client)
    if (pending.length === 0) return []
    const { ok, output } = prisma(['migrate', 'deploy'], { DATABASE_OWNER_URL: ownerUrl })
    if (!ok) {
      if (isDiskFull(output)) throw diskFull('the database')
      throw new Problem(`The database could not be brought to this version (prisma migrate deploy):\n${output.trim()}`)
    }
    // The application may read which migrations there are, so that it can say so where the owner's address is not set.
    await client.query(`REVOKE ALL ON _prisma_migrations FROM ${APP_ROLE}`)
    await client.query(`GRANT SELECT ON _prisma_migrations TO ${APP_ROLE}`)
    return pending
  } finally {
    await client.end()
  }
}
