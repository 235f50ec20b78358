'use client'

import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ListResult } from '@/core/list-types'
import css from './data-table.module.css'
import type { ListState } from './use-list-state'

/** 1234567 -> 12,34,567 */
export function formatCount(n: number): string {
  return new Intl.NumberFormat('en-IN').format(n)
}

/** "1–50 of 1,234" and the steps between pages. */
export function Pager({ result, state }: { result: ListResult; state: ListState }) {
  const { page, pageSize, total, rows } = result
  const last = Math.max(1, Math.ceil(total / pageSize))
  const from = rows.length === 0 ? 0 : (page - 1) * pageSize + 1
  const to = (page - 1) * pageSize + rows.length
  const go = (to: number) => {
    state.change({ page: to === 1 ? null : String(to) }, true)
    document.getElementById('list-top')?.scrollIntoView({ block: 'start' })
  }
  return (
    <div className={css.pager}>
      <span>
        {formatCount(from)}–{formatCount(to)} of {formatCount(total)}
      </span>
      {last > 1 && (
        <nav aria-label="Pages" className={css.pagerButtons}>
          <button type="button" aria-label="Previous page" disabled={page <= 1} onClick={() => go(page - 1)}>
            <IconChevronLeft size={16} aria-hidden />
          </button>
          <span>
            Page {formatCount(page)} of {formatCount(last)}
          </span>
          <button type="button" aria-label="Next page" disabled={page >= last} onClick={() => go(page + 1)}>
            <IconChevronRight size={16} aria-hidden />
          </button>
        </nav>
      )}
    </div>
  )
}
