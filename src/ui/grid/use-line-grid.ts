'use client'

import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { cleanDecimal } from '../fields/shared'
import { comboPatch, findOptions, meant } from './combo-options'
import { readDate } from './paste'
import { cellValue, isReadOnly, type LineColumn, type LineGridProps, optionsOf } from './types'

/** What cells and keys can do to the lines. All functions stay the same between renders. */
export type LineGridApi<Row extends object> = {
  patch: (index: number, patch: Partial<Row>) => void
  insert: (at: number, rows?: Row[]) => void
  duplicate: (index: number) => void
  remove: (index: number) => void
  move: (index: number, by: -1 | 1) => boolean
  fillFromAbove: (index: number, column: LineColumn<Row>) => void
  fillBelow: (index: number, column: LineColumn<Row>) => void
  pasteBlock: (index: number, colIndex: number, block: string[][]) => void
  undo: () => void
  count: () => number
}

type Notice = { text: string; undo: boolean } | null

/** Errors that no longer hold because their cell, or the order of the lines, has changed since they came. */
export type Outdated = { errors: Record<string, string> | undefined; all: boolean; paths: ReadonlySet<string> }

/** The texts of a pasted cell as a change of the row; null when a combo has to be looked up first. */
function patchFromText<Row extends object>(column: LineColumn<Row>, text: string, row: Row): Partial<Row> | null {
  const set = (value: unknown) => ({ [column.key]: value }) as Partial<Row>
  switch (column.type) {
    case 'number':
      return set(cleanDecimal(text))
    case 'date':
      return set(readDate(text) ?? '')
    case 'check':
      return set(/^(y|yes|true|1|x)$/i.test(text))
    case 'select': {
      const option = meant(optionsOf(column.options, row), text)
      return option ? set(option.value) : {}
    }
    case 'combo':
      if (text === '') return comboPatch(column, null, row)
      if (column.freeText) return set(text)
      return null
    case 'text':
      return set(column.upper ? text.toUpperCase() : text)
    default:
      return {}
  }
}

function copyKeys<Row extends object>(column: LineColumn<Row>, from: Row): Partial<Row> {
  const keys = column.type === 'combo' && column.labelKey ? [column.key, column.labelKey] : [column.key]
  return Object.fromEntries(keys.map((key) => [key, cellValue(from, key)])) as Partial<Row>
}

/** State changes of a LineGrid; rows live in the parent. */
export function useLineGrid<Row extends object>(
  props: LineGridProps<Row>,
): {
  api: LineGridApi<Row>
  notice: Notice
  outdated: Outdated
  rowsRef: RefObject<readonly Row[]>
} {
  const latest = useRef(props)
  latest.current = props
  const rowsRef = useRef(props.rows)
  rowsRef.current = props.rows
  const history = useRef<(readonly Row[])[]>([])
  const [notice, setNotice] = useState<Notice>(null)
  const [outdated, setOutdated] = useState<Outdated>({ errors: undefined, all: false, paths: new Set() })

  const commit = useCallback((rows: Row[]) => {
    rowsRef.current = rows
    latest.current.onChange(rows)
  }, [])

  const remember = useCallback((text: string) => {
    history.current = [...history.current.slice(-19), rowsRef.current]
    setNotice({ text, undo: true })
  }, [])

  /** Takes back the errors of the cells that were edited; without paths (lines were moved) all of them. */
  const forget = useCallback((paths?: string[]) => {
    const { errors } = latest.current
    if (!errors || (paths && !paths.some((path) => errors[path]))) return
    setOutdated((old) => {
      const before = old.errors === errors ? old : { all: false, paths: new Set<string>() }
      return { errors, all: before.all || !paths, paths: new Set([...before.paths, ...(paths ?? [])]) }
    })
  }, [])

  /** Applies a change and what the feature derives from it. */
  const change = useCallback(
    (rows: Row[], index: number, patch: Partial<Row>) => {
      const before = rows[index]
      if (!before) return
      const after = { ...before, ...patch }
      forget(Object.keys(patch).map((key) => `${latest.current.path ?? 'lines'}.${index}.${key}`))
      rows[index] = after
      const derived = latest.current.onRowChange?.(index, patch, after)
      if (!derived) return
      if (!(derived instanceof Promise)) {
        rows[index] = { ...after, ...derived }
        return
      }
      const keys = Object.keys(patch)
      derived
        .then((late) => {
          const now = rowsRef.current[index]
          if (!late || !now || keys.some((key) => cellValue(now, key) !== cellValue(after, key))) return
          const next = [...rowsRef.current]
          next[index] = { ...now, ...late }
          commit(next)
        })
        .catch((cause) => console.warn(cause))
    },
    [commit, forget],
  )

  const api = useMemo<LineGridApi<Row>>(() => {
    const patch = (index: number, part: Partial<Row>) => {
      const next = [...rowsRef.current]
      change(next, index, part)
      commit(next)
    }
    const insert = (at: number, added: Row[] = [latest.current.newRow()]) => {
      const next = [...rowsRef.current]
      next.splice(at, 0, ...added)
      if (at < rowsRef.current.length) forget()
      commit(next)
    }
    const lookUp = async (index: number, column: LineColumn<Row> & { type: 'combo' }, text: string) => {
      const row = rowsRef.current[index]
      if (!row) return true
      const found = await findOptions(column, text, row, new AbortController().signal).catch(() => [])
      const option = meant(found, text)
      const now = rowsRef.current[index]
      if (option && now) patch(index, comboPatch(column, option, now))
      return option !== null
    }
    return {
      patch,
      insert,
      count: () => rowsRef.current.length,
      duplicate: (index) => {
        const row = rowsRef.current[index]
        if (!row) return
        const fresh = latest.current.newRow()
        // A copy is a new line: it keeps the words and figures, not the identity.
        const identity = ['id', 'key', 'lineId', 'version'].filter((key) => key in row)
        const copy = { ...row, ...Object.fromEntries(identity.map((key) => [key, cellValue(fresh, key)])) }
        insert(index + 1, [copy])
      },
      remove: (index) => {
        remember(`Line ${index + 1} removed.`)
        const next = rowsRef.current.filter((_, i) => i !== index)
        forget()
        commit(next.length > 0 ? next : [latest.current.newRow()])
      },
      move: (index, by) => {
        const next = [...rowsRef.current]
        const [row] = next.splice(index, 1)
        const to = index + by
        if (!row || to < 0 || to > next.length) return false
        next.splice(to, 0, row)
        forget()
        commit(next)
        return true
      },
      fillFromAbove: (index, column) => {
        const above = rowsRef.current[index - 1]
        const row = rowsRef.current[index]
        if (above && row && !isReadOnly(column, row)) patch(index, copyKeys(column, above))
      },
      fillBelow: (index, column) => {
        const source = rowsRef.current[index]
        if (!source) return
        remember(`${column.label} copied to the lines below.`)
        const next = [...rowsRef.current]
        for (let i = index + 1; i < next.length; i++) {
          const row = next[i]
          if (row && !isReadOnly(column, row)) change(next, i, copyKeys(column, source))
        }
        commit(next)
      },
      pasteBlock: (index, colIndex, block) => {
        const { columns, fixedRows, maxRows = 1000, newRow } = latest.current
        remember(`${block.length} ${block.length === 1 ? 'line' : 'lines'} pasted.`)
        const next = [...rowsRef.current]
        const pending: { index: number; column: LineColumn<Row> & { type: 'combo' }; text: string }[] = []
        block.forEach((texts, r) => {
          const at = index + r
          if (at >= next.length && (fixedRows || at >= maxRows)) return
          if (at >= next.length) next.push(newRow())
          let col = colIndex
          let together: Partial<Row> = {}
          for (const text of texts) {
            while (columns[col]?.type === 'computed' || columns[col]?.type === 'readonly') col++
            const column = columns[col]
            const row = next[at]
            if (!column || !row) break
            col++
            if (isReadOnly(column, row)) continue
            const part = patchFromText(column, text, row)
            if (part) together = { ...together, ...part }
            else if (column.type === 'combo') pending.push({ index: at, column, text })
          }
          if (Object.keys(together).length > 0) change(next, at, together)
        })
        commit(next)
        if (pending.length === 0) return
        void (async () => {
          const missed: string[] = []
          // One after the other: a size may depend on the product found before it.
          for (const p of pending)
            if (!(await lookUp(p.index, p.column, p.text))) missed.push(`line ${p.index + 1} “${p.text}”`)
          if (missed.length > 0) {
            const more = missed.length > 5 ? ` and ${missed.length - 5} more` : ''
            setNotice({
              text: `Pasted, but not found: ${missed.slice(0, 5).join(', ')}${more}. Choose these by hand.`,
              undo: true,
            })
          }
        })()
      },
      undo: () => {
        const last = history.current.pop()
        if (last) commit([...last])
        setNotice(null)
      },
    }
  }, [change, commit, forget, remember])

  return { api, notice, outdated, rowsRef }
}
