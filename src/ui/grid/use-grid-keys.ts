'use client'

import { type KeyboardEvent, type RefObject, useRef } from 'react'
import type { CursorState } from './grid-context'
import { isReadOnly, type LineColumn } from './types'
import type { LineGridApi, Range } from './use-line-grid'

export type Cell = { row: number; col: number }
export type Rect = { min: Cell; max: Cell }

export type GridKeysOptions<Row extends object> = {
  api: LineGridApi<Row>
  cursor: RefObject<CursorState>
  columns: readonly LineColumn<Row>[]
  rowsRef: RefObject<readonly Row[]>
  /** Nothing may be changed. */
  readOnly: boolean
  /** Lines may be added, removed and moved. */
  editable: boolean
  maxRows: number
  /** The cell with the cursor and the selection around it, as the library has them. */
  active: () => Cell | null
  selected: () => Rect | null
  go: (row: number, col: number) => void
  select: (rect: Rect) => void
  /** The cursor goes there once the lines are drawn. */
  wanted: RefObject<Cell | null>
  page: number
  leave: (back: boolean) => void
  nextProblem: (back: boolean) => boolean
}

export const rangeOf = <Row>({ min, max }: Rect, columns: readonly LineColumn<Row>[]): Range => ({
  row: min.row,
  toRow: max.row,
  columns: columns.slice(min.col, max.col + 1).map((column) => column.key),
})

/** Keys of the grid. What is not handled here (arrows, Shift-arrows, Ctrl-A, F2) the library does. */
export function useGridKeys<Row extends object>(options: GridKeysOptions<Row>) {
  const { api, cursor, columns, rowsRef, readOnly, editable, maxRows, active, selected, go, select, wanted } = options
  const leaving = useRef(false)
  const last = columns.length - 1
  const count = () => rowsRef.current.length

  const rect = (): Rect | null => {
    const at = active()
    return selected() ?? (at && { min: at, max: at })
  }
  const range = (area: Rect) => rangeOf(area, columns)
  const canEdit = (row: number, col: number) => {
    const column = columns[col]
    const line = rowsRef.current[row]
    return !readOnly && column !== undefined && line !== undefined && !isReadOnly(column, line)
  }

  /** The next cell that can be edited, line by line; null at the end. */
  const along = ({ row, col }: Cell, step: 1 | -1): Cell | null => {
    const cells = count() * columns.length
    for (let i = row * columns.length + col + step; i >= 0 && i < cells; i += step) {
      const at = { row: Math.floor(i / columns.length), col: i % columns.length }
      if (canEdit(at.row, at.col)) return at
    }
    return null
  }

  const firstEditable = (row: number, from = 0) => {
    for (let col = from; col <= last; col++) if (canEdit(row, col)) return col
    return 0
  }

  const addRow = (at: number, col: number | null = null) => {
    if (!editable || count() >= maxRows) return
    api.insert(at)
    wanted.current = { row: at, col: col ?? firstEditable(Math.max(0, at - 1)) }
  }

  /** Keys that work while a cell is edited too. True when it was one. */
  function always(event: KeyboardEvent, at: Cell): boolean {
    const { key, altKey, shiftKey } = event
    const control = event.ctrlKey || event.metaKey
    const lines = rect() ?? { min: at, max: at }
    if (key === 'Tab') {
      const next = along(at, shiftKey ? -1 : 1)
      if (!next) {
        options.leave(shiftKey)
        return false
      }
      go(next.row, next.col)
      return true
    }
    if (key === 'Enter' && control) {
      if (!editable) return true
      if (!shiftKey) addRow(lines.max.row + 1, at.col)
      else if (count() + lines.max.row - lines.min.row < maxRows) {
        api.duplicate(lines.min.row, lines.max.row)
        wanted.current = { row: lines.max.row + 1, col: at.col }
      }
      return true
    }
    if (key === 'Enter') {
      const to = at.row + (shiftKey ? -1 : 1)
      if (to >= count() && !shiftKey && editable && count() < maxRows) addRow(to)
      else go(Math.max(0, Math.min(to, count() - 1)), at.col)
      return true
    }
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      const by = key === 'ArrowUp' ? -1 : 1
      if (editable && api.move(lines.min.row, lines.max.row, by)) wanted.current = { row: at.row + by, col: at.col }
      return true
    }
    if (control && key.toLowerCase() === 'd') {
      const { min, max } = lines
      if (readOnly) return true
      if (shiftKey) api.fillDown(range({ min, max: { row: count() - 1, col: max.col } }))
      else if (max.row > min.row) api.fillDown(range(lines))
      else if (min.row > 0) api.fillDown(range({ min: { row: min.row - 1, col: min.col }, max }))
      return true
    }
    if (control && key === 'Delete') {
      if (!editable) return true
      api.remove(lines.min.row, lines.max.row)
      wanted.current = { row: Math.max(0, Math.min(lines.min.row, count() - 1)), col: at.col }
      return true
    }
    if (control && (key === 'Home' || key === 'End')) {
      const to = key === 'Home' ? { row: 0, col: 0 } : { row: count() - 1, col: last }
      if (shiftKey) select({ min: at, max: to })
      else go(to.row, to.col)
      return true
    }
    if (key === 'F8') {
      options.nextProblem(shiftKey)
      return true
    }
    return false
  }

  function whileEditing(event: KeyboardEvent, at: Cell): boolean {
    const target = event.target
    if (event.key === 'Escape') {
      const key = columns[at.col]?.key
      if (key) api.giveUp(at.row, key)
      go(at.row, at.col)
      return true
    }
    if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && target instanceof HTMLInputElement) {
      if (event.shiftKey || event.ctrlKey || event.altKey || target.type !== 'text') return false
      const back = event.key === 'ArrowLeft'
      const edge = back ? 0 : target.value.length
      if (cursor.current.by !== 'typing' || target.selectionStart !== edge || target.selectionEnd !== edge) return false
      const col = at.col + (back ? -1 : 1)
      if (col < 0 || col > last) return false
      go(at.row, col)
      return true
    }
    return false
  }

  function whileMoving(event: KeyboardEvent, at: Cell): boolean {
    const { key, shiftKey } = event
    const control = event.ctrlKey || event.metaKey
    const area = rect() ?? { min: at, max: at }
    const to = (cell: Cell) => {
      if (shiftKey) {
        const far = {
          row: at.row === area.min.row ? area.max.row : area.min.row,
          col: at.col === area.min.col ? area.max.col : area.min.col,
        }
        select({
          min: at,
          max: { row: cell.row === at.row ? far.row : cell.row, col: cell.col === at.col ? far.col : cell.col },
        })
      } else go(cell.row, cell.col)
      return true
    }
    if (key === 'Home') return to({ row: at.row, col: 0 })
    if (key === 'End') return to({ row: at.row, col: last })
    if (key === 'PageDown') return to({ row: Math.min(count() - 1, at.row + options.page), col: at.col })
    if (key === 'PageUp') return to({ row: Math.max(0, at.row - options.page), col: at.col })
    if (control && key.toLowerCase() === 'z') return (shiftKey ? api.redo() : api.undo()) || true
    if (control && key.toLowerCase() === 'y') return api.redo() || true
    if (shiftKey && key === ' ') {
      select({ min: { row: area.min.row, col: 0 }, max: { row: area.max.row, col: last } })
      return true
    }
    if (key === 'Escape') {
      if (area.min.row !== area.max.row || area.min.col !== area.max.col) go(at.row, at.col)
      else {
        api.say('Tab leaves the lines, Shift-Tab backwards.')
        leaving.current = true
      }
      return true
    }
    if (key === 'Delete' || key === 'Backspace') {
      if (!readOnly) api.clear(range(area))
      return true
    }
    if (key.length === 1 && !control && !event.altKey) {
      if (!canEdit(at.row, at.col)) return key === ' '
      cursor.current = { ...cursor.current, by: 'typing' }
      return columns[at.col]?.type === 'check' && key !== ' '
    }
    if (key === 'F2') cursor.current = { ...cursor.current, by: 'opening' }
    return false
  }

  function onKeyDown(event: KeyboardEvent) {
    const at = active()
    if (!at || event.defaultPrevented || event.nativeEvent.isComposing) return
    const out = leaving.current && event.key === 'Tab'
    leaving.current = leaving.current && event.key === 'Shift'
    if (out) {
      options.leave(event.shiftKey)
      event.nativeEvent.stopImmediatePropagation()
      return
    }
    const done = always(event, at) || (cursor.current.editing ? whileEditing(event, at) : whileMoving(event, at))
    if (done) event.preventDefault()
    if (done || event.key === 'Tab') event.nativeEvent.stopImmediatePropagation()
  }

  return { onKeyDown, addRow }
}
