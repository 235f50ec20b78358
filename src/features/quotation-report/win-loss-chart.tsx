'use client'

import dynamic from 'next/dynamic'
import css from './win-loss.module.css'
import type { MonthFigures } from './win-loss.queries'

/** Charts are heavy: they come after the page, into a place kept for them. */
const Bars = dynamic(() => import('./win-loss-bars').then((m) => m.WinLossBars), {
  ssr: false,
  loading: () => <div className={css.chartPlace} />,
})

/** The months as stacked bars; the table beside them has the same figures. */
export function WinLossChart({ months }: { months: MonthFigures[] }) {
  return (
    <figure className={css.chartPlace} aria-label="Value by month as bars; the table below has the same figures">
      <Bars months={months} />
    </figure>
  )
}
