// @ts-check
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { prisma } from './migrate.mjs'
import { generatedDir, root } from './paths.mjs'
import { diskFull, isDiskFull, Problem } from './problem.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

/** What the Next build and the workers are made of. */
const BUILD_INPUTS = [
  'src',
  'public',
  'prisma/schema',
  'package-lock.json',
  'next.config.ts',
  'tsconfig.json',
  'scripts/lib/build-steps.mjs',
]
const WARNING = /^\s*(⚠|warn(ing)?\b)/imu
const buildStamp = join(root, '.next/built-from')
const generatedStamp = join(generatedDir, '.made-from')

/** Each becomes one file in dist/: programs beside the Next server, and the check of the environment that it runs first. */
const BUNDLES = {
  'jobs.worker': 'src/workers/jobs.worker.ts',
  'pdf.worker': 'src/workers/pdf.worker.tsx',
  'rfq.worker': 'src/workers/rfq.worker.ts',
  'sheet.worker': 'src/workers/sheet.worker.ts',
  env: 'src/server/env.ts',
}

/** @returns {esbuild.BuildOptions} */
const bundleOptions = () => ({
  absWorkingDir: root,
  entryPoints: BUNDLES,
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: false,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  alias: { '@': join(root, 'src') },
  jsx: 'automatic',
  sourcemap: true,
  logLevel: 'warning',
})

/** The Prisma client in src/db/generated, made again when the schema changed. */
export function generateClient() {
  const hash = hashOf(['prisma/schema', 'package-lock.json'])
  if (isStamped(generatedStamp, hash)) return
  const { ok, output } = prisma(['generate'])
  if (!ok) {
    if (isDiskFull(output)) throw diskFull(root)
    throw new Problem(`The database client could not be generated (prisma generate):\n${output.trim()}`)
  }
  stamp(generatedStamp, hash)
}

/**
 * Bundles the workers into dist/. A program that reads them meanwhile finds the old or the new ones, whole.
 * @param {{ warningsFail?: boolean }} [options]
 */
export async function bundleWorkers({ warningsFail = false } = {}) {
  const half = `dist/.${process.pid}`
  try {
    const { warnings } = await esbuild.build({ ...bundleOptions(), outdir: half })
    if (warningsFail && warnings.length > 0)
      throw new Problem('Bundling the workers gives warnings: see the lines above.')
    for (const name of readdirSync(join(root, half))) renameSync(join(root, half, name), join(root, 'dist', name))
  } finally {
    rmSync(join(root, half), { recursive: true, force: true })
    await esbuild.stop()
  }
}

/**
 * Bundles the workers now and whenever a source file changes.
 * @param {() => void} onRebuilt
 * @returns {Promise<() => Promise<void>>} stops watching
 */
export async function watchWorkers(onRebuilt) {
  let first = true
  const context = await esbuild.context({
    ...bundleOptions(),
    plugins: [
      {
        name: 'tell',
        setup: (build) => {
          build.onEnd(({ errors }) => {
            if (!first && errors.length === 0) onRebuilt()
            first = false
          })
        },
      },
    ],
  })
  await context.rebuild()
  await context.watch()
  return () => context.dispose()
}

/** Runs `next build`, showing its output. @param {boolean} warningsFail */
async function nextBuild(warningsFail) {
  // On a CI machine Next warns that no cache was carried over, which is so in every fresh clone.
  mkdirSync(join(root, '.next/cache'), { recursive: true })
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
    process.stdout.write(chunk)
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
    process.stderr.write(chunk)
  })
  const code = await new Promise((done) => child.on('close', done))
  if (isDiskFull(output)) throw diskFull(root)
  if (code !== 0) throw new Problem('The build failed: see the lines above.')
  if (warningsFail && WARNING.test(output)) throw new Problem('The build has warnings: see the lines above.')
}

/** Hash of everything the build reads; addresses that are put into pages for the browser count too. */
const buildHash = () => hashOf(BUILD_INPUTS, [process.env.NEXT_PUBLIC_APP_URL ?? ''])

/** True where .next and dist/ are the build of the files that lie here. */
export const isBuilt = () =>
  isStamped(buildStamp, buildHash()) &&
  Object.keys(BUNDLES).every((name) => existsSync(join(root, 'dist', `${name}.mjs`)))

/** Prisma client, workers, Next. @param {{ warningsFail?: boolean }} [options] */
export async function build({ warningsFail = false } = {}) {
  const hash = buildHash()
  generateClient()
  await bundleWorkers({ warningsFail })
  await nextBuild(warningsFail)
  stamp(buildStamp, hash)
}
