'use client'

import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '@/ui/empty-state'
import { ApprovalCard } from './approval-card'
import css from './approval-inbox.module.css'
import type { InboxItem } from './approval-inbox.queries'
import { ApproveSelected } from './approve-selected'

type Props = { items: InboxItem[]; baseCurrency: string; timeZone: string }

/** Quotations that wait for approval: decide on one, look into it without leaving, or approve several with one remark. */
export function ApprovalInbox({ items, baseCurrency, timeZone }: Props) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const mayDecide = items.filter((item) => !item.mine)
  // what somebody else decided meanwhile is not on the page any more
  const chosen = mayDecide.filter((item) => selected.has(item.id))
  const toggle = (id: string, on: boolean) =>
    setSelected((old) => new Set(on ? [...old, id] : [...old].filter((other) => other !== id)))

  return (
    <>
      {mayDecide.length > 1 && (
        <div className={css.bulk}>
          <Checkbox
            label="Select all"
            checked={chosen.length === mayDecide.length}
            indeterminate={chosen.length > 0 && chosen.length < mayDecide.length}
            onChange={(event) =>
              setSelected(new Set(event.currentTarget.checked ? mayDecide.map((item) => item.id) : []))
            }
          />
          <Button disabled={chosen.length === 0} onClick={() => setAsking(true)}>
            {chosen.length === 0 ? 'Approve selected' : `Approve ${chosen.length} selected`}
          </Button>
        </div>
      )}
      {items.length === 0 && (
        <EmptyState
          title="No quotation waits for approval"
          text="Quotations appear here as soon as they are submitted and hit a rule of Settings: the amount, a discount, or a margin floor."
        />
      )}
      <ol className={css.list} hidden={items.length === 0} aria-label="Quotations that wait for approval">
        {items.map((item) => (
          <ApprovalCard
            key={item.id}
            item={item}
            baseCurrency={baseCurrency}
            timeZone={timeZone}
            selectable={mayDecide.length > 1}
            selected={selected.has(item.id)}
            onSelect={(on) => toggle(item.id, on)}
          />
        ))}
      </ol>
      {asking && <ApproveSelected items={chosen} onClose={() => setAsking(false)} />}
    </>
  )
}
