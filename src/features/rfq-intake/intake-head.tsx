'use client'

import { ENQUIRY_MODE_LABELS, ENQUIRY_MODES } from '@/features/enquiry/enquiry.schema'
import { useCustomerContacts } from '@/features/enquiry/use-customer-contacts'
import { DateField, PickerField, SelectField, TextField } from '@/ui/fields'
import { FormGrid } from '@/ui/page'
import type { IntakeHead } from './intake-draft'

const MODES = ENQUIRY_MODES.map((value) => ({ value, label: ENQUIRY_MODE_LABELS[value] }))

type Props = {
  head: IntakeHead
  onChange: (patch: Partial<IntakeHead>) => void
  errors: Record<string, string>
  today: string
}

/** Who asks, and how it came in. */
export function IntakeHeadFields({ head, onChange, errors, today }: Props) {
  const contacts = useCustomerContacts(head.customer?.id)
  const bind = <K extends keyof IntakeHead & string>(key: K) => ({
    name: key,
    value: head[key],
    onChange: (value: IntakeHead[K]) => onChange({ [key]: value } as Partial<IntakeHead>),
    error: errors[key],
  })
  return (
    <FormGrid columns={4}>
      <PickerField
        label="Customer"
        list="customers"
        filters={{ active: 'yes' }}
        subLabelKey={['code', 'city']}
        required
        autoFocus
        name="customerId"
        value={head.customer}
        error={errors.customerId}
        onChange={(customer, row) =>
          onChange({
            customer,
            contactId: String(row?.contactId ?? ''),
            contactName: String(row?.contact ?? ''),
            contactEmail: String(row?.contactEmail ?? ''),
          })
        }
      />
      <SelectField
        label="Contact"
        {...bind('contactId')}
        options={contacts.map((c) => ({ value: c.id, label: c.name }))}
        emptyLabel={contacts.length > 0 ? 'Somebody else' : 'Choose the customer first'}
        onChange={(contactId) => {
          const contact = contacts.find((c) => c.id === contactId)
          onChange({ contactId, contactName: contact?.name ?? '', contactEmail: contact?.email ?? '' })
        }}
      />
      <TextField label="Client reference" maxLength={120} {...bind('clientReference')} />
      <TextField label="Project" maxLength={200} {...bind('project')} />
      <SelectField label="Came in by" options={MODES} emptyLabel={null} {...bind('mode')} />
      <DateField label="Date" required max={today} {...bind('enquiryDate')} />
      <DateField label="Required by" min={head.enquiryDate} {...bind('requiredBy')} />
    </FormGrid>
  )
}
