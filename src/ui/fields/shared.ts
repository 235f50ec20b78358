import { Decimal } from '@/core/money'

/** What all fields of the kit share. `name` is the path of the value, so that errors find the field. */
export type FieldProps<V> = {
  label: string
  name?: string
  id?: string
  value: V
  onChange: (value: V) => void
  onBlur?: () => void
  error?: string | null
  description?: string
  required?: boolean
  disabled?: boolean
  readOnly?: boolean
  placeholder?: string
  autoFocus?: boolean
  /** Hide the label from sight (it stays for screen readers). */
  hideLabel?: boolean
}

/** Removes grouping and blanks people paste: ' 12,34,567.50 ' -> '1234567.50'. */
export function cleanDecimal(text: string): string {
  return text.replace(/[\s,₹$€£]/g, '').replace(/^\+/, '')
}

export type DecimalRule = { decimals?: number; min?: string; max?: string }

/** Why the text is no number for this field, as a sentence; null when it is one or is empty. */
export function decimalProblem(text: string, { decimals = 3, min, max }: DecimalRule = {}): string | null {
  const value = cleanDecimal(text)
  if (value === '') return null
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(value)) return 'Type a number, for example 12.5.'
  const number = new Decimal(value)
  if (number.decimalPlaces() > decimals) return decimals === 0 ? 'Whole numbers only.' : `At most ${decimals} decimals.`
  if (min !== undefined && number.lt(min)) return `At least ${min}.`
  if (max !== undefined && number.gt(max)) return `At most ${max}.`
  return null
}

/** Attributes Mantine inputs share; the path doubles as data-path for the error summary. */
export function inputProps(props: Omit<FieldProps<never>, 'value' | 'onChange'>) {
  const {
    label,
    hideLabel,
    name,
    id,
    error,
    description,
    required,
    disabled,
    readOnly,
    placeholder,
    autoFocus,
    onBlur,
  } = props
  return {
    label: hideLabel ? undefined : label,
    'aria-label': hideLabel ? label : undefined,
    name,
    id,
    error: error || undefined,
    description,
    // Not the browser's own `required`: its bubble would stop the form before all faults can be shown together.
    withAsterisk: required,
    'aria-required': required || undefined,
    disabled,
    readOnly,
    placeholder,
    autoFocus,
    onBlur,
    'data-path': name,
    'data-autofocus': autoFocus || undefined,
  }
}
