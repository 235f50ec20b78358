import { responseTime } from '@/core/response-time'
import type { Tx } from '@/db/types'
import { isId } from '@/features/enquiry/enquiry.queries'
import type { ReadContext } from '@/server/read'
import { statusHistory, userNames } from '@/server/status-history'
import { mailsOf } from './mail/quotation-mails.queries'
import { orderedLines } from './outcome/quotation-orders.queries'
import { QUOTATION_IN_WORK, REVISION_CURRENT } from './quotation.machine'
import { changesOf, REVISION_CONTENT, type RevisionContent } from './revisions/revision-comparison.queries'

/**
 * The revision a customer can order from: approved or sent, of a quotation that is not lost, regretted or void.
 * `expired` tells that its validity is over on `today`. Null when there is none.
 * For the features further down the chain; call it inside their transaction.
 */
export async function currentRevision(ctx: { tx: Tx; actor: { today: string } }, quotationId: string) {
  const revision = await ctx.tx.quotationRevision.findFirst({
    where: {
      quotationId,
      status: { in: [...REVISION_CURRENT] },
      quotation: { status: { in: [...QUOTATION_IN_WORK, 'EXPIRED'] } },
    },
    include: {
      quotation: {
        select: { id: true, number: true, status: true, customerId: true, salespersonId: true, enquiryId: true },
      },
      lines: { orderBy: { lineNo: 'asc' } },
    },
    orderBy: { revisionNo: 'desc' },
  })
  if (!revision) return null
  return { ...revision, expired: revision.validUntil.toISOString().slice(0, 10) < ctx.actor.today }
}

/**
 * A quotation as its page shows it: one revision (the latest, or `revisionNo`) with lines and terms, the history, the
 * documents before and after it, its mails. Prices are null for those who may not see them. Null for unknown ids.
 */
export async function getQuotation(ctx: ReadContext, id: string, revisionNo?: number) {
  const { tx, actor } = ctx
  if (!isId(id)) return null
  const quotation = await tx.quotation.findUnique({
    where: { id },
    include: {
      customer: { select: { id: true, code: true, name: true, currency: true, email: true, isActive: true } },
      enquiry: { select: { id: true, number: true, status: true, createdAt: true } },
      copiedFrom: { select: { id: true, number: true } },
      revisions: {
        select: {
          id: true,
          revisionNo: true,
          status: true,
          reason: true,
          quotationDate: true,
          totalAmount: true,
          currency: true,
          approvedAt: true,
          sentAt: true,
          createdAt: true,
          createdById: true,
        },
        orderBy: { revisionNo: 'desc' },
      },
      customerPos: { select: { id: true, poNumber: true, status: true, quotationRevisionId: true } },
      salesOrders: { select: { id: true, number: true, status: true, quotationRevisionId: true } },
    },
  })
  if (!quotation) return null
  const wanted = revisionNo ?? quotation.latestRevisionNo
  const head = quotation.revisions.find((r) => r.revisionNo === wanted)
  const revision = head
    ? await tx.quotationRevision.findUnique({
        where: { id: head.id },
        include: REVISION_CONTENT,
      })
    : null
  if (!revision) return null
  const changes = await changesOf(ctx, quotation.revisions, revision)
  const history = await statusHistory(ctx, [id, ...quotation.revisions.map((r) => r.id)])
  const mails = await mailsOf(ctx, id)
  const ordered = actor.can('customer-po.read')
    ? await orderedLines(ctx, { quotationId: id, revisionId: revision.id })
    : []
  const names = await userNames(ctx, [
    quotation.salespersonId,
    ...quotation.revisions.map((r) => r.createdById),
    quotation.createdById,
    revision.createdById,
    revision.submittedById,
    revision.approvedById,
    ...revision.preparedByIds,
    ...history.map((h) => h.userId),
    ...mails.map((m) => m.createdById),
  ])
  const name = (userId: string | null) => (userId ? (names.get(userId) ?? null) : null)
  const priced = actor.can('sales-price.read')
  const costs = actor.can('cost.view')
  const revisionNoOf = new Map(quotation.revisions.map((r) => [r.id, r.revisionNo]))
  return {
    id: quotation.id,
    number: quotation.number,
    status: quotation.status,
    quotationVersion: quotation.version,
    format: quotation.format,
    quotationTemplateId: quotation.quotationTemplateId,
    closeReason: quotation.closeReason,
    closeCategory: quotation.closeCategory,
    closedAt: quotation.closedAt,
    competitorName: quotation.competitorName,
    competitorPrice: priced ? quotation.competitorPrice : null,
    copiedFrom: quotation.copiedFrom,
    firstSentAt: quotation.firstSentAt,
    /** Minutes from the registration of the enquiry to the first mail; null while one of them is missing. */
    responseMinutes: responseTime(quotation.enquiry?.createdAt, quotation.firstSentAt),
    latestRevisionNo: quotation.latestRevisionNo,
    isLatest: revision.revisionNo === quotation.latestRevisionNo,
    customer: quotation.customer,
    enquiry: actor.can('enquiry.read') ? quotation.enquiry : null,
    salesperson: { id: quotation.salespersonId, name: name(quotation.salespersonId) },
    version: revision.version,
    revision: {
      ...revision,
      subTotal: priced ? revision.subTotal : null,
      chargesAmount: priced ? revision.chargesAmount : null,
      totalAmount: priced ? revision.totalAmount : null,
      marginPct: costs ? revision.marginPct : null,
      lines: revision.lines.map((line) => visibleLine(line, { priced, costs })),
      preparedBy: revision.preparedByIds.flatMap((userId) => name(userId) ?? []),
      submittedBy: name(revision.submittedById),
      approvedBy: name(revision.approvedById),
    },
    /** What is different from the revision before; null for the first one. */
    changes,
    revisions: quotation.revisions.map(({ createdById, ...r }) => ({
      ...r,
      totalAmount: priced ? r.totalAmount : null,
      createdBy: name(createdById),
    })),
    /** Per line what was ordered and what is open; empty where nothing was ordered. */
    ordered,
    customerPos: actor.can('customer-po.read') ? quotation.customerPos : [],
    salesOrders: actor.can('sales-order.read') ? quotation.salesOrders : [],
    history: history.map((h) => ({
      ...h,
      revisionNo: revisionNoOf.get(h.documentId) ?? null,
      userName: name(h.userId),
    })),
    mails: mails.map(({ createdById, ...mail }) => ({ ...mail, sentBy: name(createdById) })),
    createdAt: quotation.createdAt,
    createdBy: name(quotation.createdById),
    priced,
    costs,
    timeZone: actor.timeZone,
    today: actor.today,
    userId: actor.userId,
    baseCurrency: actor.baseCurrency,
  }
}

type Line = RevisionContent['lines'][number]
type Visible<Key extends keyof Line> = Omit<Line, Key> & { [K in Key]: Line[K] | null }
const PRICES = ['rate', 'ratePerMetre', 'amount', 'listRate', 'discountPct', 'competitorRate'] as const
const COSTS = ['costPerMetre', 'marginPct'] as const

/** A line without what the reader may not see: sales prices, cost and margin. */
function visibleLine(
  line: Line,
  may: { priced: boolean; costs: boolean },
): Visible<(typeof PRICES)[number] | (typeof COSTS)[number]> {
  const hidden = [...(may.priced ? [] : PRICES), ...(may.costs ? [] : COSTS)]
  return { ...line, ...Object.fromEntries(hidden.map((key) => [key, null])) }
}
