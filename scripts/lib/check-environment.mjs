// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './paths.mjs'

/** For a built program, before anything else: names every fault of the environment at once and ends. */
export async function checkEnvironment() {
  const { env } = process
  if (!env.NODE_ENV) Object.assign(env, { NODE_ENV: 'production' })
  const file = join(root, 'dist/env.mjs')
  if (!existsSync(file)) {
    process.stderr.write('The program has not been built: npm run build\n')
    process.exit(1)
  }
  const { readEnv } = await import(pathToFileURL(file).href)
  const checked = readEnv(env)
  if (checked.ok) return
  process.stderr.write(`${checked.message}\n`)
  process.exit(1)
}
