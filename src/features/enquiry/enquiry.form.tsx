'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { PipeMasters } from '@/features/product/pipe-row'
import { fillSalesRow } from '@/features/product/sales-row'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, type PickedValue, PickerField, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { LineGrid } from '@/ui/line-grid'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createEnquiry, updateEnquiry } from './enquiry.actions'
import { ENQUIRY_MODE_LABELS, ENQUIRY_MODES } from './enquiry.schema'
import { enquiryColumns } from './enquiry-columns'
import {
  type EnquiryPage,
  type EnquiryRow,
  enquiryLineInput,
  enquiryRowOf,
  isBlankRow,
  newEnquiryRow,
} from './enquiry-rows'
import { useCustomerContacts } from './use-customer-contacts'

type Values = {
  enquiryDate: string
  customer: PickedValue | null
  contactId: string
  contactName: string
  contactEmail: string
  clientReference: string
  project: string
  mode: string
  requiredBy: string
  buyerText: string
  remarks: string
  lines: EnquiryRow[]
}

const MODES = ENQUIRY_MODES.map((value) => ({ value, label: ENQUIRY_MODE_LABELS[value] }))

function valuesOf(enquiry: EnquiryPage | null, today: string): Values {
  return {
    enquiryDate: enquiry?.enquiryDate ?? today,
    customer: enquiry ? { id: enquiry.customer.id, label: enquiry.customer.name } : null,
    contactId: enquiry?.contactId ?? '',
    contactName: enquiry?.contactName ?? '',
    contactEmail: enquiry?.contactEmail ?? '',
    clientReference: enquiry?.clientReference ?? '',
    project: enquiry?.project ?? '',
    mode: enquiry?.mode ?? 'EMAIL',
    requiredBy: enquiry?.requiredBy ?? '',
    buyerText: enquiry?.buyerText ?? '',
    remarks: enquiry?.remarks ?? '',
    lines: enquiry?.lines.map(enquiryRowOf) ?? [newEnquiryRow()],
  }
}

type Props = { enquiry: EnquiryPage | null; masters: PipeMasters; today: string }

/** Registers or changes an enquiry. What is typed is kept until it is saved. */
export function EnquiryForm({ enquiry, masters, today }: Props) {
  const router = useRouter()
  const saved = () => {
    release()
    void draft.clear()
  }
  const create = useAction(createEnquiry, {
    successMessage: 'Enquiry registered',
    redirectTo: '/enquiries/{id}',
    onSuccess: saved,
  })
  const update = useAction(updateEnquiry, {
    successMessage: 'Enquiry saved',
    redirectTo: '/enquiries/{id}',
    onSuccess: saved,
  })
  const { pending, error, fieldErrors } = enquiry ? update : create
  const form = useFields(valuesOf(enquiry, today), fieldErrors)
  const draft = useFormDraft(enquiry ? `enquiry:${enquiry.id}` : 'enquiry:new', form.values, (v) =>
    form.reset({ ...v, lines: v.lines.map((line) => ({ ...newEnquiryRow(), ...line })) }, true),
  )
  const release = useUnsavedGuard(form.dirty)
  const columns = useMemo(() => enquiryColumns(masters), [masters])
  const contacts = useCustomerContacts(form.values.customer?.id)
  const quoted = enquiry?.quotations.some((q) => q.status !== 'VOID') ?? false

  async function submit() {
    const lines = form.values.lines.filter((line) => !isBlankRow(line))
    if (lines.length !== form.values.lines.length) form.patch({ lines: lines.length > 0 ? lines : [newEnquiryRow()] })
    const { customer, mode, contactId, ...rest } = form.values
    const input = {
      ...rest,
      customerId: customer?.id ?? '',
      contactId: contactId || null,
      mode: mode as (typeof ENQUIRY_MODES)[number],
      lines: lines.map(enquiryLineInput),
    }
    if (enquiry) await update.run({ ...input, id: enquiry.id, version: enquiry.version })
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
        <StaleNote error={error} href={enquiry ? `/enquiries/${enquiry.id}` : null} />
      </ErrorSummary>
      <Section title="Buyer">
        <FormGrid columns={3}>
          <PickerField
            label="Customer"
            list="customers"
            filters={{ active: 'yes' }}
            subLabelKey={['code', 'city']}
            required
            readOnly={quoted}
            description={quoted ? 'The enquiry is quoted to this customer.' : undefined}
            autoFocus={!enquiry}
            {...form.bind('customer')}
            error={form.errors.customerId}
            name="customerId"
            onChange={(customer, row) =>
              form.patch({
                customer,
                contactId: String(row?.contactId ?? ''),
                contactName: String(row?.contact ?? ''),
                contactEmail: String(row?.contactEmail ?? ''),
              })
            }
          />
          <SelectField
            label="Contact"
            {...form.bind('contactId')}
            options={contacts.map((c) => ({ value: c.id, label: c.name }))}
            emptyLabel={contacts.length > 0 ? 'Somebody else' : 'Choose the customer first'}
            onChange={(contactId) => {
              const contact = contacts.find((c) => c.id === contactId)
              form.patch({ contactId, contactName: contact?.name ?? '', contactEmail: contact?.email ?? '' })
            }}
          />
          <TextField label="Contact name" maxLength={120} {...form.bind('contactName')} />
          <TextField label="Contact e-mail" type="email" {...form.bind('contactEmail')} />
          <TextField label="Client reference" maxLength={120} {...form.bind('clientReference')} />
          <TextField label="Project" maxLength={200} {...form.bind('project')} />
        </FormGrid>
      </Section>
      <Section title="Enquiry">
        <FormGrid columns={3}>
          <DateField label="Date" required max={today} readOnly={enquiry !== null} {...form.bind('enquiryDate')} />
          <SelectField label="Came in by" options={MODES} emptyLabel={null} {...form.bind('mode')} />
          <DateField label="Required by" min={form.values.enquiryDate} {...form.bind('requiredBy')} />
          <FullRow>
            <TextAreaField
              label="What the buyer wrote"
              description="As it came, e.g. the text of the mail; a line’s own words go into the line."
              rows={2}
              {...form.bind('buyerText')}
            />
          </FullRow>
        </FormGrid>
      </Section>
      <Section title="Lines">
        <LineGrid
          columns={columns}
          rows={form.values.lines}
          onChange={(lines) => form.set('lines', lines)}
          newRow={newEnquiryRow}
          onRowChange={(_, patch, row) => fillSalesRow(masters, patch, row)}
          errors={form.errors}
          label="Lines of the enquiry"
          maxRows={500}
        />
      </Section>
      <Section>
        <TextAreaField label="Our remarks" rows={2} {...form.bind('remarks')} />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          {enquiry ? 'Save' : 'Register enquiry'}
        </Button>
        <Button variant="default" onClick={() => router.push(enquiry ? `/enquiries/${enquiry.id}` : '/enquiries')}>
          Cancel
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}
