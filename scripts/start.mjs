// npm start, npm run dev: from a fresh clone to a running program. This file and what it imports statically run on
// Node 20.19 before anything is installed.
import './lib/check-node.mjs'
import './lib/load-env.mjs'
import { fileURLToPath } from 'node:url'
import { continueOnPinnedNode, ensureInstalled } from './lib/bootstrap.mjs'
import { checkPortIsFree } from './lib/port.mjs'
import { runMain } from './lib/problem.mjs'

await runMain(async () => {
  await checkPortIsFree()
  await ensureInstalled()
  await continueOnPinnedNode(fileURLToPath(import.meta.url))
  const { start } = await import('./lib/start.mjs')
  await start({ dev: process.argv.includes('--dev') })
})
