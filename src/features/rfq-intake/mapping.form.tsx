'use client'

import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { RfqColumn } from '@/core/rfq/types'
import { ErrorSummary } from '@/ui/error-summary'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { FormBar } from '@/ui/page'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { COLUMN_OPTIONS } from './column-meanings'
import { saveRfqColumns } from './rfq-intake.actions'

type Row = { heading: string; column: string }

const COLUMNS: LineColumn<Row>[] = [
  { key: 'heading', label: 'Heading in the buyer’s table', type: 'text', maxLength: 120, width: 320, required: true },
  { key: 'column', label: 'Holds', type: 'select', options: COLUMN_OPTIONS, width: 220, required: true },
]

type Props = {
  customer: { id: string; name: string }
  columns: readonly { heading: string; column: RfqColumn }[]
  version: number | null
  mayWrite: boolean
}

/** The headings of a customer's tables and what stands under them: seen, changed, added, removed. */
export function MappingForm({ customer, columns, version, mayWrite }: Props) {
  const save = useAction(saveRfqColumns, {
    successMessage: 'The columns are saved',
    onSuccess: () => form.setDirty(false),
  })
  const initial = useMemo(() => ({ columns: columns.map((c): Row => ({ ...c })) }), [columns])
  const form = useFields(initial, save.fieldErrors)
  useUnsavedGuard(form.dirty)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const rows = form.values.columns.filter((row) => row.heading.trim() !== '')
        void save.run({
          customerId: customer.id,
          version,
          replace: true,
          columns: rows.map((row) => ({ heading: row.heading, column: row.column as RfqColumn })),
        })
      }}
    >
      <ErrorSummary error={save.error}>
        <StaleNote error={save.error} href={`/customers/${customer.id}/rfq-mapping`} />
      </ErrorSummary>
      <LineGrid
        columns={COLUMNS}
        rows={form.values.columns}
        onChange={(rows) => form.set('columns', rows)}
        newRow={() => ({ heading: '', column: 'description' })}
        errors={form.errors}
        path="columns"
        label="Columns of the customer’s tables"
        addLabel="Add heading"
        maxRows={300}
        readOnly={!mayWrite}
      />
      {mayWrite && form.dirty && (
        <FormBar>
          <Button type="submit" loading={save.pending}>
            Save columns
          </Button>
          <Button variant="default" onClick={() => form.reset(initial)}>
            Undo
          </Button>
        </FormBar>
      )}
    </form>
  )
}
