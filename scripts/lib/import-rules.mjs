// @ts-check
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bin, root } from './paths.mjs'
import { Problem } from './problem.mjs'

/** @typedef {{ rule: string, from: string, to: string }} Violation */

/**
 * Checks the imports below src/ of a folder against .dependency-cruiser.cjs.
 * @param {string} [folder]
 * @returns {{ modules: string[], violations: Violation[] }}
 * @throws {Problem} where dependency-cruiser itself fails
 */
export function checkImports(folder = root) {
  const run = spawnSync(bin('depcruise'), ['--config', join(root, '.dependency-cruiser.cjs'), '-T', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  })
  if (!run.stdout.startsWith('{'))
    throw new Problem(`The imports could not be checked: ${(run.stderr || run.stdout).trim()}`)
  const { modules, summary } = JSON.parse(run.stdout)
  return {
    modules: modules.map((/** @type {{ source: string }} */ module) => module.source),
    violations: summary.violations.map(
      (/** @type {{ rule: { name: string }, from: string, to: string }} */ violation) => ({
        rule: violation.rule.name,
        from: violation.from,
        to: violation.to,
      }),
    ),
  }
}
