'use client'

import { type FocusEvent, type RefObject, useEffect, useLayoutEffect } from 'react'
import { useShared } from './grid-context'
import type { LineColumn } from './types'

/** Attributes of the control in a cell; its name is the path under which the error summary finds it. */
export type CellAttributes = Record<string, string | number | boolean | undefined>

export type ControlProps<Row extends object, Column = LineColumn<Row>> = {
  column: Column
  row: Row
  index: number
  active: boolean
  editing: boolean
  attributes: CellAttributes
}

/**
 * The browser's focus follows the cursor of the grid: whole text selected while one moves about, so that typing replaces
 * it; the caret at the end when the cell is opened.
 */
export function useCursor(control: RefObject<HTMLElement | null>, active: boolean, editing: boolean) {
  const { cursor, api } = useShared()
  useLayoutEffect(() => {
    if (!active) return
    cursor.current = { ...cursor.current, editing }
    return () => {
      cursor.current = { ...cursor.current, editing: false }
    }
  }, [active, editing, cursor])
  useEffect(() => {
    const element = control.current
    if (!active || !element) return
    if (document.activeElement !== element) element.focus({ preventScroll: true })
    if (!editing) scrollPageTo(element)
    if (!(element instanceof HTMLInputElement) || element.type !== 'text') return
    if (!editing) {
      element.select()
      return
    }
    if (cursor.current.by === 'typing') return
    if (window.matchMedia('(pointer: coarse)').matches) {
      // The keyboard of a tablet comes up with a new focus, not with another inputmode.
      element.blur()
      element.focus({ preventScroll: true })
    }
    element.setSelectionRange(element.value.length, element.value.length)
  }, [active, editing, control, cursor])
  useEffect(() => {
    if (!active || !editing) return
    return () => api.seal()
  }, [active, editing, api])
}

/** The library scrolls its own box to the cell; the page follows when the box itself is partly out of sight. */
function scrollPageTo(cell: HTMLElement) {
  const { top, bottom } = cell.getBoundingClientRect()
  // The bar with Save lies over the bottom of the page, the search over its top.
  const over = bottom - (window.innerHeight - 64)
  if (over > 0) window.scrollBy(0, over)
  else if (top < 90) window.scrollBy(0, top - 90)
}

/** A click of Tab from outside, a test or assistive software may put the focus into a control directly. */
export function useFocusTarget(index: number, col: number, active: boolean) {
  const { go } = useShared()
  return (event: FocusEvent<HTMLElement>) => {
    if (!active) go(index, col)
    if (event.currentTarget instanceof HTMLInputElement && event.currentTarget.type === 'text')
      event.currentTarget.select()
  }
}
