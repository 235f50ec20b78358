'use client'

import dynamic from 'next/dynamic'
import type { ReactElement } from 'react'
import type { LineGridProps } from './grid/types'

export type { CellMark, LineColumn, LineGridHandle, LineGridProps, LineOption } from './grid/types'

const Lazy = dynamic(() => import('./grid/line-grid-table').then((m) => m.LineGridTable), {
  ssr: false,
  loading: () => null,
}) as <Row extends object>(props: LineGridProps<Row>) => ReactElement

/** Height of the grid before it is there, so that nothing below it jumps. */
const heightOf = (lines: number, room = 0) =>
  `calc(min(${34 + lines * 32}px, max(260px, min(70vh, 100vh - ${room}px))) + 52px)`

/** Spreadsheet for the lines of a document: keyboard, paste from Excel, undo, marks on cells. Loaded when it is needed. */
export function LineGrid<Row extends object>(props: LineGridProps<Row>) {
  return (
    <div style={{ minHeight: heightOf(props.rows.length, props.room), minWidth: 0 }}>
      <Lazy {...props} />
    </div>
  )
}
