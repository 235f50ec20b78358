'use client'

import { memo, type ReactNode, useDeferredValue } from 'react'
import css from './line-grid.module.css'
import { type LineColumn, lineAlign } from './types'

type CellsProps<Row> = {
  columns: readonly LineColumn<Row>[]
  rows: readonly Row[]
  totals: Record<string, ReactNode> | undefined
  widths: readonly number[]
}

function Cells<Row>({ columns, rows, totals, widths }: CellsProps<Row>) {
  const cells = columns.map((column, i) => (
    <div
      key={column.key}
      role="gridcell"
      aria-colindex={i + 2}
      className={css[lineAlign(column)]}
      style={{ width: widths[i] }}
    >
      {totals?.[column.key] ?? column.total?.(rows)}
    </div>
  ))
  return <>{cells}</>
}

const TotalCells = memo(Cells) as typeof Cells

type Props<Row> = CellsProps<Row> & {
  /** How far the grid is scrolled sideways. */
  left: number
  gutter: number
}

/** Totals under their columns, always in sight. Adding up hundreds of lines comes after the typed letter is shown. */
export function TotalsRow<Row>({ left, gutter, ...props }: Props<Row>) {
  const cells = useDeferredValue(props.rows)
  return (
    <div className={css.totals} role="row" aria-rowindex={props.rows.length + 2}>
      <div role="rowheader" aria-colindex={1} className={css.totalsHead} style={{ width: gutter }}>
        <span className="erp-visually-hidden">Totals</span>
      </div>
      <div className={css.totalsView}>
        <div className={css.totalsMove} style={{ transform: `translateX(${-left}px)` }}>
          <TotalCells {...props} rows={cells} />
        </div>
      </div>
    </div>
  )
}
