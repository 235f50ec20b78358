import { Prisma } from '@/db/types'
import type { Actor } from '@/server/actor'
import { defineList } from '@/server/list'
import type { OutboxMail } from '@/server/outbox'
import type { ReadContext } from '@/server/read'
import { readPermissionOf } from '@/server/storage'

const DOCUMENTS = [
  'Enquiry',
  'Quotation',
  'QuotationRevision',
  'CustomerPo',
  'SalesOrder',
  'PurchaseRequisition',
  'PurchaseOrder',
  'Grn',
  'Inspection',
  'Ncr',
  'PackingList',
  'DispatchNote',
  'Invoice',
  'Receipt',
  'Customer',
  'Vendor',
  'User',
]

/** Kinds of documents whose mail a person may see: those they may see themselves. */
export function readableTypes(actor: Pick<Actor, 'can'>): string[] {
  return DOCUMENTS.filter((type) => {
    const permission = readPermissionOf(type)
    return permission !== null && actor.can(permission)
  })
}

const STATUSES = [
  { value: 'QUEUED', label: 'Queued' },
  { value: 'SENDING', label: 'Sending' },
  { value: 'SENT', label: 'Sent' },
  { value: 'NOT_SENT', label: 'Not sent' },
  { value: 'FAILED', label: 'Failed' },
]

export const outboxList = defineList({
  name: 'outbox',
  title: 'Outgoing mail',
  permission: 'outbox.read',
  id: Prisma.sql`m.id`,
  from: Prisma.sql`"OutboxMessage" m LEFT JOIN "User" u ON u.id = m."createdById"`,
  where: ({ actor }) =>
    Prisma.sql`m.kind = 'EMAIL' AND (m."documentType" IS NULL OR m."documentType" = ANY (${readableTypes(actor)}::text[]))`,
  columns: [
    {
      key: 'createdAt',
      label: 'Written',
      type: 'datetime',
      sql: Prisma.sql`m."createdAt"`,
      sortable: true,
      href: '/outbox/{id}',
    },
    { key: 'status', label: 'State', type: 'status', sql: Prisma.sql`m.status`, sortable: true },
    {
      key: 'subject',
      label: 'Subject',
      type: 'text',
      sql: Prisma.sql`m.subject`,
      sortable: true,
      href: '/outbox/{id}',
    },
    { key: 'recipients', label: 'Recipients', type: 'text', sql: Prisma.sql`m.recipients` },
    { key: 'documentNo', label: 'Document', type: 'text', sql: Prisma.sql`m."documentNo"`, sortable: true },
    { key: 'userName', label: 'By', type: 'text', sql: Prisma.sql`u.name` },
    { key: 'sentAt', label: 'Sent', type: 'datetime', sql: Prisma.sql`m."sentAt"`, sortable: true },
    { key: 'attempts', label: 'Attempts', type: 'integer', sql: Prisma.sql`m.attempts`, hidden: true },
    { key: 'lastError', label: 'Note', type: 'text', sql: Prisma.sql`m."lastError"` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Subject, recipient or number',
      type: 'search',
      sql: (v) =>
        Prisma.sql`position(lower(${v}) IN lower(coalesce(m.subject, '') || ' ' || coalesce(m.recipients, '') || ' ' || coalesce(m."documentNo", ''))) > 0`,
    },
    { key: 'status', label: 'State', type: 'select', options: STATUSES, sql: (v) => Prisma.sql`m.status = ${v}` },
    { key: 'documentId', label: 'Document', type: 'id', sql: (v) => Prisma.sql`m."documentId" = ${v}::uuid` },
  ],
  tabs: { filter: 'status', sql: Prisma.sql`m.status`, values: STATUSES },
  defaultSort: { key: 'createdAt', dir: 'desc' },
  rowHref: '/outbox/{id}',
  detail: getOutboxMessage,
  empty: { title: 'No mail yet', text: 'Quotations and orders that are e-mailed are listed here, sent or not.' },
})

/** A mail with its text, for people who may see its document; null for an unknown id. */
export async function getOutboxMessage({ tx, actor }: ReadContext, id: string) {
  const message = await tx.outboxMessage.findUnique({ where: { id } })
  if (message?.kind !== 'EMAIL') return null
  if (message.documentType && !readableTypes(actor).includes(message.documentType)) return null
  const { payload, ...row } = message
  const mail = payload as unknown as OutboxMail
  const user = row.createdById
    ? await tx.user.findUnique({ where: { id: row.createdById }, select: { name: true } })
    : null
  return {
    ...row,
    by: user?.name ?? null,
    to: mail.to,
    cc: mail.cc ?? [],
    bcc: mail.bcc ?? [],
    text: mail.text,
    attachments: (mail.attachments ?? []).map((a) => a.fileName ?? 'stored file'),
  }
}
