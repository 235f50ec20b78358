// @ts-check
// One embedded PostgreSQL server: made once, started, found again after a crash, stopped.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { canEnter, findBinaries, giveTo, openDataFolder, removeFolder, serverUser } from './embedded-binaries.mjs'
import { diskFull, isDiskFull, Problem } from './problem.mjs'

const SUPERUSER = 'postgres'
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 30_000
const LOG_LIMIT_BYTES = 10_000_000

/** For data that nobody will miss: a crash may lose everything, and nothing waits for the disk. */
const THROW_AWAY = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'shared_buffers=256MB',
]

/**
 * @typedef {object} Cluster
 * @property {number} port
 * @property {string} superuserUrl connection string of the superuser, database "postgres"
 * @property {boolean} created true where the data directory was made by this call
 * @property {() => Promise<void>} stop fast shutdown; the data stay
 */

/** A TCP port of 127.0.0.1 that nobody listens on. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(address && typeof address === 'object' ? address.port : 0))
    })
  })

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** On Linux a pid file may name a process that came later and is something else. @param {number} pid */
const isPostgres = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    return process.platform !== 'linux'
  }
}

/** The running server of a data directory. @param {string} dir */
function runningServer(dir) {
  const file = join(dir, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!pid) return null // being written at this moment
  if (!isAlive(pid) || !isPostgres(pid)) {
    rmSync(file, { force: true })
    return null
  }
  return { pid, port: Number(lines[3]), ready: (lines[7] ?? '').trim() === 'ready' }
}

/** The server needs nothing of our environment, least of all its secrets. @param {Record<string, string>} extra */
const plainEnv = (extra) => ({ NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, ...extra })

/** @param {string} file */
const lastLines = (file) =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-15).join('\n') : ''

/** @param {string} output @param {string} dir @param {string} logFile */
function startProblem(output, dir, logFile) {
  if (isDiskFull(output)) return diskFull(dir)
  const fatal = output.split('\n').findLast((line) => /FATAL|PANIC|error:/.test(line))
  return new Problem(
    `The embedded PostgreSQL did not start (${fatal?.replace(/^.*?(FATAL|PANIC|error):\s*/, '') ?? 'no reason given'}); see ${logFile}.`,
  )
}

/**
 * @param {string} dir
 * @param {{ initdb: string, user: import('./embedded-binaries.mjs').RunAs, password: string, throwAway: boolean }} options
 */
function makeDataDirectory(dir, { initdb, user, password, throwAway }) {
  const half = `${dir}.new` // renamed when complete: an interrupted first start leaves nothing that looks like a database
  const passwordFile = `${dir}.password`
  removeFolder(half)
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    giveTo(passwordFile, user)
    spawnSync('mkdir', ['-m', '700', half])
    giveTo(half, user)
    const flags = [
      `--pgdata=${half}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ]
    if (throwAway) flags.push('--no-sync')
    const made = spawnSync(initdb, flags, { ...user, cwd: '/', encoding: 'utf8', env: plainEnv({ TZ: 'UTC' }) })
    if (made.status !== 0) throw startProblem(`${made.stdout}\n${made.stderr}`, dir, 'the lines above')
    renameSync(half, dir)
  } finally {
    rmSync(passwordFile, { force: true })
    removeFolder(half)
  }
}

/** @param {string} dir @param {string} major */
function checkVersion(dir, major) {
  const made = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim()
  if (made === major) return
  throw new Problem(
    `The database in ${dir} was made by PostgreSQL ${made} and this program brings PostgreSQL ${major}: move that folder away (or dump it with PostgreSQL ${made} and restore it) and start again.`,
  )
}

/**
 * Starts the server of a data directory, making the directory first where it does not exist, and takes over a server
 * that a killed launcher left running.
 * @param {{ dir: string, password: string, logFile: string, throwAway?: boolean, elsewhere?: string, port?: number }} options
 *   elsewhere: a folder for data and binaries where the server's user cannot enter the checkout (root only)
 * @returns {Promise<Cluster>}
 * @throws {Problem}
 */
export async function startCluster({ dir: wanted, password, logFile, throwAway = false, elsewhere = tmpdir(), port }) {
  const user = serverUser()
  const dir = openDataFolder(wanted, user, elsewhere)
  const { initdb, postgres, major } = findBinaries({ user, copyTo: elsewhere })
  const created = !existsSync(join(dir, 'PG_VERSION'))
  if (created) makeDataDirectory(dir, { initdb, user, password, throwAway })
  checkVersion(dir, major)
  if (!canEnter(dir, user)) {
    throw new Problem(
      `The user that PostgreSQL runs as cannot open ${dir}: give the folder back to that user, or set DATABASE_URL to a PostgreSQL server.`,
    )
  }

  let server = runningServer(dir)
  if (!server) {
    const chosen = port ?? (await freePort())
    const tooLong = existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES
    const log = openSync(logFile, tooLong ? 'w' : 'a')
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'timezone=UTC',
      'log_timezone=UTC',
      ...(throwAway ? THROW_AWAY : []),
    ]
    // Its own session: Ctrl-C in the terminal must reach the application first and the database last.
    const child = spawn(
      postgres,
      ['-D', dir, '-p', String(chosen), ...settings.flatMap((setting) => ['-c', setting])],
      {
        ...user,
        cwd: dir,
        detached: true,
        stdio: ['ignore', log, log],
        env: plainEnv({ LC_MESSAGES: 'C' }),
      },
    )
    child.unref()
    let ended = false
    child.on('close', () => {
      ended = true
    })
    child.on('error', () => {
      ended = true
    })
    const until = Date.now() + START_TIMEOUT_MS
    while (!server?.ready) {
      if (ended || Date.now() > until) throw startProblem(lastLines(logFile), dir, logFile)
      await sleep(20)
      server = ended ? null : runningServer(dir)
    }
  }
  const { pid, port: livePort } = server

  const stop = async () => {
    if (isAlive(pid)) process.kill(pid, 'SIGINT')
    const until = Date.now() + STOP_TIMEOUT_MS
    while (isAlive(pid) && existsSync(join(dir, 'postmaster.pid')) && Date.now() < until) await sleep(20)
  }
  return {
    port: livePort,
    superuserUrl: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${livePort}/postgres`,
    created,
    stop,
  }
}
