'use client'

import { createContext, type RefObject, useContext } from 'react'
import type { CellMark, LineColumn } from './types'
import type { LineGridApi } from './use-line-grid'

/** What the cell with the cursor tells the keys. */
export type CursorState = {
  /** The cursor's cell is being edited (typing goes into its text). */
  editing: boolean
  /** How it began: by typing over the old text, or by opening it (F2, a second click). */
  by: 'typing' | 'opening'
}

/** What every cell of one grid shares. The object stays the same, so that cells do not render for it. */
export type GridShared<Row extends object> = {
  api: LineGridApi<Row>
  cursor: RefObject<CursorState>
  path: string
  statusId: string
  /** Puts the cursor into a cell by position. */
  go: (row: number, col: number) => void
  columnsRef: RefObject<readonly LineColumn<Row>[]>
}

export const SharedContext = createContext<GridShared<never> | null>(null)
/** Marks by '<row>.<column>' that do not follow from the cell itself. */
export const MarksContext = createContext<ReadonlyMap<string, CellMark>>(new Map())

export function useShared<Row extends object>(): GridShared<Row> {
  const shared = useContext(SharedContext)
  if (!shared) throw new Error('A cell outside its grid.')
  return shared as unknown as GridShared<Row>
}
