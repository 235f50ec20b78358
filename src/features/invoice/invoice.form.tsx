'use client'

import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { OTHER_COUNTRY } from '@/core/gst'
import type { Plain } from '@/server/serialize'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import { CheckField, DateField, TextAreaField, TextField } from '@/ui/fields'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { Metres, Money } from '@/ui/num'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { updateInvoiceAction } from './invoice.actions'
import type { getInvoice } from './invoice.queries'

type Draft = NonNullable<Plain<Awaited<ReturnType<typeof getInvoice>>>>
type Row = {
  id: string
  description: string
  hsn: string
  quantity: string
  uqc: string
  rate: string
  taxableAmount: string
}

const columnsOf = (currency: string): LineColumn<Row>[] => [
  { key: 'description', label: 'Description', type: 'text', maxLength: 300, required: true, width: 420 },
  { key: 'hsn', label: 'HSN', type: 'text', maxLength: 8, required: true, width: 96 },
  {
    key: 'quantity',
    label: 'Quantity',
    type: 'readonly',
    align: 'right',
    width: 110,
    render: (row) => (
      <>
        <Metres value={row.quantity} trim /> {row.uqc}
      </>
    ),
  },
  {
    key: 'rate',
    label: 'Rate',
    type: 'readonly',
    align: 'right',
    width: 100,
    render: (r) => <Money value={r.rate} currency={currency} />,
  },
  {
    key: 'taxableAmount',
    label: `Taxable ${currency}`,
    type: 'readonly',
    align: 'right',
    width: 124,
    render: (r) => <Money value={r.taxableAmount} currency={currency} />,
  },
]

/** What may be typed on a draft: dates, terms, wording and HSN. Quantities and prices come from packing and order. */
export function InvoiceForm({ draft, today }: { draft: Draft; today: string }) {
  const { run, pending, error, fieldErrors } = useAction(updateInvoiceAction, {
    successMessage: 'Invoice saved',
    redirectTo: '/invoices/{id}',
    onSuccess: () => release(),
  })
  const special = draft.isSez || draft.placeOfSupply === OTHER_COUNTRY
  const form = useFields(
    {
      invoiceDate: draft.invoiceDate,
      dueDate: draft.dueDate,
      paymentTerms: draft.paymentTerms ?? '',
      poReference: draft.poReference ?? '',
      remarks: draft.remarks ?? '',
      underLut: draft.taxRegime === 'ZERO',
      lines: draft.lines.map((l): Row => ({ ...l })),
    },
    fieldErrors,
  )
  const release = useUnsavedGuard(form.dirty)
  const columns = useMemo(() => columnsOf(draft.currency), [draft.currency])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const { underLut, lines, ...values } = form.values
        void run({
          id: draft.id,
          version: draft.version,
          ...values,
          ...(special && { underLut }),
          lines: lines.map(({ id, hsn, description }) => ({ id, hsn, description })),
        })
      }}
    >
      <ErrorSummary error={error} />
      <Section title="Details">
        <FormGrid columns={3}>
          <DateField label="Invoice date" max={today} required {...form.bind('invoiceDate')} />
          <DateField
            label="Due date"
            description={`Empty: ${draft.customer.creditDays} days from the invoice date`}
            {...form.bind('dueDate')}
          />
          <TextField label="Customer PO" maxLength={80} {...form.bind('poReference')} />
          <FullRow>
            <TextField label="Payment terms" maxLength={300} {...form.bind('paymentTerms')} />
          </FullRow>
          {special && (
            <FullRow>
              <CheckField
                label="Under letter of undertaking (LUT), without payment of integrated tax"
                disabled={!draft.hasLut}
                description={draft.hasLut ? undefined : 'Settings hold no LUT reference, so IGST is charged.'}
                {...form.bind('underLut')}
              />
            </FullRow>
          )}
          <FullRow>
            <TextAreaField label="Remarks" {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <Section
        title="Lines"
        note="The HSN follows from the product; correct it where it is another. GST rate and taxes follow from HSN and date."
      >
        <LineGrid
          columns={columns}
          rows={form.values.lines}
          onChange={(lines) => form.set('lines', lines)}
          newRow={() => ({ id: '', description: '', hsn: '', quantity: '', uqc: '', rate: '', taxableAmount: '' })}
          errors={form.errors}
          fixedRows
        />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          Save
        </Button>
        <CancelButton fallback="/invoices" disabled={pending} />
      </FormBar>
    </form>
  )
}
