'use client'

import { Checkbox, NativeSelect, PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DayInput } from './day-input'
import css from './field.module.css'
import { cleanDecimal, type DecimalRule, decimalProblem, type FieldProps, inputProps } from './shared'

type TextProps = FieldProps<string> & {
  type?: 'text' | 'email' | 'tel' | 'password' | 'url' | 'search'
  autoComplete?: string
  maxLength?: number
  /** Upper case as typed: GSTIN, PAN, heat numbers. */
  upper?: boolean
}

/** One line of text. */
export function TextField({
  value,
  onChange,
  type = 'text',
  autoComplete = 'off',
  maxLength,
  upper,
  ...field
}: TextProps) {
  const shared = {
    ...inputProps(field),
    autoComplete,
    maxLength,
    value: value ?? '',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange(upper ? event.currentTarget.value.toUpperCase() : event.currentTarget.value),
  }
  if (type === 'password') return <PasswordInput {...shared} />
  return <TextInput {...shared} type={type} className={upper ? css.upper : undefined} />
}

/** A heat number, kept in upper case. */
export function HeatField(props: Omit<TextProps, 'type' | 'upper' | 'label'> & { label?: string }) {
  return <TextField label="Heat no." maxLength={40} {...props} upper />
}

/** Several lines of text; grows with its content. */
export function TextAreaField({
  value,
  onChange,
  rows = 2,
  maxLength,
  ...field
}: FieldProps<string> & { rows?: number; maxLength?: number }) {
  return (
    <Textarea
      {...inputProps(field)}
      autosize
      minRows={rows}
      maxRows={12}
      maxLength={maxLength}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

type DecimalProps = FieldProps<string> & DecimalRule & { /** Shown at the right: MTR, kg, INR, %. */ unit?: string }

/** A number kept as text: no rounding, no locale. Grouping commas are dropped when the field is left. */
export function DecimalField({ value, onChange, onBlur, unit, decimals, min, max, error, ...field }: DecimalProps) {
  const [left, setLeft] = useState(false)
  const problem = left ? decimalProblem(value ?? '', { decimals, min, max }) : null
  return (
    <TextInput
      {...inputProps({ ...field, error: error || problem })}
      className={css.right}
      inputMode="decimal"
      autoComplete="off"
      rightSection={unit ? <span className={css.unit}>{unit}</span> : undefined}
      rightSectionWidth={unit ? 'fit-content' : undefined}
      rightSectionPointerEvents="none"
      styles={unit ? { input: { paddingRight: `calc(${unit.length}ch + 18px)` } } : undefined}
      value={value ?? ''}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setLeft(false)
        onChange(event.currentTarget.value)
      }}
      onBlur={() => {
        setLeft(true)
        const clean = cleanDecimal(value ?? '')
        if (clean !== value) onChange(clean)
        onBlur?.()
      }}
    />
  )
}

/** Amount of money, 2 decimals. */
export function MoneyField({
  currency = 'INR',
  ...props
}: Omit<DecimalProps, 'unit' | 'decimals'> & { currency?: string }) {
  return <DecimalField min="0" {...props} unit={currency} decimals={2} />
}

/** Quantity, 3 decimals; name the unit. */
export function QuantityField(props: DecimalProps) {
  return <DecimalField min="0" decimals={3} {...props} />
}

/** Rate, 3 decimals; `unit` such as "INR/MTR". */
export function RateField(props: DecimalProps) {
  return <DecimalField min="0" decimals={3} {...props} />
}

/** A day, 'YYYY-MM-DD'; shown as 20 Nov 2026. */
export function DateField({
  value,
  onChange,
  min,
  max,
  ...field
}: FieldProps<string> & { min?: string; max?: string }) {
  return <DayInput {...inputProps(field)} minDate={min} maxDate={max} value={value ?? ''} onChange={onChange} />
}

export type Option = { value: string; label: string; disabled?: boolean }
type SelectProps = FieldProps<string> & {
  options: readonly Option[]
  /** First, empty choice (default "Choose…"); null leaves it out. */
  emptyLabel?: string | null
  /** Type to narrow the list; for long lists. */
  searchable?: boolean
}

/** One of a few. The empty string means nothing is chosen. */
export function SelectField({ value, onChange, options, emptyLabel = 'Choose…', searchable, ...field }: SelectProps) {
  const shared = inputProps(field)
  if (searchable) {
    return (
      <Select
        {...shared}
        data={options.map((option) => ({ ...option }))}
        value={value || null}
        onChange={(next) => onChange(next ?? '')}
        searchable
        clearable={!field.required}
        placeholder={field.placeholder ?? emptyLabel ?? undefined}
        nothingFoundMessage="Nothing found"
      />
    )
  }
  const { readOnly, placeholder: _placeholder, ...native } = shared
  return (
    <NativeSelect
      {...native}
      disabled={native.disabled || readOnly}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {emptyLabel !== null && <option value="">{emptyLabel}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  )
}

/** Yes or no. */
export function CheckField({ value, onChange, ...field }: FieldProps<boolean>) {
  const { readOnly, placeholder: _placeholder, withAsterisk, label, ...shared } = inputProps(field)
  return (
    <Checkbox
      {...shared}
      label={withAsterisk ? `${label} *` : label}
      disabled={shared.disabled || readOnly}
      checked={value ?? false}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
