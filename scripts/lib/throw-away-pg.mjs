// @ts-check
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from './embedded-pg.mjs'

/** A server for one test run, in a temporary folder that its stop() removes. */
export async function startThrowAwayCluster() {
  const base = mkdtempSync(join(tmpdir(), 'nps-erp-test-'))
  chmodSync(base, 0o755)
  const cluster = await startCluster({
    dir: join(base, 'pg'),
    password: randomBytes(16).toString('hex'),
    logFile: join(base, 'pg.log'),
    throwAway: true,
  })
  const stop = async () => {
    await cluster.stop()
    rmSync(base, { recursive: true, force: true })
  }
  return { ...cluster, base, stop }
}
