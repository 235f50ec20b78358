'use client'

import { useCallback, useMemo, useRef, useState } from 'react'

/** What a field of the kit takes: <TextField label="…" {...form.bind('reference')} /> */
export type BoundField<V> = { name: string; value: V; onChange: (value: V) => void; error?: string }

/**
 * State of a form: values, which of them changed, and the server's field errors, each cleared when its field is edited.
 * `errors` are the fieldErrors of useAction.
 */
export function useFields<T extends object>(initial: T, errors: Record<string, string> = {}) {
  const [values, setValues] = useState(initial)
  const [dirty, setDirty] = useState(false)
  const [edited, setEdited] = useState<{ errors: Record<string, string>; paths: ReadonlySet<string> }>({
    errors,
    paths: new Set(),
  })
  const current = useRef(values)
  current.current = values

  /** What was typed after the refusal is judged anew; a picked record answers for its id. */
  const clear = useCallback(
    (keys: readonly string[]) =>
      setEdited((old) => ({
        errors,
        paths: new Set([...(old.errors === errors ? old.paths : []), ...keys.flatMap((key) => [key, `${key}Id`])]),
      })),
    [errors],
  )

  const set = useCallback(
    <K extends keyof T & string>(key: K, value: T[K]) => {
      setValues((old) => ({ ...old, [key]: value }))
      setDirty(true)
      clear([key])
    },
    [clear],
  )

  /** Sets several at once, e.g. what follows from a picked customer. */
  const patch = useCallback(
    (part: Partial<T>) => {
      setValues((old) => ({ ...old, ...part }))
      setDirty(true)
      clear(Object.keys(part))
    },
    [clear],
  )

  /** Replaces everything, e.g. by a resumed draft. */
  const reset = useCallback((next: T, stillDirty = false) => {
    setValues(next)
    setDirty(stillDirty)
  }, [])

  const shown = useMemo(() => {
    if (edited.errors !== errors || edited.paths.size === 0) return errors
    return Object.fromEntries(Object.entries(errors).filter(([path]) => ![...edited.paths].some((p) => path === p)))
  }, [errors, edited])

  const bind = <K extends keyof T & string>(key: K): BoundField<T[K]> => ({
    name: key,
    value: values[key],
    onChange: (value: T[K]) => set(key, value),
    error: shown[key],
  })

  return { values, set, patch, reset, bind, errors: shown, dirty, setDirty }
}
