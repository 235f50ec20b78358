'use client'

import dynamic from 'next/dynamic'
import type { ReactElement } from 'react'
import type { LineGridProps } from './grid/types'

export type { LineColumn, LineGridProps, LineOption } from './grid/types'

const Lazy = dynamic(() => import('./grid/line-grid-table').then((m) => m.LineGridTable), {
  loading: () => <div aria-busy style={{ minHeight: 160 }} />,
}) as <Row extends object>(props: LineGridProps<Row>) => ReactElement

/** Keyboard editor for the lines of a document: light native inputs, paste from Excel, errors at their cells. */
export function LineGrid<Row extends object>(props: LineGridProps<Row>) {
  return <Lazy {...props} />
}
