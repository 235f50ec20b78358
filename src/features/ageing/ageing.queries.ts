import { isBusinessDate } from '@/core/fiscal-year'
import type { ListColumnType } from '@/core/list-types'
import { Prisma } from '@/db/types'
import { openBalanceOn } from '@/features/invoice/open-balance'
import { defineList, type ListParams, runList } from '@/server/list'
import type { ReadContext } from '@/server/read'

type Bucket = { key: string; label: string; from: number | null; to: number | null }

/** Days past the due date, from and to; null is open-ended. */
export const AGEING_BUCKETS: readonly Bucket[] = [
  { key: 'notDue', label: 'Not due', from: null, to: 0 },
  { key: 'late30', label: '1 to 30 days', from: 1, to: 30 },
  { key: 'late60', label: '31 to 60 days', from: 31, to: 60 },
  { key: 'late90', label: '61 to 90 days', from: 61, to: 90 },
  { key: 'lateMore', label: 'Over 90 days', from: 91, to: null },
]

const q = (key: string) => Prisma.raw(`"${key}"`)

function inBucket(bucket: Bucket): Prisma.Sql {
  const parts = [
    ...(bucket.from === null ? [] : [Prisma.sql`b.late >= ${bucket.from}`]),
    ...(bucket.to === null ? [] : [Prisma.sql`b.late <= ${bucket.to}`]),
  ]
  return Prisma.join(parts, ' AND ')
}

/**
 * What each customer owes at the end of a day, by currency: open invoices by days past their due date, and money on
 * account that is put against no invoice. Reversed receipts and cancelled invoices do not count.
 */
function ageingOn(day: string): Prisma.Sql {
  const d = Prisma.sql`${day}::date`
  const sums = AGEING_BUCKETS.map(
    (b) => Prisma.sql`coalesce(sum(b.balance) FILTER (WHERE ${inBucket(b)}), 0) AS ${q(b.key)}`,
  )
  return Prisma.sql`(
    SELECT c.id AS "customerId", c.name AS customer, k.currency, ${d} AS "asOf", o.total, ${Prisma.join(
      AGEING_BUCKETS.map((b) => Prisma.sql`o.${q(b.key)}`),
    )}, u.unallocated, o.total - u.unallocated AS net
    FROM "Customer" c
    JOIN LATERAL (
      SELECT i.currency FROM "Invoice" i WHERE i."customerId" = c.id AND i.status IN ('POSTED', 'PARTLY_PAID', 'PAID')
      UNION SELECT r.currency FROM "Receipt" r WHERE r."customerId" = c.id AND r.status = 'POSTED') k ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(b.balance), 0) AS total, ${Prisma.join(sums)} FROM (
        SELECT ${openBalanceOn(d)} AS balance, ${d} - i."dueDate" AS late FROM "Invoice" i
        WHERE i."customerId" = c.id AND i.currency = k.currency) b WHERE b.balance > 0) o
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(r.amount - coalesce((SELECT sum(a.amount) FROM "ReceiptAllocation" a WHERE a."receiptId" = r.id), 0)), 0) AS unallocated
      FROM "Receipt" r WHERE r."customerId" = c.id AND r.currency = k.currency AND r.status = 'POSTED' AND r."receiptDate" <= ${d}) u
    WHERE o.total > 0 OR u.unallocated > 0) x`
}

/** The day asked for; the company's own today otherwise. */
const dayOf = (ctx: ReadContext, asked: string | undefined): string =>
  asked && isBusinessDate(asked) ? asked : ctx.actor.today

const money = { type: 'money' as ListColumnType, sortable: true, currencyKey: 'currency' }

/** Columns that only the links need: no label, so that neither chooser nor export shows them. */
const hidden = (key: string, sql: Prisma.Sql) => ({ key, label: '', type: 'text' as ListColumnType, hidden: true, sql })

const invoicesOf = '/invoices?customerId={customerId}&currency={currency}&openOn={asOf}'

function bucketColumns(bucket: Bucket) {
  const value = Prisma.sql`x.${q(bucket.key)}`
  const ends = [
    ...(bucket.to === null ? [] : [{ name: 'dueFrom', key: `${bucket.key}From`, days: bucket.to }]),
    ...(bucket.from === null ? [] : [{ name: 'dueTo', key: `${bucket.key}To`, days: bucket.from }]),
  ]
  return [
    {
      ...money,
      key: bucket.key,
      label: bucket.label,
      sql: Prisma.sql`nullif(${value}, 0)`,
      href: `${invoicesOf}${ends.map((e) => `&${e.name}={${e.key}}`).join('')}`,
    },
    ...ends.map((e) => hidden(e.key, Prisma.sql`CASE WHEN ${value} <> 0 THEN (x."asOf" - ${e.days}::int)::text END`)),
  ]
}

export const ageingList = defineList({
  name: 'ageing',
  title: 'Ageing',
  permission: 'receipt.read',
  id: Prisma.sql`(x."customerId"::text || x.currency)`,
  from: (ctx, asked) => ageingOn(dayOf(ctx, asked('asOf'))),
  columns: [
    {
      key: 'customer',
      label: 'Customer',
      type: 'text',
      sql: Prisma.sql`x.customer`,
      sortable: true,
      href: '/customers/{customerId}',
    },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`x.currency`, sortable: true },
    ...AGEING_BUCKETS.flatMap(bucketColumns),
    { ...money, key: 'total', label: 'Open invoices', sql: Prisma.sql`x.total`, href: invoicesOf },
    {
      ...money,
      key: 'unallocated',
      label: 'On account',
      sql: Prisma.sql`nullif(x.unallocated, 0)`,
      href: '/receipts?unallocated=1&customerId={customerId}&currency={onAccountIn}',
    },
    { ...money, key: 'net', label: 'Net', sql: Prisma.sql`x.net` },
    hidden('customerId', Prisma.sql`x."customerId"::text`),
    hidden('asOf', Prisma.sql`x."asOf"::text`),
    hidden('onAccountIn', Prisma.sql`CASE WHEN x.unallocated <> 0 THEN x.currency END`),
  ],
  filters: [
    {
      key: 'q',
      label: 'Customer',
      type: 'search',
      sql: (v) => Prisma.sql`x."customerId" IN (SELECT search_ids('Customer', ${v}, 500))`,
    },
    // the rows are made as of that day; there is nothing left to filter
    { key: 'asOf', label: 'As of', type: 'date', sql: () => Prisma.sql`true` },
    {
      key: 'currency',
      label: 'Currency',
      type: 'select',
      options: ['INR', 'USD', 'EUR', 'AED'].map((value) => ({ value, label: value })),
      sql: (v) => Prisma.sql`x.currency = ${v}`,
    },
    {
      key: 'overdue',
      label: 'Overdue',
      type: 'boolean',
      options: [
        { value: '1', label: 'Yes' },
        { value: '0', label: 'No' },
      ],
      sql: (v) => (v === '1' || v === 'true' ? Prisma.sql`x.total > x."notDue"` : Prisma.sql`x.total = x."notDue"`),
    },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`x."customerId" = ${v}::uuid` },
  ],
  defaultSort: { key: 'total', dir: 'desc' },
  empty: { title: 'Nobody owes anything', text: 'Posted invoices that are not paid in full appear here by age.' },
})

/** One page of the ageing with the totals of the whole book, currency by currency. */
export async function ageingPage(ctx: ReadContext, params: ListParams) {
  const asked = params.asOf
  const asOf = dayOf(ctx, Array.isArray(asked) ? asked[0] : asked)
  const result = await runList(ctx, ageingList, params)
  const totals = await ctx.tx.$queryRaw<Record<string, string>[]>(Prisma.sql`
    SELECT x.currency, ${Prisma.join(
      ['total', 'unallocated', 'net', ...AGEING_BUCKETS.map((b) => b.key)].map(
        (key) => Prisma.sql`sum(x.${q(key)})::text AS ${q(key)}`,
      ),
    )} FROM ${ageingOn(asOf)} GROUP BY x.currency ORDER BY x.currency`)
  return { result, totals, asOf }
}
