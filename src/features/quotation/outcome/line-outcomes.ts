import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import { REVISION_CURRENT } from '../quotation.machine'
import type { LineOutcome } from './outcome-words'

/** What is said about one line. */
export type StatedLine = {
  id: string
  outcome?: LineOutcome | null
  reason: string | null
  competitorRate: string | null
}

/** What an outcome of the whole means for a line of which nothing else is said; null is open. */
const LINES_OF: Readonly<Record<string, LineOutcome | null>> = {
  WON: 'WON',
  PARTLY_WON: null,
  LOST: 'LOST',
  REGRETTED: 'REGRETTED',
}

/**
 * Writes the outcome of each line of the revision that was decided on: the one that customers can order from, else the
 * latest. Lines of which nothing is said follow the whole; with a part won they keep what orders made of them.
 * @param status what the quotation is now: WON, PARTLY_WON, LOST or REGRETTED
 * @throws AppError NOT_FOUND for a line of another quotation, VALIDATION for a line that contradicts the whole
 */
export async function writeLineOutcomes(
  ctx: ActionContext,
  quotationId: string,
  status: string,
  stated: readonly StatedLine[] | undefined,
): Promise<void> {
  const revision = await decidedRevision(ctx, quotationId)
  if (!revision) return
  const own = await ctx.tx.quotationLine.findMany({
    where: { quotationRevisionId: revision.id },
    select: { id: true, outcome: true },
    orderBy: { lineNo: 'asc' },
  })
  const said = new Map((stated ?? []).map((line) => [line.id, line]))
  const known = new Set(own.map((line) => line.id))
  if ([...said.keys()].some((id) => !known.has(id)))
    throw new AppError('NOT_FOUND', 'A line was not found. The quotation may have been revised; open it again.')
  const usual = LINES_OF[status] ?? null
  const rows = own.map((line) => {
    const words = said.get(line.id)
    const unsaid = status === 'PARTLY_WON' && stated === undefined ? (line.outcome as LineOutcome | null) : usual
    return {
      id: line.id,
      outcome: words?.outcome === undefined ? unsaid : words.outcome,
      reason: words?.reason ?? null,
      rate: words?.competitorRate ?? null,
    }
  })
  refuseContradiction(status, rows, stated ?? [])
  await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "QuotationLine" l SET outcome = s.outcome, "outcomeReason" = s.reason, "competitorRate" = s.rate
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s(id uuid, outcome text, reason text, rate numeric)
    WHERE l.id = s.id AND (l.outcome, l."outcomeReason", l."competitorRate") IS DISTINCT FROM (s.outcome, s.reason, s.rate)`)
}

function refuseContradiction(
  status: string,
  rows: readonly { id: string; outcome: LineOutcome | null }[],
  stated: readonly StatedLine[],
): void {
  const refuse = (wrong: (outcome: LineOutcome | null) => boolean, message: string) => {
    const row = rows.find((r) => wrong(r.outcome))
    if (!row) return
    const at = stated.findIndex((line) => line.id === row.id)
    throw new AppError('VALIDATION', message, { [at < 0 ? 'lines' : `lines.${at}.outcome`]: message })
  }
  if (status === 'WON') refuse((o) => o !== 'WON', 'A quotation of which a line is not won is partly won.')
  if (status === 'LOST' || status === 'REGRETTED')
    refuse((o) => o === 'WON', 'A quotation of which a line is won is partly won.')
}

async function decidedRevision(ctx: ActionContext, quotationId: string) {
  const revisions = await ctx.tx.quotationRevision.findMany({
    where: { quotationId, status: { not: 'VOID' } },
    orderBy: { revisionNo: 'desc' },
    select: { id: true, status: true },
  })
  return revisions.find((r) => REVISION_CURRENT.includes(r.status)) ?? revisions[0] ?? null
}

/** Lines that were ordered are won, whatever was said of them before. */
export async function winOrderedLines(ctx: ActionContext, quotationId: string): Promise<void> {
  await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "QuotationLine" q SET outcome = 'WON', "outcomeReason" = NULL
    WHERE q.outcome IS DISTINCT FROM 'WON' AND q.id IN (
      SELECT l."quotationLineId" FROM "SalesOrder" o
      JOIN "SalesOrderLine" l ON l."companyId" = o."companyId" AND l."salesOrderId" = o.id
      WHERE o."quotationId" = ${quotationId}::uuid AND o.status <> 'CANCELLED')`)
}
