'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { formatDate } from '@/core/fiscal-year'
import { dec, decimalText } from '@/core/money'
import { fillQuotationRow, isBlankRow, liveTotals } from '@/features/quotation/lines/quotation-rows'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, FileField, type FileValue, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { LineGrid } from '@/ui/line-grid'
import { Money } from '@/ui/num'
import { Banner, FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { TotalsBox } from '@/ui/simple-table'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createCustomerPoAction, updateCustomerPoAction } from './customer-po.actions'
import { customerPoColumns } from './customer-po-columns'
import {
  type CustomerPoFormData,
  type CustomerPoRow,
  customerPoLineInput,
  customerPoRowOf,
  newCustomerPoRow,
} from './customer-po-rows'

type Values = {
  poNumber: string
  poDate: string
  receivedDate: string
  file: FileValue | null
  billingAddressId: string
  shippingAddressId: string
  paymentTerms: string
  deliveryDate: string
  remarks: string
  lines: CustomerPoRow[]
}

function valuesOf(data: CustomerPoFormData): Values {
  const { po } = data
  const addresses = data.customer?.addresses ?? []
  const first = (kind: string) => addresses.find((a) => a.kind === kind || a.kind === 'BOTH')?.id ?? ''
  const file = po?.files.find((f) => f.id === po.fileId)
  return {
    poNumber: po?.poNumber ?? '',
    poDate: po?.poDate ?? '',
    receivedDate: po?.receivedDate ?? data.today,
    file: file ? { id: file.id, name: file.fileName } : null,
    billingAddressId: po ? (po.billingAddressId ?? '') : first('BILLING'),
    shippingAddressId: po ? (po.shippingAddressId ?? '') : first('SHIPPING'),
    paymentTerms: po?.paymentTerms ?? data.revision.paymentTerms ?? '',
    deliveryDate: po?.deliveryDate ?? '',
    remarks: po?.remarks ?? '',
    lines: (po?.lines ?? data.quoted).map(customerPoRowOf),
  }
}

/** The buyer's paper: number, dates, file, addresses, and its lines, which start as quoted. */
export function CustomerPoForm({ data }: { data: CustomerPoFormData }) {
  const router = useRouter()
  const { po, masters, revision, quotation } = data
  const saved = () => {
    release()
    void draft.clear()
  }
  const create = useAction(createCustomerPoAction, {
    successMessage: 'Customer PO recorded',
    redirectTo: '/customer-pos/{id}',
    onSuccess: saved,
  })
  const update = useAction(updateCustomerPoAction, {
    successMessage: 'Customer PO saved',
    redirectTo: '/customer-pos/{id}',
    onSuccess: saved,
  })
  const { pending, error, fieldErrors } = po ? update : create
  const form = useFields(valuesOf(data), fieldErrors)
  const { values } = form
  const draft = useFormDraft(
    po ? `customer-po:${po.id}` : `customer-po:quotation:${quotation.id}:${revision.revisionNo}`,
    values,
    (v) => form.reset({ ...v, lines: v.lines.map((line) => ({ ...newCustomerPoRow(), ...line })) }, true),
  )
  const release = useUnsavedGuard(form.dirty)
  const quoted = useMemo(
    () => new Map(data.quoted.map((l) => [l.quotationLineId ?? '', customerPoRowOf(l)])),
    [data.quoted],
  )
  const columns = useMemo(
    () => customerPoColumns(masters, revision.currency, quoted),
    [masters, revision.currency, quoted],
  )
  const { subTotal } = liveTotals(masters, values.lines, '0')
  const effect = dec(subTotal).minus(revision.subTotal)
  const dropped = data.quoted.filter((q) => !values.lines.some((l) => l.quotationLineId === q.quotationLineId))
  const addresses = (data.customer?.addresses ?? []).map((a) => ({
    value: a.id,
    label: [a.label, a.line1, a.city].filter(Boolean).join(', '),
  }))
  const back = po ? `/customer-pos/${po.id}` : `/quotations/${quotation.id}`

  async function submit() {
    const { file, lines, ...paper } = values
    const kept = lines.filter((l) => !isBlankRow(l))
    const input = {
      ...paper,
      fileId: file?.id ?? null,
      billingAddressId: paper.billingAddressId || null,
      shippingAddressId: paper.shippingAddressId || null,
      lines: kept.map(customerPoLineInput),
    }
    if (po) await update.run({ ...input, id: po.id, version: po.version })
    else await create.run({ ...input, quotationId: quotation.id, quotationRevisionId: revision.id })
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {draft.banner}
      {revision.expired && (
        <Banner tone="warn">
          Rev.{revision.revisionNo} was valid until {formatDate(revision.validUntil)}. The order can be recorded;
          accepting it needs a remark.
        </Banner>
      )}
      <ErrorSummary error={error}>
        <StaleNote error={error} href={po ? back : null} />
      </ErrorSummary>
      <Section title="The buyer's order">
        <FormGrid columns={3}>
          <TextField label="PO number" required upper maxLength={80} autoFocus={!po} {...form.bind('poNumber')} />
          <DateField label="PO date" required max={data.today} {...form.bind('poDate')} />
          <DateField label="Received" required max={data.today} {...form.bind('receivedDate')} />
          <FileField
            label="The order as it came"
            name="fileId"
            accept="application/pdf,image/*"
            value={values.file}
            error={form.errors.fileId}
            onChange={(file) => form.set('file', file)}
          />
          <SelectField label="Bill to" options={addresses} emptyLabel="Not stated" {...form.bind('billingAddressId')} />
          <SelectField
            label="Ship to"
            options={addresses}
            emptyLabel="As bill to"
            {...form.bind('shippingAddressId')}
          />
          <TextField label="Payment terms" maxLength={500} {...form.bind('paymentTerms')} />
          <DateField label="Delivery by" {...form.bind('deliveryDate')} />
          <FullRow>
            <TextAreaField label="Remarks" rows={2} {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <Section
        title="Lines"
        note={`They start as quoted in ${quotation.number} Rev.${revision.revisionNo}. Change what the buyer changed; delete what was not ordered.`}
      >
        <LineGrid
          columns={columns}
          rows={values.lines}
          onChange={(lines) => form.set('lines', lines)}
          newRow={newCustomerPoRow}
          onRowChange={(_, patch, row) => fillQuotationRow(masters, patch, row)}
          errors={form.errors}
          label="Lines of the customer PO"
          maxRows={500}
          tools={
            dropped.length > 0 && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => form.set('lines', [...values.lines, ...dropped.map(customerPoRowOf)])}
              >
                Bring back {dropped.length} quoted {dropped.length === 1 ? 'line' : 'lines'}
              </Button>
            )
          }
        />
        <TotalsBox
          items={[
            { label: 'Quoted', value: <Money value={revision.subTotal} currency={revision.currency} /> },
            { label: 'Difference', value: <Money value={decimalText(effect, 2)} currency={revision.currency} /> },
            {
              label: `Ordered ${revision.currency}`,
              value: <Money value={subTotal} currency={revision.currency} />,
              strong: true,
            },
          ]}
        />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          {po ? 'Save' : 'Record customer PO'}
        </Button>
        <Button variant="default" onClick={() => router.push(back)} disabled={pending}>
          Cancel
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}
