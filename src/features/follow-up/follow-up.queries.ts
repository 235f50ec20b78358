import { addDays } from '@/core/fiscal-year'
import { Prisma } from '@/db/types'
import { salespeople } from '@/features/quotation/register/quotation-register.queries'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { userNames } from '@/server/status-history'

const WHEN = [
  { value: 'overdue', label: 'Overdue' },
  { value: 'today', label: 'Today' },
  { value: 'week', label: 'Next 7 days' },
  { value: 'later', label: 'Later' },
]
const STATES = [
  { value: 'OPEN', label: 'Open' },
  { value: 'DONE', label: 'Done' },
  { value: 'CANCELLED', label: 'Cancelled' },
]

const when = ({ actor }: ReadContext) => Prisma.sql`(CASE WHEN f."dueDate" < ${actor.today}::date THEN 'overdue'
  WHEN f."dueDate" = ${actor.today}::date THEN 'today' WHEN f."dueDate" <= ${addDays(actor.today, 7)}::date THEN 'week' ELSE 'later' END)`

/** What is to be done next on the quotations; the open ones, unless others are asked for. */
export const followUpList = defineList({
  name: 'follow-ups',
  title: 'Follow-ups',
  permission: 'follow-up.read',
  id: Prisma.sql`f.id`,
  from: (
    _,
    asked,
  ) => Prisma.sql`"FollowUp" f JOIN "Quotation" q ON q."companyId" = f."companyId" AND q.id = f."quotationId" AND f.status = ${asked('status') ?? 'OPEN'}
    JOIN "Customer" c ON c."companyId" = q."companyId" AND c.id = q."customerId" LEFT JOIN "User" u ON u.id = f."assignedToId"`,
  columns: [
    { key: 'dueDate', label: 'Due', type: 'date', sql: Prisma.sql`f."dueDate"`, notNull: true, sortable: true },
    { key: 'note', label: 'What', type: 'text', sql: Prisma.sql`f.note` },
    {
      key: 'number',
      label: 'Quotation',
      type: 'text',
      sql: Prisma.sql`q.number`,
      notNull: true,
      sortable: true,
      href: '/quotations/{quotationId}',
    },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, notNull: true, sortable: true },
    {
      key: 'totalAmount',
      label: 'Amount',
      type: 'money',
      sql: Prisma.sql`q."totalAmount"`,
      order: Prisma.sql`q."baseAmount"`,
      total: Prisma.sql`q."baseAmount"`,
      totalCurrencyKey: 'baseCurrency',
      notNull: true,
      sortable: true,
      sum: true,
      permission: 'sales-price.read',
    },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`q.currency`, hidden: true },
    {
      key: 'validUntil',
      label: 'Valid until',
      type: 'date',
      sql: Prisma.sql`q."validUntil"`,
      notNull: true,
      sortable: true,
    },
    { key: 'outcome', label: 'Outcome', type: 'status', sql: Prisma.sql`q.status` },
    { key: 'assignedTo', label: 'Who', type: 'text', sql: Prisma.sql`u.name` },
    { key: 'status', label: 'State', type: 'status', sql: Prisma.sql`f.status`, hidden: true },
    { key: 'doneNote', label: 'What came of it', type: 'text', sql: Prisma.sql`f."doneNote"`, hidden: true },
    { key: 'quotationId', label: 'Quotation id', type: 'text', sql: Prisma.sql`q.id::text`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'Quotation, customer or note',
      sql: (v) => Prisma.sql`(q.id = ANY (ARRAY(SELECT search_ids('Quotation', ${v}, 500)))
        OR q."customerId" = ANY (ARRAY(SELECT search_ids('Customer', ${v}, 200))) OR strpos(lower(f.note), lower(${v})) > 0)`,
    },
    {
      key: 'when',
      label: 'When',
      type: 'select',
      options: [...WHEN, { value: 'due', label: 'Due or overdue' }],
      sql: (v, ctx) =>
        v === 'due' ? Prisma.sql`f."dueDate" <= ${ctx.actor.today}::date` : Prisma.sql`${when(ctx)} = ${v}`,
    },
    {
      key: 'assignedToId',
      label: 'Who',
      type: 'select',
      load: salespeople,
      sql: (v) => Prisma.sql`f."assignedToId" = ${v}::uuid`,
    },
    {
      key: 'status',
      label: 'State',
      type: 'select',
      options: STATES,
      emptyLabel: 'State: open',
      // the rows themselves follow from it
      sql: (v) => Prisma.sql`f.status = ${v}`,
    },
    { key: 'to', label: 'Due up to', type: 'date', sql: (v) => Prisma.sql`f."dueDate" <= ${v}::date` },
    {
      key: 'quotationId',
      label: 'Quotation',
      type: 'id',
      sql: (v) => Prisma.sql`f."quotationId" = ${v}::uuid`,
      labelOf: async ({ tx }, id) =>
        (await tx.quotation.findUnique({ where: { id }, select: { number: true } }))?.number ?? null,
    },
  ],
  tabs: { filter: 'when', sql: when, values: WHEN },
  presets: [
    { label: 'Mine', query: 'assignedToId=me' },
    { label: 'Done by me', query: 'assignedToId=me&status=DONE' },
  ],
  opensWith: 'assignedToId=me',
  defaultSort: { key: 'dueDate', dir: 'asc' },
  rowHref: '/quotations/{quotationId}',
  empty: {
    title: 'Nothing to follow up',
    text: 'Plan the next step on a quotation, from its page or for many at once from the list of quotations.',
  },
})

/** The follow-ups of one quotation: the open ones by day, then the ended ones, latest first. Empty for unknown ids. */
export async function followUpsOf(ctx: ReadContext, quotationId: string) {
  const { tx, actor } = ctx
  if (!actor.can('follow-up.read')) return null
  const rows = await tx.followUp.findMany({
    where: { quotationId },
    orderBy: [{ dueDate: 'asc' }, { id: 'asc' }],
    take: 200,
    select: {
      id: true,
      dueDate: true,
      note: true,
      status: true,
      doneNote: true,
      doneAt: true,
      doneById: true,
      assignedToId: true,
      version: true,
    },
  })
  const names = await userNames(
    ctx,
    rows.flatMap((r) => [r.assignedToId, r.doneById]),
  )
  const name = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  const items = rows.map(({ doneById, ...row }) => ({
    ...row,
    assignedTo: name(row.assignedToId),
    doneBy: name(doneById),
  }))
  const open = items.filter((f) => f.status === 'OPEN')
  const ended = items.filter((f) => f.status !== 'OPEN').reverse()
  return {
    open,
    ended,
    today: actor.today,
    userId: actor.userId,
    mayWrite: actor.can('follow-up.write'),
    people: actor.can('follow-up.write') ? (await salespeople(ctx)).filter((p) => p.value !== 'me') : [],
  }
}
