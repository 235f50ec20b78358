'use client'

import { Button } from '@mantine/core'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import { type PickedValue, PickerField, RadioCards, SelectField } from '@/ui/fields'
import { FormBar, FormGrid, FullRow } from '@/ui/page'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { copyQuotation } from '../quotation.actions'

type Props = {
  id: string
  customer: PickedValue
  revisions: { revisionNo: number; label: string }[]
  revisionNo: number
}

/** What a copy is for: which revision, for whom, answering what, with or without the rates. */
export function CopyQuotationForm({ id, customer, revisions, revisionNo }: Props) {
  const { run, pending, error, fieldErrors } = useAction(copyQuotation, {
    successMessage: 'Copied to a new draft',
    redirectTo: '/quotations/{id}/edit',
  })
  const form = useFields(
    {
      revisionNo: String(revisionNo),
      customer: customer as PickedValue | null,
      enquiry: null as PickedValue | null,
      rates: 'KEEP' as string,
    },
    fieldErrors,
  )
  const { values, errors } = form
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({
          id,
          revisionNo: Number(values.revisionNo),
          customerId: values.customer?.id,
          enquiryId: values.enquiry?.id,
          rates: values.rates as 'KEEP' | 'CLEAR',
        })
      }}
    >
      <ErrorSummary error={error} />
      <FormGrid columns={2}>
        <PickerField
          label="Customer"
          list="customers"
          subLabelKey={['code', 'city']}
          filters={{ active: 'yes' }}
          required
          {...form.bind('customer')}
          error={errors.customerId ?? errors.customer}
          onChange={(next) => form.patch({ customer: next, enquiry: null })}
        />
        <PickerField
          label="Answers the enquiry"
          description="Left empty, the quotation stands by itself"
          list="enquiries"
          labelKey="number"
          subLabelKey={['clientReference', 'project']}
          filters={{ customerId: values.customer?.id }}
          disabled={!values.customer}
          {...form.bind('enquiry')}
          error={errors.enquiryId ?? errors.enquiry}
        />
        {revisions.length > 1 && (
          <SelectField
            label="Revision to copy"
            emptyLabel={null}
            options={revisions.map((r) => ({ value: String(r.revisionNo), label: r.label }))}
            {...form.bind('revisionNo')}
          />
        )}
        <FullRow>
          <RadioCards
            label="Rates"
            cards={[
              { value: 'KEEP', label: 'Take them over', description: 'In the currency they were quoted in' },
              { value: 'CLEAR', label: 'Leave them empty', description: 'In the currency of the customer' },
            ]}
            {...form.bind('rates')}
          />
        </FullRow>
      </FormGrid>
      <p style={{ margin: 0, color: 'var(--erp-dim)' }}>
        Lines, terms and format are taken over. Date, validity and exchange rate are of today.
      </p>
      <FormBar>
        <Button type="submit" loading={pending}>
          Copy and edit
        </Button>
        <CancelButton fallback={`/quotations/${id}`} disabled={pending} />
      </FormBar>
    </form>
  )
}
