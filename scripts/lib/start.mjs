// @ts-check
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build, generateClient, isBuilt, watchWorkers } from './build-steps.mjs'
import { runNode } from './children.mjs'
import { seededFile, startEmbeddedDatabase } from './embedded-database.mjs'
import { prepareExternalDatabase } from './external-database.mjs'
import { migrate } from './migrate.mjs'
import { bin, dataDir, root } from './paths.mjs'
import { listenAddress } from './port.mjs'
import { diskFull, isDiskFull, Problem, sentence } from './problem.mjs'

const DEMO_SIGN_INS = ['admin', 'sales', 'purchase', 'qc', 'stores', 'accounts', 'management'].map(
  (name) => `${name}@erp.com`,
)
const DEMO_PASSWORD = 'Erp-demo-1'
const RESTART_AFTER_MS = 2000
const SAME_SIGNAL_MS = 1000
const ROOM_FIRST_START_BYTES = 600_000_000
const ROOM_BYTES = 60_000_000

/** Database files and a build that stop half-way are worse than a sentence. */
function checkDiskSpace() {
  const place = existsSync(dataDir) ? dataDir : root
  const { bavail, bsize } = statfsSync(place)
  if (bavail * bsize < (isBuilt() && existsSync(seededFile) ? ROOM_BYTES : ROOM_FIRST_START_BYTES))
    throw diskFull(place)
}

/** One note per running launcher: the last one to leave stops the database. */
const launchersDir = join(dataDir, 'launchers')

function otherLaunchers() {
  return readdirSync(launchersDir).filter((name) => {
    if (name === String(process.pid)) return false
    try {
      process.kill(Number(name), 0)
      return true
    } catch {
      rmSync(join(launchersDir, name), { force: true })
      return false
    }
  })
}

/** Runs a script of ours to its end, showing what it says. @param {string[]} args */
async function runScript(args) {
  const child = spawn(bin('tsx'), args, { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
    process.stderr.write(chunk)
  })
  const code = await new Promise((done) => child.on('close', done))
  if (code === 0) return
  throw isDiskFull(errors) ? diskFull('the database') : new Problem(`${args.join(' ')} failed: see the lines above.`)
}

/** The embedded database, at this version and with its demo data. @returns {Promise<() => Promise<void>>} stops it */
async function openEmbeddedDatabase() {
  mkdirSync(launchersDir, { recursive: true })
  writeFileSync(join(launchersDir, String(process.pid)), '')
  const { env, stop } = await startEmbeddedDatabase()
  for (const [name, value] of Object.entries(env)) process.env[name] ||= value
  const leave = async () => {
    rmSync(join(launchersDir, String(process.pid)), { force: true })
    if (otherLaunchers().length === 0) await stop()
  }
  try {
    await migrate(env.DATABASE_OWNER_URL ?? '')
    generateClient()
    if (!existsSync(seededFile)) {
      process.stdout.write('Filling the database with the masters and demo data\n')
      await runScript(['scripts/seed.ts', '--demo'])
      writeFileSync(seededFile, `${new Date().toISOString()}\n`)
    }
  } catch (error) {
    await leave()
    throw error
  }
  return leave
}

/** A job worker that is started again where it ends unasked. @param {Record<string, string>} env */
function keepJobWorker(env) {
  let wanted = true
  let current = runNode(['--enable-source-maps', 'scripts/worker.mjs'], env)
  const watch = async () => {
    const child = current
    await child.ended
    if (!wanted || child !== current) return
    process.stderr.write('The job worker ended; it is started again.\n')
    await sleep(RESTART_AFTER_MS)
    if (!wanted || child !== current) return
    current = runNode(['--enable-source-maps', 'scripts/worker.mjs'], env)
    watch()
  }
  watch()
  return {
    restart: async () => {
      const old = current
      current = runNode(['--enable-source-maps', 'scripts/worker.mjs'], env)
      watch()
      await old.stop()
    },
    stop: async () => {
      wanted = false
      await current.stop()
    },
  }
}

/** `next dev` does not tell when it is there. @param {number} port @param {Promise<unknown>} orEnded */
async function untilListening(port, orEnded) {
  let ended = false
  orEnded.then(() => {
    ended = true
  })
  while (!ended) {
    const answered = await new Promise((done) => {
      const probe = connect(port, '127.0.0.1', () => {
        probe.destroy()
        done(true)
      }).on('error', () => done(false))
    })
    if (answered) return
    await sleep(100)
  }
}

/** @param {number} port @param {boolean} demo */
function greet(port, demo) {
  const lines = [`NPS ERP is ready: http://localhost:${port}`]
  if (demo) {
    lines.push(`Sign in as ${DEMO_SIGN_INS.join(', ')}`, `Password of all of them: ${DEMO_PASSWORD}`)
  }
  lines.push('Ctrl-C stops it; the data stay.')
  process.stdout.write(`\n${lines.join('\n')}\n`)
}

/** @param {{ dev: boolean }} options */
export async function start({ dev }) {
  const { port, host } = listenAddress()
  checkDiskSpace()
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  process.env.NEXTAUTH_URL ||= process.env.NEXT_PUBLIC_APP_URL || `http://localhost:${port}`

  /** @type {(() => Promise<unknown>)[]} */
  const stops = []
  let stopping = 0
  /** @param {number} code */
  const stopAll = async (code) => {
    if (stopping) {
      // One Ctrl-C comes twice, from the terminal and from npm; a second one means "at once".
      if (Date.now() - stopping > SAME_SIGNAL_MS) process.exit(code || 1)
      return
    }
    stopping = Date.now()
    for (const stop of stops.reverse()) await stop().catch((error) => process.stderr.write(`${sentence(error)}\n`))
    process.exit(code)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stopAll(0))

  try {
    const embedded = !process.env.DATABASE_URL
    if (embedded) {
      stops.push(await openEmbeddedDatabase())
    } else {
      await prepareExternalDatabase()
      generateClient()
    }
    if (!dev && !isBuilt()) {
      process.stdout.write('Building (about a minute)\n')
      await build()
    }
    const env = { NODE_ENV: dev ? 'development' : 'production', PORT: String(port), HOST: host }
    const rebuilt = { tell: () => {} }
    if (dev) stops.push(await watchWorkers(() => rebuilt.tell()))

    const server = dev
      ? runNode(['scripts/lib/next-dev.mjs'], env)
      : runNode(['--enable-source-maps', 'scripts/server.mjs'], env)
    stops.push(server.stop)
    const worker = keepJobWorker(env)
    stops.push(worker.stop)
    rebuilt.tell = () => worker.restart()
    server.ended.then((code) => {
      if (!stopping) stopAll(code || 1)
    })
    await (dev ? untilListening(port, server.ended) : server.ready)
    if (!stopping) greet(port, embedded)
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`)
    await stopAll(1)
  }
}
