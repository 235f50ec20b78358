'use client'

import { Button, Checkbox } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { formatDecimal } from '@/core/decimal'
import { formatMoney } from '@/core/money'
import { ActionButton } from '@/ui/action-button'
import { formatInstantText, relativeTime } from '@/ui/dates'
import { approveQuotation, returnQuotation } from '../quotation.actions'
import { RuleList } from './approval-facts'
import css from './approval-inbox.module.css'
import type { InboxItem } from './approval-inbox.queries'
import { ApprovalLines } from './approval-lines'

type Props = {
  item: InboxItem
  baseCurrency: string
  timeZone: string
  selectable: boolean
  selected: boolean
  onSelect: (on: boolean) => void
}

const MINE = 'Prepared by you: somebody else must approve it.'

/** One quotation that waits: a row on a wide screen, a card on a phone. */
export function ApprovalCard({ item, baseCurrency, timeZone, selectable, selected, onSelect }: Props) {
  const [open, setOpen] = useState(false)
  const input = { id: item.id, version: item.version }
  const lines = `approval-lines-${item.id}`
  return (
    <li className={css.card} data-selected={selected || undefined}>
      <div className={css.row}>
        {selectable && item.mine && <div className={css.check} />}
        {selectable && !item.mine && (
          // the whole cell is the target, for fingers
          <label className={css.check} htmlFor={`select-${item.id}`}>
            <span className="erp-visually-hidden">Select {item.name}</span>
            <Checkbox
              id={`select-${item.id}`}
              checked={selected}
              onChange={(event) => onSelect(event.currentTarget.checked)}
            />
          </label>
        )}
        <div className={css.what}>
          <Link href={`/quotations/${item.id}`} prefetch={false} className={css.name}>
            {item.name}
          </Link>
          <div>{item.customer}</div>
          {item.project && <div className={css.dim}>{item.project}</div>}
        </div>
        <dl className={css.figures}>
          {item.baseAmount !== null && (
            <div>
              <dt>Amount</dt>
              <dd>
                <strong>
                  {baseCurrency} {formatMoney(item.baseAmount, baseCurrency)}
                </strong>
                {item.offered && <div className={css.dim}>{item.offered}</div>}
              </dd>
            </div>
          )}
          {item.marginPct !== undefined && (
            <div>
              <dt>Margin</dt>
              <dd>{item.marginPct === null ? 'not known' : `${formatDecimal(item.marginPct, 2, 'WESTERN')} %`}</dd>
            </div>
          )}
        </dl>
        <div className={css.why}>
          <RuleList rules={item.rules} />
          {item.submitReason && <p className={css.reason}>“{item.submitReason}”</p>}
        </div>
        <div className={css.who}>
          <div>{item.submittedBy}</div>
          <Waiting since={item.submittedAt} timeZone={timeZone} />
        </div>
        <div className={css.actions}>
          <Button
            variant="subtle"
            aria-expanded={open}
            aria-controls={lines}
            leftSection={open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
            onClick={() => setOpen(!open)}
          >
            {item.lineCount} {item.lineCount === 1 ? 'line' : 'lines'}
          </Button>
          {item.mine ? (
            <p className={css.mine}>{MINE}</p>
          ) : (
            <>
              <ActionButton
                label="Return"
                action={returnQuotation}
                input={input}
                confirm={`${item.name} goes back to ${item.submittedBy ?? 'the salesperson'} to be changed.`}
                remark="required"
                remarkLabel="What has to change"
                successMessage={`${item.name} returned`}
              />
              <ActionButton
                label="Approve"
                tone={selectable ? undefined : 'primary'}
                action={approveQuotation}
                input={input}
                confirm={`${item.name} for ${item.customer} is approved and its content is frozen.`}
                remark={item.needsRemark ? 'required' : 'optional'}
                remarkLabel={item.needsRemark ? 'Why it is approved below the margin floor' : undefined}
                successMessage={`${item.name} approved`}
              />
            </>
          )}
        </div>
      </div>
      <div id={lines} hidden={!open}>
        {open && <ApprovalLines id={item.id} name={item.name} />}
      </div>
    </li>
  )
}

/** Since when it waits; how long that is once in the browser, where the time of the page is known. */
function Waiting({ since, timeZone }: { since: string | null; timeZone: string }) {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => setNow(new Date()), [])
  if (!since) return null
  const ago = now ? relativeTime(since, now) : ''
  return (
    <time dateTime={since} className={css.dim}>
      {formatInstantText(since, timeZone)}
      {ago && ` (${ago})`}
    </time>
  )
}
