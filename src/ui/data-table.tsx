'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useState } from 'react'
import { type ClientListDef, fillHref, type ListLayout, type ListResult } from '@/core/list-types'
import { announceNavigation } from './announce-navigation'
import { CountTabs } from './count-tabs'
import { EmptyState } from './empty-state'
import type { BulkAction } from './table/bulk-action'
import { BulkBar } from './table/bulk-bar'
import { ColumnChooser } from './table/column-chooser'
import css from './table/data-table.module.css'
import { FilterBar, FilterChips } from './table/filter-bar'
import { LayoutSwitch } from './table/layout-switch'
import { ListContext } from './table/list-context'
import { Pager } from './table/pager'
import { TableRows } from './table/table-rows'
import { useColumns } from './table/use-columns'
import { type ListState, useListState } from './table/use-list-state'
import { useRowKeys } from './table/use-row-keys'
import { useSelection } from './table/use-selection'

type Props = {
  def: ClientListDef
  result: ListResult
  /** Shown when the list is empty and nothing is filtered: the next step, e.g. a <NewButton>. */
  emptyAction?: ReactNode
  /** Keys of the columns to show, in order; null: as the list comes. */
  columns?: string[] | null
  /** Keep a change of the columns for the person. Not while a saved view is open: it has columns of its own. */
  remember?: boolean
  /** Chips of the saved views, above the filters. */
  views?: ReactNode
  /** What can be done to several rows; with it come ticks before the rows. */
  bulk?: BulkAction[]
  /** Other ways to look at the same rows; `board` takes the place of the table. */
  layout?: ListLayout
  board?: ReactNode
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

/** Fills the choices that a question shares with a filter. `me` is no choice there: a name is asked for. */
function withOptions(action: BulkAction, def: ClientListDef): BulkAction {
  const { optionsFrom, fields } = action
  if (!optionsFrom) return action
  const optionsOf = (key: string | undefined) =>
    def.filters.find((f) => f.key === key)?.options?.filter((o) => o.value !== 'me')
  return {
    ...action,
    fields: fields?.map((f) => ({ ...f, options: optionsOf(optionsFrom[f.name]) ?? f.options })),
  }
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

/**
 * A server-side list: filters, sort and page in the URL, columns and their order, saved views, ticks and bulk actions,
 * export, j/k/x/Enter, 50 rows.
 */
export function DataTable({ def, result, emptyAction, columns, remember = true, views, bulk, layout, board }: Props) {
  const router = useRouter()
  const state = useListState(def)
  const choice = useColumns(def, columns ?? null, remember)
  const prefix = useId()
  const overflow = useOverflow()
  const { rows } = result
  const shown = choice.visible
  const labelOf = useCallback(
    (row: Record<string, unknown>) => String(row.number ?? row[def.columns[0]?.key ?? 'id'] ?? row.id),
    [def.columns],
  )
  const selection = useSelection(rows, labelOf)

  const rowId = useCallback((index: number) => `${prefix}row-${index}`, [prefix])
  const hrefOf = useCallback(
    (index: number) => {
      const row = rows[index]
      return row ? fillHref(def.rowHref, row) : null
    },
    [rows, def.rowHref],
  )
  const open = useCallback(
    (index: number) => {
      const href = hrefOf(index)
      if (!href) return
      announceNavigation()
      router.push(href)
    },
    [hrefOf, router],
  )
  const keys = useRowKeys(board ? 0 : rows.length, open, rowId, bulk ? selection : null)

  function onRowClick(event: MouseEvent, index: number) {
    if (event.target instanceof Element && event.target.closest('a, button, input, label')) return
    if (window.getSelection()?.toString()) return
    const href = hrefOf(index)
    if (!href) return
    if (event.metaKey || event.ctrlKey) window.open(href, '_blank', 'noopener')
    else open(index)
  }

  const exportHref = (format: string, ids?: string[]) => {
    const query = new URLSearchParams(state.params.toString())
    for (const key of ['page', 'view', 'layout']) query.delete(key)
    query.set('format', format)
    query.set('columns', shown.flatMap((c) => (c.label ? c.key : [])).join(','))
    if (ids) query.set('ids', ids.join(','))
    return `/api/v1/${def.name}/export?${query}`
  }
  const context = useMemo(() => ({ def, state, choice }), [def, state, choice])

  return (
    <ListContext value={context}>
      <div className={css.root} id="list-top">
        <div className={css.bar}>
          <div>{views}</div>
          <div className={css.tools}>
            {layout && <LayoutSwitch layout={layout} state={state} />}
            {!board && <ColumnChooser choice={choice} />}
            <a href={exportHref('csv')} download>
              CSV
            </a>
            <a href={exportHref('xlsx')} download>
              Excel
            </a>
          </div>
        </div>
        {!board && <Tabs def={def} state={state} />}
        <FilterBar def={def} state={state} />
        <FilterChips def={def} state={state} />
        {board ? (
          <div className={state.pending ? css.pending : undefined} aria-busy={state.pending}>
            {board}
          </div>
        ) : rows.length === 0 ? (
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
            <TableRows
              def={def}
              result={result}
              columns={shown}
              state={state}
              current={keys.current}
              rowId={rowId}
              onRowClick={onRowClick}
              selection={bulk ? selection : null}
              labelOf={labelOf}
            />
          </section>
        )}
        {bulk && !board && (
          <BulkBar
            list={def.name}
            rows={rows}
            total={result.total}
            state={state}
            selection={selection}
            actions={bulk.map((action) => withOptions(action, def))}
            exportHref={exportHref}
          />
        )}
        {!board && (rows.length > 0 || result.total > 0) && <Pager result={result} state={state} />}
      </div>
    </ListContext>
  )
}
