'use client'

// The one door to the fields: a form imports what it needs from here.
export { FileField, type FileValue } from './fields/file-field'
export { type PickedValue, PickerField } from './fields/picker-field'
export { type RadioCard, RadioCards, RESULT_CARDS } from './fields/radio-cards'
export { cleanDecimal, decimalProblem, type FieldProps } from './fields/shared'
export {
  CheckField,
  DateField,
  DecimalField,
  HeatField,
  MoneyField,
  type Option,
  QuantityField,
  RateField,
  SelectField,
  TextAreaField,
  TextField,
} from './fields/text-fields'
