import { humanise } from '@/core/state-machine'
import { Prisma } from '@/db/types'
import type { ReadContext } from '@/server/read'
import { statusHistory, userNames } from '@/server/status-history'
import { type Condensed, condensedWords, eventWords, type TimelineEntry, type TimelineKind } from './timeline-words'

/** What of the trail a page shows at most; older events stand in the audit trail. */
const MAX_EVENTS = 400

type Raw = Omit<TimelineEntry, 'who'> & { userId: string | null }

/**
 * Everything that happened to a quotation, newest first: steps, edits in short, mails, comments, files, follow-ups, customer
 * POs and orders. Nothing of it tells a price to those who may not see one.
 */
export async function quotationTimeline(
  ctx: ReadContext,
  q: { id: string; currency: string; revisions: readonly { id: string; revisionNo: number }[] },
): Promise<TimelineEntry[]> {
  const raw = [
    ...(await steps(ctx, q)),
    ...(await events(ctx, q)),
    ...(await followUps(ctx, q.id)),
    ...(await orders(ctx, q.id)),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
  const names = await userNames(
    ctx,
    raw.map((entry) => entry.userId),
  )
  return raw.map(({ userId, ...entry }) => ({ ...entry, who: (userId && names.get(userId)) || null }))
}

type Of = Parameters<typeof quotationTimeline>[1]

async function steps(ctx: ReadContext, q: Of): Promise<Raw[]> {
  const revisionNo = new Map(q.revisions.map((r) => [r.id, r.revisionNo]))
  const rows = await statusHistory(ctx, [q.id, ...q.revisions.map((r) => r.id)])
  return rows.map((row) => {
    const no = revisionNo.get(row.documentId)
    const whose = no === undefined ? 'Quotation' : `Rev.${no}`
    const what =
      row.fromState === row.toState
        ? `${whose}: ${row.event === 'send' ? 'e-mailed again' : humanise(row.event.replaceAll('-', '_')).toLowerCase()}`
        : `${whose}: ${humanise(row.fromState)} → ${humanise(row.toState)}`
    return { at: row.at, kind: 'status' as const, userId: row.userId, what, detail: row.remark }
  })
}

async function events(ctx: ReadContext, q: Of): Promise<Raw[]> {
  const rows = await ctx.tx.auditLog.findMany({
    where: { companyId: ctx.actor.companyId, documentId: q.id },
    orderBy: { at: 'desc' },
    take: MAX_EVENTS,
    select: { at: true, userId: true, action: true, documentNo: true, remark: true, requestId: true },
  })
  const edits = rows.filter((row) => row.action === 'quotation.update').map((row) => row.requestId)
  const condensed = await condensedOf(ctx, edits)
  const priced = ctx.actor.can('sales-price.read')
  return rows.flatMap((row) => {
    const words = eventWords(row.action)
    if (!words) return []
    const change = condensed.get(row.requestId)
    const inShort = change ? condensedWords(change, q.currency, priced) : null
    const revision = /Rev\.\d+$/.exec(row.documentNo ?? '')?.[0]
    return {
      at: row.at,
      kind: words.kind,
      userId: row.userId,
      what: revision && words.kind === 'edit' ? `${words.what}: ${revision}` : words.what,
      detail: row.action === 'mail.not-sent' ? null : [inShort, row.remark].filter(Boolean).join('. ') || null,
    }
  })
}

type Counted = Condensed & { requestId: string }

/** Lines and total that each of these actions changed, from the trail's row changes, in one statement. */
async function condensedOf(ctx: ReadContext, requestIds: string[]): Promise<Map<string, Condensed>> {
  if (requestIds.length === 0) return new Map()
  const rows = await ctx.tx.$queryRaw<Counted[]>(Prisma.sql`
    SELECT c."requestId"::text AS "requestId",
      (count(DISTINCT c."rowId") FILTER (WHERE c."tableName" = 'QuotationLine' AND c.op = 'INSERT'))::int AS added,
      (count(DISTINCT c."rowId") FILTER (WHERE c."tableName" = 'QuotationLine' AND c.op = 'UPDATE' AND c."newValues" - 'lineNo' <> '{}'))::int AS changed,
      (count(DISTINCT c."rowId") FILTER (WHERE c."tableName" = 'QuotationLine' AND c.op = 'DELETE'))::int AS removed,
      max(c."oldValues" ->> 'totalAmount') FILTER (WHERE c."tableName" = 'QuotationRevision') AS "totalBefore",
      max(c."newValues" ->> 'totalAmount') FILTER (WHERE c."tableName" = 'QuotationRevision') AS "totalAfter"
    FROM "AuditChange" c WHERE c."companyId" = ${ctx.actor.companyId}::uuid AND c."requestId" = ANY (${requestIds}::uuid[])
    GROUP BY c."requestId"`)
  return new Map(rows.map(({ requestId, ...counts }) => [requestId, counts]))
}

async function followUps(ctx: ReadContext, quotationId: string): Promise<Raw[]> {
  const rows = await ctx.tx.followUp.findMany({ where: { quotationId } })
  return rows.flatMap((f) => [
    { at: f.createdAt, kind: 'follow-up' as const, userId: f.createdById, what: 'Follow-up planned', detail: f.note },
    ...(f.doneAt
      ? [
          {
            at: f.doneAt,
            kind: 'follow-up' as const,
            userId: f.doneById,
            what: f.status === 'DONE' ? 'Followed up' : 'Follow-up dropped',
            detail: f.doneNote ?? f.note,
          },
        ]
      : []),
  ])
}

async function orders({ tx, actor }: ReadContext, quotationId: string): Promise<Raw[]> {
  const order = (at: Date, userId: string | null, what: string): Raw => ({
    at,
    kind: 'order' satisfies TimelineKind,
    userId,
    what,
    detail: null,
  })
  const pos = actor.can('customer-po.read')
    ? await tx.customerPo.findMany({
        where: { quotationId },
        select: { poNumber: true, createdAt: true, createdById: true },
      })
    : []
  const sales = actor.can('sales-order.read')
    ? await tx.salesOrder.findMany({
        where: { quotationId },
        select: { number: true, createdAt: true, createdById: true },
      })
    : []
  return [
    ...pos.map((po) => order(po.createdAt, po.createdById, `Customer PO ${po.poNumber} recorded`)),
    ...sales.map((so) => order(so.createdAt, so.createdById, `Sales order ${so.number ?? ''} made`)),
  ]
}
