'use client'

import { Autocomplete, Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { hasReferences } from '@/features/enquiry/reference-columns'
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
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { LineGrid } from '@/ui/line-grid'
import { Metres, Money, Tonnes } from '@/ui/num'
import { Banner, FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { TotalsBox } from '@/ui/simple-table'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createQuotation, updateQuotation } from './quotation.actions'
import { tonnes } from './quotation.totals'
import { newTerm, quotationColumns, TERM_COLUMNS, type TermRow } from './quotation-columns'
import {
  fillQuotationRow,
  isBlankRow,
  liveTotals,
  newQuotationRow,
  type QuotationFormData,
  type QuotationRow,
  quotationLineInput,
  quotationRowOf,
  rowFromEnquiry,
} from './quotation-rows'

type Values = {
  customer: PickedValue | null
  quotationDate: string
  validUntil: string
  currency: string
  salespersonId: string
  attention: string
  attentionEmail: string
  clientReference: string
  project: string
  paymentTerms: string
  deliveryTerms: string
  remarks: string
  chargesLabel: string
  chargesAmount: string
  lines: QuotationRow[]
  terms: TermRow[]
}

const CURRENCIES = ['INR', 'USD', 'EUR', 'AED'].map((value) => ({ value, label: value }))

function valuesOf(data: QuotationFormData): Values {
  const { quotation, enquiry } = data
  const revision = quotation?.revision
  const customer = quotation?.customer ?? enquiry?.customer
  return {
    customer: customer ? { id: customer.id, label: customer.name } : null,
    quotationDate: revision?.quotationDate ?? data.today,
    validUntil: revision?.validUntil ?? data.defaultValidUntil,
    currency: revision?.currency ?? customer?.currency ?? data.baseCurrency,
    salespersonId: quotation?.salesperson.id ?? data.userId,
    attention: revision?.attention ?? enquiry?.contactName ?? '',
    attentionEmail: revision?.attentionEmail ?? enquiry?.contactEmail ?? '',
    clientReference: revision?.clientReference ?? enquiry?.clientReference ?? '',
    project: revision?.project ?? enquiry?.project ?? '',
    paymentTerms: revision?.paymentTerms ?? enquiry?.customer.paymentTerms ?? '',
    deliveryTerms: revision?.deliveryTerms ?? '',
    remarks: revision?.remarks ?? '',
    chargesLabel: revision?.chargesLabel ?? '',
    chargesAmount: revision?.chargesAmount && revision.chargesAmount !== '0' ? revision.chargesAmount : '',
    lines: revision?.lines.map(quotationRowOf) ?? enquiry?.lines.map(rowFromEnquiry) ?? [newQuotationRow()],
    terms: (revision?.terms ?? data.offerTerms).map(({ title, text }) => ({ title, text })),
  }
}

function draftKey(data: QuotationFormData): string {
  if (data.quotation) return `quotation:${data.quotation.id}:${data.quotation.revision.revisionNo}`
  return data.enquiry ? `quotation:enquiry:${data.enquiry.id}` : 'quotation:new'
}

/** Makes a quotation or changes its draft revision. Figures follow as one types, by the arithmetic of the server. */
export function QuotationForm({ data }: { data: QuotationFormData }) {
  const router = useRouter()
  const { quotation, enquiry, masters } = data
  const saved = () => {
    release()
    void draft.clear()
  }
  const create = useAction(createQuotation, {
    successMessage: 'Quotation saved',
    redirectTo: '/quotations/{id}',
    onSuccess: saved,
  })
  const update = useAction(updateQuotation, {
    successMessage: 'Quotation saved',
    redirectTo: '/quotations/{id}',
    onSuccess: saved,
  })
  const { pending, error, fieldErrors } = quotation ? update : create
  const form = useFields(valuesOf(data), fieldErrors)
  const { values } = form
  const draft = useFormDraft(draftKey(data), values, (v) => form.reset(v, true))
  const release = useUnsavedGuard(form.dirty)
  const [all, setAll] = useState(() => values.lines.some((l) => hasReferences(l) || l.description || l.wallType))
  const columns = useMemo(() => quotationColumns(masters, values.currency, all), [masters, values.currency, all])
  const totals = liveTotals(masters, values.lines, values.chargesAmount)
  const back = quotation ? `/quotations/${quotation.id}` : enquiry ? `/enquiries/${enquiry.id}` : '/quotations'

  async function submit() {
    const lines = values.lines.filter((line) => !isBlankRow(line))
    const terms = values.terms.filter((term) => term.title.trim() || term.text.trim())
    if (lines.length !== values.lines.length || terms.length !== values.terms.length)
      form.patch({ lines: lines.length > 0 ? lines : [newQuotationRow()], terms })
    const { customer, currency, salespersonId, ...header } = values
    const input = {
      ...header,
      currency: currency as 'INR' | 'USD' | 'EUR' | 'AED',
      salespersonId: salespersonId || null,
      lines: lines.map(quotationLineInput),
      terms,
    }
    if (quotation) await update.run({ ...input, id: quotation.id, version: quotation.version })
    else await create.run({ ...input, enquiryId: enquiry?.id ?? null, customerId: customer?.id ?? null })
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {draft.banner}
      {enquiry && (
        <Banner>
          The lines are those of enquiry {enquiry.number}. Add the rates
          {enquiry.requiredBy ? `; the buyer needs it by ${enquiry.requiredBy}` : ''}.
        </Banner>
      )}
      <ErrorSummary error={error}>
        <StaleNote error={error} href={quotation ? back : null} />
      </ErrorSummary>
      <Section title="Buyer">
        <FormGrid columns={3}>
          <PickerField
            label="Customer"
            list="customers"
            filters={{ active: 'yes' }}
            subLabelKey={['code', 'city']}
            required
            readOnly={quotation !== null || enquiry !== null}
            autoFocus={!quotation && !enquiry}
            value={values.customer}
            name="customerId"
            error={form.errors.customerId}
            onChange={(customer, row) =>
              form.patch({
                customer,
                currency: String(row?.currency ?? values.currency),
                paymentTerms: String(row?.paymentTerms ?? ''),
                attention: String(row?.contact ?? ''),
                attentionEmail: String(row?.contactEmail ?? ''),
              })
            }
          />
          <TextField label="Attention" maxLength={120} {...form.bind('attention')} />
          <TextField label="E-mail" type="email" {...form.bind('attentionEmail')} />
          <TextField label="Client reference" maxLength={120} {...form.bind('clientReference')} />
          <TextField label="Project" maxLength={200} {...form.bind('project')} />
          <SelectField
            label="Salesperson"
            emptyLabel={null}
            options={data.salespeople.map((p) => ({ value: p.id, label: p.name }))}
            {...form.bind('salespersonId')}
          />
        </FormGrid>
      </Section>
      <Section title="Offer">
        <FormGrid columns={3}>
          <DateField label="Date" required max={data.today} {...form.bind('quotationDate')} />
          <DateField label="Valid until" required min={values.quotationDate} {...form.bind('validUntil')} />
          <SelectField
            label="Currency"
            options={CURRENCIES}
            emptyLabel={null}
            description={
              values.currency === data.baseCurrency ? undefined : 'The exchange rate of the date is frozen with it.'
            }
            {...form.bind('currency')}
          />
          <Suggest label="Payment terms" options={data.paymentTerms} {...form.bind('paymentTerms')} />
          <Suggest label="Delivery terms" options={data.deliveryTerms} {...form.bind('deliveryTerms')} />
        </FormGrid>
      </Section>
      <Section title="Lines">
        <LineGrid
          columns={columns}
          rows={values.lines}
          onChange={(lines) => form.set('lines', lines)}
          newRow={newQuotationRow}
          onRowChange={(_, patch, row) => fillQuotationRow(masters, patch, row)}
          errors={form.errors}
          label="Lines of the quotation"
          maxRows={500}
          tools={
            <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
              {all ? 'Fewer columns' : 'More columns'}
            </Button>
          }
        />
        <TotalsBox
          items={[
            { label: 'Length', value: <Metres value={totals.totalMetres} unit /> },
            { label: 'Weight', value: <Tonnes value={tonnes(totals.totalWeightKg)} unit /> },
            { label: 'Sum of the lines', value: <Money value={totals.subTotal} currency={values.currency} /> },
            { label: 'Charges', value: <Money value={totals.chargesAmount} currency={values.currency} /> },
            {
              label: `Total ${values.currency}`,
              value: <Money value={totals.totalAmount} currency={values.currency} />,
              strong: true,
            },
          ]}
        />
      </Section>
      <Section title="Charges and remarks">
        <FormGrid columns={3}>
          <TextField label="Charges for" maxLength={120} {...form.bind('chargesLabel')} />
          <MoneyField label="Charges" currency={values.currency} {...form.bind('chargesAmount')} />
          <FullRow>
            <TextAreaField
              label="Remarks"
              description="Printed on the quotation."
              rows={2}
              maxLength={2000}
              {...form.bind('remarks')}
            />
          </FullRow>
        </FormGrid>
      </Section>
      <Section title="Terms">
        <LineGrid
          columns={TERM_COLUMNS}
          rows={values.terms}
          onChange={(terms) => form.set('terms', terms)}
          newRow={newTerm}
          errors={form.errors}
          path="terms"
          label="Terms of the quotation"
          addLabel="Add term"
          maxRows={60}
        />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
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

type SuggestProps = {
  label: string
  options: readonly string[]
  name: string
  value: string
  onChange: (value: string) => void
  error?: string
}

/** Free words, with the company's own ones to choose from. */
function Suggest({ label, options, name, value, onChange, error }: SuggestProps) {
  return (
    <Autocomplete
      label={label}
      name={name}
      data={[...new Set(options)]}
      value={value}
      onChange={onChange}
      error={error}
      maxLength={300}
      autoComplete="off"
    />
  )
}
