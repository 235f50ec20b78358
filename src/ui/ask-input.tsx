'use client'

import { CheckField, DateField, QuantityField, SelectField, TextAreaField, TextField } from './fields'

/** A question asked in the dialog; its answer goes into the input under `name`. */
export type AskField = {
  name: string
  label: string
  type?: 'text' | 'textarea' | 'date' | 'select' | 'decimal' | 'check'
  options?: { value: string; label: string }[]
  required?: boolean
  defaultValue?: string
  description?: string
}

/** The field of one question. */
export function AskInput({
  field,
  value,
  error,
  onChange,
}: {
  field: AskField
  value: string
  error?: string
  onChange: (v: string) => void
}) {
  const common = {
    name: field.name,
    label: field.label,
    description: field.description,
    required: field.required,
    error,
  }
  switch (field.type) {
    case 'textarea':
      return <TextAreaField {...common} value={value} onChange={onChange} />
    case 'date':
      return <DateField {...common} value={value} onChange={onChange} />
    case 'select':
      return <SelectField {...common} value={value} onChange={onChange} options={field.options ?? []} />
    case 'decimal':
      return <QuantityField {...common} value={value} onChange={onChange} />
    case 'check':
      return <CheckField {...common} value={value === 'true'} onChange={(v) => onChange(v ? 'true' : 'false')} />
    default:
      return <TextField {...common} value={value} onChange={onChange} />
  }
}
