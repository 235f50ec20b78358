import { ALL_PERMISSIONS } from '@/core/permissions'
import { humanise } from '@/core/state-machine'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'

/** Areas of events that no permission is named after. */
const FURTHER_AREAS = ['session', 'mail', 'job', 'seed', 'list', 'document']
const AREAS = [...new Set([...ALL_PERMISSIONS.map((p) => p.split('.')[0] ?? ''), ...FURTHER_AREAS])]
  .sort()
  .map((value) => ({ value, label: humanise(value) }))

const contains = (column: Prisma.Sql, text: string) => Prisma.sql`position(lower(${text}) IN lower(${column})) > 0`
/** A day of the company, as an instant: the index on (company, at) then bounds the scan. */
const startOf = (day: string, ctx: ReadContext, days = 0) =>
  Prisma.sql`((${day}::date + ${days}::int)::timestamp AT TIME ZONE ${ctx.actor.timeZone})`

export const auditList = defineList({
  name: 'audit',
  title: 'Audit trail',
  permission: 'audit.read',
  id: Prisma.sql`l.id`,
  from: Prisma.sql`"AuditLog" l LEFT JOIN "User" u ON u.id = l."userId"`,
  columns: [
    { key: 'at', label: 'When', type: 'datetime', sql: Prisma.sql`l.at`, sortable: true, href: '/audit/{requestId}' },
    {
      key: 'userName',
      label: 'User',
      type: 'text',
      sql: Prisma.sql`coalesce(u.name, CASE WHEN l."userId" IS NULL THEN 'nobody signed in' ELSE 'of another company' END)`,
      sortable: true,
    },
    { key: 'action', label: 'Action', type: 'text', sql: Prisma.sql`l.action`, sortable: true },
    { key: 'area', label: 'Area', type: 'text', sql: Prisma.sql`l.area`, hidden: true },
    { key: 'documentType', label: 'Document', type: 'text', sql: Prisma.sql`l."documentType"`, sortable: true },
    { key: 'documentNo', label: 'Number', type: 'text', sql: Prisma.sql`l."documentNo"`, sortable: true },
    { key: 'remark', label: 'Remark', type: 'text', sql: Prisma.sql`l.remark` },
    { key: 'ip', label: 'IP address', type: 'text', sql: Prisma.sql`l.ip` },
    {
      key: 'changes',
      label: 'Rows changed',
      type: 'integer',
      sql: Prisma.sql`(SELECT count(*)::int FROM "AuditChange" c WHERE c."requestId" = l."requestId")`,
      hidden: true,
    },
    { key: 'requestId', label: 'Request', type: 'text', sql: Prisma.sql`l."requestId"::text`, hidden: true },
    { key: 'documentId', label: 'Document id', type: 'text', sql: Prisma.sql`l."documentId"::text`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Number, action or remark',
      type: 'search',
      sql: (v) =>
        contains(
          Prisma.sql`coalesce(l."documentNo", '') || ' ' || l.action || ' ' || coalesce(l.remark, '') || ' ' || coalesce(l.ip, '')`,
          v,
        ),
    },
    { key: 'from', label: 'From', type: 'date', sql: (v, ctx) => Prisma.sql`l.at >= ${startOf(v, ctx)}` },
    { key: 'to', label: 'To', type: 'date', sql: (v, ctx) => Prisma.sql`l.at < ${startOf(v, ctx, 1)}` },
    {
      key: 'user',
      label: 'User',
      type: 'text',
      placeholder: 'Name or e-mail',
      sql: (v) =>
        Prisma.sql`l."userId" IN (SELECT x.id FROM "User" x WHERE ${contains(Prisma.sql`x.name || ' ' || x.email`, v)})`,
    },
    { key: 'area', label: 'Area', type: 'select', options: AREAS, sql: (v) => Prisma.sql`l.area = ${v}` },
    {
      key: 'action',
      label: 'Action',
      type: 'text',
      placeholder: 'quotation.approve',
      sql: (v) => contains(Prisma.sql`l.action`, v),
    },
    { key: 'documentNo', label: 'Document no.', type: 'text', sql: (v) => Prisma.sql`l."documentNo" = ${v}` },
    { key: 'documentId', label: 'Document', type: 'id', sql: (v) => Prisma.sql`l."documentId" = ${v}::uuid` },
    { key: 'userId', label: 'User', type: 'id', sql: (v) => Prisma.sql`l."userId" = ${v}::uuid` },
  ],
  defaultSort: { key: 'at', dir: 'desc' },
  rowHref: '/audit/{requestId}',
  detail: getAuditRequest,
})

const MAX_CHANGES = 500

type Values = Record<string, unknown> | null
export type ChangedColumn = { column: string; from: string | null; to: string | null }
export type ChangedRow = {
  id: string
  table: string
  rowId: string | null
  op: string
  at: Date
  columns: ChangedColumn[]
}

const HIDDEN = new Set(['id', 'companyId', 'createdAt', 'updatedAt', 'createdById', 'updatedById', 'version'])

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Old and new value per column, in the order of their names; the bookkeeping columns only where nothing else is there. */
function columnsOf(before: Values, after: Values): ChangedColumn[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort()
  const shown = names.filter((name) => !HIDDEN.has(name))
  return (shown.length > 0 ? shown : names).map((column) => ({
    column,
    from: text(before?.[column]),
    to: text(after?.[column]),
  }))
}

/** Everything one request did: its events and the rows it changed, secrets masked as they were stored; null for an unknown one. */
export async function getAuditRequest({ tx }: ReadContext, requestId: string) {
  if (!/^[0-9a-f-]{36}$/i.test(requestId)) return null
  const events = await tx.auditLog.findMany({ where: { requestId }, orderBy: { id: 'asc' } })
  const changes = await tx.auditChange.findMany({ where: { requestId }, orderBy: { id: 'asc' }, take: MAX_CHANGES + 1 })
  const first = events[0]
  if (!first && changes.length === 0) return null
  const user = first?.userId
    ? await tx.user.findUnique({ where: { id: first.userId }, select: { name: true, email: true } })
    : null
  const rows: ChangedRow[] = changes.slice(0, MAX_CHANGES).map((c) => ({
    id: c.id.toString(),
    table: c.tableName,
    rowId: c.rowId,
    op: c.op,
    at: c.at,
    columns: columnsOf(c.oldValues as Values, c.newValues as Values),
  }))
  return { requestId, user, events, rows, truncated: changes.length > MAX_CHANGES }
}
