'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { sumTyped } from '@/features/product/line-sums'
import { pipeColumns, quantityColumns, rarePipeColumns } from '@/features/product/pipe-columns'
import {
  EMPTY_PIPE,
  fillPipeRow,
  isBlankPipe,
  type PipeMasters,
  type PipeRow,
  pipeInputOf,
  pipeRowOf,
} from '@/features/product/pipe-row'
import type { Plain } from '@/server/serialize'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, TextAreaField } from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { Metres } from '@/ui/num'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createPurchaseRequisition, updatePurchaseRequisition } from './purchase-requisition.actions'
import type { getPurchaseRequisition } from './purchase-requisition.queries'
import { typedMetres } from './typed-metres'

export type RequisitionPage = NonNullable<Plain<Awaited<ReturnType<typeof getPurchaseRequisition>>>>

type Row = PipeRow & { id: string; remark: string }
type Values = { neededBy: string; remarks: string; lines: Row[] }

const newRow = (): Row => ({ ...EMPTY_PIPE, id: '', remark: '' })

const valuesOf = (requisition: RequisitionPage | null): Values => ({
  neededBy: requisition?.neededBy ?? '',
  remarks: requisition?.remarks ?? '',
  lines: requisition?.lines.map((line) => ({ ...pipeRowOf(line), id: line.id, remark: line.remark ?? '' })) ?? [
    newRow(),
  ],
})

function columnsOf(masters: PipeMasters, all: boolean): LineColumn<Row>[] {
  return [
    ...pipeColumns<Row>(masters),
    ...quantityColumns<Row>(),
    {
      key: 'metres',
      label: 'Metres',
      type: 'computed',
      align: 'right',
      width: 80,
      render: (row) => <Metres value={typedMetres(masters, row)} trim />,
      total: (rows) => <Metres value={sumTyped(rows.map((row) => typedMetres(masters, row)))} trim />,
    },
    { key: 'remark', label: 'Remark', type: 'text', maxLength: 500, width: 170 },
    ...(all ? rarePipeColumns<Row>() : []),
  ]
}

type Props = { requisition: RequisitionPage | null; masters: PipeMasters; today: string }

/** Raises or changes a requisition. What is typed is kept until it is saved. */
export function PurchaseRequisitionForm({ requisition, masters, today }: Props) {
  const router = useRouter()
  const saved = () => {
    release()
    void draft.clear()
  }
  const redirectTo = '/purchase-requisitions/{id}'
  const create = useAction(createPurchaseRequisition, {
    successMessage: 'Requisition raised',
    redirectTo,
    onSuccess: saved,
  })
  const update = useAction(updatePurchaseRequisition, {
    successMessage: 'Requisition saved',
    redirectTo,
    onSuccess: saved,
  })
  const { pending, error, fieldErrors } = requisition ? update : create
  const form = useFields(valuesOf(requisition), fieldErrors)
  const draft = useFormDraft(`purchase-requisition:${requisition?.id ?? 'new'}`, form.values, (v) =>
    form.reset(v, true),
  )
  const release = useUnsavedGuard(form.dirty)
  const [all, setAll] = useState(() => form.values.lines.some((l) => l.description || l.wallType || l.specsText))
  const columns = useMemo(() => columnsOf(masters, all), [masters, all])
  const back = requisition ? `/purchase-requisitions/${requisition.id}` : '/purchase-requisitions'

  async function submit() {
    const lines = form.values.lines.filter((line) => !isBlankPipe(line))
    if (lines.length !== form.values.lines.length) form.patch({ lines: lines.length > 0 ? lines : [newRow()] })
    const input = {
      neededBy: form.values.neededBy || null,
      remarks: form.values.remarks,
      lines: lines.map((row) => ({ ...pipeInputOf(row), id: row.id || null, remark: row.remark })),
    }
    if (requisition) await update.run({ ...input, id: requisition.id, version: requisition.version })
    else await create.run(input)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {draft.banner}
      <ErrorSummary error={error}>
        <StaleNote error={error} href={requisition ? back : null} />
      </ErrorSummary>
      <Section title="What is needed">
        <LineGrid
          columns={columns}
          rows={form.values.lines}
          onChange={(lines) => form.set('lines', lines)}
          newRow={newRow}
          onRowChange={(_, patch, row) => fillPipeRow(masters, patch, row)}
          errors={form.errors}
          label="Lines of the requisition"
          maxRows={500}
          tools={
            <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
              {all ? 'Fewer columns' : 'More columns'}
            </Button>
          }
        />
      </Section>
      <Section title="Details">
        <FormGrid columns={3}>
          <DateField label="Needed by" min={today} {...form.bind('neededBy')} />
          <FullRow>
            <TextAreaField label="Remarks for the buyer" rows={2} {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          {requisition ? 'Save' : 'Raise requisition'}
        </Button>
        <Button variant="default" onClick={() => router.push(back)}>
          Cancel
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}
