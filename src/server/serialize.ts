import { Decimal, decimalText } from '@/core/decimal'

/** What a value becomes when it leaves the server: decimals and dates are strings. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends bigint
    ? string
    : T extends Date
      ? string
      : T extends { toDecimalPlaces(...args: never[]): unknown; isInteger(): boolean }
        ? string
        : T extends readonly (infer E)[]
          ? Plain<E>[]
          : T extends object
            ? { [K in keyof T]: Plain<T[K]> }
            : T

const isInstant = (key: string): boolean => key === 'at' || key.endsWith('At')

/**
 * Decimals -> strings in plain notation, dates -> 'YYYY-MM-DD' (columns named …Date, …On, …Until, …By),
 * instants (columns named at or …At) -> ISO text, bigint -> string. Objects and arrays are copied.
 */
export function plain<T>(value: T, key = ''): Plain<T> {
  return convert(value, key) as Plain<T>
}

function convert(value: unknown, key: string): unknown {
  if (value === null || value === undefined) return value
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object') return value
  if (value instanceof Date) return isInstant(key) ? value.toISOString() : value.toISOString().slice(0, 10)
  if (Decimal.isDecimal(value)) return decimalText(value as Decimal)
  if (Array.isArray(value)) return value.map((item) => convert(item, key))
  if (value instanceof Uint8Array) return value
  const out: Record<string, unknown> = {}
  for (const [k, v] of Object.entries(value)) out[k] = convert(v, k)
  return out
}

/** A business date for a Prisma @db.Date column. */
export function dbDate(date: string): Date
export function dbDate(date: string | null | undefined): Date | null
export function dbDate(date: string | null | undefined): Date | null {
  return date ? new Date(`${date}T00:00:00.000Z`) : null
}

/** 'YYYY-MM-DD' of a @db.Date value. */
export function dateText(date: Date): string {
  return date.toISOString().slice(0, 10)
}
