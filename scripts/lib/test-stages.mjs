// @ts-check
import { Problem, sentence } from './problem.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

/** The stages of a test run: each is timed, counted, and runs even where an earlier one failed. */
export class Stages {
  /** @type {{ name: string, count: Count, seconds: number }[]} */
  #done = []

  /**
   * @param {string} name
   * @param {() => Promise<Count | void> | Count | void} run throws where it fails; without a count of tests it counts as one
   * @returns {Promise<boolean>} whether all of it passed
   */
  async run(name, run) {
    const began = Date.now()
    process.stdout.write(`\n=== ${name}\n`)
    /** @type {Count} */
    let count = { passed: 0, failed: 1 }
    try {
      count = (await run()) ?? { passed: 1, failed: 0 }
    } catch (error) {
      process.stdout.write(`${sentence(error)}\n`)
    }
    this.#done.push({ name, count, seconds: (Date.now() - began) / 1000 })
    return count.failed === 0
  }

  /** Counts a stage that could not run because another failed. @param {string} name @param {string} reason */
  async skip(name, reason) {
    await this.run(name, () => {
      throw new Problem(reason)
    })
  }

  /** Prints a line per stage and the closing line. @returns {number} the exit code */
  close() {
    process.stdout.write('\n')
    for (const { name, count, seconds } of this.#done) {
      const verdict = count.failed === 0 ? 'ok    ' : 'FAILED'
      process.stdout.write(
        `${verdict} ${name.padEnd(28)} ${String(count.passed).padStart(5)} passed ${String(count.failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s\n`,
      )
    }
    const sum = (/** @type {keyof Count} */ key) => this.#done.reduce((total, { count }) => total + count[key], 0)
    process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
    return sum('failed') === 0 ? 0 : 1
  }
}
