// npm test: everything that proves the program, from a fresh clone. It uses a PostgreSQL of its own and throws it away.
import './lib/check-node.mjs'
import { fileURLToPath } from 'node:url'
import { continueOnPinnedNode, ensureInstalled } from './lib/bootstrap.mjs'
import { runMain } from './lib/problem.mjs'

await runMain(async () => {
  await ensureInstalled()
  await continueOnPinnedNode(fileURLToPath(import.meta.url))
  const { runTests } = await import('./lib/test-run.mjs')
  process.exit(await runTests())
})
