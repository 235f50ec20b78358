'use client'

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { type ClientListColumn, type ClientListDef, fillHref, type ListResult } from '@/core/list-types'
import { alignOf, Cell, formatCell } from './cell'
import css from './data-table.module.css'
import { Tick } from './tick'
import type { ListState } from './use-list-state'
import type { Selection } from './use-selection'

type Props = {
  def: ClientListDef
  result: ListResult
  columns: ClientListColumn[]
  state: ListState
  current: number
  rowId: (index: number) => string
  onRowClick: (event: MouseEvent, index: number) => void
  /** Where rows can be chosen. */
  selection: Selection | null
  labelOf: (row: Record<string, unknown>) => string
}

/** A reference, grade or size reads as one word: it stays on one line. */
const isShort = (value: unknown) => typeof value === 'string' && value.length <= 18

function cellClass(column: ClientListColumn, index: number, value: unknown): string {
  const wrap =
    index === 0 || column.type === 'status' || isShort(value) ? css.nowrap : column.type === 'text' ? css.text : ''
  return `${css[alignOf(column)]} ${index === 0 ? css.main : ''} ${wrap}`
}

function Heading({ column, state }: { column: ClientListColumn; state: ListState }) {
  const sorted = state.sort.key === column.key
  const Arrow = state.sort.dir === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <th
      scope="col"
      className={css[alignOf(column)]}
      aria-sort={sorted ? (state.sort.dir === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {column.sortable ? (
        <button type="button" className={css.sort} onClick={() => state.toggleSort(column.key)}>
          {column.label}
          {sorted && <Arrow size={12} aria-hidden />}
        </button>
      ) : (
        <span>{column.label}</span>
      )}
    </th>
  )
}

/** The table itself: headings that sort, rows that open, ticks where rows can be chosen, totals below. */
export function TableRows({ def, result, columns, state, current, rowId, onRowClick, selection, labelOf }: Props) {
  const { rows, sums } = result
  const linked = columns.findIndex((c) => c.type !== 'heat' && !c.href)
  const hasCurrency = columns.some((c) => c.key === 'currency')
  const hasOwnLink = columns.some((c) => c.href && c.href === def.rowHref)
  const totalOf = (column: ClientListColumn) => {
    const { totalCurrencyKey } = column
    // The currency of a total is that of the rows above it, unless those are in several.
    return formatCell(
      column,
      { ...rows[0], ...(totalCurrencyKey && { currency: rows[0]?.[totalCurrencyKey] }), ...sums },
      true,
    )
  }
  return (
    <table className={css.table}>
      <caption className="erp-visually-hidden">{def.title}</caption>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className={css.tick}>
              <Tick
                label="Select this page"
                checked={rows.length > 0 && selection.onPage === rows.length}
                partly={selection.onPage > 0 && selection.onPage < rows.length}
                onClick={() => selection.add(rows, selection.onPage < rows.length)}
              />
            </th>
          )}
          {columns.map((column) => (
            <Heading key={column.key} column={column} state={state} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const href = fillHref(def.rowHref, row)
          const isChosen = selection?.selected.has(String(row.id))
          return (
            <tr
              key={String(row.id ?? index)}
              id={rowId(index)}
              className={href ? css.clickable : undefined}
              data-current={current === index || undefined}
              data-chosen={isChosen || undefined}
              onClick={(event) => onRowClick(event, index)}
            >
              {selection && (
                <td className={css.tick}>
                  <Tick
                    label={`Select ${labelOf(row)}`}
                    checked={Boolean(isChosen)}
                    // The tick itself follows from the selection; a click with Shift takes all rows between.
                    onClick={(event) => selection.toggle(index, event.shiftKey)}
                  />
                </td>
              )}
              {columns.map((column, c) => (
                <td key={column.key} className={cellClass(column, c, row[column.key])}>
                  <Cell
                    column={column}
                    row={row}
                    fallbackHref={!hasOwnLink && c === linked ? href : null}
                    showCurrency={!hasCurrency}
                  />
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
      {sums && (
        <tfoot>
          <tr>
            {selection && <td />}
            {columns.map((column, c) => (
              <td key={column.key} className={css[alignOf(column)]}>
                {sums[column.key] !== undefined ? totalOf(column) : c === 0 ? 'Total' : null}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}
