'use client'

import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { dec, decimalText, decOrNull } from '@/core/money'
import type { Plain } from '@/server/serialize'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import {
  DateField,
  MoneyField,
  type PickedValue,
  PickerField,
  SelectField,
  TextAreaField,
  TextField,
} from '@/ui/fields'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { DateText, Money } from '@/ui/num'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { TotalsBox } from '@/ui/simple-table'
import { toastError } from '@/ui/toast'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createReceiptAction } from './receipt.actions'
import type { receiptFormData } from './receipt.queries'
import { RECEIPT_MODE_LABELS, RECEIPT_MODES } from './receipt.schema'
import { allocationSums, proposeAllocations } from './receipt.totals'

type FormData = Plain<Awaited<ReturnType<typeof receiptFormData>>>

type Row = {
  invoiceId: string
  number: string
  invoiceDate: string
  dueDate: string
  balance: string
  currency: string
  amount: string
  tdsAmount: string
}

type Values = {
  customer: PickedValue | null
  receiptDate: string
  mode: string
  reference: string
  currency: string
  amount: string
  remarks: string
  invoices: Row[]
}

type Open = {
  id: string
  number: string | null
  invoiceDate: string
  dueDate: string
  balance: string
  currency: string
}

const rowOf = (i: Open): Row => ({
  invoiceId: i.id,
  number: i.number ?? '',
  invoiceDate: i.invoiceDate,
  dueDate: i.dueDate,
  balance: i.balance,
  currency: i.currency,
  amount: '',
  tdsAmount: '',
})

/** Open invoices of a customer, oldest due first. @throws Error when the server does not answer */
async function openInvoicesOf(customerId: string): Promise<Row[]> {
  const query = new URLSearchParams({ customerId, open: '1', sort: 'dueDate', pageSize: '200' })
  const response = await fetch(`/api/v1/invoices?${query}`, { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`GET /api/v1/invoices: ${response.status}`)
  const body = (await response.json()) as { rows?: Open[]; data?: { rows: Open[] } }
  return (body.rows ?? body.data?.rows ?? []).map((r) => rowOf({ ...r, balance: String(r.balance) }))
}

function valuesOf(data: FormData): Values {
  const invoices = data.invoices.map(rowOf)
  const asked = invoices.find((i) => i.invoiceId === data.invoiceId)
  return {
    customer: data.customer ? { id: data.customer.id, label: data.customer.name } : null,
    receiptDate: data.today,
    mode: '',
    reference: '',
    currency: asked?.currency ?? data.customer?.currency ?? 'INR',
    amount: asked?.balance ?? '',
    remarks: '',
    invoices: asked ? invoices.map((i) => (i === asked ? { ...i, amount: i.balance } : i)) : invoices,
  }
}

const columnsOf = (currency: string): LineColumn<Row>[] => [
  { key: 'number', label: 'Invoice', type: 'readonly', width: 130 },
  {
    key: 'invoiceDate',
    label: 'Date',
    type: 'readonly',
    width: 104,
    render: (r) => <DateText value={r.invoiceDate} />,
  },
  { key: 'dueDate', label: 'Due', type: 'readonly', width: 104, render: (r) => <DateText value={r.dueDate} /> },
  {
    key: 'balance',
    label: 'Open',
    type: 'readonly',
    align: 'right',
    width: 124,
    render: (r) => <Money value={r.balance} currency={currency} />,
  },
  { key: 'amount', label: 'Received', type: 'number', decimals: 2, min: '0', width: 130 },
  { key: 'tdsAmount', label: 'TDS', type: 'number', decimals: 2, min: '0', width: 110 },
  {
    key: 'rest',
    label: 'Stays open',
    type: 'computed',
    align: 'right',
    width: 124,
    render: (r) => {
      const rest = dec(r.balance)
        .minus(decOrNull(r.amount) ?? 0)
        .minus(decOrNull(r.tdsAmount) ?? 0)
      return <Money value={rest.toString()} currency={currency} />
    },
  },
]

const figures = (rows: readonly Row[]) =>
  rows.map((r) => ({ amount: decOrNull(r.amount) ?? '0', tdsAmount: decOrNull(r.tdsAmount) ?? '0' }))

/** Oldest due first, after the TDS that is typed already. */
function propose(values: Values, currency: string): Row[] {
  const open = values.invoices
    .filter((r) => r.currency === currency)
    .map((r) => ({
      id: r.invoiceId,
      dueDate: r.dueDate,
      balance: dec(r.balance).minus(decOrNull(r.tdsAmount) ?? 0),
    }))
  const dealt = new Map(proposeAllocations(decOrNull(values.amount) ?? '0', open).map((p) => [p.invoiceId, p.amount]))
  return values.invoices.map((r) => ({ ...r, amount: dealt.get(r.invoiceId) ?? '' }))
}

/** Books money that came in, and deals it out to the customer's open invoices. */
export function ReceiptForm({ data }: { data: FormData }) {
  const { run, pending, error, fieldErrors } = useAction(createReceiptAction, {
    successMessage: 'Receipt booked',
    redirectTo: '/receipts/{id}',
    onSuccess: () => release(),
  })
  const form = useFields(valuesOf(data), fieldErrors)
  const release = useUnsavedGuard(form.dirty)
  const { values } = form
  const columns = useMemo(() => columnsOf(values.currency), [values.currency])
  const shown = values.invoices.filter((r) => r.currency === values.currency)
  const sums = allocationSums(figures(shown))
  const left = (decOrNull(values.amount) ?? dec(0)).minus(sums.amount)

  async function choose(customer: PickedValue | null, row?: Record<string, unknown>) {
    form.patch({ customer, invoices: [], ...(typeof row?.currency === 'string' && { currency: row.currency }) })
    if (!customer) return
    try {
      form.patch({ invoices: await openInvoicesOf(customer.id) })
    } catch {
      toastError('The open invoices could not be read. Choose the customer again.')
    }
  }

  function submit() {
    const used = shown.filter((r) => r.amount.trim() !== '' || r.tdsAmount.trim() !== '')
    void run({
      customerId: values.customer?.id ?? '',
      receiptDate: values.receiptDate,
      mode: values.mode as (typeof RECEIPT_MODES)[number],
      reference: values.reference,
      currency: values.currency as 'INR',
      amount: values.amount,
      remarks: values.remarks,
      allocations: used.map((r) => ({
        invoiceId: r.invoiceId,
        amount: r.amount || '0',
        tdsAmount: r.tdsAmount || '0',
      })),
    })
  }

  // errors come by the place among the invoices that got something
  const usedAt = shown.flatMap((r, i) => (r.amount.trim() !== '' || r.tdsAmount.trim() !== '' ? [i] : []))
  const gridErrors = Object.fromEntries(
    Object.entries(form.errors).flatMap(([path, sentence]) => {
      const match = /^allocations\.(\d+)\.(\w+)$/.exec(path)
      const at = match ? usedAt[Number(match[1])] : undefined
      return at === undefined ? [] : [[`invoices.${at}.${match?.[2]}`, sentence]]
    }),
  )

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary error={error} />
      <Section title="Received">
        <FormGrid columns={3}>
          <PickerField
            label="Customer"
            list="customers"
            subLabelKey={['code', 'city']}
            required
            {...form.bind('customer')}
            error={form.errors.customerId}
            onChange={(customer, row) => void choose(customer, row)}
          />
          <DateField label="Receipt date" max={data.today} required {...form.bind('receiptDate')} />
          <SelectField
            label="Mode"
            required
            options={RECEIPT_MODES.map((value) => ({ value, label: RECEIPT_MODE_LABELS[value] }))}
            {...form.bind('mode')}
          />
          <SelectField
            label="Currency"
            emptyLabel={null}
            options={['INR', 'USD', 'EUR', 'AED'].map((value) => ({ value, label: value }))}
            {...form.bind('currency')}
          />
          <MoneyField
            label="Amount received"
            required
            currency={values.currency}
            description="What reached the bank, without TDS"
            {...form.bind('amount')}
          />
          <TextField label="Reference" placeholder="UTR, cheque no. …" maxLength={80} {...form.bind('reference')} />
          <FullRow>
            <TextAreaField label="Remarks" {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <Section
        title="Against invoices"
        note={
          values.customer && shown.length === 0
            ? `No open invoices in ${values.currency}; the money stays on account.`
            : 'Oldest due first. What is put against no invoice stays on account.'
        }
        actions={
          shown.length > 0 && (
            <Button variant="default" onClick={() => form.set('invoices', propose(values, values.currency))}>
              Deal out, oldest first
            </Button>
          )
        }
      >
        {shown.length > 0 && (
          <LineGrid
            columns={columns}
            rows={shown}
            onChange={(rows) =>
              form.set('invoices', [...values.invoices.filter((r) => r.currency !== values.currency), ...rows])
            }
            newRow={() =>
              rowOf({ id: '', number: '', invoiceDate: '', dueDate: '', balance: '0', currency: values.currency })
            }
            errors={gridErrors}
            path="invoices"
            label="Open invoices"
            fixedRows
          />
        )}
        <TotalsBox
          items={[
            { label: 'Against invoices', value: <Money value={sums.amount} currency={values.currency} /> },
            { label: 'TDS', value: <Money value={sums.tdsAmount} currency={values.currency} /> },
            {
              label: left.lt(0) ? 'Too much dealt out' : 'On account',
              value: <Money value={decimalText(left, 2)} currency={values.currency} />,
              strong: true,
            },
          ]}
        />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          Book receipt
        </Button>
        <CancelButton fallback="/receipts" disabled={pending} />
      </FormBar>
    </form>
  )
}
