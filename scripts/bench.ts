import './lib/load-env.mjs'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { loadData } from './bench/load-data'
import { build, isBuilt } from './lib/build-steps.mjs'
import { runNode } from './lib/children.mjs'
import { runDataChecks } from './lib/data-checks'
import { freePort, startCluster } from './lib/embedded-pg.mjs'
import { migrate } from './lib/migrate.mjs'
import { bin, root } from './lib/paths.mjs'
import { ensureRolesAndDatabase } from './lib/roles.mjs'
import { databaseEnv } from './lib/test-databases.mjs'
import { testEnv } from './lib/test-env.mjs'

const PARTS = ['pages', 'desk', 'register', 'plans'] as const

const USAGE = `npm run bench -- [--quotations 20000] [--lots 20000] [--seconds 40] [--users 50] [--parts ${PARTS.join(',')}]
Makes a PostgreSQL of its own in a temporary folder (durable settings), fills it, starts the built server, measures, and removes all of it.`

/** `npm run bench`: what the product does per second and how long a click takes, on a database of a given size. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quotations: { type: 'string', default: '20000' },
      lots: { type: 'string', default: '20000' },
      seconds: { type: 'string', default: '40' },
      users: { type: 'string', default: '50' },
      parts: { type: 'string', default: PARTS.join(',') },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const parts = values.parts.split(',')
  const unknown = parts.filter((part) => !(PARTS as readonly string[]).includes(part))
  if (unknown.length > 0) throw new Error(`The bench has no part ${unknown.join(', ')}; it has ${PARTS.join(', ')}.`)
  const base = mkdtempSync(join(tmpdir(), 'nps-erp-bench-'))
  chmodSync(base, 0o755)
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(base, { recursive: true, force: true })]
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => stopAll().finally(() => process.exit(130)))
  try {
    const cluster = await startCluster({
      dir: join(base, 'pg'),
      password: randomBytes(16).toString('hex'),
      logFile: join(base, 'pg.log'),
    })
    stops.push(cluster.stop)
    await ensureRolesAndDatabase({
      superuserUrl: cluster.superuserUrl,
      database: 'nps_bench',
      ownerPassword: 'test',
      appPassword: 'test',
      mayCreateDatabases: false,
    })
    const env = { ...testEnv(base), ...databaseEnv(cluster.superuserUrl, 'nps_bench'), BCRYPT_ROUNDS: '12' }
    Object.assign(process.env, env)
    await migrate(env.DATABASE_OWNER_URL)
    const seeded = spawnSync(bin('tsx'), ['scripts/seed.ts', '--demo'], {
      cwd: root,
      encoding: 'utf8',
      env: process.env,
    })
    if (seeded.status !== 0) throw new Error(`The seed failed: ${seeded.stderr}`)
    const owner = new Client({ connectionString: env.DATABASE_OWNER_URL })
    await owner.connect()
    stops.push(() => owner.end())
    const loaded = await loadData(owner, { quotations: Number(values.quotations), lots: Number(values.lots) })
    console.log(
      `Loaded ${loaded.quotations} quotations of 5 lines and ${loaded.lots} lots with their audit trail in ${Math.ceil(loaded.ms / 1000)} s.`,
    )
    if (!isBuilt()) await build({})
    const port = await freePort()
    const address = `http://127.0.0.1:${port}`
    const output = openSync(join(base, 'server.log'), 'a')
    const server = runNode(
      ['scripts/server.mjs'],
      {
        ...env,
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '127.0.0.1',
        NEXTAUTH_URL: address,
        RATE_LIMIT_MAX_REQUESTS: '1000000',
      },
      { output },
    )
    stops.push(server.stop)
    await server.ready
    // Only now: the logger and the database client read the environment when they are loaded.
    const setting = {
      address,
      ownerUrl: env.DATABASE_OWNER_URL,
      appUrl: env.DATABASE_URL,
      seconds: Number(values.seconds),
      users: Number(values.users),
    }
    if (parts.includes('pages')) await (await import('./bench/pages')).measurePages(setting)
    if (parts.includes('desk')) await (await import('./bench/quotation-desk')).measureDesk(setting)
    if (parts.includes('register')) await (await import('./bench/register')).measureRegister(setting)
    if (parts.includes('plans')) await (await import('./bench/explain')).explain(setting.appUrl, setting.ownerUrl)
    const violated = (await runDataChecks(owner)).filter((check) => check.violations.length > 0)
    console.log(
      violated.length === 0
        ? '\nAll data checks hold afterwards.'
        : `\nDATA CHECKS FAILED: ${violated.map((v) => `${v.name}: ${v.violations[0]}`).join('; ')}`,
    )
    if (violated.length > 0) process.exitCode = 1
  } finally {
    await stopAll()
  }
}

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error: Error) => {
    console.error(error)
    process.exit(1)
  },
)
