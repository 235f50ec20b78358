import { humanise } from '@/core/state-machine'
import { Prisma } from '@/db/types'
import { containing } from '@/features/enquiry/enquiry.queries'
import { defineList } from '@/server/list'
import { quotationMachine, quotationRevisionMachine } from './quotation.machine'
import { getQuotation } from './quotation.queries'

const OUTCOMES = quotationMachine.states.map((value) => ({ value, label: humanise(value) }))
const REVISION_STATES = quotationRevisionMachine.states
  .filter((value) => value !== 'SUPERSEDED')
  .map((value) => ({ value, label: humanise(value) }))

/** An approved or sent revision of a live quotation: also while the next one is being drafted. */
const ORDERABLE = Prisma.sql`(q.status IN ('OPEN', 'PARTLY_WON', 'WON') AND EXISTS (
  SELECT 1 FROM "QuotationRevision" x WHERE x."companyId" = q."companyId" AND x."quotationId" = q.id AND x.status IN ('APPROVED', 'SENT')))`

export const quotationList = defineList({
  name: 'quotations',
  title: 'Quotations',
  permission: 'quotation.read',
  id: Prisma.sql`q.id`,
  from: Prisma.sql`"Quotation" q
    JOIN "QuotationRevision" r ON r."companyId" = q."companyId" AND r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo"
    JOIN "Customer" c ON c."companyId" = q."companyId" AND c.id = q."customerId"
    LEFT JOIN "User" u ON u.id = q."salespersonId"`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`q.number`,
      notNull: true,
      sortable: true,
      href: '/quotations/{id}',
    },
    { key: 'revision', label: 'Rev.', type: 'integer', sql: Prisma.sql`r."revisionNo"` },
    { key: 'quotationDate', label: 'Date', type: 'date', sql: Prisma.sql`r."quotationDate"`, sortable: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'clientReference', label: 'Client reference', type: 'text', sql: Prisma.sql`r."clientReference"` },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`r.status`, sortable: true },
    { key: 'outcome', label: 'Outcome', type: 'status', sql: Prisma.sql`q.status`, sortable: true },
    {
      key: 'totalAmount',
      label: 'Amount',
      type: 'money',
      sql: Prisma.sql`r."totalAmount"::text`,
      permission: 'sales-price.read',
    },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`r.currency`, hidden: true },
    { key: 'totalMetres', label: 'Metres', type: 'metres', sql: Prisma.sql`r."totalMetres"::text`, hidden: true },
    { key: 'totalWeightKg', label: 'Weight kg', type: 'kg', sql: Prisma.sql`r."totalWeightKg"::text`, hidden: true },
    { key: 'validUntil', label: 'Valid until', type: 'date', sql: Prisma.sql`r."validUntil"`, sortable: true },
    { key: 'salesperson', label: 'Salesperson', type: 'text', sql: Prisma.sql`u.name` },
    { key: 'customerId', label: 'Customer id', type: 'text', sql: Prisma.sql`q."customerId"::text`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'Number, customer or client reference',
      sql: (v) => Prisma.sql`(q.id IN (SELECT search_ids('Quotation', ${v}, 500))
        OR q."customerId" IN (SELECT search_ids('Customer', ${v}, 200)) OR r."clientReference" ILIKE ${containing(v)})`,
    },
    {
      key: 'status',
      label: 'Status',
      type: 'select',
      options: REVISION_STATES,
      sql: (v) => Prisma.sql`r.status = ${v}`,
    },
    { key: 'outcome', label: 'Outcome', type: 'select', options: OUTCOMES, sql: (v) => Prisma.sql`q.status = ${v}` },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`r."quotationDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`r."quotationDate" <= ${v}::date` },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`q."customerId" = ${v}::uuid` },
    {
      key: 'orderable',
      label: 'Can be ordered from',
      type: 'boolean',
      sql: (v) => (v === 'true' ? ORDERABLE : Prisma.sql`NOT ${ORDERABLE}`),
    },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`r.status`, values: REVISION_STATES },
  defaultSort: { key: 'number', dir: 'desc' },
  rowHref: '/quotations/{id}',
  empty: { title: 'No quotations yet', text: 'Make one from an enquiry: its lines are taken over, you add the rates.' },
  detail: (ctx, id) => getQuotation(ctx, id),
})
