'use client'

import type { ClipboardEvent, RefObject } from 'react'
import { copyBlock, fitBlock, readBlock } from './clipboard'
import { type GridKeysOptions, type Rect, rangeOf } from './use-grid-keys'

type Options<Row extends object> = Pick<
  GridKeysOptions<Row>,
  'api' | 'cursor' | 'columns' | 'rowsRef' | 'readOnly' | 'active' | 'selected'
> & {
  root: RefObject<HTMLElement | null>
  /** Selected once the pasted lines are drawn. */
  wantedRect: RefObject<Rect | null>
}

/** Copy, cut and paste of blocks of cells; within a cell that is being edited the browser does it. */
export function useGridClipboard<Row extends object>(options: Options<Row>) {
  const { api, cursor, columns, rowsRef, readOnly, active, selected, root, wantedRect } = options

  const area = (): Rect | null => {
    const at = active()
    return selected() ?? (at && { min: at, max: at })
  }

  function onCopy(event: ClipboardEvent) {
    const rect = area()
    if (!rect || cursor.current.editing) return
    event.preventDefault()
    event.nativeEvent.stopImmediatePropagation()
    const { min, max } = rect
    const rows = rowsRef.current.slice(min.row, max.row + 1)
    copyBlock(event, columns.slice(min.col, max.col + 1), rows, min.row, root.current)
    if (event.type === 'cut' && !readOnly) api.clear(rangeOf(rect, columns))
  }

  function onPaste(event: ClipboardEvent) {
    const rect = area()
    if (!rect) return
    const block = readBlock(event.clipboardData)
    const single = block?.length === 1 && block[0]?.length === 1
    if (!block || (cursor.current.editing && single)) return
    event.preventDefault()
    event.nativeEvent.stopImmediatePropagation()
    if (readOnly) return
    const { min, max } = rect
    const lines = fitBlock(block, max.row - min.row + 1, max.col - min.col + 1)
    const taken = api.paste(min.row, columns.slice(min.col), lines)
    wantedRect.current = {
      min,
      max: {
        row: Math.max(min.row, min.row + taken.rows - 1),
        col: Math.min(columns.length - 1, min.col + taken.columns - 1),
      },
    }
  }

  return { onCopy, onCut: onCopy, onPaste }
}
