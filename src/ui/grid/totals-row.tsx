import type { ReactNode } from 'react'
import css from './line-grid.module.css'
import { type LineColumn, lineAlign } from './types'

type Props<Row> = {
  columns: readonly LineColumn<Row>[]
  rows: readonly Row[]
  totals: Record<string, ReactNode> | undefined
  widths: readonly number[]
  /** How far the grid is scrolled sideways. */
  left: number
  gutter: number
}

/** Totals under their columns, always in sight. */
export function TotalsRow<Row>({ columns, rows, totals, widths, left, gutter }: Props<Row>) {
  return (
    <div className={css.totals} role="row" aria-rowindex={rows.length + 2}>
      <div role="rowheader" aria-colindex={1} className={css.totalsHead} style={{ width: gutter }}>
        <span className="erp-visually-hidden">Totals</span>
      </div>
      <div className={css.totalsView}>
        <div className={css.totalsMove} style={{ transform: `translateX(${-left}px)` }}>
          {columns.map((column, i) => (
            <div
              key={column.key}
              role="gridcell"
              aria-colindex={i + 2}
              className={css[lineAlign(column)]}
              style={{ width: widths[i] }}
            >
              {totals?.[column.key] ?? column.total?.(rows)}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
