// @ts-check

/** A fault that the person at the terminal can mend: its message is one clear sentence and is printed without a stack. */
export class Problem extends Error {
  /** @override */
  name = 'Problem'
}

const DISK_FULL = /ENOSPC|No space left on device|disk (is )?full|could not extend file/i

/**
 * True where an error, or the output of a program, says that the disk is full.
 * @param {unknown} error
 */
export function isDiskFull(error) {
  const text =
    error instanceof Error
      ? `${/** @type {NodeJS.ErrnoException} */ (error).code ?? ''} ${error.message}`
      : String(error)
  return DISK_FULL.test(text)
}

/** @param {string} place */
export const diskFull = (place) =>
  new Problem(`The disk is full: free some space on the disk that holds ${place} and start again.`)

/**
 * The sentence to print for an error. Unexpected errors keep their stack, so that they can be reported.
 * @param {unknown} error
 */
export function sentence(error) {
  if (error instanceof Problem) return error.message
  if (isDiskFull(error)) return diskFull('this folder and its database').message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Runs a program's main function: a Problem ends it with its sentence and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`)
    process.exit(1)
  }
}
