import { fiscalYear, formatDate, fyStart, isBusinessDate } from '@/core/fiscal-year'
import { Prisma } from '@/db/types'
import { AppError } from '@/server/errors'
import type { ReadContext } from '@/server/read'

export type Asked = (key: string) => string | undefined

/** The days of the report: those asked for, else the running financial year up to today. */
export type Period = { from: string; to: string }

/** Nothing was quoted before; days of the first years are mistypings that a database knows no financial year of. */
const EARLIEST = '1900-01-01'

/** @throws AppError VALIDATION where it ends before it begins */
export function periodOf({ actor }: ReadContext, asked: Asked): Period {
  const day = (key: string) => {
    const value = asked(key)
    return value && isBusinessDate(value) && value >= EARLIEST ? value : undefined
  }
  const to = day('to') ?? actor.today
  const from = day('from') ?? fyStart(fiscalYear(to, actor.fyFirstMonth), actor.fyFirstMonth)
  if (from > to)
    throw new AppError('VALIDATION', `The period begins on ${formatDate(from)} and ends before that.`, {
      to: 'Choose a later day.',
    })
  return { from, to }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const idOf = (value: string | undefined, own: string) =>
  value === 'me' ? own : value && UUID.test(value) ? value : null

/** Quotations (q) made in the period, for the customer and salesperson asked for. Void ones never were an offer. */
export function quotationsAsked(ctx: ReadContext, asked: Asked): Prisma.Sql {
  const { from, to } = periodOf(ctx, asked)
  const customer = idOf(asked('customerId'), '')
  const person = idOf(asked('salespersonId'), ctx.actor.userId)
  return Prisma.sql`q.status <> 'VOID' AND q."quotationDate" >= ${from}::date AND q."quotationDate" <= ${to}::date
    ${customer ? Prisma.sql`AND q."customerId" = ${customer}::uuid` : Prisma.empty}
    ${person ? Prisma.sql`AND q."salespersonId" = ${person}::uuid` : Prisma.empty}`
}

/** The lines (l) of the latest revision (r) of each quotation (q). */
export const LATEST_LINES = Prisma.sql`"Quotation" q
  JOIN "QuotationRevision" r ON r."companyId" = q."companyId" AND r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo"
  JOIN "QuotationLine" l ON l."companyId" = r."companyId" AND l."quotationRevisionId" = r.id`

/**
 * What became of a line: its own outcome where it has one, else that of its quotation. The rest of a partly won quotation
 * is open still.
 */
export const LINE_OUTCOME = Prisma.sql`CASE WHEN q.status IN ('WON', 'PARTLY_WON', 'LOST', 'REGRETTED') AND l.outcome IS NOT NULL THEN l.outcome
  WHEN q.status IN ('WON', 'LOST', 'REGRETTED', 'EXPIRED') THEN q.status ELSE 'OPEN' END`

/** In the company's currency, at the rate that the revision froze. */
export const LINE_VALUE = Prisma.sql`(l.amount * r."exchangeRate")`

/** The filters as the register names them, for links to the quotations behind a figure. */
export function registerQuery(ctx: ReadContext, asked: Asked): string {
  const { from, to } = periodOf(ctx, asked)
  const query = new URLSearchParams({ from, to })
  for (const key of ['customerId', 'salespersonId', 'grade']) {
    const value = asked(key)
    if (value) query.set(key, value)
  }
  return query.toString()
}

/** Lines of one grade only, where it is asked for. */
export const gradeAsked = (asked: Asked): Prisma.Sql => {
  const grade = asked('grade')
  return grade ? Prisma.sql`AND l.designation = ${grade}` : Prisma.empty
}
