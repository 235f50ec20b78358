import type { RecordField } from '@/ui/record-form'

type Choices = {
  registrations: { id: string; gstin: string; label: string }[]
  states: { code: string; name: string }[]
}

/** The fields of a warehouse, for its form. */
export const warehouseFields = ({ registrations, states }: Choices): RecordField[] => [
  { name: 'code', label: 'Code', type: 'upper', required: true, placeholder: 'NMB' },
  { name: 'name', label: 'Name', required: true },
  {
    name: 'gstRegistrationId',
    label: 'GST registration',
    type: 'select',
    required: true,
    description: 'Goods that leave from here are supplied by it',
    options: registrations.map((r) => ({ value: r.id, label: `${r.label} ${r.gstin}` })),
  },
  { name: 'addressLine1', label: 'Street', required: true },
  { name: 'addressLine2', label: 'Street 2' },
  { name: 'city', label: 'City', required: true },
  { name: 'pin', label: 'PIN' },
  {
    name: 'stateCode',
    label: 'State',
    type: 'select',
    searchable: true,
    options: states.map((s) => ({ value: s.code, label: `${s.code} ${s.name}` })),
  },
]
