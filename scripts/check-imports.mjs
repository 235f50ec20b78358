// npm run deps: the direction of imports. A parser that reads nothing would find nothing wrong, so the files are counted.
import { globSync } from 'node:fs'
import { checkImports } from './lib/import-rules.mjs'
import { root } from './lib/paths.mjs'
import { Problem, runMain } from './lib/problem.mjs'

await runMain(async () => {
  const { modules, violations } = checkImports()
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.startsWith('src/db/generated/'))
  const unread = sources.filter((file) => !modules.includes(file))
  if (unread.length > 0)
    throw new Problem(`${unread.length} files were not read, among them ${unread[0]}: is @swc/core installed?`)
  for (const { rule, from, to } of violations) process.stderr.write(`${rule}: ${from} -> ${to}\n`)
  if (violations.length > 0) throw new Problem(`${violations.length} imports go the wrong way.`)
  process.stdout.write(`${sources.length} files import in the right direction.\n`)
})
