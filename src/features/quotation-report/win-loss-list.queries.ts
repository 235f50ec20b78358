import { Prisma } from '@/db/types'
import { salespeople } from '@/features/quotation/register/quotation-register.queries'
import { defineList, type ListColumn } from '@/server/list'
import type { ReadContext } from '@/server/read'
import {
  type Asked,
  gradeAsked,
  LATEST_LINES,
  LINE_OUTCOME,
  LINE_VALUE,
  quotationsAsked,
  registerQuery,
} from './outcome-lines'

const BY = [
  { value: 'customer', label: 'By customer' },
  { value: 'grade', label: 'By grade' },
  { value: 'salesperson', label: 'By salesperson' },
]

/** What is added up per row, the filter of the register behind it, and its name. */
const GROUPS = {
  customer: {
    key: Prisma.sql`q."customerId"::text`,
    drillBy: 'customerId',
    name: Prisma.sql`(SELECT c.name FROM "Customer" c WHERE c.id = g.key::uuid)`,
  },
  grade: {
    key: Prisma.sql`l.designation`,
    drillBy: 'grade',
    name: Prisma.sql`coalesce(nullif(g.key, ''), 'Without a grade')`,
  },
  salesperson: {
    key: Prisma.sql`q."salespersonId"::text`,
    drillBy: 'salespersonId',
    name: Prisma.sql`(SELECT u.name FROM "User" u WHERE u.id = g.key::uuid)`,
  },
}

const groupOf = (asked: Asked) => {
  const by = asked('by')
  return GROUPS[by === 'grade' || by === 'salesperson' ? by : 'customer']
}

/**
 * One row per customer, grade or salesperson. Numbers are quotations by their own outcome; values and tonnes are lines by
 * theirs, so that what was lost of a won quotation counts as lost.
 */
function grouped(ctx: ReadContext, asked: Asked): Prisma.Sql {
  const { key, drillBy, name } = groupOf(asked)
  return Prisma.sql`(SELECT g.*, ${name} AS name, ${drillBy} AS "drillBy", ${registerQuery(ctx, asked)} AS drill FROM (
    SELECT key, count(DISTINCT id)::int AS quotations,
      count(DISTINCT id) FILTER (WHERE status IN ('WON', 'PARTLY_WON'))::int AS won, count(DISTINCT id) FILTER (WHERE status = 'LOST')::int AS lost,
      count(DISTINCT id) FILTER (WHERE status = 'REGRETTED')::int AS regretted, count(DISTINCT id) FILTER (WHERE status = 'EXPIRED')::int AS expired,
      count(DISTINCT id) FILTER (WHERE status = 'OPEN')::int AS open,
      coalesce(sum(value) FILTER (WHERE outcome = 'WON'), 0) AS "wonValue", coalesce(sum(value) FILTER (WHERE outcome = 'LOST'), 0) AS "lostValue",
      coalesce(sum(value), 0) AS "quotedValue", coalesce(sum(kg) FILTER (WHERE outcome = 'WON'), 0) / 1000 AS "wonTonnes",
      coalesce(sum(kg) FILTER (WHERE outcome = 'LOST'), 0) / 1000 AS "lostTonnes"
    FROM (SELECT ${key} AS key, q.id, q.status, ${LINE_OUTCOME} AS outcome, sum(${LINE_VALUE}) AS value, sum(l."weightKg") AS kg
      FROM ${LATEST_LINES} WHERE ${quotationsAsked(ctx, asked)} ${gradeAsked(asked)} GROUP BY 1, 2, 3, 4) p
    GROUP BY key) g) w`
}

const DRILL = '/quotations?{+drill}&{drillBy}={key}'
const share = (a: string, b: string) =>
  Prisma.sql`round(100 * w.${Prisma.raw(`"${a}"`)} / nullif(w.${Prisma.raw(`"${a}"`)} + w.${Prisma.raw(`"${b}"`)}, 0)::numeric, 1)`

const number = (key: string, label: string, outcome?: string): ListColumn => ({
  key,
  label,
  type: 'integer',
  sql: Prisma.sql`w.${Prisma.raw(`"${key}"`)}`,
  notNull: true,
  sortable: true,
  href: outcome ? `${DRILL}&outcome=${outcome}` : DRILL,
})

const value = (key: string, label: string, hidden = false): ListColumn => ({
  key,
  label,
  type: 'money',
  sql: Prisma.sql`round(w.${Prisma.raw(`"${key}"`)}, 2)`,
  notNull: true,
  sortable: true,
  sum: true,
  currencyKey: 'baseCurrency',
  permission: 'sales-price.read',
  ...(hidden && { hidden }),
})

const tonnes = (key: string, label: string): ListColumn => ({
  key,
  label,
  type: 'tonnes',
  sql: Prisma.sql`round(w.${Prisma.raw(`"${key}"`)}, 4)`,
  notNull: true,
  sortable: true,
  sum: true,
})

const nothing = () => Prisma.sql`true`

/** What was won and lost in a period, by customer, grade or salesperson; every figure leads to its quotations. */
export const winLossList = defineList({
  name: 'win-loss',
  title: 'Win and loss',
  permission: 'report.sales',
  // a row is no document; its name stands for it in the form that ids have
  id: Prisma.sql`md5(w.key)::uuid`,
  from: grouped,
  manyBehind: true,
  columns: [
    { key: 'name', label: 'For', type: 'text', sql: Prisma.sql`w.name`, sortable: true, href: DRILL },
    number('quotations', 'Quoted'),
    number('won', 'Won', 'ANY_WON'),
    number('lost', 'Lost', 'LOST'),
    number('regretted', 'Regretted', 'REGRETTED'),
    number('expired', 'Expired', 'EXPIRED'),
    number('open', 'Open', 'OPEN'),
    { key: 'rate', label: 'Won by number', type: 'percent', sql: share('won', 'lost'), sortable: true, align: 'right' },
    value('wonValue', 'Value won'),
    value('lostValue', 'Value lost'),
    value('quotedValue', 'Value quoted', true),
    {
      key: 'valueRate',
      label: 'Won by value',
      type: 'percent',
      sql: share('wonValue', 'lostValue'),
      sortable: true,
      permission: 'sales-price.read',
    },
    tonnes('wonTonnes', 'Tonnes won'),
    tonnes('lostTonnes', 'Tonnes lost'),
    { key: 'key', label: '', type: 'text', sql: Prisma.sql`w.key`, hidden: true },
    { key: 'drillBy', label: '', type: 'text', sql: Prisma.sql`w."drillBy"`, hidden: true },
    { key: 'drill', label: '', type: 'text', sql: Prisma.sql`w.drill`, hidden: true },
  ],
  filters: [
    { key: 'by', label: 'By', type: 'select', options: BY, emptyLabel: 'By customer', sql: nothing },
    { key: 'from', label: 'Quoted from', type: 'date', sql: nothing },
    { key: 'to', label: 'Quoted to', type: 'date', sql: nothing },
    {
      key: 'customerId',
      label: 'Customer',
      type: 'id',
      picker: { list: 'customers', subLabelKey: ['code', 'city'] },
      labelOf: async ({ tx }, id) =>
        (await tx.customer.findUnique({ where: { id }, select: { name: true } }))?.name ?? null,
      sql: nothing,
    },
    { key: 'salespersonId', label: 'Salesperson', type: 'select', load: salespeople, sql: nothing },
    { key: 'grade', label: 'Grade', type: 'text', placeholder: 'Grade, e.g. ASTM A106 GR.B', sql: nothing },
  ],
  defaultSort: { key: 'quotations', dir: 'desc' },
  empty: { title: 'Nothing was quoted in this period' },
})
