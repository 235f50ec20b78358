'use client'

import { Autocomplete, SegmentedControl } from '@mantine/core'
import { formatDecimal } from '@/core/decimal'
import { formatDate } from '@/core/fiscal-year'
import { dec } from '@/core/money'
import { FORMAT_LABELS, QUOTATION_FORMATS, type QuotationFormat } from '@/features/quotation-template/paper-formats'
import { DateField, PickerField, SelectField, TextField } from '@/ui/fields'
import { FormGrid, Section } from '@/ui/page'
import type { useFields } from '@/ui/use-fields'
import css from './quotation-form.module.css'
import type { QuotationFormData } from './quotation-rows'
import { defaultTemplate, exchangeRateOf, type QuotationValues, withPaper } from './quotation-values'

type Form = ReturnType<typeof useFields<QuotationValues>>
type Props = { data: QuotationFormData; form: Form }

const FORMATS = QUOTATION_FORMATS.map((value) => ({ value, label: FORMAT_LABELS[value] }))
const CURRENCIES = ['INR', 'USD', 'EUR', 'AED'].map((value) => ({ value, label: value }))

/** Domestic, export or project BOM, and on which paper. Terms and notes follow unless somebody has changed them. */
export function FormatChoice({ data, form }: Props) {
  const { values } = form
  const fixed = (data.quotation?.latestRevisionNo ?? 0) > 0
  const papers = data.papers.templates.filter((t) => t.format === values.format)
  const usual = defaultTemplate(data.papers, values.format)
  const choose = (format: QuotationFormat, quotationTemplateId: string) =>
    form.patch(withPaper(data.papers, values, { format, quotationTemplateId }))
  return (
    <div className={css.paper}>
      <SegmentedControl
        aria-label="Format of the quotation"
        data={FORMATS}
        value={values.format}
        disabled={fixed}
        onChange={(value) => choose(value as QuotationFormat, defaultTemplate(data.papers, value as QuotationFormat))}
      />
      {papers.length > 0 && (
        <div className={css.paperName}>
          <SelectField
            label="Paper"
            emptyLabel={values.quotationTemplateId && usual ? null : 'Plain'}
            disabled={fixed}
            options={papers.map((t) => ({ value: t.id, label: t.isDefault ? `${t.name} (usual)` : t.name }))}
            {...form.bind('quotationTemplateId')}
            onChange={(id) => choose(values.format, id)}
          />
        </div>
      )}
      {fixed && <p className={css.hints}>Earlier revisions were made in this format, so it stays.</p>}
    </div>
  )
}

/** The paper of a customer: their template where they have one. Answers late, and not at all when it cannot be read. */
async function templateOfCustomer(id: string): Promise<string | null> {
  try {
    const response = await fetch(`/api/v1/customers/${encodeURIComponent(id)}`, {
      headers: { accept: 'application/json' },
    })
    const body = response.ok ? ((await response.json()) as { data?: { quotationTemplateId?: string | null } }) : null
    const customer = body?.data ?? (body as { quotationTemplateId?: string | null } | null)
    return customer?.quotationTemplateId ?? null
  } catch {
    return null
  }
}

/** Who is quoted, by whom. */
export function BuyerFields({ data, form, onTemplate }: Props & { onTemplate: (templateId: string) => void }) {
  const { quotation, enquiry } = data
  const { values } = form
  return (
    <Section title="Buyer">
      <FormGrid columns={3}>
        <PickerField
          label="Customer"
          list="customers"
          filters={{ active: 'yes' }}
          subLabelKey={['code', 'city']}
          required
          readOnly={quotation !== null || enquiry !== null}
          autoFocus={!quotation && !enquiry && !data.customer}
          value={values.customer}
          name="customerId"
          error={form.errors.customerId}
          onChange={(customer, row) => {
            form.patch({
              customer,
              currency: String(row?.currency ?? values.currency),
              paymentTerms: String(row?.paymentTerms ?? ''),
              attention: String(row?.contact ?? ''),
              attentionEmail: String(row?.contactEmail ?? ''),
            })
            if (customer) void templateOfCustomer(customer.id).then((id) => id && onTemplate(id))
          }}
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
  )
}

/** Dates, currency with the rate that is frozen, payment and delivery. */
export function OfferFields({ data, form }: Props) {
  const { values } = form
  return (
    <Section title="Offer">
      <FormGrid columns={3}>
        <DateField label="Date" required max={data.today} {...form.bind('quotationDate')} />
        <DateField label="Valid until" required min={values.quotationDate} {...form.bind('validUntil')} />
        <SelectField
          label="Currency"
          options={CURRENCIES}
          emptyLabel={null}
          description={rateWords(data, values)}
          {...form.bind('currency')}
        />
        <Suggest label="Payment terms" options={data.paymentTerms} {...form.bind('paymentTerms')} />
        <Suggest label="Delivery terms" options={data.deliveryTerms} {...form.bind('deliveryTerms')} />
      </FormGrid>
    </Section>
  )
}

/** `1 USD = INR 83.45 (20 Nov 2026), frozen when saved.` */
function rateWords(data: QuotationFormData, { currency, quotationDate }: QuotationValues): string | undefined {
  if (currency === data.baseCurrency) return undefined
  const found = exchangeRateOf(data, currency, quotationDate)
  if (!found) return `No rate for ${currency} is on file for this date; it is looked for again when you save.`
  const rate = formatDecimal(found.rate, Math.max(2, dec(found.rate).decimalPlaces()), 'WESTERN')
  return `1 ${currency} = ${data.baseCurrency} ${rate} (${formatDate(found.rateDate)}), frozen when saved.`
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
