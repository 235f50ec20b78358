'use client'

import { useMemo } from 'react'

type Errors = Record<string, string> | undefined

/** The errors of the lines and cells under `path`; one about the lines as a whole stands above them and is none of them. */
export const errorsUnder = (errors: Errors, path: string): Record<string, string> =>
  Object.fromEntries(Object.entries(errors ?? {}).filter(([key]) => key.startsWith(`${path}.`)))

/**
 * `errorsUnder`, the same object for as long as they say the same. A form hands out a new object with every letter that is
 * typed; the cells that were corrected since the refusal are remembered by it, and must not be marked again.
 */
export function useOwnErrors(errors: Errors, path: string): Record<string, string> {
  const said = JSON.stringify(errorsUnder(errors, path))
  return useMemo(() => JSON.parse(said) as Record<string, string>, [said])
}
