'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { LIST_SELECTION_MAX } from '@/core/list-types'

/** id -> how the row is called */
export type Selected = ReadonlyMap<string, string>

type Row = Record<string, unknown>

/** The chosen rows of a list; they stay chosen over pages and filters until they are let go. */
export function useSelection(rows: Row[], labelOf: (row: Row) => string) {
  const [selected, setSelected] = useState<Selected>(() => new Map())
  // The row touched last, as long as the same page is on the screen.
  const anchor = useRef<{ rows: Row[]; index: number } | null>(null)
  const label = useRef(labelOf)
  label.current = labelOf

  const add = useCallback((more: Row[], on: boolean) => {
    setSelected((old) => {
      const next = new Map(old)
      for (const row of more) {
        const id = String(row.id)
        if (!on) next.delete(id)
        else if (next.size < LIST_SELECTION_MAX) next.set(id, label.current(row))
      }
      return next
    })
  }, [])

  /** One row, or with `range` all from the last one touched to this one. */
  const toggle = useCallback(
    (index: number, range = false) => {
      const row = rows[index]
      if (!row) return
      const from = range && anchor.current?.rows === rows ? anchor.current.index : index
      anchor.current = { rows, index }
      const part = rows.slice(Math.min(from, index), Math.max(from, index) + 1)
      setSelected((old) => {
        const on = range ? true : !old.has(String(row.id))
        const next = new Map(old)
        for (const one of part) {
          if (!on) next.delete(String(one.id))
          else if (next.size < LIST_SELECTION_MAX) next.set(String(one.id), label.current(one))
        }
        return next
      })
    },
    [rows],
  )

  const clear = useCallback(() => setSelected(new Map()), [])
  const onPage = useMemo(() => rows.filter((row) => selected.has(String(row.id))).length, [rows, selected])
  return { selected, toggle, add, clear, onPage }
}

export type Selection = ReturnType<typeof useSelection>
