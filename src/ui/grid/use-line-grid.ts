'use client'

import { type RefObject, useMemo, useRef, useState } from 'react'
import { createHistory } from './history'
import { type Block, pasteInto } from './paste-into'
import { clearPatch, copyPatch } from './read-cell'
import { cellValue, isReadOnly, type LineColumn, type LineGridProps } from './types'

/** Rows and columns from..to, both included. */
export type Range = { row: number; toRow: number; columns: readonly string[] }

/** What cells and keys can do to the lines. All functions stay the same between renders. */
export type LineGridApi<Row extends object> = {
  count: () => number
  /** One edit of a cell; edits of the same cell in a row are one step of undo. */
  edit: (index: number, column: string, patch: Partial<Row>) => void
  /** Ends the step of a cell. */
  seal: () => void
  /** Takes back what was typed into the cell since `seal`. */
  giveUp: (index: number, column: string) => void
  insert: (at: number, rows?: Row[]) => void
  duplicate: (from: number, to: number) => void
  remove: (from: number, to: number) => void
  move: (from: number, to: number, by: -1 | 1) => boolean
  /** The first line of the range for all lines of it. */
  fillDown: (range: Range) => void
  clear: (range: Range) => void
  /** Lines as the grid's fill handle leaves them, in the columns of the fill. */
  adopt: (rows: readonly Row[]) => void
  paste: (index: number, columns: readonly LineColumn<Row>[], block: Block) => { rows: number; columns: number }
  setRows: (rows: readonly Row[], notice?: string) => void
  undo: () => boolean
  redo: () => boolean
  say: (text: string) => void
}

export type Notice = { text: string; undo: boolean } | null

/** Errors and marks that no longer hold because their cell, or the order of the lines, has changed since they came. */
export type Outdated = { source: unknown; all: boolean; paths: ReadonlySet<string> }

/** A copy is a new line: it keeps the words and figures, not the identity. */
const IDENTITY = ['id', 'key', 'lineId', 'version']

/** State changes of a LineGrid; the lines live in the parent. */
export function useLineGrid<Row extends object>(
  props: LineGridProps<Row>,
): {
  api: LineGridApi<Row>
  notice: Notice
  outdated: { errors: Outdated; marks: Outdated }
  rowsRef: RefObject<readonly Row[]>
} {
  const latest = useRef(props)
  latest.current = props
  const rowsRef = useRef(props.rows)
  rowsRef.current = props.rows
  const [history] = useState(() => createHistory<Row>())
  const [notice, setNotice] = useState<Notice>(null)
  const [errorsGone, setErrorsGone] = useState<Outdated>({ source: null, all: false, paths: new Set() })
  const [marksGone, setMarksGone] = useState<Outdated>({ source: null, all: false, paths: new Set() })

  const api = useMemo<LineGridApi<Row>>(() => {
    const commit = (rows: Row[]) => {
      rowsRef.current = rows
      latest.current.onChange(rows)
    }

    /** Takes back the marks of the cells that were edited; without cells (lines were moved) all of them. */
    const forget = (cells?: string[]) => {
      const { errors, marks, path = 'lines' } = latest.current
      const gone = (source: Record<string, unknown> | undefined, keys: string[] | undefined) => (old: Outdated) => {
        if (!source || (keys && !keys.some((key) => source[key]))) return old
        const before = old.source === source ? old : { all: false, paths: new Set<string>() }
        return { source, all: before.all || !keys, paths: new Set([...before.paths, ...(keys ?? [])]) }
      }
      setErrorsGone(
        gone(
          errors,
          cells?.map((cell) => `${path}.${cell}`),
        ),
      )
      setMarksGone(gone(marks, cells))
    }

    /** A column's key, and the fields whose errors stand in it. */
    const fieldsOf = (key: string) => [
      key,
      ...(latest.current.columns.find((column) => column.key === key)?.errorKeys ?? []),
    ]

    /** Applies a change to a line of `rows` and what the feature derives from it. */
    const change = (rows: Row[], index: number, patch: Partial<Row>) => {
      const before = rows[index]
      if (!before) return
      const after = { ...before, ...patch }
      forget(
        Object.keys(patch)
          .flatMap((key) => fieldsOf(key).map((field) => `${index}.${field}`))
          .concat(`${index}`),
      )
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
    }

    const step = (build: (next: Row[]) => void, words?: string) => {
      history.remember(rowsRef.current)
      const next = [...rowsRef.current]
      build(next)
      commit(next)
      setNotice(words ? { text: words, undo: true } : null)
    }

    const columnsOf = (keys: readonly string[]) => latest.current.columns.filter((column) => keys.includes(column.key))
    const lines = (from: number, to: number) => (from === to ? `Line ${from + 1}` : `Lines ${from + 1} to ${to + 1}`)

    /** Into every line of the range, in each of its columns that can be edited. */
    const intoRange = (
      next: Row[],
      { row, toRow, columns }: Range,
      patchOf: (c: LineColumn<Row>, r: Row) => Partial<Row>,
    ) => {
      const touched = columnsOf(columns)
      for (let i = row; i <= Math.min(toRow, next.length - 1); i++) {
        let patch: Partial<Row> = {}
        for (const column of touched) {
          const line = next[i]
          if (line && !isReadOnly(column, line)) patch = { ...patch, ...patchOf(column, line) }
        }
        if (Object.keys(patch).length > 0) change(next, i, patch)
      }
    }

    const insert = (at: number, added: Row[] = [latest.current.newRow()]) => {
      if (at < rowsRef.current.length) forget()
      step((next) => next.splice(at, 0, ...added))
    }

    const back = (rows: readonly Row[] | null, words: string) => {
      if (!rows) return false
      if (rows.length !== rowsRef.current.length) forget()
      commit([...rows])
      setNotice({ text: words, undo: false })
      return true
    }

    return {
      count: () => rowsRef.current.length,
      edit: (index, column, patch) => {
        history.remember(rowsRef.current, `${index}.${column}`)
        const next = [...rowsRef.current]
        change(next, index, patch)
        commit(next)
      },
      seal: history.seal,
      giveUp: (index, column) => {
        const before = history.giveUp(`${index}.${column}`)
        if (before) commit([...before])
      },
      insert,
      duplicate: (from, to) => {
        const copies = rowsRef.current.slice(from, to + 1).map((row) => {
          const fresh = latest.current.newRow()
          const own = IDENTITY.filter((key) => key in row).map((key) => [key, cellValue(fresh, key)])
          return { ...row, ...Object.fromEntries(own) }
        })
        if (copies.length > 0) insert(to + 1, copies)
      },
      remove: (from, to) => {
        forget()
        step(
          (next) => {
            next.splice(from, to - from + 1)
            if (next.length === 0) next.push(latest.current.newRow())
          },
          `${lines(from, to)} removed.`,
        )
      },
      move: (from, to, by) => {
        const count = rowsRef.current.length
        if (from + by < 0 || to + by >= count) return false
        forget()
        step((next) => {
          const taken = next.splice(from, to - from + 1)
          next.splice(from + by, 0, ...taken)
        })
        return true
      },
      fillDown: (range) => {
        const source = rowsRef.current[range.row]
        if (!source) return
        const names = columnsOf(range.columns).map((column) => column.label)
        const what = names.length === 1 ? (names[0] ?? '') : `${names.length} columns`
        const below =
          range.toRow - range.row === 1 ? `line ${range.toRow + 1}` : `lines ${range.row + 2} to ${range.toRow + 1}`
        step(
          (next) => intoRange(next, { ...range, row: range.row + 1 }, (column) => copyPatch(column, source)),
          `${what} copied to ${below}.`,
        )
      },
      clear: (range) => step((next) => intoRange(next, range, clearPatch)),
      adopt: (rows) =>
        step((next) => {
          rows.forEach((row, i) => {
            const before = rowsRef.current[i]
            if (!before || row === before) return
            const keys = Object.keys(row).filter((key) => cellValue(row, key) !== cellValue(before, key))
            change(next, i, Object.fromEntries(keys.map((key) => [key, cellValue(row, key)])) as Partial<Row>)
          })
        }),
      paste: (index, columns, block) => {
        let taken = { rows: 0, columns: 1 }
        step(
          (next) => {
            taken = pasteInto({
              next,
              index,
              columns,
              block,
              change,
              props: latest.current,
              rowsRef,
              commit,
              setNotice,
            })
          },
          `${block.length} ${block.length === 1 ? 'line' : 'lines'} pasted.`,
        )
        return taken
      },
      setRows: (rows, words) => {
        forget()
        step((next) => next.splice(0, next.length, ...rows), words ?? 'The lines were changed.')
      },
      undo: () => back(history.undo(rowsRef.current), 'Taken back.'),
      redo: () => back(history.redo(rowsRef.current), 'Done again.'),
      say: (text) => setNotice({ text, undo: false }),
    }
  }, [history])

  return { api, notice, outdated: { errors: errorsGone, marks: marksGone }, rowsRef }
}
