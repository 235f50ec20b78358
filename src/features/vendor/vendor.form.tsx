'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { ErrorSummary } from '@/ui/error-summary'
import { SelectField, TextAreaField, TextField } from '@/ui/fields'
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
import { createVendorAction, updateVendorAction } from './vendor.actions'

export type VendorFormValues = {
  code: string
  name: string
  legalName: string
  gstin: string
  pan: string
  stateCode: string
  country: string
  currency: string
  paymentTerms: string
  makes: string
  email: string
  phone: string
  remarks: string
  addresses: AddressRow[]
  contacts: ContactRow[]
}

const NEW_VENDOR: VendorFormValues = {
  code: '',
  name: '',
  legalName: '',
  gstin: '',
  pan: '',
  stateCode: '',
  country: 'IN',
  currency: 'INR',
  paymentTerms: '',
  makes: '',
  email: '',
  phone: '',
  remarks: '',
  addresses: [newAddress(true)],
  contacts: [newContact(true)],
}

const CURRENCIES = ['INR', 'USD', 'EUR', 'AED'].map((c) => ({ value: c, label: c }))

type Props = {
  initial?: VendorFormValues
  states: readonly StateOption[]
  paymentTerms: readonly { name: string }[]
  /** Of the vendor being edited. */
  record?: { id: string; version: number }
}

/** Rows nobody typed anything into are not sent. */
const filled = <T extends { id: string | null }>(rows: T[], keys: readonly (keyof T)[]) =>
  rows.filter((r) => r.id || keys.some((k) => String(r[k] ?? '').trim() !== ''))

/** New vendor, and the same form to change one. */
export function VendorForm({ initial = NEW_VENDOR, states, paymentTerms, record }: Props) {
  const router = useRouter()
  const options = {
    successMessage: record ? 'Vendor saved' : 'Vendor added; management approves it',
    redirectTo: '/vendors/{id}',
    onSuccess: () => leave(),
  }
  const create = useAction(createVendorAction, options)
  const update = useAction(updateVendorAction, options)
  const { pending, error, fieldErrors } = record ? update : create
  const form = useFields(initial, fieldErrors)
  const draft = useFormDraft(record ? `vendor:${record.id}` : 'vendor:new', form.values, (v) => form.reset(v, true))
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
      makes: v.makes
        .split(/[,;\n]/)
        .map((m) => m.trim())
        .filter(Boolean),
      addresses: filled(v.addresses, ['label', 'line1', 'city']),
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
      <Section title="Vendor">
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
          <TextField label="Makes" description="Mills it supplies, separated by commas" {...form.bind('makes')} />
          <TextField label="E-mail" type="email" {...form.bind('email')} />
          <TextField label="Phone" type="tel" {...form.bind('phone')} />
          <FullRow>
            <TextAreaField label="Remarks" maxLength={1000} {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <Section title="Addresses">
        <AddressGrid
          rows={form.values.addresses}
          onChange={(rows) => form.set('addresses', rows)}
          errors={form.errors}
          states={states}
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
          onClick={() => router.push(record ? `/vendors/${record.id}` : '/vendors')}
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
