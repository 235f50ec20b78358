// @ts-check
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { build, generateClient, isBuilt } from './build-steps.mjs'
import { runNode } from './children.mjs'
import { freePort } from './embedded-pg.mjs'
import { bin, root } from './paths.mjs'
import { Problem } from './problem.mjs'
import { copyTemplate, databaseEnv, makeTemplate } from './test-databases.mjs'
import { testEnv } from './test-env.mjs'
import { Stages } from './test-stages.mjs'
import { startThrowAwayCluster } from './throw-away-pg.mjs'

const E2E_DATABASE = 'nps_e2e'
const LOG_TAIL_LINES = 40

/**
 * Runs a program to its end, showing what it says.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} exit code
 */
const run = (command, args, env = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', () => done(127))
    child.on('close', (code) => done(code ?? 1))
  })

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
async function mustRun(command, args, env) {
  const code = await run(command, args, env)
  if (code !== 0) throw new Problem(`${[command.split('/').at(-1), ...args].join(' ')} ended with exit code ${code}.`)
}

/**
 * Vitest's tests, and each file that could not even be loaded as one failure.
 * @param {string[]} projects
 * @param {string} report
 */
async function vitest(projects, report) {
  const select = projects.flatMap((project) => ['--project', project])
  const code = await run(bin('vitest'), [
    'run',
    ...select,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) throw new Problem(`vitest ended with exit code ${code} and no report.`)
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const unloaded = testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = numFailedTests + unloaded
  // An error outside every test (an unhandled rejection) fails the run without failing a test.
  return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
}

/** @param {string} report @param {Record<string, string>} env */
async function playwright(report, env) {
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const code = await run(process.execPath, [cli, 'test'], { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  if (!existsSync(report)) throw new Problem(`Playwright ended with exit code ${code} and no report.`)
  const { stats } = JSON.parse(readFileSync(report, 'utf8'))
  const passed = stats.expected + stats.flaky
  return { passed, failed: code !== 0 && stats.unexpected === 0 ? 1 : stats.unexpected }
}

/** @param {string} file */
const showTail = (file) => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-LOG_TAIL_LINES) : []
  if (lines[0]) process.stdout.write(`--- the end of ${file}\n${lines.join('\n')}\n---\n`)
}

/**
 * The browser tests against the built program, with its job worker, on a copy of the template.
 * @param {string} superuserUrl
 * @param {string} base temporary folder of the run
 * @param {(stop: () => Promise<unknown>) => void} onStop
 */
async function browserTests(superuserUrl, base, onStop) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = {
    ...databaseEnv(superuserUrl, E2E_DATABASE),
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    NEXTAUTH_URL: address,
  }
  const serverLog = join(base, 'server.log')
  const workerLog = join(base, 'worker.log')
  const server = runNode(['--enable-source-maps', 'scripts/server.mjs'], env, { output: openSync(serverLog, 'a') })
  const worker = runNode(['--enable-source-maps', 'scripts/worker.mjs'], env, { output: openSync(workerLog, 'a') })
  onStop(server.stop)
  onStop(worker.stop)
  let ended = false
  server.ended.then(() => {
    ended = true
  })
  await server.ready
  try {
    if (ended) throw new Problem('The server did not start.')
    const count = await playwright(join(base, 'playwright.json'), {
      ...databaseEnv(superuserUrl, E2E_DATABASE),
      E2E_BASE_URL: address,
    })
    if (ended) throw new Problem('The server ended during the browser tests.')
    if (count.failed > 0) for (const log of [serverLog, workerLog]) showTail(log)
    return count
  } catch (error) {
    for (const log of [serverLog, workerLog]) showTail(log)
    throw error
  } finally {
    await worker.stop()
    await server.stop()
  }
}

/** @returns {Promise<number>} exit code */
export async function runTests() {
  const stages = new Stages()
  const reports = mkdtempSync(join(tmpdir(), 'nps-erp-reports-'))
  for (const name of [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'SHADOW_DATABASE_URL',
    'NEXTAUTH_URL',
    'PORT',
    'HOST',
    'NODE_ENV',
  ])
    delete process.env[name]

  /** @type {(() => Promise<unknown>)[]} */
  const stops = []
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => stopAll().finally(() => process.exit(130)))
  }

  try {
    const generated = await stages.run('database client', generateClient)
    await stages.run('types', async () => {
      await mustRun(bin('next'), ['typegen'])
      await mustRun(bin('tsc'), ['--noEmit'])
      await mustRun(bin('tsc'), ['--noEmit', '-p', 'tests'])
    })
    await stages.run('lint and format', () => mustRun(bin('biome'), ['check', '--max-diagnostics=50', '.']))
    await stages.run('direction of imports', () => mustRun(process.execPath, ['scripts/check-imports.mjs']))

    let superuserUrl = ''
    let base = ''
    const database = await stages.run('migrations and seed', async () => {
      const cluster = await startThrowAwayCluster()
      stops.push(cluster.stop)
      base = cluster.base
      Object.assign(process.env, testEnv(base))
      await makeTemplate(cluster.superuserUrl, {})
      superuserUrl = cluster.superuserUrl
      process.env.NPS_TEST_SUPERUSER_URL = superuserUrl
    })
    await stages.run('unit tests', () => vitest(['unit'], join(reports, 'unit.json')))
    for (const project of ['integration', 'scenario']) {
      if (database) await stages.run(`${project} tests`, () => vitest([project], join(reports, `${project}.json`)))
      else await stages.skip(`${project} tests`, 'There is no database to test on.')
    }

    const built =
      generated && (await stages.run('build', () => (isBuilt() ? undefined : build({ warningsFail: true }))))
    if (built && database) {
      const browser = await stages.run('browser', () => {
        process.stdout.write(`${ensureBrowser()}\n`)
      })
      await copyTemplate(superuserUrl, E2E_DATABASE)
      if (browser) await stages.run('browser tests', () => browserTests(superuserUrl, base, (stop) => stops.push(stop)))
      await stages.run('data of the browser tests', () =>
        mustRun(bin('tsx'), ['scripts/check-data.ts'], databaseEnv(superuserUrl, E2E_DATABASE)),
      )
    } else {
      await stages.skip('browser tests', 'There is no built program, or no database, to test.')
    }
  } finally {
    await stopAll()
    rmSync(reports, { recursive: true, force: true })
  }
  return stages.close()
}
