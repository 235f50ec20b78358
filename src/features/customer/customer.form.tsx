'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { ErrorSummary } from '@/ui/error-summary'
import { CheckField, DecimalField, MoneyField, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import {
  AddressGrid,
  type AddressRow,
  ContactGrid,
  type ContactRow,
  newAddress,
  newContact,
  type StateOption,
} from '@/ui/party-grids'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createCustomerAction, updateCustomerAction } from './customer.actions'

export type CustomerFormValues = {
  code: string
  name: string
  legalName: string
  gstin: string
  pan: string
  stateCode: string
  country: string
  isSez: boolean
  currency: string
  paymentTerms: string
  creditDays: string
  creditLimit: string
  quotationTemplateId: string
  email: string
  phone: string
  remarks: string
  addresses: AddressRow[]
  contacts: ContactRow[]
}

const NEW_CUSTOMER: CustomerFormValues = {
  code: '',
  name: '',
  legalName: '',
  gstin: '',
  pan: '',
  stateCode: '',
  country: 'IN',
  isSez: false,
  currency: 'INR',
  paymentTerms: '',
  creditDays: '30',
  creditLimit: '',
  quotationTemplateId: '',
  email: '',
  phone: '',
  remarks: '',
  addresses: [newAddress(true)],
  contacts: [newContact(true)],
}

const CURRENCIES = ['INR', 'USD', 'EUR', 'AED'].map((c) => ({ value: c, label: c }))

type Props = {
  initial?: CustomerFormValues
  states: readonly StateOption[]
  paymentTerms: readonly { name: string }[]
  quotationFormats: readonly { id: string; name: string }[]
  /** Of the customer being edited. */
  record?: { id: string; version: number }
}

/** Rows nobody typed anything into are not sent. */
const filled = <T extends { id: string | null }>(rows: T[], keys: readonly (keyof T)[]) =>
  rows.filter((r) => r.id || keys.some((k) => String(r[k] ?? '').trim() !== ''))

/** New customer, and the same form to change one. */
export function CustomerForm({ initial = NEW_CUSTOMER, states, paymentTerms, quotationFormats, record }: Props) {
  const router = useRouter()
  const options = {
    successMessage: record ? 'Customer saved' : 'Customer added',
    redirectTo: '/customers/{id}',
    onSuccess: () => leave(),
  }
  const create = useAction(createCustomerAction, options)
  const update = useAction(updateCustomerAction, options)
  const { pending, error, fieldErrors } = record ? update : create
  const form = useFields(initial, fieldErrors)
  const draft = useFormDraft(record ? `customer:${record.id}` : 'customer:new', form.values, (v) => form.reset(v, true))
  const release = useUnsavedGuard(form.dirty)
  const leave = () => {
    release()
    void draft.clear()
  }

  function save() {
    const v = form.values
    const input = {
      ...v,
      currency: v.currency as 'INR',
      creditLimit: v.creditLimit || null,
      quotationTemplateId: v.quotationTemplateId || null,
      addresses: filled(v.addresses, ['label', 'line1', 'city']).map((a) => ({ ...a, kind: a.kind as 'BOTH' })),
      contacts: filled(v.contacts, ['name', 'email', 'phone']),
    }
    void (record ? update.run({ ...input, ...record }) : create.run(input))
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {draft.banner}
      <ErrorSummary error={error}>
        {error?.code === 'STALE' && (
          <Button size="compact-xs" variant="default" mt={6} onClick={() => router.refresh()}>
            Take over the new version and keep my input
          </Button>
        )}
      </ErrorSummary>
      <Section title="Customer">
        <FormGrid columns={4}>
          <TextField label="Name" required maxLength={200} {...form.bind('name')} autoFocus={!record} />
          <TextField
            label="Legal name"
            description="As registered, if it differs"
            maxLength={200}
            {...form.bind('legalName')}
          />
          <TextField
            label="Code"
            description="Given automatically if empty"
            upper
            maxLength={20}
            {...form.bind('code')}
          />
          <TextField label="Country" description="Two letters" upper maxLength={2} {...form.bind('country')} />
          <TextField label="GSTIN" upper maxLength={15} {...form.bind('gstin')} />
          <SelectField
            label="State"
            description="Follows from the GSTIN"
            searchable
            options={states.map((s) => ({ value: s.code, label: `${s.code} ${s.name}` }))}
            {...form.bind('stateCode')}
          />
          <TextField label="PAN" description="Follows from the GSTIN" upper maxLength={10} {...form.bind('pan')} />
          <CheckField label="Unit in a special economic zone" {...form.bind('isSez')} />
        </FormGrid>
      </Section>
      <Section title="Terms">
        <FormGrid columns={4}>
          <SelectField label="Currency" options={CURRENCIES} emptyLabel={null} {...form.bind('currency')} />
          <SelectField
            label="Payment terms"
            options={withCurrent(paymentTerms, form.values.paymentTerms)}
            {...form.bind('paymentTerms')}
          />
          <DecimalField label="Credit days" decimals={0} min="0" max="365" {...form.bind('creditDays')} />
          <MoneyField
            label="Credit limit"
            description="Empty: no limit"
            currency={form.values.currency}
            {...form.bind('creditLimit')}
          />
          <TextField label="E-mail" type="email" {...form.bind('email')} />
          <TextField label="Phone" type="tel" {...form.bind('phone')} />
          <SelectField
            label="Quotation format"
            description="What its quotations start with"
            emptyLabel="The standard one"
            options={quotationFormats.map((f) => ({ value: f.id, label: f.name }))}
            {...form.bind('quotationTemplateId')}
          />
          <FullRow>
            <TextAreaField label="Remarks" maxLength={1000} {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <Section title="Addresses" note="The default one is billed and shipped to unless the order says otherwise.">
        <AddressGrid
          rows={form.values.addresses}
          onChange={(rows) => form.set('addresses', rows)}
          errors={form.errors}
          states={states}
          withKind
        />
      </Section>
      <Section title="Contacts">
        <ContactGrid rows={form.values.contacts} onChange={(rows) => form.set('contacts', rows)} errors={form.errors} />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          Save
        </Button>
        <Button
          variant="default"
          disabled={pending}
          onClick={() => router.push(record ? `/customers/${record.id}` : '/customers')}
        >
          Cancel
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}

/** The terms on offer, and the one on file where it is not among them any more. */
function withCurrent(terms: readonly { name: string }[], current: string) {
  const names = terms.map((t) => t.name)
  return (current && !names.includes(current) ? [current, ...names] : names).map((name) => ({
    value: name,
    label: name,
  }))
}
