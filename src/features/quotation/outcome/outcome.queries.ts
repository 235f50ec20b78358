import { humanise } from '@/core/state-machine'
import { isId } from '@/features/enquiry/enquiry.queries'
import type { ReadContext } from '@/server/read'
import { quotationMachine, REVISION_CURRENT } from '../quotation.machine'
import type { LineOutcome } from './outcome-words'
import { orderedLines } from './quotation-orders.queries'

const EVENTS = ['win', 'partly-win', 'lose', 'regret'] as const
export type OutcomeEvent = (typeof EVENTS)[number]

/**
 * What the page of the outcome shows: what can be recorded (nothing: it is decided and can be corrected), what is known so
 * far, and the lines that were decided on with what was ordered of them. Null for unknown ids.
 */
export async function outcomeForm(ctx: ReadContext, id: string) {
  const { tx, actor } = ctx
  if (!isId(id)) return null
  const quotation = await tx.quotation.findUnique({
    where: { id },
    select: {
      number: true,
      status: true,
      version: true,
      closeCategory: true,
      closeReason: true,
      competitorName: true,
      competitorPrice: true,
      customer: { select: { name: true } },
      revisions: {
        where: { status: { not: 'VOID' } },
        orderBy: { revisionNo: 'desc' },
        select: { id: true, revisionNo: true, status: true, currency: true },
      },
    },
  })
  if (!quotation) return null
  const { revisions, customer, ...facts } = quotation
  const current = revisions.find((r) => REVISION_CURRENT.includes(r.status))
  const revision = current ?? revisions[0]
  if (!revision) return null
  const priced = actor.can('sales-price.read')
  const lines = await tx.quotationLine.findMany({
    where: { quotationRevisionId: revision.id },
    orderBy: { lineNo: 'asc' },
    select: {
      id: true,
      lineNo: true,
      product: true,
      designation: true,
      description: true,
      sizeText: true,
      quantity: true,
      unit: true,
      rate: true,
      rateUnit: true,
      outcome: true,
      outcomeReason: true,
      competitorRate: true,
    },
  })
  const ordered = new Map(
    (await orderedLines(ctx, { quotationId: id, revisionId: revision.id })).map((o) => [o.lineId, o]),
  )
  const events = quotationMachine
    .allowed(facts.status, actor.can)
    .flatMap((t) => EVENTS.filter((event) => event === t.event))
    .filter((event) => current || (event !== 'win' && event !== 'partly-win'))
  const decided = ['WON', 'PARTLY_WON', 'LOST', 'REGRETTED'].includes(facts.status)
  return {
    id,
    ...facts,
    competitorPrice: priced ? facts.competitorPrice : null,
    customerName: customer.name,
    name: `${facts.number ?? 'Quotation'} Rev.${revision.revisionNo}`,
    statusLabel: humanise(facts.status),
    currency: revision.currency,
    events,
    decided,
    priced,
    lines: lines.map(({ outcome, rate, competitorRate, ...line }) => ({
      ...line,
      item:
        [line.designation || line.product || line.description, line.sizeText].filter(Boolean).join(' · ') ||
        `Line ${line.lineNo}`,
      rate: priced ? rate : null,
      competitorRate: priced ? competitorRate : null,
      outcome: outcome as LineOutcome | null,
      ordered: ordered.get(line.id)?.ordered ?? '0',
    })),
  }
}
