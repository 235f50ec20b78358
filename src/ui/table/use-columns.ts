'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ClientListColumn, ClientListDef } from '@/core/list-types'

const SAVE_AFTER_MS = 800

/** Where a person's columns of a list are kept: with their half-typed forms, so that they follow from browser to browser. */
export const columnsKey = (list: string) => `columns:${list}`

/** Keeps them on the server; null forgets them. A failure costs nothing but the memory of it. */
function keep(list: string, columns: string[] | null): void {
  void fetch(`/api/form-drafts/${encodeURIComponent(columnsKey(list))}`, {
    method: columns ? 'PUT' : 'DELETE',
    headers: { 'content-type': 'application/json' },
    keepalive: true,
    ...(columns && { body: JSON.stringify({ values: { columns } }) }),
  }).catch(() => undefined)
}

/**
 * Which columns are shown, in which order. `initial` comes with the page (of a saved view, or the person's own choice);
 * a change is remembered for the person unless a view is open, whose columns change when the view is saved.
 */
export function useColumns(def: ClientListDef, initial: string[] | null, remember: boolean) {
  const [keys, setKeys] = useState(initial)
  const given = JSON.stringify(initial)
  const last = useRef(given)
  useEffect(() => {
    if (last.current === given) return
    last.current = given
    setKeys(JSON.parse(given) as string[] | null)
  }, [given])

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const change = useCallback(
    (next: string[] | null) => {
      setKeys(next)
      if (!remember) return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => keep(def.name, next), SAVE_AFTER_MS)
    },
    [def.name, remember],
  )

  const all = def.columns.filter((c) => c.label !== '')
  const known = keys?.flatMap((key) => all.find((c) => c.key === key) ?? []) ?? []
  const visible: ClientListColumn[] = known.length > 0 ? known : def.columns.filter((c) => !c.hidden)
  const hidden = all.filter((c) => !visible.includes(c))
  return { visible, hidden, change, isOwn: known.length > 0 }
}

export type ColumnChoice = ReturnType<typeof useColumns>
