'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { dec } from '@/core/decimal'
import { Metres } from '@/ui/num'
import { CostBlock } from './cost-block'
import type { InsightLine } from './insight-line'
import css from './line-insight.module.css'
import type { EarlierPrice } from './line-prices'
import { rateInCurrency } from './margin'
import { PriceBlock } from './price-block'
import { StockBlock } from './stock-block'
import { useLineInsight } from './use-line-insight'

/** An earlier price as it is taken into a line. */
export type TakenPrice = {
  /** Per metre in the currency of this offer, 3 decimals. */
  ratePerMetre: string
  /** As it was quoted; to be used as it is where unit and currency are the same. */
  rate: string
  rateUnit: string
  currency: string
  quotationNumber: string
}

type Props = {
  /** The active line of the grid; null for none. */
  line: InsightLine | null
  /** How the line is called: `Line 3: 6" SCH 40, ASTM A106 GR.B`. */
  title?: string
  customerId: string | null
  /** The quotation being written: its own lines are no earlier prices. */
  excludeQuotationId?: string | null
  /** Of the offer being written, with what one unit of it is worth in the base currency; null while that is not known. */
  currency: string
  exchangeRate: string | null
  /** Per metre in `currency`, as typed; null without one. */
  ratePerMetre?: string | null
  /** Takes an earlier price into the line. Without it prices are only shown. */
  onTakeRate?: (price: TakenPrice) => void
}

const STORAGE = 'erp.line-insight.closed'

/**
 * Beside the active line of a grid: stock by heat, earlier prices, cost and margin. Alt-I opens and closes it, Alt-P goes
 * to the prices (arrows choose, Enter takes the rate, Escape goes back to the grid).
 */
export function LineInsightPanel(props: Props) {
  const { line, title, customerId, excludeQuotationId = null, currency, exchangeRate, ratePerMetre, onTakeRate } = props
  const [open, toggle] = useOpen()
  const box = useRef<HTMLElement>(null)
  const back = usePriceKeys(box, open)
  const { known, data, stale, slow, failed } = useLineInsight(line, { customerId, excludeQuotationId }, open)
  const shown = known && data && !slow ? data : null

  function take(price: EarlierPrice) {
    const inCurrency =
      price.currency === currency
        ? price.ratePerMetre
        : exchangeRate && rateInCurrency(price.ratePerMetre, price.exchangeRate, exchangeRate)
    if (!inCurrency || !onTakeRate) return
    onTakeRate({
      ratePerMetre: inCurrency,
      rate: price.rate,
      rateUnit: price.rateUnit,
      currency: price.currency,
      quotationNumber: price.number,
    })
    back()
  }

  return (
    <section className={css.panel} aria-label="Beside the line" ref={box}>
      <header className={css.head}>
        <button type="button" className={css.toggle} aria-expanded={open} aria-keyshortcuts="Alt+I" onClick={toggle}>
          <span aria-hidden>{open ? '▾' : '▸'}</span> {title ?? 'Beside the line'}
        </button>
        {open && shown && !stale && <Summary stock={shown.stock} />}
        <span className={css.keys}>
          <kbd>Alt-I</kbd> {open ? 'hide' : 'stock, prices'}
          {open && onTakeRate && (
            <>
              {' '}
              <kbd>Alt-P</kbd> prices
            </>
          )}
        </span>
      </header>
      {open && (
        <div className={css.body} aria-busy={known && stale} data-stale={stale || undefined}>
          {!known && (
            <p className={css.note}>
              {line
                ? 'Choose product and size: stock and earlier prices of that pipe appear here.'
                : 'Go to a line: stock and earlier prices of its pipe appear here.'}
            </p>
          )}
          {failed && <p className={css.note}>This could not be read just now. Go to another line and back.</p>}
          {known && slow && <Waiting />}
          {shown && (
            <>
              <StockBlock stock={shown.stock} />
              {shown.prices && (
                <PriceBlock
                  prices={shown.prices}
                  baseCurrency={shown.baseCurrency}
                  hasCustomer={customerId !== null}
                  onTake={onTakeRate && take}
                />
              )}
              {shown.cost && (
                <CostBlock
                  cost={shown.cost}
                  baseCurrency={shown.baseCurrency}
                  ratePerMetre={
                    (ratePerMetre && exchangeRate && rateInCurrency(ratePerMetre, exchangeRate, '1')) || null
                  }
                  priced={shown.prices !== null}
                />
              )}
            </>
          )}
        </div>
      )}
    </section>
  )
}

type Stock = NonNullable<ReturnType<typeof useLineInsight>['data']>['stock']

function Summary({ stock }: { stock: Stock }) {
  const rest = [
    { metres: stock.reservedMetres, what: 'reserved' },
    { metres: stock.underInspectionMetres, what: 'under inspection' },
    { metres: stock.onOrderMetres, what: 'on order' },
  ].filter(({ metres }) => dec(metres).gt(0))
  return (
    <span className={css.summary}>
      <strong>
        <Metres value={stock.freeMetres} trim unit /> free
      </strong>
      {rest.map(({ metres, what }) => (
        <span key={what}>
          <Metres value={metres} trim unit /> {what}
        </span>
      ))}
    </span>
  )
}

/** Where the answer takes longer than 300 ms. */
function Waiting() {
  return (
    <div className={css.waiting} role="status" aria-label="Loading">
      {['30%', '90%', '86%', '92%', '80%'].map((width) => (
        <div key={width} style={{ width }} />
      ))}
    </div>
  )
}

/** Open or closed, as it was left on this machine; Alt-I from anywhere on the page. */
function useOpen(): [boolean, () => void] {
  const [open, setOpen] = useState(true)
  useEffect(() => setOpen(localStorage.getItem(STORAGE) !== '1'), [])
  const toggle = useCallback(() => {
    setOpen((was) => {
      localStorage.setItem(STORAGE, was ? '1' : '0')
      return !was
    })
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyI') return
      event.preventDefault()
      event.stopPropagation()
      toggle()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [toggle])
  return [open, toggle]
}

/** Alt-P to the prices, arrows among them, Escape back to where one came from. Returns the way back. */
function usePriceKeys(box: RefObject<HTMLElement | null>, open: boolean): () => void {
  const from = useRef<HTMLElement | null>(null)
  const back = useCallback(() => {
    const target = from.current
    from.current = null
    if (target?.isConnected) target.focus()
  }, [])
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      const prices = [...(box.current?.querySelectorAll<HTMLElement>('[data-price]') ?? [])]
      const active = document.activeElement as HTMLElement | null
      const at = active ? prices.indexOf(active) : -1
      const plain = !event.altKey && !event.ctrlKey && !event.metaKey
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (event.altKey && !event.ctrlKey && event.code === 'KeyP' && prices[0]) {
        if (at < 0) from.current = active
        prices[0].focus()
      } else if (at >= 0 && plain && step !== 0) prices[Math.min(Math.max(at + step, 0), prices.length - 1)]?.focus()
      else if (at >= 0 && plain && event.key === 'Escape') back()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [box, open, back])
  return back
}
