import { type Decimal, dec, decimalText, decOrNull } from '@/core/money'

/** Sum of what is known of a column that is still being typed; '0' for nothing. */
export function sumTyped(values: readonly (string | null | undefined)[]): string {
  return decimalText(values.reduce<Decimal>((total, value) => total.plus(decOrNull(value) ?? dec(0)), dec(0)))
}
