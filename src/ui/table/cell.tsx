import Link from 'next/link'
import type { ReactNode } from 'react'
import { type ClientListColumn, fillHref } from '@/core/list-types'
import { HeatLink, HeatLinks } from '../heat-link'
import { DateText, DateTimeText, Kg, Metres, Money, Tonnes } from '../num'
import { StatusBadge } from '../status-badge'

const RIGHT: ReadonlySet<string> = new Set(['money', 'rate', 'metres', 'kg', 'tonnes', 'integer', 'percent'])

/** Numbers stand at the right unless the column says otherwise. */
export function alignOf(column: Pick<ClientListColumn, 'type' | 'align'>): 'left' | 'right' | 'center' {
  return column.align ?? (RIGHT.has(column.type) ? 'right' : 'left')
}

function currencyOf(column: ClientListColumn, row: Record<string, unknown>): string {
  const currency = column.currencyKey ? row[column.currencyKey] : row.currency
  return typeof currency === 'string' && currency ? currency : 'INR'
}

/** A foreign amount names its currency where no column does: nobody takes dollars for rupees. */
function MoneyCell({ value, currency, showCurrency }: { value: string; currency: string; showCurrency?: boolean }) {
  if (!showCurrency || currency === 'INR') return <Money value={value} currency={currency} />
  return (
    <>
      <span style={{ color: 'var(--erp-dim)', fontSize: 12 }}>{currency}</span>{' '}
      <Money value={value} currency={currency} />
    </>
  )
}

/** What a value looks like by the type of its column. */
export function formatCell(column: ClientListColumn, row: Record<string, unknown>, showCurrency?: boolean): ReactNode {
  const value = row[column.key]
  if (value === null || value === undefined || value === '') return null
  const text = String(value)
  switch (column.type) {
    case 'money':
      return <MoneyCell value={text} currency={currencyOf(column, row)} showCurrency={showCurrency} />
    case 'metres':
      return <Metres value={text} trim />
    case 'kg':
      return <Kg value={text} trim />
    case 'tonnes':
      return <Tonnes value={text} trim />
    case 'date':
      return <DateText value={text} />
    case 'datetime':
      return <DateTimeText value={text} timeZone={typeof row.timeZone === 'string' ? row.timeZone : undefined} />
    case 'percent':
      return `${text} %`
    case 'status':
      return <StatusBadge status={text} />
    case 'heat':
      return <HeatLink heatNo={text} />
    case 'boolean':
      return value === true || value === 'true' ? 'Yes' : 'No'
    case 'list':
      return Array.isArray(value) ? value.join(', ') : text
    default:
      return text
  }
}

/** One cell, as a link where the column has an address. A list column called heats links each heat. */
export function Cell({
  column,
  row,
  fallbackHref,
  showCurrency,
}: {
  column: ClientListColumn
  row: Record<string, unknown>
  fallbackHref?: string | null
  /** Name the currency of foreign amounts: the list has no column for it. */
  showCurrency?: boolean
}) {
  const value = row[column.key]
  if (column.type === 'list' && Array.isArray(value) && /heat/i.test(column.key))
    return <HeatLinks heats={value.map(String)} />
  const content = formatCell(column, row, showCurrency)
  const href = fillHref(column.href, row) ?? fallbackHref ?? null
  if (!href || column.type === 'heat') return content
  return (
    <Link href={href} prefetch={false}>
      {content ?? 'draft'}
    </Link>
  )
}
