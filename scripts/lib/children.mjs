// @ts-check
import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

const STOP_TIMEOUT_MS = 35_000

/**
 * @typedef {object} Child
 * @property {Promise<number>} ended its exit code
 * @property {Promise<void>} ready it said that it is ready, or ended
 * @property {() => Promise<void>} stop asks it to end, and ends it by force if it does not
 */

/**
 * Runs a Node program beside this one. It is in a session of its own, so that Ctrl-C reaches only this process, which
 * then stops everything in the right order.
 * @param {string[]} args script and its arguments
 * @param {Record<string, string | undefined>} env
 * @param {{ output?: number }} [options] output: an open file instead of the terminal
 * @returns {Child}
 */
export function runNode(args, env, { output } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NPS_EXIT_WITH_PARENT: '1', ...env },
    detached: true,
    stdio: ['ignore', output ?? 'inherit', output ?? 'inherit', 'ipc'],
  })
  /** @type {Promise<number>} */
  const ended = new Promise((done) => child.on('close', (code) => done(code ?? 1)))
  /** @type {Promise<void>} */
  const ready = new Promise((done) => {
    child.on('message', (message) => message === 'ready' && done())
    ended.then(() => done())
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    await ended
    clearTimeout(force)
  }
  return { ended, ready, stop }
}
