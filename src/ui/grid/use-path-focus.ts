'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** Sent on the document by the error summary: somebody wants to see this path, which may be out of sight in a long grid. */
export const FOCUS_PATH = 'erp:focus-path'

/** Answers for the paths of a grid's cells ('lines.311.rate'). */
export function usePathFocus(
  root: RefObject<HTMLElement | null>,
  path: string,
  show: (row: number, key: string) => void,
) {
  const latest = useRef(show)
  latest.current = show
  useEffect(() => {
    const listen = (event: Event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== 'string' || event.defaultPrevented) return
      const match = event.detail.startsWith(`${path}.`)
        ? /^(\d+)(?:\.(.+))?$/.exec(event.detail.slice(path.length + 1))
        : null
      if (!match) return
      event.preventDefault()
      root.current?.scrollIntoView({ block: 'nearest' })
      latest.current(Number(match[1]), match[2] ?? '')
    }
    document.addEventListener(FOCUS_PATH, listen)
    return () => document.removeEventListener(FOCUS_PATH, listen)
  }, [path, root])
}
