import { can } from '@/core/permissions'
import { humanise } from '@/core/state-machine'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { statusHistoryOf, userNames } from '@/server/status-history'
import { ncrMachine } from './ncr.machine'

export const ncrList = defineList({
  name: 'ncrs',
  title: 'Non-conformance reports',
  permission: 'ncr.read',
  id: Prisma.sql`n.id`,
  from: Prisma.sql`"Ncr" n LEFT JOIN "Vendor" v ON v.id = n."vendorId"
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE a.status = 'OPEN')::int AS open_actions, min(a."dueDate") FILTER (WHERE a.status = 'OPEN') AS due
      FROM "NcrAction" a WHERE a."companyId" = n."companyId" AND a."ncrId" = n.id) t ON true`,
  columns: [
    { key: 'number', label: 'Number', type: 'text', sql: Prisma.sql`n.number`, sortable: true, href: '/ncrs/{id}' },
    { key: 'openedDate', label: 'Opened', type: 'date', sql: Prisma.sql`n."openedDate"`, sortable: true },
    { key: 'status', label: 'Status', type: 'status', sql: Prisma.sql`n.status`, sortable: true },
    { key: 'heatNo', label: 'Heat', type: 'heat', sql: Prisma.sql`n."heatNo"`, sortable: true },
    { key: 'metres', label: 'Metres', type: 'metres', sql: Prisma.sql`n.metres` },
    { key: 'vendor', label: 'Vendor', type: 'text', sql: Prisma.sql`v.name`, sortable: true },
    { key: 'description', label: 'What is wrong', type: 'text', sql: Prisma.sql`left(n.description, 120)` },
    { key: 'disposition', label: 'Disposition', type: 'status', sql: Prisma.sql`n.disposition` },
    { key: 'openActions', label: 'Open actions', type: 'integer', sql: Prisma.sql`t.open_actions` },
    { key: 'due', label: 'Next due', type: 'date', sql: Prisma.sql`t.due`, sortable: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Search',
      type: 'search',
      placeholder: 'NCR or heat no.',
      sql: (v) =>
        Prisma.sql`(n.id IN (SELECT search_ids('Ncr', ${v}, 500)) OR n."stockLotId" IN (SELECT search_ids('StockLot', ${v}, 1000)) OR position(upper(${v}) IN n."heatNo") > 0)`,
    },
    {
      key: 'status',
      label: 'Status',
      type: 'select',
      options: ncrMachine.states.map((value) => ({ value, label: humanise(value) })),
      sql: (v) => Prisma.sql`n.status = ${v}`,
    },
    {
      key: 'assignedToMe',
      label: 'My open actions',
      type: 'boolean',
      sql: (v, ctx) =>
        Prisma.sql`(n.id IN (SELECT a."ncrId" FROM "NcrAction" a WHERE a.status = 'OPEN' AND a."assignedToId" = ${ctx.actor.userId}::uuid)) = ${v === 'true' || v === '1'}`,
    },
    { key: 'from', label: 'From', type: 'date', sql: (v) => Prisma.sql`n."openedDate" >= ${v}::date` },
    { key: 'to', label: 'To', type: 'date', sql: (v) => Prisma.sql`n."openedDate" <= ${v}::date` },
    { key: 'vendorId', label: 'Vendor', type: 'id', sql: (v) => Prisma.sql`n."vendorId" = ${v}::uuid` },
  ],
  defaultSort: { key: 'number', dir: 'desc' },
  rowHref: '/ncrs/{id}',
  tabs: {
    filter: 'status',
    sql: Prisma.sql`n.status`,
    values: ncrMachine.states.map((value) => ({ value, label: humanise(value) })),
  },
  empty: {
    title: 'No non-conformance reports',
    text: 'A failed inspection opens one by itself; anything else can be reported here.',
  },
  detail: (ctx, id) => getNcr(ctx, id),
})

/** An NCR with its actions, the lot and inspection it came from, and its history. Null when there is none. */
export async function getNcr(ctx: ReadContext, id: string) {
  const ncr = await ctx.tx.ncr.findUnique({
    where: { id },
    include: {
      actions: { orderBy: { position: 'asc' } },
      vendor: { select: { id: true, name: true } },
      stockLot: { select: { id: true, heatNo: true, sizeText: true, designations: true, make: true, source: true } },
      location: { select: { code: true, warehouse: { select: { code: true } } } },
      inspectionLot: {
        select: { inspection: { select: { id: true, number: true, grn: { select: { id: true, number: true } } } } },
      },
    },
  })
  if (!ncr) return null
  const names = await userNames(ctx, [
    ncr.closedById,
    ncr.createdById,
    ...ncr.preparedByIds,
    ...ncr.actions.flatMap((a) => [a.assignedToId, a.doneById]),
  ])
  const files = await ctx.tx.storedFile.findMany({
    where: { id: { in: ncr.actions.flatMap((a) => a.evidenceFileId ?? []) } },
    select: { id: true, fileName: true },
  })
  const fileName = new Map(files.map((f) => [f.id, f.fileName]))
  const name = (userId: string | null) => (userId ? (names.get(userId) ?? 'Somebody who left') : null)
  return {
    ...ncr,
    closedBy: name(ncr.closedById),
    openedBy: name(ncr.createdById),
    preparedBy: ncr.preparedByIds.map(name),
    preparedByMe: ncr.preparedByIds.includes(ctx.actor.userId),
    actions: ncr.actions.map((a) => ({
      ...a,
      assignedTo: name(a.assignedToId),
      doneBy: name(a.doneById),
      evidenceFile: a.evidenceFileId ? (fileName.get(a.evidenceFileId) ?? 'Evidence') : null,
    })),
    history: await statusHistoryOf(ctx, 'Ncr', id),
    timeZone: ctx.actor.timeZone,
    today: ctx.actor.today,
    userId: ctx.actor.userId,
  }
}

/** People of the company an action can be given to. */
export async function companyMembers(ctx: ReadContext): Promise<{ id: string; name: string }[]> {
  const members = await ctx.tx.membership.findMany({
    where: { isActive: true, user: { isActive: true, isSystem: false } },
    select: { roles: true, user: { select: { id: true, name: true } } },
    orderBy: { user: { name: 'asc' } },
  })
  return members.filter((m) => can(m.roles, 'ncr.act')).map((m) => m.user)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The lot an NCR is opened for from its page; null without one. */
export async function ncrLot(ctx: ReadContext, id: string | null): Promise<{ id: string; heatNo: string } | null> {
  if (!id || !UUID.test(id)) return null
  return ctx.tx.stockLot.findUnique({ where: { id }, select: { id: true, heatNo: true } })
}
