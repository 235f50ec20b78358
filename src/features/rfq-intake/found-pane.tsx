'use client'

import { Button } from '@mantine/core'
import { memo, useEffect, useMemo, useRef } from 'react'
import { highlighted } from './highlight'
import css from './intake.module.css'
import { type FoundRow, type IntakeRow, isOpen, wordsOf } from './intake-rows'

type Props = {
  found: readonly FoundRow[]
  rows: readonly IntakeRow[]
  /** The line with the cursor, and its column. */
  active: { row: number; column: string | null } | null
  onGo: (row: number) => void
  onBringIn: (found: FoundRow) => void
}

/** What the buyer wrote, row by row, beside the lines it became; the words of the cell with the cursor are marked. */
export const FoundPane = memo(function FoundPane({ found, rows, active, onGo, onBringIn }: Props) {
  const lineOf = useMemo(() => new Map(rows.flatMap((row, i) => row.from.map((id) => [id, i] as const))), [rows])
  const several = new Set(found.map((f) => f.sheet)).size > 1
  const used = found.filter((f) => lineOf.has(f.id))
  const removed = found.filter((f) => f.proposal && !lineOf.has(f.id))
  const left = found.filter((f) => !f.proposal && !lineOf.has(f.id))
  const activeRow = active === null ? undefined : rows[active.row]
  return (
    <aside className={css.pane} aria-label="What the buyer wrote">
      <ol className={css.found}>
        {used.map((item) => {
          const line = lineOf.get(item.id) ?? 0
          const row = rows[line]
          const isActive = activeRow?.from.includes(item.id) ?? false
          return (
            <FoundItem
              key={item.id}
              item={item}
              line={line}
              several={several}
              open={row ? isOpen(row) : false}
              byCode={row?.byCode ?? false}
              notes={isActive ? (row?.notes ?? NONE).join('\n') : ''}
              words={isActive ? wordsOf(item.proposal, active?.column ?? null).join('\n') : ''}
              active={isActive}
              onGo={onGo}
            />
          )
        })}
      </ol>
      <LeftOut title="removed" items={removed} several={several} label="Bring back" onBringIn={onBringIn} />
      <LeftOut title="left out" items={left} several={several} label="Bring in" onBringIn={onBringIn} />
    </aside>
  )
})

const NONE: readonly string[] = []

type ItemProps = {
  item: FoundRow
  line: number
  several: boolean
  open: boolean
  byCode: boolean
  notes: string
  words: string
  active: boolean
  onGo: (row: number) => void
}

const FoundItem = memo(function FoundItem(props: ItemProps) {
  const { item, line, several, open, byCode, notes, words, active, onGo } = props
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const [li, pane] = [element.current, element.current?.closest('aside')]
    if (!active || !li || !pane) return
    // only the pane scrolls, never the page
    const top = li.offsetTop - pane.offsetTop
    if (top < pane.scrollTop || top + li.offsetHeight > pane.scrollTop + pane.clientHeight)
      pane.scrollTop = Math.max(0, top - pane.clientHeight / 3)
  }, [active])
  return (
    <li ref={element} className={`${css.item} ${active ? css.active : ''} ${open ? css.open : ''}`}>
      <button type="button" className={css.itemHead} onClick={() => onGo(line)}>
        <span>
          {several && `${item.sheet} · `}row {item.rowNo} → line {line + 1}
        </span>
        <span className={css.sure}>{sureness(item, { open, byCode })}</span>
      </button>
      <p className={active ? css.wordsWhole : css.words}>
        {highlighted(item.text, words === '' ? [] : words.split('\n'))}
      </p>
      {notes && <p className={css.notes}>{notes}</p>}
    </li>
  )
})

function sureness(item: FoundRow, { open, byCode }: { open: boolean; byCode: boolean }): string {
  if (open) return `look at it · ${Math.trunc((item.proposal?.confidence ?? 0) * 100)} %`
  if (byCode) return 'by item code'
  return item.proposal ? `${Math.trunc(item.proposal.confidence * 100)} % sure` : 'brought in'
}

type LeftOutProps = {
  title: string
  items: readonly FoundRow[]
  several: boolean
  label: string
  onBringIn: (found: FoundRow) => void
}

function LeftOut({ title, items, several, label, onBringIn }: LeftOutProps) {
  if (items.length === 0) return null
  return (
    <details className={css.leftOut}>
      <summary>
        {items.length} {items.length === 1 ? 'row' : 'rows'} {title}
      </summary>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <span className={css.where}>
              {several && `${item.sheet} · `}row {item.rowNo}
              {item.why && `: ${item.why}`}
            </span>
            <span className={css.words}>{item.text}</span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${label} row ${item.rowNo}`}
              onClick={() => onBringIn(item)}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
