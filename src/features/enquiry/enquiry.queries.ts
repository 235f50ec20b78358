import { z } from 'zod'
import { responseTime } from '@/core/response-time'
import { humanise } from '@/core/state-machine'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { statusHistory, userNames } from '@/server/status-history'
import { ENQUIRY_EDITABLE, enquiryMachine } from './enquiry.machine'
import { ENQUIRY_MODE_LABELS, ENQUIRY_MODES } from './enquiry.schema'

const MODE_TEXT = Prisma.sql`CASE e.mode ${Prisma.join(
  ENQUIRY_MODES.map((mode) => Prisma.sql`WHEN ${mode} THEN ${ENQUIRY_MODE_LABELS[mode]}`),
  ' ',
)} ELSE e.mode END`

const STATES = enquiryMachine.states.map((value) => ({ value, label: humanise(value) }))

export const enquiryList = defineList({
  name: 'enquiries',
  title: 'Enquiries',
  permission: 'enquiry.read',
  id: Prisma.sql`e.id`,
  from: Prisma.sql`"Enquiry" e
    JOIN "Customer" c ON c."companyId" = e."companyId" AND c.id = e."customerId"
    LEFT JOIN "User" u ON u.id = e."createdById"`,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`e.number`,
      notNull: true,
      sortable: true,
      href: '/enquiries/{id}',
    },
    { key: 'enquiryDate', label: 'Date', type: 'date', sql: Prisma.sql`e."enquiryDate"`, sortable: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`e.status`, sortable: true },
    { key: 'clientReference', label: 'Client reference', type: 'text', sql: Prisma.sql`e."clientReference"` },
    { key: 'project', label: 'Project', type: 'text', sql: Prisma.sql`e.project` },
    { key: 'mode', label: 'Mode', type: 'text', sql: MODE_TEXT },
    {
      key: 'lines',
      label: 'Lines',
      type: 'integer',
      sql: Prisma.sql`(SELECT count(*)::int FROM "EnquiryLine" l WHERE l."companyId" = e."companyId" AND l."enquiryId" = e.id)`,
    },
    { key: 'requiredBy', label: 'Required by', type: 'date', sql: Prisma.sql`e."requiredBy"`, sortable: true },
    { key: 'registeredBy', label: 'Registered by', type: 'text', sql: Prisma.sql`u.name`, hidden: true },
    { key: 'customerId', label: 'Customer id', type: 'text', sql: Prisma.sql`e."customerId"::text`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'Number, customer or client reference',
      sql: (v) => Prisma.sql`(e.id IN (SELECT search_ids('Enquiry', ${v}, 500))
        OR e."customerId" IN (SELECT search_ids('Customer', ${v}, 200)) OR e."clientReference" ILIKE ${containing(v)})`,
    },
    { key: 'status', label: 'Status', type: 'select', options: STATES, sql: (v) => Prisma.sql`e.status = ${v}` },
    {
      key: 'mode',
      label: 'Mode',
      type: 'select',
      options: ENQUIRY_MODES.map((value) => ({ value, label: ENQUIRY_MODE_LABELS[value] })),
      sql: (v) => Prisma.sql`e.mode = ${v}`,
    },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`e."enquiryDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`e."enquiryDate" <= ${v}::date` },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`e."customerId" = ${v}::uuid` },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`e.status`, values: STATES },
  defaultSort: { key: 'number', dir: 'desc' },
  rowHref: '/enquiries/{id}',
  empty: { title: 'No enquiries yet', text: 'Register what a buyer asked for; the quotation is made from it.' },
  detail: (ctx, id) => getEnquiry(ctx, id),
})

/** A search text as a pattern, its own wildcards taken literally. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

/** Addresses are typed by hand too: what is no id is not looked up. */
export const isId = (text: string): boolean => z.uuid().safeParse(text).success

/** An enquiry with its lines, history and quotations; null when there is none of that id. */
export async function getEnquiry(ctx: ReadContext, id: string) {
  if (!isId(id)) return null
  const enquiry = await ctx.tx.enquiry.findUnique({
    where: { id },
    include: {
      customer: { select: { id: true, code: true, name: true, currency: true, paymentTerms: true } },
      contact: { select: { id: true, name: true, phone: true, email: true } },
      lines: { orderBy: { lineNo: 'asc' } },
      quotations: {
        select: { id: true, number: true, status: true, latestRevisionNo: true, firstSentAt: true },
        orderBy: { createdAt: 'asc' },
      },
    },
  })
  if (!enquiry) return null
  const history = await statusHistory(ctx, [id])
  const names = await userNames(ctx, [enquiry.createdById, enquiry.updatedById, ...history.map((h) => h.userId)])
  return {
    ...enquiry,
    createdBy: names.get(enquiry.createdById ?? '') ?? null,
    updatedBy: names.get(enquiry.updatedById ?? '') ?? null,
    history: history.map((h) => ({ ...h, userName: names.get(h.userId) ?? null })),
    quotations: ctx.actor.can('quotation.read') ? enquiry.quotations : [],
    /** Minutes from its registration to the first quotation that went out; null while none has. */
    responseMinutes: responseTime(
      enquiry.createdAt,
      enquiry.quotations.flatMap((q) => q.firstSentAt ?? []).sort((a, b) => a.getTime() - b.getTime())[0],
    ),
    editable: (ENQUIRY_EDITABLE as readonly string[]).includes(enquiry.status),
    timeZone: ctx.actor.timeZone,
  }
}
