'use client'

import { type RefObject, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { LocalScope } from '../local-scope'
import { cellText, type LineColumn } from './types'

type Saved = { hidden: string[]; shown: string[]; widths: Record<string, number> }
const NOTHING: Saved = { hidden: [], shown: [], widths: {} }

const usual = <Row>(column: LineColumn<Row>) => column.width ?? (column.type === 'number' ? 90 : 130)

function readSaved(key: string): Saved {
  try {
    const saved = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Saved> | null
    return saved ? { ...NOTHING, ...saved } : NOTHING
  } catch {
    return NOTHING
  }
}

/** Which columns are shown and how wide, per person and grid, remembered in this browser. */
export function useColumnChoice(name: string) {
  const key = `line-grid:${useContext(LocalScope)}:${name}`
  const [saved, setSaved] = useState<Saved>(() => readSaved(key))
  const save = useCallback(
    (change: (old: Saved) => Saved) =>
      setSaved((old) => {
        const next = change(old)
        try {
          if (isUsual(next)) localStorage.removeItem(key)
          else localStorage.setItem(key, JSON.stringify(next))
        } catch {
          // A browser that keeps nothing still shows the columns.
        }
        return next
      }),
    [key],
  )
  const resize = useCallback(
    (column: string, width: number | null) =>
      save(({ widths: { [column]: _old, ...widths }, ...rest }) => ({
        ...rest,
        widths: width === null ? widths : { ...widths, [column]: width },
      })),
    [save],
  )
  const show = useCallback(
    (column: string, shown: boolean) =>
      save((old) => ({
        widths: old.widths,
        hidden: [...old.hidden.filter((k) => k !== column), ...(shown ? [] : [column])],
        shown: [...old.shown.filter((k) => k !== column), ...(shown ? [column] : [])],
      })),
    [save],
  )
  const reset = useCallback(() => save(() => NOTHING), [save])
  return { ...saved, changed: !isUsual(saved), resize, show, reset }
}

const isUsual = ({ hidden, shown, widths }: Saved) =>
  hidden.length === 0 && shown.length === 0 && Object.keys(widths).length === 0

/** The columns that are not shown: those a person hid, and the rare ones nobody asked for that no line needs. */
export function hiddenColumns<Row extends object>(
  columns: readonly LineColumn<Row>[],
  rows: readonly Row[],
  { hidden, shown }: Pick<Saved, 'hidden' | 'shown'>,
  marked: ReadonlySet<string>,
  /** Rare columns that a line has needed; they do not go while one works, even when their only text is deleted. */
  seen: Set<string>,
): string[] {
  const needed = ({ rare, key }: LineColumn<Row>) => {
    if (!seen.has(key) && rows.some((row) => (typeof rare === 'function' ? rare(row) : cellText(row, key) !== '')))
      seen.add(key)
    return seen.has(key)
  }
  return columns.flatMap((column) => {
    const { key, rare } = column
    if (marked.has(key) || shown.includes(key)) return []
    return hidden.includes(key) || (rare && !needed(column)) ? [key] : []
  })
}

/** Width of an element in whole pixels, 0 until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  // Before the first picture: the columns come in their width.
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(watched)
    setWidth(Math.floor(watched.getBoundingClientRect().width))
    return () => observer.disconnect()
  }, [element])
  return width
}

/** Width of the grid's own scroll bar, 0 where it has none or it lies over the lines. */
export function useScrollbar(root: RefObject<HTMLElement | null>, when: readonly (number | boolean)[]): number {
  const [width, setWidth] = useState(0)
  const changed = when.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the number of lines or the height has changed
  useLayoutEffect(() => {
    const view = root.current?.querySelector<HTMLElement>('.dsg-container')
    if (view) setWidth(view.offsetWidth - view.clientWidth)
  }, [root, changed])
  return width
}

/** Widths of the columns: as wished; what is left of the room goes to those nobody has drawn. */
export function useWidths<Row>(
  columns: readonly LineColumn<Row>[],
  drawn: Record<string, number>,
  room: number,
): { widths: number[]; total: number } {
  return useMemo(() => {
    const wished = columns.map((column) => drawn[column.key] ?? usual(column))
    const total = wished.reduce((sum, width) => sum + width, 0)
    const flexible = columns.reduce(
      (sum, column, i) => sum + (drawn[column.key] === undefined ? (wished[i] ?? 0) : 0),
      0,
    )
    const spare = room - total
    if (spare <= 0 || flexible === 0) return { widths: wished, total }
    const widths = wished.map((width, i) =>
      drawn[columns[i]?.key ?? ''] === undefined ? width + Math.floor((spare * width) / flexible) : width,
    )
    return { widths, total: widths.reduce((sum, width) => sum + width, 0) }
  }, [columns, drawn, room])
}

/** Height of a line: 32 px, a finger's breadth on a tablet; and how high the grid may grow. */
export function useHeights(room = 0): { line: number; limit: number } {
  const [heights, setHeights] = useState({ line: 32, limit: 600 })
  useEffect(() => {
    const finger = window.matchMedia('(pointer: coarse)')
    const read = () => {
      const { innerHeight } = window
      const limit = Math.max(260, Math.floor(Math.min(innerHeight * 0.7, innerHeight - room)))
      setHeights({ line: finger.matches ? 44 : 32, limit })
    }
    read()
    finger.addEventListener('change', read)
    window.addEventListener('resize', read)
    return () => {
      finger.removeEventListener('change', read)
      window.removeEventListener('resize', read)
    }
  }, [room])
  return heights
}
