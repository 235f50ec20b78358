'use client'

import { dec } from '@/core/money'
import { formatMetres } from '@/core/units'
import { RateField, SelectField, TextField } from '@/ui/fields'
import { SimpleTable } from '@/ui/simple-table'
import { formatRate } from '../lines/quotation.totals'
import { LINE_OUTCOME_LABELS, LINE_OUTCOMES, type LineOutcome } from './outcome-words'

export type OutcomeRow = {
  id: string
  lineNo: number
  item: string
  quantity: string
  unit: string
  rate: string | null
  rateUnit: string
  /** In the unit of the line. */
  ordered: string
  outcome: LineOutcome | ''
  reason: string
  competitorRate: string
}

type Props = {
  rows: OutcomeRow[]
  currency: string
  priced: boolean
  errors: Record<string, string>
  /** A line may stay open: neither won nor lost yet. */
  mayBeOpen: boolean
  onChange: (rows: OutcomeRow[]) => void
}

/** The lines of a quotation, each with what became of it. */
export function OutcomeLines({ rows, currency, priced, errors, mayBeOpen, onChange }: Props) {
  const set = (index: number, patch: Partial<OutcomeRow>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...patch } : row)))
  const errorAt = (index: number, key: string) => errors[`lines.${index}.${key}`]
  const anyOrder = rows.some((row) => !dec(row.ordered).isZero())
  return (
    <SimpleTable
      caption="Outcome of each line"
      rows={rows}
      columns={[
        { key: 'lineNo', label: 'Line', width: '48px' },
        { key: 'item', label: 'Item' },
        {
          key: 'quantity',
          label: 'Quoted',
          align: 'right',
          nowrap: true,
          render: (row) => `${formatMetres(row.quantity, { trim: true })} ${row.unit}`,
        },
        ...(anyOrder
          ? [
              {
                key: 'ordered',
                label: 'Ordered',
                align: 'right' as const,
                nowrap: true,
                render: (row: OutcomeRow) =>
                  dec(row.ordered).isZero() ? '–' : `${formatMetres(row.ordered, { trim: true })} ${row.unit}`,
              },
            ]
          : []),
        {
          key: 'outcome',
          label: 'Outcome',
          width: '130px',
          render: (row, i) => (
            <SelectField
              label={`Outcome of line ${row.lineNo}`}
              hideLabel
              name={`lines.${i}.outcome`}
              emptyLabel={mayBeOpen ? 'Still open' : 'Choose…'}
              options={LINE_OUTCOMES.map((value) => ({ value, label: LINE_OUTCOME_LABELS[value] }))}
              value={row.outcome}
              onChange={(outcome) => set(i, { outcome: outcome as LineOutcome | '' })}
              error={errorAt(i, 'outcome')}
            />
          ),
        },
        {
          key: 'reason',
          label: 'Reason, where it differs',
          width: '26%',
          render: (row, i) => (
            <TextField
              label={`Reason of line ${row.lineNo}`}
              hideLabel
              name={`lines.${i}.reason`}
              maxLength={300}
              value={row.reason}
              onChange={(reason) => set(i, { reason })}
              error={errorAt(i, 'reason')}
            />
          ),
        },
        ...(priced
          ? [
              {
                key: 'rate',
                label: 'Our rate',
                align: 'right' as const,
                nowrap: true,
                render: (row: OutcomeRow) =>
                  row.rate === null ? '–' : `${formatRate(row.rate, currency)} /${row.rateUnit}`,
              },
              {
                key: 'competitorRate',
                label: 'Their rate',
                width: '150px',
                render: (row: OutcomeRow, i: number) => (
                  <RateField
                    label={`Competitor’s rate of line ${row.lineNo}`}
                    hideLabel
                    name={`lines.${i}.competitorRate`}
                    unit={`/${row.rateUnit}`}
                    value={row.competitorRate}
                    onChange={(competitorRate) => set(i, { competitorRate })}
                    error={errorAt(i, 'competitorRate')}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
