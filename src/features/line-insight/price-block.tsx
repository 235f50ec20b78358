import Link from 'next/link'
import { dec, formatDecimal } from '@/core/decimal'
import { formatDate } from '@/core/fiscal-year'
import { formatMetres } from '@/core/units'
import { StatusBadge } from '@/ui/status-badge'
import css from './line-insight.module.css'
import type { LineInsight } from './use-line-insight'

type Prices = NonNullable<LineInsight['prices']>
type Price = Prices['own'][number]
type Props = {
  prices: Prices
  baseCurrency: string
  hasCustomer: boolean
  onTake?: (price: Price) => void
}

/** The last prices to this customer and to anyone; a press on one takes it into the line. */
export function PriceBlock({ prices, baseCurrency, hasCustomer, onTake }: Props) {
  const list = (title: string, rows: readonly Price[], empty: string, withCustomer: boolean) => (
    <>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className={css.note}>{empty}</p>
      ) : (
        <table className={css.table}>
          <caption className="erp-visually-hidden">{title}</caption>
          <tbody>
            {rows.map((price) => (
              <PriceRow
                key={price.quotationId}
                price={price}
                baseCurrency={baseCurrency}
                withCustomer={withCustomer}
                onTake={onTake}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
  return (
    <div className={css.block}>
      {hasCustomer && list('Prices to this customer', prices.own, 'None yet for this pipe.', false)}
      {list('Prices to anyone', prices.anyone, 'This pipe has not been offered yet.', true)}
    </div>
  )
}

const rateText = (rate: string, currency: string) =>
  formatDecimal(rate, dec(rate).decimalPlaces() > 2 ? 3 : 2, currency === 'INR' ? 'INDIAN' : 'WESTERN')

type RowProps = { price: Price; baseCurrency: string; withCustomer: boolean; onTake?: (price: Price) => void }

function PriceRow({ price: p, baseCurrency, withCustomer, onTake }: RowProps) {
  const rate = `${p.currency} ${rateText(p.ratePerMetre, p.currency)} /m`
  const base = p.currency === baseCurrency ? null : `${baseCurrency} ${rateText(p.ratePerMetreBase, baseCurrency)} /m`
  const quoted = p.rateUnit === 'MTR' ? null : `quoted ${p.currency} ${rateText(p.rate, p.currency)} per ${p.rateUnit}`
  const details = [base, quoted, p.ends, ...p.additionalSpecs].filter(Boolean).join(', ')
  return (
    <tr>
      <td className={css.right}>
        {onTake ? (
          <button
            type="button"
            data-price
            className={css.price}
            title={`Take this rate into the line. ${details}`}
            onClick={() => onTake(p)}
          >
            {rate}
          </button>
        ) : (
          <span title={details || undefined}>{rate}</span>
        )}
        {base && <div className={css.dim}>{base}</div>}
      </td>
      <td className={css.right}>
        {formatMetres(p.quantity, { trim: true })} {p.unit}
      </td>
      <td>
        <Link href={`/quotations/${p.quotationId}`} prefetch={false}>
          {p.number}
          {p.revisionNo > 0 && ` Rev.${p.revisionNo}`}
        </Link>
        {withCustomer && (
          <div className={css.dim} title={p.customer}>
            {p.customer}
          </div>
        )}
      </td>
      <td>{formatDate(p.quotationDate)}</td>
      <td>
        <StatusBadge status={p.outcome} />
      </td>
    </tr>
  )
}
