'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { formatDateText, formatInstantText, relativeTime } from './dates'
import type { Tone } from './status-tone'
import css from './timeline.module.css'

export type TimelineItem = {
  /** ISO instant, or 'YYYY-MM-DD'. */
  at: string
  what: ReactNode
  who?: string | null
  /** Remark, quantities, links. */
  detail?: ReactNode
  tone?: Tone
}

type Props = { items: TimelineItem[]; timeZone?: string; empty?: string }

/** The newest stands on top on every page, whichever way the items were collected. */
function newestFirst(items: TimelineItem[]): TimelineItem[] {
  const first = items[0]
  const last = items.at(-1)
  return first && last && first.at < last.at ? items.toReversed() : items
}

/** What happened, newest first, with the exact time and, once in the browser, how long ago. */
export function Timeline({ items, timeZone, empty = 'Nothing has happened yet.' }: Props) {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => setNow(new Date()), [])
  if (items.length === 0) return <p className={css.meta}>{empty}</p>
  return (
    <ol className={css.list}>
      {newestFirst(items).map((item, i) => {
        const dayOnly = item.at.length === 10
        const ago = now && !dayOnly ? relativeTime(item.at, now) : ''
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things can happen in the same instant
          <li key={`${item.at}-${i}`} className={`${css.item} ${item.tone ? (css[item.tone] ?? '') : ''}`}>
            <div className={css.what}>{item.what}</div>
            {item.detail && <div className={css.detail}>{item.detail}</div>}
            <div className={css.meta}>
              {item.who && `${item.who}, `}
              <time dateTime={item.at}>{dayOnly ? formatDateText(item.at) : formatInstantText(item.at, timeZone)}</time>
              {ago && ` (${ago})`}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
