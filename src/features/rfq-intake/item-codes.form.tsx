'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { PipeMasters } from '@/features/product/pipe-row'
import { salesColumns } from '@/features/product/sales-columns'
import { EMPTY_SALES_ROW, fillSalesRow, type SalesRow, salesInputOf, salesRowOf } from '@/features/product/sales-row'
import type { Plain } from '@/server/serialize'
import { ErrorSummary } from '@/ui/error-summary'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { FormBar } from '@/ui/page'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { saveItemCodes } from './rfq-intake.actions'
import type { getItemCode } from './rfq-intake.queries'

type ItemCode = NonNullable<Plain<Awaited<ReturnType<typeof getItemCode>>>>
type Row = SalesRow & { itemCode: string; version: number | null }

const newRow = (): Row => ({ ...EMPTY_SALES_ROW, itemCode: '', version: null })

const rowOf = (code: ItemCode): Row => ({
  ...salesRowOf({ ...code, pieceLengthM: null, quantity: null, unit: null }),
  itemCode: code.itemCode,
  version: code.version,
})

const SHOWN = [
  'kind',
  'product',
  'designation',
  'sizeText',
  'odMm',
  'wallMm',
  'wallType',
  'specsText',
  'ends',
  'lengthText',
]

function columnsOf(masters: PipeMasters, known: boolean): LineColumn<Row>[] {
  const all = salesColumns<Row>(masters)
  return [
    {
      key: 'itemCode',
      label: 'Buyer’s code',
      type: 'text',
      maxLength: 80,
      width: 150,
      required: true,
      readOnly: known,
    },
    ...[...SHOWN, 'description'].flatMap((key) => all.get(key) ?? []),
  ]
}

type Props = { customer: { id: string; name: string }; code: ItemCode | null; masters: PipeMasters }

/** What a customer's item codes stand for: one that is known, or a block pasted from the customer's list. */
export function ItemCodesForm({ customer, code, masters }: Props) {
  const router = useRouter()
  const back = `/customers/${customer.id}/rfq-mapping`
  const save = useAction(saveItemCodes, {
    successMessage: ({ saved }) =>
      saved === 0 ? 'Nothing was changed' : `${saved} item ${saved === 1 ? 'code' : 'codes'} saved`,
    redirectTo: () => back,
    onSuccess: () => {
      release()
      void draft.clear()
    },
  })
  const form = useFields({ codes: [code ? rowOf(code) : newRow()] }, save.fieldErrors)
  const draft = useFormDraft(`item-codes:${code?.id ?? customer.id}`, form.values, (v) => form.reset(v, true))
  const release = useUnsavedGuard(form.dirty)
  const columns = useMemo(() => columnsOf(masters, code !== null), [masters, code])

  async function submit() {
    const rows = form.values.codes.filter((row) => row.itemCode.trim() !== '')
    if (rows.length > 0 && rows.length !== form.values.codes.length) form.patch({ codes: rows })
    await save.run({
      customerId: customer.id,
      codes: rows.map((row) => {
        const { quantity: _q, unit: _u, pieceLengthM: _p, ...meaning } = salesInputOf(row)
        return { ...meaning, itemCode: row.itemCode, version: row.version }
      }),
    })
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {draft.banner}
      <ErrorSummary error={save.error}>
        <StaleNote error={save.error} href={code ? `${back}/${code.id}` : back} />
      </ErrorSummary>
      <LineGrid
        columns={columns}
        rows={form.values.codes}
        onChange={(codes) => form.set('codes', codes)}
        newRow={newRow}
        onRowChange={(_, patch, row) => fillSalesRow(masters, patch, row)}
        errors={form.errors}
        path="codes"
        label="Item codes"
        addLabel="Add code"
        maxRows={500}
        fixedRows={code !== null}
      />
      <FormBar>
        <Button type="submit" loading={save.pending}>
          Save
        </Button>
        <Button variant="default" onClick={() => router.push(back)}>
          Cancel
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}
