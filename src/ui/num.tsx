import { formatMoney, formatMoneyWithSymbol } from '@/core/money'
import { formatKg, formatMetres, formatTonnes } from '@/core/units'
import { formatDateText, formatInstantText } from './dates'

type Value = string | number | null | undefined

const DASH = '–'
const missing = (value: Value): value is null | undefined | '' => value === null || value === undefined || value === ''

function Figure({ children }: { children: string }) {
  return <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{children}</span>
}

/** Amount, 2 decimals, grouped for its currency. `symbol` puts ₹ or USD before it. */
export function Money({ value, currency = 'INR', symbol }: { value: Value; currency?: string; symbol?: boolean }) {
  if (missing(value)) return <Figure>{DASH}</Figure>
  return <Figure>{symbol ? formatMoneyWithSymbol(value, currency) : formatMoney(value, currency)}</Figure>
}

/** Metres, 3 decimals; `trim` drops trailing zeros (lists); `unit` adds "m". */
export function Metres({ value, trim, unit }: { value: Value; trim?: boolean; unit?: boolean }) {
  if (missing(value)) return <Figure>{DASH}</Figure>
  return <Figure>{`${formatMetres(value, { trim })}${unit ? ' m' : ''}`}</Figure>
}

/** Kilograms, 3 decimals. */
export function Kg({ value, trim, unit }: { value: Value; trim?: boolean; unit?: boolean }) {
  if (missing(value)) return <Figure>{DASH}</Figure>
  return <Figure>{`${formatKg(value, { trim })}${unit ? ' kg' : ''}`}</Figure>
}

/** Tonnes, 4 decimals. */
export function Tonnes({ value, trim, unit }: { value: Value; trim?: boolean; unit?: boolean }) {
  if (missing(value)) return <Figure>{DASH}</Figure>
  return <Figure>{`${formatTonnes(value, { trim })}${unit ? ' t' : ''}`}</Figure>
}

/** '2026-11-20' as 20 Nov 2026. */
export function DateText({ value }: { value: string | null | undefined }) {
  if (missing(value)) return <Figure>{DASH}</Figure>
  return <Figure>{formatDateText(value)}</Figure>
}

/** An ISO instant as 20 Nov 2026, 14:05 in the company's time zone. */
export function DateTimeText({ value, timeZone }: { value: string | null | undefined; timeZone?: string }) {
  if (missing(value)) return <Figure>{DASH}</Figure>
  return (
    <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
      {formatInstantText(value, timeZone)}
    </time>
  )
}
