'use client'

import { Button, Group } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { Action } from '@/core/result'
import { ErrorSummary } from './error-summary'
import {
  CheckField,
  DateField,
  DecimalField,
  FileField,
  type FileValue,
  type Option,
  SelectField,
  TextAreaField,
  TextField,
} from './fields'
import { FormGrid, FullRow } from './page'
import { useUnsavedGuard } from './unsaved-guard'
import { useAction } from './use-action'
import { useFields } from './use-fields'

export type RecordField = {
  name: string
  label: string
  /** 'tags': several values, separated by commas; the action gets an array. Default text. */
  type?:
    | 'text'
    | 'upper'
    | 'email'
    | 'password'
    | 'textarea'
    | 'decimal'
    | 'select'
    | 'check'
    | 'date'
    | 'file'
    | 'tags'
  options?: readonly Option[]
  required?: boolean
  description?: string
  /** Shown in a decimal field: "m", "%". */
  unit?: string
  decimals?: number
  /** Across the whole row. */
  wide?: boolean
  readOnly?: boolean
  searchable?: boolean
  accept?: string
  placeholder?: string
}

export type RecordValue = string | boolean | FileValue | null

type Props = {
  // The input is put together from the fields, so its type is checked by the action's schema, not here.
  action: Action<never, unknown>
  /** Goes along unseen: id and version. */
  fixed?: Record<string, string | number | boolean | null>
  fields: readonly RecordField[]
  initial: Record<string, RecordValue>
  columns?: number
  submitLabel?: string
  successMessage?: string
  redirectTo?: string
  cancelHref?: string
  readOnly?: boolean
}

const tagsOf = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((s) => s.trim())
    .filter(Boolean)

function inputOf(fields: readonly RecordField[], values: Record<string, RecordValue>): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter((f) => !f.readOnly)
      .map((f) => {
        const value = values[f.name]
        if (f.type === 'tags') return [f.name, tagsOf(String(value ?? ''))]
        if (f.type === 'file') return [f.name, (value as FileValue | null)?.id ?? null]
        return [f.name, value ?? '']
      }),
  )
}

/** A form over one record, described by its fields: masters and settings. Server components can hand over the action. */
export function RecordForm(props: Props) {
  const {
    action,
    fixed,
    fields,
    initial,
    columns = 3,
    submitLabel = 'Save',
    successMessage = 'Saved',
    redirectTo,
    cancelHref,
    readOnly,
  } = props
  const router = useRouter()
  const call = action as unknown as Action<Record<string, unknown>, unknown>
  const { run, pending, error, fieldErrors } = useAction(call, {
    successMessage,
    ...(redirectTo && { redirectTo }),
    onSuccess: () => {
      release()
      form.setDirty(false)
    },
  })
  const start = useMemo(() => ({ values: initial }), [initial])
  const form = useFields<Record<string, RecordValue>>(start.values, fieldErrors)
  const release = useUnsavedGuard(form.dirty)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({ ...fixed, ...inputOf(fields, form.values) })
      }}
    >
      <ErrorSummary error={error}>
        {error?.code === 'STALE' && (
          <Button size="compact-xs" variant="default" mt={6} onClick={() => router.refresh()}>
            Take over the new version and keep my input
          </Button>
        )}
      </ErrorSummary>
      <FormGrid columns={columns}>
        {fields.map((field) => {
          const input = (
            <Field
              key={field.name}
              field={{ ...field, readOnly: field.readOnly || readOnly }}
              value={form.values[field.name] ?? null}
              error={form.errors[field.name]}
              onChange={(value) => form.set(field.name, value)}
            />
          )
          return field.wide ? <FullRow key={field.name}>{input}</FullRow> : input
        })}
      </FormGrid>
      {!readOnly && (
        <Group gap="xs" mt="md">
          <Button type="submit" loading={pending}>
            {submitLabel}
          </Button>
          {cancelHref && (
            <Button variant="default" onClick={() => router.push(cancelHref)} disabled={pending}>
              Cancel
            </Button>
          )}
        </Group>
      )}
    </form>
  )
}

type FieldInput = { field: RecordField; value: RecordValue; error?: string; onChange: (value: RecordValue) => void }

function Field({ field, value, error, onChange }: FieldInput) {
  const { name, label, description, required, readOnly, placeholder } = field
  const common = { name, label, description, required, readOnly, placeholder, error }
  const text = { ...common, value: typeof value === 'string' ? value : '', onChange }
  switch (field.type) {
    case 'check':
      return <CheckField {...common} value={value === true} onChange={onChange} />
    case 'file':
      return (
        <FileField
          {...common}
          value={typeof value === 'object' ? value : null}
          onChange={onChange}
          accept={field.accept}
        />
      )
    case 'select':
      return (
        <SelectField
          {...text}
          options={field.options ?? []}
          searchable={field.searchable}
          emptyLabel={required ? null : undefined}
        />
      )
    case 'textarea':
    case 'tags':
      return <TextAreaField {...text} />
    case 'decimal':
      return <DecimalField {...text} unit={field.unit} decimals={field.decimals ?? 3} />
    case 'date':
      return <DateField {...text} />
    case 'upper':
      return <TextField {...text} upper />
    case 'email':
      return <TextField {...text} type="email" />
    case 'password':
      return <TextField {...text} type="password" autoComplete="new-password" />
    default:
      return <TextField {...text} />
  }
}
