// @ts-check
// The database of `npm start` where no DATABASE_URL is set: an embedded server in .data/ with its own passwords.
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startCluster } from './embedded-pg.mjs'
import { embeddedEnvFile } from './load-env.mjs'
import { dataDir, root } from './paths.mjs'
import { Problem } from './problem.mjs'
import { APP_ROLE, ensureRolesAndDatabase, OWNER_ROLE } from './roles.mjs'

const DATABASE = 'nps_erp'
const secretsFile = join(dataDir, 'secrets.json')
export const clusterDir = join(dataDir, 'pg')
export const seededFile = join(dataDir, 'seeded')

/** @typedef {{ superuser: string, owner: string, app: string, session: string }} Secrets */

/** Made once; whoever can read them can read the data, so only this user can. @returns {Secrets} */
function secrets() {
  if (existsSync(secretsFile)) return JSON.parse(readFileSync(secretsFile, 'utf8'))
  if (existsSync(join(clusterDir, 'PG_VERSION'))) {
    throw new Problem(
      `${secretsFile} is missing, and with it the passwords of the database in ${clusterDir}: put it back, or move that folder away to begin anew.`,
    )
  }
  const secret = () => randomBytes(32).toString('hex')
  const made = { superuser: secret(), owner: secret(), app: secret(), session: secret() }
  writeFileSync(secretsFile, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  return made
}

/** Starts (or finds) the server and makes its roles and database. @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>} */
export async function startEmbeddedDatabase() {
  mkdirSync(dataDir, { recursive: true })
  const { superuser, owner, app, session } = secrets()
  const place = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const cluster = await startCluster({
    dir: clusterDir,
    password: superuser,
    logFile: join(dataDir, 'pg.log'),
    elsewhere: `/var/lib/nps-erp/${place}`,
    port: await freePort(),
  })
  if (cluster.created) rmSync(seededFile, { force: true })
  await ensureRolesAndDatabase({
    superuserUrl: cluster.superuserUrl,
    database: DATABASE,
    ownerPassword: owner,
    appPassword: app,
    mayCreateDatabases: true,
  })
  const env = {
    DATABASE_URL: `postgresql://${APP_ROLE}:${app}@127.0.0.1:${cluster.port}/${DATABASE}`,
    DATABASE_OWNER_URL: `postgresql://${OWNER_ROLE}:${owner}@127.0.0.1:${cluster.port}/${DATABASE}`,
    NEXTAUTH_SECRET: session,
  }
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(embeddedEnvFile, lines.join(''), { mode: 0o600 })
  chmodSync(embeddedEnvFile, 0o600)
  return { env, stop: cluster.stop }
}
