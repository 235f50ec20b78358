// @ts-check
// Runs before anything is installed, on Node 20.19 or later: Node's own modules only.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { bin, root } from './paths.mjs'
import { diskFull, isDiskFull, Problem } from './problem.mjs'

/** The libraries need this; the pinned Node is newer. */
const OLDEST_RUNTIME = [22, 12]

/** @param {number[]} wanted */
const nodeIsAtLeast = (wanted) => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = wanted
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, dev?: boolean, peer?: boolean, link?: boolean }>} */
const lockedPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages

/** Why `npm ci` has to run: null where node_modules is what the lock file says. */
export function reasonToInstall() {
  const installedLock = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedLock)) return 'first start: installing the packages (a few minutes)'
  const installed = lockedPackages(installedLock)
  for (const [path, wanted] of Object.entries(lockedPackages(join(root, 'package-lock.json')))) {
    if (path === '' || wanted.optional || wanted.devOptional) continue
    if (installed[path]?.version !== wanted.version) return 'package-lock.json changed: installing the packages'
  }
  return null
}

/** The PATH without node_modules/.bin: npm must not run on the very Node that it is about to replace. */
function pathWithoutOwnBin() {
  const own = join(root, 'node_modules/.bin')
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((part) => part !== own)
    .join(delimiter)
}

/** Installs what package-lock.json says where it is missing. @throws {Problem} in one sentence */
export async function ensureInstalled() {
  const reason = reasonToInstall()
  if (!reason) return
  process.stdout.write(`${reason}\n`)
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: pathWithoutOwnBin(), NODE_ENV: 'development' }
  const child = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const code = await new Promise((done) => {
    child.on('error', (error) => {
      errors += String(error)
      done(1)
    })
    child.on('close', done)
  })
  if (code === 0) return
  if (isDiskFull(errors)) throw diskFull(root)
  const detail =
    errors.split('\n').find((line) => /npm error (?!code|errno|syscall|A complete log)/.test(line)) ??
    errors.trim().split('\n').at(-1)
  throw new Problem(
    `The packages could not be installed (npm ci: ${detail?.replace(/^npm error /, '').trim() || `exit code ${code}`}); check the network and start again.`,
  )
}

/**
 * Goes on in the pinned Node that the install brought. Returns only where this process is that Node already, or where
 * the host's own Node is new enough and the pinned one is missing (npm configured to block install scripts).
 * @param {string} script
 */
export async function continueOnPinnedNode(script) {
  const pinned = bin('node')
  const usable = existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0
  if (usable ? realpathSync(pinned) === realpathSync(process.execPath) : nodeIsAtLeast(OLDEST_RUNTIME)) return
  if (!usable) {
    throw new Problem(
      `Node ${process.versions.node} runs this, but the program needs ${OLDEST_RUNTIME.join('.')} and npm was not allowed to bring its own: install Node 24, or allow the install script of the package "node" and run npm ci.`,
    )
  }
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(pinned, [script, ...process.argv.slice(2)], { stdio: 'inherit', env })
  // Ctrl-C in a terminal reaches the child as well; it takes the two for one. This process waits for the child's end.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  process.exit(
    await new Promise((done) => child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)))),
  )
}
