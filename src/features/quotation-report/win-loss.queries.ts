import { dec, decimalText } from '@/core/decimal'
import { Prisma } from '@/db/types'
import { AppError } from '@/server/errors'
import type { ListParams } from '@/server/list'
import { keptFigures } from '@/server/list-totals'
import { param } from '@/server/list-where'
import type { ReadContext } from '@/server/read'
import {
  type Asked,
  gradeAsked,
  LATEST_LINES,
  LINE_OUTCOME,
  LINE_VALUE,
  type Period,
  periodOf,
  quotationsAsked,
  registerQuery,
} from './outcome-lines'

export type MonthFigures = {
  month: string
  won: string
  lost: string
  regretted: string
  expired: string
  open: string
}
export type LostReason = {
  category: string | null
  quotations: number
  value: string
  /** Quotations of which the competitor's price is known, and by how many per cent we were dearer, in the middle. */
  known: number
  dearerPct: string | null
}
export type WinLossFigures = {
  quotations: number
  won: number
  lost: number
  /** Per cent of the decided ones, by number and by value; null where nothing is decided. */
  rate: string | null
  valueRate: string | null
  /** From the enquiry to the first sending, in the middle. */
  answerMinutes: number | null
  answered: number
}
export type WinLoss = {
  period: Period
  figures: WinLossFigures
  months: MonthFigures[]
  reasons: LostReason[]
  baseCurrency: string
  /** The filters behind the figures, for links into the register. */
  query: string
}

const MONTH = Prisma.sql`to_char(q."quotationDate", 'YYYY-MM')`
const part = (outcome: string, as: string) =>
  Prisma.sql`round(coalesce(sum(${LINE_VALUE}) FILTER (WHERE ${LINE_OUTCOME} = ${outcome}), 0), 2)::text AS ${Prisma.raw(as)}`

function monthsOf(ctx: ReadContext, asked: Asked, quotations: number) {
  return keptFigures<MonthFigures>(
    ctx,
    Prisma.sql`
    SELECT ${MONTH} AS month, ${part('WON', 'won')}, ${part('LOST', 'lost')}, ${part('REGRETTED', 'regretted')}, ${part('EXPIRED', 'expired')}, ${part('OPEN', 'open')}
    FROM ${LATEST_LINES} WHERE ${quotationsAsked(ctx, asked)} ${gradeAsked(asked)} GROUP BY 1 ORDER BY 1`,
    () => quotations,
  )
}

/** Quotations that contain the grade, where one is asked for. */
const withGrade = (asked: Asked): Prisma.Sql =>
  asked('grade')
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM "QuotationRevision" r JOIN "QuotationLine" l ON l."companyId" = r."companyId" AND l."quotationRevisionId" = r.id
        WHERE r."companyId" = q."companyId" AND r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo" ${gradeAsked(asked)})`
    : Prisma.empty

function reasonsOf(ctx: ReadContext, asked: Asked, quotations: number) {
  return keptFigures<LostReason>(
    ctx,
    Prisma.sql`
    SELECT q."closeCategory" AS category, count(*)::int AS quotations, sum(q."baseAmount")::text AS value,
      count(*) FILTER (WHERE q."competitorPrice" > 0)::int AS known,
      round(percentile_disc(0.5) WITHIN GROUP (ORDER BY CASE WHEN q."competitorPrice" > 0 THEN 100 * (q."totalAmount" - q."competitorPrice") / q."competitorPrice" END), 1)::text AS "dearerPct"
    FROM "Quotation" q WHERE ${quotationsAsked(ctx, asked)} ${withGrade(asked)} AND q.status = 'LOST' GROUP BY 1 ORDER BY 2 DESC, 1`,
    () => quotations,
  )
}

type Head = Omit<WinLossFigures, 'valueRate'>

async function headOf(ctx: ReadContext, asked: Asked): Promise<Head> {
  const [head] = await keptFigures<Head>(
    ctx,
    Prisma.sql`
    SELECT count(*)::int AS quotations, count(*) FILTER (WHERE q.status IN ('WON', 'PARTLY_WON'))::int AS won, count(*) FILTER (WHERE q.status = 'LOST')::int AS lost,
      round(100.0 * count(*) FILTER (WHERE q.status IN ('WON', 'PARTLY_WON')) / nullif(count(*) FILTER (WHERE q.status IN ('WON', 'PARTLY_WON', 'LOST')), 0), 1)::text AS rate,
      (extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY CASE WHEN e.id IS NOT NULL THEN q."firstSentAt" - e."createdAt" END)) / 60)::int AS "answerMinutes",
      count(*) FILTER (WHERE e.id IS NOT NULL AND q."firstSentAt" IS NOT NULL)::int AS answered
    FROM "Quotation" q LEFT JOIN "Enquiry" e ON e."companyId" = q."companyId" AND e.id = q."enquiryId" WHERE ${quotationsAsked(ctx, asked)} ${withGrade(asked)}`,
    (rows) => rows[0]?.quotations ?? 0,
  )
  return head ?? { quotations: 0, won: 0, lost: 0, rate: null, answerMinutes: null, answered: 0 }
}

/** Per cent of the decided value that was won; null where nothing is decided. */
function valueRateOf(months: MonthFigures[]): string | null {
  const sum = (of: (month: MonthFigures) => string) => months.reduce((total, m) => total.plus(dec(of(m))), dec(0))
  const won = sum((m) => m.won)
  const decided = won.plus(sum((m) => m.lost))
  return decided.isZero() ? null : decimalText(won.times(100).div(decided), 1)
}

/**
 * What stands above the table of the report: the figures in one line, the months, and why quotations were lost. Null for a
 * period that makes no sense; the list says so.
 */
export async function getWinLoss(ctx: ReadContext, params: ListParams): Promise<WinLoss | null> {
  const asked: Asked = (key) => param(params, key)
  let period: Period
  try {
    period = periodOf(ctx, asked)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
  const priced = ctx.actor.can('sales-price.read')
  const head = await headOf(ctx, asked)
  const months = priced ? await monthsOf(ctx, asked, head.quotations) : []
  return {
    period,
    figures: { ...head, valueRate: valueRateOf(months) },
    months,
    reasons: priced ? await reasonsOf(ctx, asked, head.quotations) : [],
    baseCurrency: ctx.actor.baseCurrency,
    query: registerQuery(ctx, asked),
  }
}
