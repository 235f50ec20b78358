import Link from 'next/link'
import { dec, formatDecimal } from '@/core/decimal'
import { formatDate } from '@/core/fiscal-year'
import { formatMoney } from '@/core/money'
import { StatusBadge } from '@/ui/status-badge'
import css from './line-insight.module.css'
import { marginPct } from './margin'
import type { LineInsight } from './use-line-insight'

type Props = {
  cost: NonNullable<LineInsight['cost']>
  baseCurrency: string
  /** As typed, per metre in the base currency. */
  ratePerMetre: string | null
  /** Whether the person may see sales prices, and so margins. */
  priced: boolean
}

/** Per cent as people read it: 12.5 %, 4.25 %. */
export const percentText = (pct: string): string => `${formatDecimal(pct, 2, 'WESTERN')} %`

/** What the pipe cost last, and what the rate leaves over it against the floor of the family. */
export function CostBlock({ cost: { last, floorPct }, baseCurrency, ratePerMetre, priced }: Props) {
  const margin = priced ? marginPct(ratePerMetre, last?.costPerMetre ?? null) : null
  const below = margin !== null && floorPct !== null && dec(margin).lt(floorPct)
  return (
    <div className={css.block}>
      <h3>Cost and margin</h3>
      {last ? (
        <dl className={css.facts}>
          <dt>Last cost</dt>
          <dd>
            <strong>
              {baseCurrency} {formatMoney(last.costPerMetre, baseCurrency)} /m
            </strong>
            {last.currency !== baseCurrency && ` (${last.currency} ${formatMoney(last.ratePerMetre, last.currency)})`}
          </dd>
          <dt>Bought</dt>
          <dd>
            {formatDate(last.orderDate)}, {last.vendor},{' '}
            <Link href={`/purchase-orders/${last.purchaseOrderId}`} prefetch={false}>
              {last.purchaseOrder}
            </Link>
          </dd>
          {priced && (
            <>
              <dt>Margin</dt>
              <dd>
                {margin === null ? (
                  'Enter a rate.'
                ) : (
                  <>
                    <strong>{percentText(margin)}</strong>{' '}
                    {floorPct !== null && (
                      <StatusBadge
                        status={below ? 'SHORT' : 'PASS'}
                        label={below ? 'below the floor' : 'above the floor'}
                        tone={below ? 'red' : 'green'}
                      />
                    )}
                  </>
                )}
              </dd>
            </>
          )}
          <dt>Floor</dt>
          <dd>{floorPct === null ? 'None for this family' : percentText(floorPct)}</dd>
        </dl>
      ) : (
        <p className={css.note}>
          No purchase order of this product and size is on file, so nothing can be said about the margin.
        </p>
      )}
    </div>
  )
}
