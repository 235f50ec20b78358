import { addDays } from '@/core/fiscal-year'
import type { ListFilterOption } from '@/core/list-types'
import { humanise } from '@/core/state-machine'
import { Prisma } from '@/db/types'
import { defineList, type ListColumn, type ListFilter } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { CLOSE_CATEGORIES, CLOSE_CATEGORY_LABELS } from '../outcome/outcome-words'
import { quotationMachine, quotationRevisionMachine } from '../quotation.machine'
import { getQuotation } from '../quotation.queries'

const OUTCOMES = quotationMachine.states.map((value) => ({ value, label: humanise(value) }))
const REVISION_STATES = quotationRevisionMachine.states
  .filter((value) => value !== 'SUPERSEDED')
  .map((value) => ({ value, label: humanise(value) }))
const FORMATS = [
  { value: 'DOMESTIC', label: 'Domestic' },
  { value: 'EXPORT', label: 'Export' },
  { value: 'PROJECT_BOM', label: 'Project BOM' },
]
const VALIDITY = [
  { value: 'over', label: 'Over, not closed' },
  { value: '3', label: 'Ends within 3 days' },
  { value: '7', label: 'Ends within 7 days' },
  { value: '14', label: 'Ends within 14 days' },
  { value: '30', label: 'Ends within 30 days' },
]
const FOLLOW_UP = [
  { value: 'due', label: 'Due or overdue' },
  { value: 'planned', label: 'Planned' },
  { value: 'none', label: 'None planned' },
]

/** An approved or sent revision of a live quotation: also while the next one is being drafted. */
const ORDERABLE = Prisma.sql`(q.status IN ('OPEN', 'PARTLY_WON', 'WON') AND EXISTS (
  SELECT 1 FROM "QuotationRevision" x WHERE x."companyId" = q."companyId" AND x."quotationId" = q.id AND x.status IN ('APPROVED', 'SENT')))`

const OPEN_FOLLOW_UP = Prisma.sql`FROM "FollowUp" f WHERE f."companyId" = q."companyId" AND f."quotationId" = q.id AND f.status = 'OPEN'`

/**
 * Found by number, customer, buyer's reference or project. One array of ids: the plan then begins with what was found,
 * however the list is sorted.
 */
const found = (text: string) => Prisma.sql`q.id = ANY (ARRAY(
  SELECT search_ids('Quotation', ${text}, 2000) UNION SELECT search_ids('QuotationWords', ${text}, 2000)
  UNION SELECT x.id FROM "Quotation" x WHERE x."customerId" = ANY (ARRAY(SELECT search_ids('Customer', ${text}, 200)))))`

function validity(value: string, { actor }: ReadContext): Prisma.Sql {
  if (value === 'over') return Prisma.sql`(q.status IN ('OPEN', 'EXPIRED') AND q."validUntil" < ${actor.today}::date)`
  const until = addDays(actor.today, Number(value))
  return Prisma.sql`(q.status = 'OPEN' AND q."validUntil" BETWEEN ${actor.today}::date AND ${until}::date)`
}

function followUp(value: string, { actor }: ReadContext): Prisma.Sql {
  if (value === 'none')
    return Prisma.sql`(q.status = 'OPEN' AND q."revisionStatus" = 'SENT' AND NOT EXISTS (SELECT 1 ${OPEN_FOLLOW_UP}))`
  const due = value === 'due' ? Prisma.sql`AND f."dueDate" <= ${actor.today}::date` : Prisma.empty
  return Prisma.sql`q.id = ANY (ARRAY(SELECT f."quotationId" FROM "FollowUp" f WHERE f.status = 'OPEN' ${due}))`
}

/** Those who may stand as salesperson, with `me` in front. */
export async function salespeople({ tx }: ReadContext): Promise<ListFilterOption[]> {
  const people = await tx.$queryRaw<ListFilterOption[]>(Prisma.sql`
    SELECT u.id::text AS value, u.name AS label FROM "User" u JOIN "Membership" m ON m."userId" = u.id
    WHERE m.roles && ARRAY['SALES', 'ADMIN', 'MANAGEMENT'] AND NOT u."isSystem" ORDER BY u.name`)
  return [{ value: 'me', label: 'Me' }, ...people]
}

const customerName = async ({ tx }: ReadContext, id: string): Promise<string | null> =>
  (await tx.customer.findUnique({ where: { id }, select: { name: true } }))?.name ?? null

const COLUMNS: ListColumn[] = [
  {
    key: 'number',
    label: 'Number',
    type: 'text',
    sql: Prisma.sql`q.number`,
    notNull: true,
    sortable: true,
    href: '/quotations/{id}',
  },
  { key: 'revision', label: 'Rev.', type: 'integer', sql: Prisma.sql`q."latestRevisionNo"`, hidden: true },
  {
    key: 'quotationDate',
    label: 'Date',
    type: 'date',
    sql: Prisma.sql`q."quotationDate"`,
    notNull: true,
    sortable: true,
  },
  { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, notNull: true, sortable: true },
  { key: 'clientReference', label: 'Client reference', type: 'text', sql: Prisma.sql`q."clientReference"` },
  { key: 'project', label: 'Project', type: 'text', sql: Prisma.sql`q.project`, hidden: true },
  { key: 'format', label: 'Type', type: 'status', sql: Prisma.sql`q.format`, hidden: true },
  {
    key: 'status',
    label: 'Status',
    type: 'status',
    sql: Prisma.sql`q."revisionStatus"`,
    notNull: true,
    sortable: true,
  },
  { key: 'outcome', label: 'Outcome', type: 'status', sql: Prisma.sql`q.status`, notNull: true, sortable: true },
  {
    key: 'totalAmount',
    label: 'Amount',
    type: 'money',
    sql: Prisma.sql`q."totalAmount"`,
    // by value, in whatever currency it was quoted
    order: Prisma.sql`q."baseAmount"`,
    total: Prisma.sql`q."baseAmount"`,
    totalCurrencyKey: 'baseCurrency',
    notNull: true,
    sortable: true,
    sum: true,
    permission: 'sales-price.read',
  },
  {
    key: 'baseAmount',
    label: 'Value in own currency',
    type: 'money',
    hidden: true,
    sql: Prisma.sql`q."baseAmount"`,
    notNull: true,
    sortable: true,
    sum: true,
    currencyKey: 'baseCurrency',
    permission: 'sales-price.read',
  },
  { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`q.currency`, hidden: true },
  {
    key: 'totalWeightKg',
    label: 'Weight kg',
    type: 'kg',
    sql: Prisma.sql`q."totalWeightKg"`,
    sum: true,
    hidden: true,
  },
  {
    key: 'validUntil',
    label: 'Valid until',
    type: 'date',
    sql: Prisma.sql`q."validUntil"`,
    notNull: true,
    sortable: true,
  },
  {
    key: 'nextAction',
    label: 'Next action',
    type: 'date',
    sql: Prisma.sql`(SELECT min(f."dueDate") ${OPEN_FOLLOW_UP})`,
    hidden: true,
  },
  { key: 'salesperson', label: 'Salesperson', type: 'text', sql: Prisma.sql`u.name` },
  { key: 'customerId', label: 'Customer id', type: 'text', sql: Prisma.sql`q."customerId"::text`, hidden: true },
]

const FILTERS: ListFilter[] = [
  { key: 'q', label: 'Search', type: 'search', placeholder: 'Number, customer, reference or project', sql: found },
  {
    key: 'status',
    label: 'Status',
    type: 'select',
    options: REVISION_STATES,
    sql: (v) => Prisma.sql`q."revisionStatus" = ${v}`,
  },
  {
    key: 'outcome',
    label: 'Outcome',
    type: 'select',
    options: [...OUTCOMES, { value: 'ANY_WON', label: 'Won or partly won' }],
    sql: (v) => (v === 'ANY_WON' ? Prisma.sql`q.status IN ('WON', 'PARTLY_WON')` : Prisma.sql`q.status = ${v}`),
  },
  {
    key: 'customerId',
    label: 'Customer',
    type: 'id',
    picker: { list: 'customers', subLabelKey: ['code', 'city'] },
    labelOf: customerName,
    sql: (v) => Prisma.sql`q."customerId" = ${v}::uuid`,
  },
  {
    key: 'salespersonId',
    label: 'Salesperson',
    type: 'select',
    load: salespeople,
    sql: (v) => Prisma.sql`q."salespersonId" = ${v}::uuid`,
  },
  { key: 'validity', label: 'Validity', type: 'select', options: VALIDITY, more: true, sql: validity },
  { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`q."quotationDate" >= ${v}::date` },
  { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`q."quotationDate" <= ${v}::date` },
  {
    key: 'format',
    label: 'Type',
    type: 'select',
    options: FORMATS,
    more: true,
    sql: (v) => Prisma.sql`q.format = ${v}`,
  },
  {
    key: 'project',
    label: 'Project or reference',
    type: 'text',
    more: true,
    sql: (v) => Prisma.sql`q.id = ANY (ARRAY(SELECT search_ids('QuotationWords', ${v}, 5000)))`,
  },
  {
    key: 'amountFrom',
    label: 'Amount from',
    type: 'amount',
    more: true,
    permission: 'sales-price.read',
    sql: (v) => Prisma.sql`q."baseAmount" >= ${v}::numeric`,
  },
  {
    key: 'amountTo',
    label: 'Amount to',
    type: 'amount',
    more: true,
    permission: 'sales-price.read',
    sql: (v) => Prisma.sql`q."baseAmount" <= ${v}::numeric`,
  },
  {
    key: 'validTo',
    label: 'Valid until at most',
    type: 'date',
    more: true,
    sql: (v) => Prisma.sql`q."validUntil" <= ${v}::date`,
  },
  {
    key: 'grade',
    label: 'Grade',
    type: 'text',
    more: true,
    placeholder: 'Grade, e.g. ASTM A106 GR.B',
    sql: (
      v,
    ) => Prisma.sql`EXISTS (SELECT 1 FROM "QuotationRevision" r JOIN "QuotationLine" l ON l."companyId" = r."companyId" AND l."quotationRevisionId" = r.id
      WHERE r."companyId" = q."companyId" AND r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo" AND l.designation = ${v})`,
  },
  {
    key: 'reason',
    label: 'Why decided so',
    type: 'select',
    more: true,
    options: [
      ...CLOSE_CATEGORIES.map((value) => ({ value, label: CLOSE_CATEGORY_LABELS[value] })),
      { value: 'none', label: 'No reason recorded' },
    ],
    sql: (v) => (v === 'none' ? Prisma.sql`q."closeCategory" IS NULL` : Prisma.sql`q."closeCategory" = ${v}`),
  },
  { key: 'followUp', label: 'Follow-up', type: 'select', options: FOLLOW_UP, more: true, sql: followUp },
  {
    key: 'orderable',
    label: 'Can be ordered from',
    type: 'boolean',
    more: true,
    sql: (v) => (v === 'true' ? ORDERABLE : Prisma.sql`NOT ${ORDERABLE}`),
  },
]

/** The register: everything it filters, sorts and adds up stands on the quotation itself, kept by the database. */
export const quotationList = defineList({
  name: 'quotations',
  title: 'Quotations',
  permission: 'quotation.read',
  id: Prisma.sql`q.id`,
  from: Prisma.sql`"Quotation" q JOIN "Customer" c ON c."companyId" = q."companyId" AND c.id = q."customerId"
    LEFT JOIN "User" u ON u.id = q."salespersonId"`,
  countFrom: Prisma.sql`"Quotation" q`,
  columns: COLUMNS,
  filters: FILTERS,
  tabs: { filter: 'status', sql: Prisma.sql`q."revisionStatus"`, values: REVISION_STATES },
  presets: [
    { label: 'My open ones', query: 'salespersonId=me&outcome=OPEN' },
    { label: 'Ending within 7 days', query: 'validity=7&sort=validUntil' },
    { label: 'To follow up', query: 'followUp=due' },
    { label: 'Sent, nobody follows up', query: 'followUp=none' },
  ],
  defaultSort: { key: 'number', dir: 'desc' },
  rowHref: '/quotations/{id}',
  empty: { title: 'No quotations yet', text: 'Make one from an enquiry: its lines are taken over, you add the rates.' },
  detail: (ctx, id) => getQuotation(ctx, id),
})
