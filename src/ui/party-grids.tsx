'use client'

import { useMemo } from 'react'
import { type LineColumn, LineGrid } from './line-grid'

export type AddressRow = {
  id: string | null
  label: string
  kind: string
  line1: string
  line2: string
  city: string
  pin: string
  stateCode: string
  country: string
  gstin: string
  isDefault: boolean
}

export type ContactRow = {
  id: string | null
  name: string
  designation: string
  email: string
  phone: string
  isDefault: boolean
}

export type StateOption = { code: string; name: string }

export const newAddress = (isDefault = false): AddressRow => ({
  id: null,
  label: '',
  kind: 'BOTH',
  line1: '',
  line2: '',
  city: '',
  pin: '',
  stateCode: '',
  country: 'IN',
  gstin: '',
  isDefault,
})
export const newContact = (isDefault = false): ContactRow => ({
  id: null,
  name: '',
  designation: '',
  email: '',
  phone: '',
  isDefault,
})

type Nullable<T> = { [K in keyof T]?: T[K] | null }

/** Rows as they come from the server, with empty texts for what is missing. */
export const addressRows = (rows: readonly Nullable<AddressRow>[]): AddressRow[] =>
  rows.map((r) => fill(newAddress(), r))
export const contactRows = (rows: readonly Nullable<ContactRow>[]): ContactRow[] =>
  rows.map((r) => fill(newContact(), r))

function fill<T extends object>(blank: T, row: Nullable<T>): T {
  return Object.fromEntries(Object.keys(blank).map((key) => [key, row[key as keyof T] ?? blank[key as keyof T]])) as T
}

const KINDS = [
  { value: 'BOTH', label: 'Billing and shipping' },
  { value: 'BILLING', label: 'Billing' },
  { value: 'SHIPPING', label: 'Shipping' },
]

type GridProps<Row> = { rows: Row[]; onChange: (rows: Row[]) => void; errors: Record<string, string> }

/** Addresses of a customer or vendor, one per line; the ticked one is used unless another is chosen. */
export function AddressGrid({
  rows,
  onChange,
  errors,
  states,
  withKind,
}: GridProps<AddressRow> & { states: readonly StateOption[]; withKind?: boolean }) {
  const columns = useMemo<LineColumn<AddressRow>[]>(
    () => [
      { key: 'label', label: 'Name', type: 'text', width: 115, required: true, maxLength: 60 },
      ...(withKind ? [{ key: 'kind', label: 'For', type: 'select' as const, width: 125, options: KINDS }] : []),
      { key: 'line1', label: 'Street', type: 'text', width: 170, required: true },
      { key: 'line2', label: 'Street 2', type: 'text', width: 110 },
      { key: 'city', label: 'City', type: 'text', width: 95, required: true },
      { key: 'pin', label: 'PIN', type: 'text', width: 65, maxLength: 12 },
      {
        key: 'stateCode',
        label: 'State',
        type: 'combo',
        width: 150,
        options: states.map((s) => ({ value: s.code, label: `${s.code} ${s.name}` })),
      },
      { key: 'country', label: 'Country', type: 'text', width: 70, upper: true, maxLength: 2 },
      { key: 'gstin', label: 'GSTIN', type: 'text', width: 150, upper: true, maxLength: 15 },
      { key: 'isDefault', label: 'Default', type: 'check', width: 62 },
    ],
    [states, withKind],
  )
  return (
    <LineGrid
      columns={columns}
      rows={rows}
      onChange={(next) => onChange(oneDefault(rows, next))}
      newRow={() => newAddress(rows.length === 0)}
      errors={errors}
      path="addresses"
      label="Addresses"
      addLabel="Add address"
      maxRows={20}
    />
  )
}

const CONTACT_COLUMNS: LineColumn<ContactRow>[] = [
  { key: 'name', label: 'Name', type: 'text', width: 180, required: true },
  { key: 'designation', label: 'Designation', type: 'text', width: 170 },
  { key: 'email', label: 'E-mail', type: 'text', width: 220 },
  { key: 'phone', label: 'Phone', type: 'text', width: 150 },
  { key: 'isDefault', label: 'Default', type: 'check', width: 70 },
]

/** Contacts of a customer or vendor. */
export function ContactGrid({ rows, onChange, errors }: GridProps<ContactRow>) {
  return (
    <LineGrid
      columns={CONTACT_COLUMNS}
      rows={rows}
      onChange={(next) => onChange(oneDefault(rows, next))}
      newRow={() => newContact(rows.length === 0)}
      errors={errors}
      path="contacts"
      label="Contacts"
      addLabel="Add contact"
      maxRows={20}
    />
  )
}

/** Ticking one row takes the tick from the others. */
function oneDefault<Row extends { isDefault: boolean }>(before: Row[], after: Row[]): Row[] {
  const ticked = after.findIndex((row, i) => row.isDefault && !before[i]?.isDefault)
  return ticked < 0
    ? after
    : after.map((row, i) => (row.isDefault === (i === ticked) ? row : { ...row, isDefault: i === ticked }))
}
