'use client'

import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { monthLabel } from './month-label'
import type { MonthFigures } from './win-loss.queries'

/** From the ground up; the legend and the order tell them apart without colour. */
const SERIES = [
  { name: 'won', label: 'Won', color: 'var(--erp-green)' },
  { name: 'lost', label: 'Lost', color: 'var(--erp-red)' },
  { name: 'regretted', label: 'Regretted', color: 'var(--erp-amber)' },
  { name: 'expired', label: 'Expired', color: 'var(--erp-dim)' },
  { name: 'open', label: 'Open', color: 'var(--erp-blue)' },
]

const SHORT = new Intl.NumberFormat('en-IN', { notation: 'compact', maximumFractionDigits: 1 })
const FULL = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 0 })

/** Heights of bars are drawn, not counted: a double is exact enough for them. */
const height = (value: string) => Number(value)

export function WinLossBars({ months }: { months: MonthFigures[] }) {
  return (
    <BarChart
      h={230}
      data={months.map((m) => ({
        month: monthLabel(m.month),
        won: height(m.won),
        lost: height(m.lost),
        regretted: height(m.regretted),
        expired: height(m.expired),
        open: height(m.open),
      }))}
      dataKey="month"
      type="stacked"
      series={SERIES}
      withLegend
      legendProps={{ verticalAlign: 'top', height: 34 }}
      valueFormatter={(value) => FULL.format(value)}
      yAxisProps={{ width: 56, tickFormatter: (value: number) => SHORT.format(value) }}
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false }}
      maxBarWidth={46}
    />
  )
}
