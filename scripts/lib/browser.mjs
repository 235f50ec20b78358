// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { Problem } from './problem.mjs'

/** A Chromium or Chrome that the machine has, or undefined where only Playwright's own can be used. */
export function systemBrowser() {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH && !existsSync(CHROMIUM_PATH))
    throw new Problem(`CHROMIUM_PATH is ${CHROMIUM_PATH}, and there is no such file.`)
  const known = [CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return known.find((path) => path && existsSync(path))
}

const playwrightsOwn = () => createRequire(import.meta.url)('@playwright/test').chromium.executablePath()

/** @param {string} command @param {string[]} args */
const run = (command, args) => spawnSync(command, args, { cwd: root, encoding: 'utf8' }).status === 0

/**
 * Makes sure that there is a browser for the tests: the machine's, else Playwright's own, else Debian's where we are root.
 * @returns {string} where it is
 * @throws {Problem}
 */
export function ensureBrowser() {
  const found = systemBrowser() ?? (existsSync(playwrightsOwn()) ? playwrightsOwn() : undefined)
  if (found) return found
  if (
    run(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium']) &&
    existsSync(playwrightsOwn())
  )
    return playwrightsOwn()
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  }
  const installed = systemBrowser()
  if (installed) return installed
  throw new Problem(
    'There is no browser for the tests and none could be installed: install Chromium, or set CHROMIUM_PATH.',
  )
}
