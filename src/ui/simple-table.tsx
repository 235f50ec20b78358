import type { ReactNode } from 'react'
import css from './simple-table.module.css'

export type SimpleColumn<Row> = {
  key: string
  label: string
  align?: 'left' | 'right' | 'center'
  /** Default: the row's value under `key`. */
  render?: (row: Row, index: number) => ReactNode
  /** Cell of the totals row. */
  total?: ReactNode
  width?: string
  nowrap?: boolean
}

type Props<Row> = {
  columns: SimpleColumn<Row>[]
  rows: readonly Row[]
  rowKey?: (row: Row, index: number) => string
  caption: string
  /** A first column with the line number. */
  numbered?: boolean
  empty?: string
}

/**
 * A plain table for the lines of a document and other short lists that are all there. `render` functions make it
 * usable in server components and in client components alike, but not across the border.
 */
export function SimpleTable<Row extends object>({ columns, rows, rowKey, caption, numbered, empty }: Props<Row>) {
  const hasTotals = columns.some((c) => c.total !== undefined)
  if (rows.length === 0) return <p className={css.empty}>{empty ?? 'No lines.'}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={css.scroll} aria-label={caption} tabIndex={0}>
      <table className={css.table}>
        <caption className="erp-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {numbered && (
              <th scope="col" className={css.number}>
                <span className="erp-visually-hidden">Line</span>
                <span aria-hidden>#</span>
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={css[column.align ?? 'left']} style={{ width: column.width }}>
                {column.label || <span className="erp-visually-hidden">Actions</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey ? rowKey(row, index) : String('id' in row ? row.id : index)}>
              {numbered && <td className={css.number}>{index + 1}</td>}
              {columns.map((column) => (
                <td key={column.key} className={`${css[column.align ?? 'left']} ${column.nowrap ? css.nowrap : ''}`}>
                  {column.render ? column.render(row, index) : ((row as Record<string, ReactNode>)[column.key] ?? '–')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotals && (
          <tfoot>
            <tr>
              {numbered && <td />}
              {columns.map((column) => (
                <td key={column.key} className={css[column.align ?? 'left']}>
                  {column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

/** Totals at the right under the lines: label, amount; the last one is strong. */
export function TotalsBox({ items }: { items: { label: string; value: ReactNode; strong?: boolean }[] }) {
  return (
    <dl className={css.totals}>
      {items.map((item) => (
        <div key={item.label} className={item.strong ? css.strong : undefined}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
