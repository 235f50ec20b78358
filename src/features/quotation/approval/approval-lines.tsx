'use client'

import { useEffect, useState } from 'react'
import { dec, formatDecimal } from '@/core/decimal'
import { formatMoney } from '@/core/money'
import { formatMetres } from '@/core/units'
import type { Plain } from '@/server/serialize'
import { LoadingLines } from '@/ui/loading-lines'
import { type SimpleColumn, SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import { formatRate } from '../lines/quotation.totals'
import css from './approval-inbox.module.css'
import type { approvalLines } from './approval-inbox.queries'

type Shown = NonNullable<Plain<Awaited<ReturnType<typeof approvalLines>>>>
type Line = Shown['lines'][number]

const percent = (pct: string) => `${formatDecimal(pct, 2, 'WESTERN')} %`

/** The lines of a waiting quotation, read when somebody looks. */
export function ApprovalLines({ id, name }: { id: string; name: string }) {
  const [shown, setShown] = useState<Shown | 'failed' | null>(null)
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(() => setSlow(true), 300)
    fetch(`/api/v1/approvals/${id}`, { signal: abort.signal, headers: { accept: 'application/json' } })
      .then(async (response) => {
        if (!response.ok) throw new Error(`GET /api/v1/approvals/${id}: ${response.status}`)
        setShown(((await response.json()) as { data: Shown }).data)
      })
      .catch(() => {
        if (!abort.signal.aborted) setShown('failed')
      })
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [id])
  if (shown === 'failed')
    return <p className={css.dim}>The lines could not be read: it may have been decided meanwhile. Reload the page.</p>
  if (!shown) return <div className={css.lines}>{slow && <LoadingLines />}</div>
  return (
    <div className={css.lines}>
      <div className={css.wide}>
        <SimpleTable
          caption={`Lines of ${name}`}
          rows={shown.lines}
          rowKey={(line) => line.id}
          columns={columnsOf(shown)}
        />
      </div>
      <ol className={css.narrow} aria-label={`Lines of ${name}`}>
        {shown.lines.map((line) => (
          <li key={line.id}>
            <div>
              {line.lineNo}. {itemText(line)}
            </div>
            <div className={css.sums}>
              <span>
                {quantityText(line)}
                {line.rate !== undefined && ` at ${formatRate(line.rate, shown.currency)} / ${line.rateUnit}`}
              </span>
              {line.amount !== undefined && (
                <strong>
                  {shown.currency} {formatMoney(line.amount, shown.currency)}
                </strong>
              )}
            </div>
            {shown.costs && (
              <div className={css.sums}>
                <span>Margin</span>
                <span>
                  <Margin line={line} />
                </span>
              </div>
            )}
          </li>
        ))}
      </ol>
      {shown.costs && shown.lines.some((line) => line.marginPct === null) && (
        <p className={css.dim}>A line without margin was never bought before: its cost is not known.</p>
      )}
    </div>
  )
}

const itemText = (l: Line) =>
  [l.designation || l.product || l.description, l.sizeText, l.ends, ...l.additionalSpecs].filter(Boolean).join(' · ')
const quantityText = (l: Line) => `${formatMetres(l.quantity, { trim: true })} ${l.unit}`

function columnsOf({ currency, priced, costs }: Shown): SimpleColumn<Line>[] {
  return [
    { key: 'lineNo', label: 'Line', align: 'right', width: '44px' },
    {
      key: 'item',
      label: 'Item',
      render: (l) => (
        <>
          {itemText(l)}
          {l.description && (l.designation || l.product) && <div className={css.dim}>{l.description}</div>}
        </>
      ),
    },
    {
      key: 'quantity',
      label: 'Quantity',
      align: 'right',
      render: quantityText,
    },
    ...(priced
      ? [
          {
            key: 'rate',
            label: `Rate ${currency}`,
            align: 'right' as const,
            render: (l: Line) => (l.rate === undefined ? '–' : `${formatRate(l.rate, currency)} / ${l.rateUnit}`),
          },
          {
            key: 'discount',
            label: 'Discount',
            align: 'right' as const,
            render: (l: Line) => (l.discountPct && dec(l.discountPct).gt(0) ? percent(l.discountPct) : '–'),
          },
          {
            key: 'amount',
            label: `Amount ${currency}`,
            align: 'right' as const,
            render: (l: Line) => (l.amount === undefined ? '–' : formatMoney(l.amount, currency)),
          },
        ]
      : []),
    ...(costs
      ? [{ key: 'margin', label: 'Margin', align: 'right' as const, render: (l: Line) => <Margin line={l} /> }]
      : []),
  ]
}

function Margin({ line }: { line: Line }) {
  if (!line.marginPct) return <>not known</>
  return (
    <>
      {percent(line.marginPct)}
      {line.floor && (
        <div>
          <StatusBadge
            status={line.floor.below ? 'SHORT' : 'PASS'}
            tone={line.floor.below ? 'red' : 'green'}
            label={`floor ${percent(line.floor.pct)}`}
          />
        </div>
      )}
    </>
  )
}
