import type { Prisma } from '@/db/types'
import { isId } from '@/features/enquiry/enquiry.queries'
import type { ReadContext } from '@/server/read'
import { compareRevisions, listChanges, type RevisionChange, type RevisionComparison } from './compare-revisions'

export const REVISION_CONTENT = {
  lines: { orderBy: { lineNo: 'asc' } },
  terms: { orderBy: [{ kind: 'desc' }, { position: 'asc' }] },
} satisfies Prisma.QuotationRevisionInclude

export type RevisionContent = Prisma.QuotationRevisionGetPayload<{ include: typeof REVISION_CONTENT }>

/** Against the last revision before it that was not voided; null for the first one. */
export async function changesOf(
  ctx: ReadContext,
  revisions: readonly { id: string; revisionNo: number; status: string }[],
  revision: RevisionContent,
): Promise<{ since: number; list: RevisionChange[]; comparison: RevisionComparison } | null> {
  const before = revisions
    .filter((r) => r.revisionNo < revision.revisionNo && r.status !== 'VOID')
    .reduce<{ id: string; revisionNo: number } | null>((a, b) => (a && a.revisionNo > b.revisionNo ? a : b), null)
  if (!before) return null
  const old = await ctx.tx.quotationRevision.findUnique({ where: { id: before.id }, include: REVISION_CONTENT })
  if (!old) return null
  const comparison = compared(ctx, old, revision)
  return { since: before.revisionNo, list: listChanges(comparison), comparison }
}

/**
 * Two revisions of a quotation beside each other, whichever they are: the older one always stands first. Without numbers
 * the latest one and the one before it. Null for unknown ids and for a quotation with one revision only.
 */
export async function compareTwoRevisions(ctx: ReadContext, id: string, one?: number, other?: number) {
  if (!isId(id)) return null
  const quotation = await ctx.tx.quotation.findUnique({
    where: { id },
    select: {
      id: true,
      number: true,
      latestRevisionNo: true,
      customer: { select: { name: true } },
      revisions: {
        select: { id: true, revisionNo: true, status: true, reason: true, quotationDate: true },
        orderBy: { revisionNo: 'asc' },
      },
    },
  })
  if (!quotation) return null
  const { revisions, latestRevisionNo, customer, number } = quotation
  const to = other ?? latestRevisionNo
  const from = one ?? revisions.findLast((r) => r.revisionNo < to && r.status !== 'VOID')?.revisionNo ?? to
  const picked = [Math.min(from, to), Math.max(from, to)].map((no) => revisions.find((r) => r.revisionNo === no))
  const [before, after] = picked
  if (!before || !after) return null
  const contents = await ctx.tx.quotationRevision.findMany({
    where: { id: { in: [before.id, after.id] } },
    include: REVISION_CONTENT,
  })
  const content = (revisionId: string) => contents.find((c) => c.id === revisionId)
  const [old, now] = [content(before.id), content(after.id)]
  if (!old || !now) return null
  return {
    id,
    number,
    customerName: customer.name,
    revisions: revisions.map(({ id: _, ...r }) => r),
    before: { revisionNo: before.revisionNo, status: before.status, quotationDate: before.quotationDate },
    after: {
      revisionNo: after.revisionNo,
      status: after.status,
      quotationDate: after.quotationDate,
      reason: after.reason,
    },
    comparison: compared(ctx, old, now),
    priced: ctx.actor.can('sales-price.read'),
  }
}

const compared = ({ actor }: ReadContext, before: RevisionContent, after: RevisionContent): RevisionComparison =>
  compareRevisions(facts(before), facts(after), { prices: actor.can('sales-price.read') })

const facts = ({
  createdAt: _c,
  updatedAt: _u,
  submittedAt: _s,
  approvedAt: _a,
  sentAt: _t,
  reminderSentAt: _r,
  preparedByIds: _p,
  approvalNeeded: _n,
  ...content
}: RevisionContent) => content
