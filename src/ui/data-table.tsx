'use client'

import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, useCallback, useEffect, useId, useState } from 'react'
import { type ClientListDef, fillHref, type ListResult } from '@/core/list-types'
import { announceNavigation } from './announce-navigation'
import { CountTabs } from './count-tabs'
import { EmptyState } from './empty-state'
import { alignOf, Cell, formatCell } from './table/cell'
import { ColumnChooser, useColumnChoice } from './table/column-chooser'
import css from './table/data-table.module.css'
import { FilterBar, FilterChips } from './table/filter-bar'
import { Pager } from './table/pager'
import { type ListState, useListState } from './table/use-list-state'
import { useRowKeys } from './table/use-row-keys'

type Props = {
  def: ClientListDef
  result: ListResult
  /** Shown when the list is empty and nothing is filtered: the next step, e.g. a <NewButton>. */
  emptyAction?: ReactNode
}

function Tabs({ def, state }: { def: ClientListDef; state: ListState }) {
  if (!def.tabs) return null
  const { filter, values, allLabel = 'All' } = def.tabs
  const current = state.params.get(filter) ?? ''
  return (
    <CountTabs
      label={`${def.title} by state`}
      tabs={[
        { label: allLabel, href: state.hrefWith({ [filter]: null }, state.params), active: current === '' },
        ...values.map((tab) => ({
          label: tab.label,
          count: tab.count,
          href: state.hrefWith({ [filter]: tab.value }, state.params),
          active: current === tab.value,
        })),
      ]}
    />
  )
}

/** Sticky headers need the page to scroll, not the table; a table wider than its place scrolls sideways instead. */
function useOverflow() {
  const [box, ref] = useState<HTMLElement | null>(null)
  const [wide, setWide] = useState(false)
  useEffect(() => {
    if (!box) return
    const observer = new ResizeObserver(() => {
      const table = box.firstElementChild
      if (table) setWide(table.scrollWidth > box.clientWidth + 1)
    })
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  }, [box])
  return { ref, wide }
}

/** A reference, grade or size reads as one word: it stays on one line. */
const isShort = (value: unknown) => typeof value === 'string' && value.length <= 18

/** A server-side list: filters, sort and page in the URL, column choice, export, j/k/Enter, 50 rows. */
export function DataTable({ def, result, emptyAction }: Props) {
  const router = useRouter()
  const state = useListState(def)
  const choice = useColumnChoice(def)
  const prefix = useId()
  const overflow = useOverflow()
  const { rows } = result
  const columns = choice.visible
  const linked = columns.findIndex((c) => c.type !== 'heat' && !c.href)
  const hasCurrency = columns.some((c) => c.key === 'currency')
  const hasOwnLink = columns.some((c) => c.href && c.href === def.rowHref)

  const rowId = useCallback((index: number) => `${prefix}row-${index}`, [prefix])
  const open = useCallback(
    (index: number) => {
      const row = rows[index]
      const href = row ? fillHref(def.rowHref, row) : null
      if (!href) return
      announceNavigation()
      router.push(href)
    },
    [rows, def.rowHref, router],
  )
  const keys = useRowKeys(rows.length, open, rowId)

  function onRowClick(event: MouseEvent, index: number) {
    if (event.target instanceof Element && event.target.closest('a, button, input, label')) return
    if (window.getSelection()?.toString()) return
    const row = rows[index]
    const href = row ? fillHref(def.rowHref, row) : null
    if (!href) return
    if (event.metaKey || event.ctrlKey) window.open(href, '_blank', 'noopener')
    else {
      announceNavigation()
      router.push(href)
    }
  }

  const exportHref = (format: string) => {
    const query = new URLSearchParams(state.params.toString())
    query.delete('page')
    query.set('format', format)
    return `/api/v1/${def.name}/export?${query}`
  }

  return (
    <div className={css.root} id="list-top">
      <Tabs def={def} state={state} />
      <div className={css.bar}>
        <FilterBar def={def} state={state} />
        <div className={css.tools}>
          <ColumnChooser def={def} choice={choice} />
          <a href={exportHref('csv')} download>
            CSV
          </a>
          <a href={exportHref('xlsx')} download>
            Excel
          </a>
        </div>
      </div>
      <FilterChips def={def} state={state} />
      {rows.length === 0 ? (
        state.active.length > 0 ? (
          <EmptyState
            title="Nothing matches these filters"
            action={
              <Button variant="default" onClick={state.clearAll}>
                Clear filters
              </Button>
            }
          />
        ) : (
          <EmptyState
            title={def.empty?.title ?? `No ${def.title.toLowerCase()} yet`}
            text={def.empty?.text}
            action={emptyAction}
          />
        )
      ) : (
        <section
          ref={overflow.ref}
          className={`${css.scroll} ${overflow.wide ? css.wide : ''} ${state.pending ? css.pending : ''}`}
          aria-busy={state.pending}
          tabIndex={overflow.wide ? 0 : undefined}
          aria-label={`${def.title}, table`}
        >
          <table className={css.table}>
            <caption className="erp-visually-hidden">{def.title}</caption>
            <thead>
              <tr>
                {columns.map((column) => {
                  const sorted = state.sort.key === column.key
                  const Arrow = state.sort.dir === 'asc' ? IconArrowUp : IconArrowDown
                  return (
                    <th
                      key={column.key}
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
                })}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => {
                const href = fillHref(def.rowHref, row)
                return (
                  <tr
                    key={String(row.id ?? index)}
                    id={rowId(index)}
                    className={href ? css.clickable : undefined}
                    data-current={keys.current === index || undefined}
                    onClick={(event) => onRowClick(event, index)}
                  >
                    {columns.map((column, c) => (
                      <td
                        key={column.key}
                        className={`${css[alignOf(column)]} ${c === 0 ? css.main : ''} ${c === 0 || column.type === 'status' || isShort(row[column.key]) ? css.nowrap : column.type === 'text' ? css.text : ''}`}
                      >
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
            {result.sums && (
              <tfoot>
                <tr>
                  {columns.map((column, c) => (
                    <td key={column.key} className={css[alignOf(column)]}>
                      {result.sums?.[column.key] !== undefined
                        ? formatCell(column, result.sums)
                        : c === 0
                          ? 'Total'
                          : null}
                    </td>
                  ))}
                </tr>
              </tfoot>
            )}
          </table>
        </section>
      )}
      {(rows.length > 0 || result.total > 0) && <Pager result={result} state={state} />}
    </div>
  )
}
