'use client'

import { Button, Loader } from '@mantine/core'
import { useState } from 'react'
import { LIST_SELECTION_MAX } from '@/core/list-types'
import type { BulkAction } from './bulk-action'
import { BulkDialog } from './bulk-dialog'
import css from './data-table.module.css'
import { formatCount } from './pager'
import type { ListState } from './use-list-state'
import type { Selection } from './use-selection'

type Props = {
  list: string
  rows: Record<string, unknown>[]
  total: number
  state: ListState
  selection: Selection
  actions: BulkAction[]
  exportHref: (format: string, ids: string[]) => string
}

/** Rows that match the filters, up to the cap. */
async function matching(list: string, state: ListState): Promise<Record<string, unknown>[]> {
  const query = new URLSearchParams()
  for (const filter of state.active) query.set(filter.key, state.params.get(filter.key) ?? '')
  const sort = state.params.get('sort')
  if (sort) query.set('sort', sort)
  query.set('pageSize', String(LIST_SELECTION_MAX))
  const response = await fetch(`/api/v1/${list}?${query}`, { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`GET /api/v1/${list}: ${response.status}`)
  const body = (await response.json()) as { rows?: Record<string, unknown>[] }
  return body.rows ?? []
}

/** What can be done with the chosen rows. */
export function BulkBar({ list, rows, total, state, selection, actions, exportHref }: Props) {
  const [asking, setAsking] = useState<BulkAction | null>(null)
  const [loading, setLoading] = useState<'idle' | 'loading' | 'failed'>('idle')
  const { selected } = selection
  const ids = [...selected.keys()]
  const most = Math.min(total, LIST_SELECTION_MAX)
  const all = () => {
    setLoading('loading')
    matching(list, state)
      .then((found) => {
        selection.add(found, true)
        setLoading('idle')
      })
      .catch(() => setLoading('failed'))
  }
  return (
    <div className={css.bulk} role="toolbar" aria-label="With the selected rows" hidden={selected.size === 0}>
      <strong aria-live="polite">{formatCount(selected.size)} selected</strong>
      {selection.onPage === rows.length && selected.size < most && (
        <Button size="compact-xs" variant="subtle" onClick={all} disabled={loading === 'loading'}>
          {loading === 'loading' && <Loader size={12} mr={6} role="status" aria-label="Reading" />}
          {loading === 'failed' && 'Could not be read; again: '}
          {total > LIST_SELECTION_MAX
            ? `Select the first ${LIST_SELECTION_MAX} of ${formatCount(total)}`
            : `Select all ${formatCount(total)}`}
        </Button>
      )}
      {actions.map((action) => (
        <Button
          key={action.label}
          size="compact-xs"
          variant="default"
          color={action.tone === 'danger' ? 'red' : undefined}
          onClick={() => setAsking(action)}
        >
          {action.label}
        </Button>
      ))}
      <a href={exportHref('csv', ids)} download>
        CSV
      </a>
      <a href={exportHref('xlsx', ids)} download>
        Excel
      </a>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={selection.clear}>
        Clear
      </Button>
      {asking && (
        <BulkDialog
          key={asking.label}
          action={asking}
          selected={selected}
          onClose={() => setAsking(null)}
          onDone={(ids) =>
            selection.add(
              ids.map((id) => ({ id })),
              false,
            )
          }
        />
      )}
    </div>
  )
}
