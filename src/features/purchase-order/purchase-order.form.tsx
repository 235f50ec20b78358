'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { sumTyped } from '@/features/product/line-sums'
import { pipeColumns, quantityColumns, rarePipeColumns, UNIT_OPTIONS } from '@/features/product/pipe-columns'
import { fillPipeRow, type PipeMasters } from '@/features/product/pipe-row'
import { typedMetres } from '@/features/purchase-requisition/typed-metres'
import { ErrorSummary } from '@/ui/error-summary'
import {
  DateField,
  DecimalField,
  MoneyField,
  type PickedValue,
  PickerField,
  SelectField,
  TextAreaField,
  TextField,
} from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { Metres, Money } from '@/ui/num'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { TotalsBox } from '@/ui/simple-table'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createPurchaseOrder, updatePurchaseOrder } from './purchase-order.actions'
import {
  isBlankOrderRow,
  newOrderRow,
  type OrderRow,
  orderLineInput,
  orderRowOf,
  type PurchaseOrderFormData,
  type PurchaseOrderPage,
  requisitionRowOf,
  typedPrice,
  typedTotals,
} from './purchase-order-rows'

type Values = {
  vendor: PickedValue | null
  warehouseId: string
  expectedDate: string
  currency: string
  exchangeRate: string
  vendorReference: string
  paymentTerms: string
  deliveryTerms: string
  overReceiptPct: string
  chargesLabel: string
  chargesAmount: string
  gstRate: string
  remarks: string
  lines: OrderRow[]
}

const CURRENCIES = ['INR', 'USD', 'EUR', 'AED'] as const
const CURRENCY_OPTIONS = CURRENCIES.map((code) => ({ value: code, label: code }))

function valuesOf(order: PurchaseOrderPage | null, data: PurchaseOrderFormData): Values {
  const { requisition } = data
  const lines = order?.lines.map(orderRowOf) ?? requisition?.lines.map(requisitionRowOf) ?? []
  return {
    vendor: order ? { id: order.vendor.id, label: order.vendor.name } : null,
    warehouseId: order?.warehouseId ?? data.warehouses[0]?.id ?? '',
    expectedDate: order?.expectedDate ?? requisition?.neededBy ?? '',
    currency: order?.currency ?? data.baseCurrency,
    exchangeRate: order && order.currency !== data.baseCurrency ? (order.exchangeRate ?? '') : '',
    vendorReference: order?.vendorReference ?? '',
    paymentTerms: order?.paymentTerms ?? '',
    deliveryTerms: order?.deliveryTerms ?? '',
    overReceiptPct: order?.overReceiptPct ?? data.overReceiptPct ?? '2',
    chargesLabel: order?.chargesLabel ?? '',
    chargesAmount: order?.chargesAmount ?? '0',
    gstRate: order?.gstRate ?? '18',
    remarks: order?.remarks ?? '',
    lines: lines.length > 0 ? lines : [newOrderRow()],
  }
}

function columnsOf(masters: PipeMasters, currency: string, all: boolean): LineColumn<OrderRow>[] {
  const quantity = quantityColumns<OrderRow>()
  return [
    ...pipeColumns<OrderRow>(masters),
    ...quantity.filter((c) => c.key !== 'pieceLengthM'),
    { key: 'rate', label: `Rate ${currency}`, type: 'number', decimals: 3, width: 84, required: true },
    { key: 'rateUnit', label: 'per', type: 'select', options: UNIT_OPTIONS, width: 62 },
    {
      key: 'amount',
      label: 'Amount',
      type: 'computed',
      align: 'right',
      width: 110,
      render: (row) => <Money value={typedPrice(masters, row)?.amount} currency={currency} />,
      total: (rows) => (
        <Money value={sumTyped(rows.map((row) => typedPrice(masters, row)?.amount))} currency={currency} />
      ),
    },
    {
      key: 'metres',
      label: 'Metres',
      type: 'computed',
      align: 'right',
      width: 80,
      render: (row) => <Metres value={typedMetres(masters, row)} trim />,
      total: (rows) => <Metres value={sumTyped(rows.map((row) => typedMetres(masters, row)))} trim />,
    },
    { key: 'certificate', label: 'Certificate', type: 'text', maxLength: 200, width: 130 },
    ...quantity.filter((c) => c.key === 'pieceLengthM'),
    { key: 'remark', label: 'Remark', type: 'text', maxLength: 500, width: 150 },
    ...(all ? rarePipeColumns<OrderRow>() : []),
  ]
}

type Props = { order: PurchaseOrderPage | null; data: PurchaseOrderFormData; masters: PipeMasters }

/** Makes or changes an order. What is typed is kept until it is saved; totals are shown as the server will compute them. */
export function PurchaseOrderForm({ order, data, masters }: Props) {
  const router = useRouter()
  const saved = () => {
    release()
    void draft.clear()
  }
  const redirectTo = '/purchase-orders/{id}'
  const create = useAction(createPurchaseOrder, { successMessage: 'Purchase order made', redirectTo, onSuccess: saved })
  const update = useAction(updatePurchaseOrder, {
    successMessage: 'Purchase order saved',
    redirectTo,
    onSuccess: saved,
  })
  const { pending, error, fieldErrors } = order ? update : create
  const form = useFields(valuesOf(order, data), fieldErrors)
  const draft = useFormDraft(`purchase-order:${order?.id ?? data.requisition?.id ?? 'new'}`, form.values, (v) =>
    form.reset(v, true),
  )
  const release = useUnsavedGuard(form.dirty)
  const [all, setAll] = useState(() => form.values.lines.some((l) => l.description || l.wallType || l.specsText))
  const { currency, chargesAmount, gstRate, lines } = form.values
  const columns = useMemo(() => columnsOf(masters, currency, all), [masters, currency, all])
  const totals = typedTotals(masters, lines, chargesAmount, gstRate)
  const foreign = currency !== data.baseCurrency
  const back = order ? `/purchase-orders/${order.id}` : '/purchase-orders'

  async function submit() {
    const kept = lines.filter((line) => !isBlankOrderRow(line))
    if (kept.length !== lines.length) form.patch({ lines: kept.length > 0 ? kept : [newOrderRow()] })
    const { vendor, exchangeRate, expectedDate, ...rest } = form.values
    const input = {
      ...rest,
      vendorId: vendor?.id ?? '',
      currency: currency as (typeof CURRENCIES)[number],
      expectedDate: expectedDate || null,
      exchangeRate: foreign && exchangeRate.trim() ? exchangeRate : null,
      overReceiptPct: rest.overReceiptPct.trim() || null,
      chargesAmount: chargesAmount.trim() || '0',
      gstRate: gstRate.trim() || '0',
      lines: kept.map(orderLineInput),
    }
    if (order) await update.run({ ...input, id: order.id, version: order.version })
    else await create.run({ ...input, purchaseRequisitionId: data.requisition?.id ?? null })
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
        <StaleNote error={error} href={order ? back : null} />
      </ErrorSummary>
      <Section title="Vendor and delivery">
        <FormGrid columns={4}>
          <PickerField
            label="Vendor"
            list="vendors"
            filters={{ approval: 'APPROVED', active: 'yes' }}
            subLabelKey={['code', 'city']}
            required
            autoFocus={!order}
            description="Approved vendors only"
            {...form.bind('vendor')}
            name="vendorId"
            error={form.errors.vendorId}
            onChange={(vendor, row) =>
              form.patch({
                vendor,
                ...(row?.paymentTerms && !form.values.paymentTerms ? { paymentTerms: String(row.paymentTerms) } : {}),
                ...(CURRENCIES.some((c) => c === row?.currency) && !order ? { currency: String(row?.currency) } : {}),
              })
            }
          />
          <SelectField
            label="Deliver to"
            required
            emptyLabel={null}
            options={data.warehouses.map((w) => ({ value: w.id, label: w.name }))}
            {...form.bind('warehouseId')}
          />
          <DateField label="Expected" {...form.bind('expectedDate')} />
          <TextField label="Vendor's quotation" maxLength={120} {...form.bind('vendorReference')} />
          <SelectField label="Currency" emptyLabel={null} options={CURRENCY_OPTIONS} {...form.bind('currency')} />
          {foreign && (
            <DecimalField
              label={`${data.baseCurrency} for 1 ${currency}`}
              decimals={6}
              min="0"
              placeholder={data.rates.find((r) => r.currency === currency)?.rate ?? 'Enter the rate'}
              {...form.bind('exchangeRate')}
            />
          )}
          <TextField label="Payment" maxLength={500} {...form.bind('paymentTerms')} />
          <TextField label="Delivery terms" maxLength={500} {...form.bind('deliveryTerms')} />
          <DecimalField
            label="Over-receipt allowed"
            unit="%"
            decimals={4}
            min="0"
            max="100"
            {...form.bind('overReceiptPct')}
          />
        </FormGrid>
      </Section>
      <Section
        title="Lines"
        note={
          data.requisition
            ? `From the balance of ${data.requisition.number}. Remove what this vendor does not supply.`
            : undefined
        }
      >
        <LineGrid
          columns={columns}
          rows={lines}
          onChange={(next) => form.set('lines', next)}
          newRow={newOrderRow}
          onRowChange={(_, patch, row) => fillPipeRow(masters, patch, row)}
          errors={form.errors}
          label="Lines of the order"
          maxRows={500}
          tools={
            <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
              {all ? 'Fewer columns' : 'More columns'}
            </Button>
          }
        />
      </Section>
      <Section title="Charges, tax and remarks">
        <FormGrid columns={4}>
          <TextField label="Charges for" maxLength={80} placeholder="Freight" {...form.bind('chargesLabel')} />
          <MoneyField label="Charges" currency={currency} {...form.bind('chargesAmount')} />
          <DecimalField label="GST" unit="%" decimals={4} min="0" max="100" {...form.bind('gstRate')} />
          <FullRow>
            <TextAreaField label="Terms and remarks on the order" rows={3} {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
        <TotalsBox
          items={[
            { label: 'Lines', value: <Money value={totals.subTotal} currency={currency} /> },
            {
              label: form.values.chargesLabel || 'Charges',
              value: <Money value={totals.chargesAmount} currency={currency} />,
            },
            { label: 'GST', value: <Money value={totals.taxAmount} currency={currency} /> },
            {
              label: `Total ${currency}`,
              value: <Money value={totals.totalAmount} currency={currency} />,
              strong: true,
            },
          ]}
        />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          {order ? 'Save' : 'Make purchase order'}
        </Button>
        <Button variant="default" onClick={() => router.push(back)}>
          Cancel
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}
