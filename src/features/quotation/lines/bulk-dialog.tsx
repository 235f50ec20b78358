'use client'

import { Autocomplete, Button, Group, Modal, Radio, SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDecimal } from '@/core/decimal'
import { decOrNull } from '@/core/money'
import { UNIT_OPTIONS } from '@/features/product/pipe-columns'
import type { PipeMasters } from '@/features/product/pipe-row'
import { BULK_CHANGES, type BulkChange, type BulkInput, changeMany, noticeOf, problemOf } from './bulk-changes'
import { gradesOf } from './bulk-rates'
import { lastCosts } from './last-costs'
import { DELIVERIES } from './quotation-columns'
import css from './quotation-form.module.css'
import type { QuotationRow } from './quotation-rows'

type Props = {
  change: BulkChange
  masters: PipeMasters
  rows: readonly QuotationRow[]
  /** Indexes of the selected lines. */
  selected: readonly number[]
  currency: string
  exchangeRate: string | null
  onDone: (rows: QuotationRow[], notice: string) => void
  onClose: () => void
}

/** Asks what a change of many lines needs, and does it as one step. */
export function BulkDialog({ change, masters, rows, selected, currency, exchangeRate, onDone, onClose }: Props) {
  const [scope, setScope] = useState<'selected' | 'all'>(
    selected.length > (change === 'section' ? 0 : 1) ? 'selected' : 'all',
  )
  const [input, setInput] = useState<BulkInput>({ value: '', rates: {}, baseUnit: 'MTS', exchangeRate })
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const wanted = scope === 'selected' ? selected : []
  const set = (patch: Partial<BulkInput>) => {
    setInput((old) => ({ ...old, ...patch }))
    setProblem(null)
  }

  async function apply() {
    const wrong = problemOf(change, input)
    setProblem(wrong)
    if (wrong) return
    setPending(true)
    const costs = change === 'margin' ? await lastCosts(rows) : undefined
    setPending(false)
    if (costs === null) return setProblem('The last costs could not be read just now. Try again.')
    const result = changeMany(change, { masters, rows, scope: wanted, input: { ...input, costs } })
    onDone(result.rows, noticeOf(change, input, result))
  }

  return (
    <Modal opened onClose={onClose} title={BULK_CHANGES[change].replace('…', '')} returnFocus={false} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          void apply()
        }}
      >
        <Question change={change} input={input} set={set} rows={rows} wanted={wanted} currency={currency} />
        {problem && (
          <Text role="alert" c="var(--erp-red)" size="sm" mt={6}>
            {problem}
          </Text>
        )}
        <Radio.Group
          label="For"
          value={scope}
          onChange={(v) => setScope(v === 'selected' ? 'selected' : 'all')}
          mt="sm"
        >
          <Group gap="lg" mt={4}>
            <Radio
              value="selected"
              disabled={selected.length === 0}
              label={selected.length === 1 ? 'the line with the cursor' : `the ${selected.length} selected lines`}
            />
            <Radio value="all" label={`all ${rows.length} lines`} />
          </Group>
        </Radio.Group>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            Apply
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

type QuestionProps = {
  change: BulkChange
  input: BulkInput
  set: (patch: Partial<BulkInput>) => void
  rows: readonly QuotationRow[]
  wanted: readonly number[]
  currency: string
}

const LABELS: Readonly<Record<Exclude<BulkChange, 'base' | 'unit'>, { label: string; description?: string }>> = {
  raise: { label: 'Per cent', description: 'Minus lowers them.' },
  discount: { label: 'Discount %', description: 'Of the rates as they stand; 0 takes discounts away.' },
  margin: {
    label: 'Margin %',
    description: 'Of the selling price, over the last purchase cost. Discounts are taken away.',
  },
  round: { label: 'Round to', description: 'E.g. 5: 2,447.50 becomes 2,450.' },
  delivery: { label: 'Delivery' },
  section: { label: 'Section', description: 'The lines move behind the others of it.' },
}

function Question({ change, input, set, rows, wanted, currency }: QuestionProps) {
  if (change === 'base') return <BaseRates input={input} set={set} rows={rows} wanted={wanted} currency={currency} />
  if (change === 'unit')
    return (
      <Select
        label="Rate per"
        description="Rates that are given are converted."
        data={UNIT_OPTIONS.map(({ value, label }) => ({ value, label }))}
        value={input.value || null}
        onChange={(value) => set({ value: value ?? '' })}
        data-autofocus
        searchable
      />
    )
  const common = { ...LABELS[change], value: input.value, 'data-autofocus': true }
  if (change === 'delivery' || change === 'section') {
    const known =
      change === 'delivery' ? DELIVERIES : [...new Set(rows.map((row) => row.section.trim()).filter(Boolean))]
    return (
      <Autocomplete
        {...common}
        data={[...known]}
        maxLength={change === 'section' ? 120 : 200}
        onChange={(value) => set({ value })}
      />
    )
  }
  return <TextInput {...common} inputMode="decimal" onChange={(event) => set({ value: event.currentTarget.value })} />
}

/** A rate for each grade among the lines. */
function BaseRates({ input, set, rows, wanted, currency }: Omit<QuestionProps, 'change'>) {
  const grades = gradesOf(rows, wanted)
  if (grades.length === 0) return <Text size="sm">These lines name no grade yet.</Text>
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Base rate per"
        data={[
          { value: 'MTS', label: `${currency} per tonne` },
          { value: 'KGS', label: `${currency} per kg` },
        ]}
        value={input.baseUnit}
        onChange={(unit) => set({ baseUnit: unit === 'KGS' ? 'KGS' : 'MTS' })}
      />
      <div className={css.grades}>
        {grades.map(({ grade, lines }, i) => (
          <TextInput
            key={grade}
            label={grade}
            description={lines === 1 ? '1 line' : `${lines} lines`}
            inputMode="decimal"
            value={input.rates[grade] ?? ''}
            data-autofocus={i === 0 || undefined}
            rightSection={<Grouped text={input.rates[grade] ?? ''} currency={currency} />}
            rightSectionWidth={110}
            onChange={(event) => set({ rates: { ...input.rates, [grade]: event.currentTarget.value } })}
          />
        ))}
      </div>
    </>
  )
}

/** A long figure as it is read: 95000 is 95,000. */
function Grouped({ text, currency }: { text: string; currency: string }) {
  const value = decOrNull(text.replaceAll(',', '').trim())
  if (!value?.gte(1000)) return null
  return (
    <Text size="xs" c="var(--erp-dim)" aria-hidden>
      {formatDecimal(value, 2, currency === 'INR' ? 'INDIAN' : 'WESTERN')}
    </Text>
  )
}
