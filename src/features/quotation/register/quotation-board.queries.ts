import { dec, decimalText } from '@/core/decimal'
import { Prisma } from '@/db/types'
import type { ListParams } from '@/server/list'
import { keptFigures } from '@/server/list-totals'
import { conditions } from '@/server/list-where'
import type { ReadContext } from '@/server/read'
import { quotationList } from './quotation-register.queries'

/** Cards shown of a column; its heading leads to all of them. */
export const BOARD_CARDS = 30

/** Columns of the board: the steps of a quotation in work, then what became of it. */
const COLUMNS: { key: string; label: string; query: string; where: Prisma.Sql }[] = [
  ...(['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'SENT'] as const).map((state) => ({
    key: state,
    label: { DRAFT: 'Draft', PENDING_APPROVAL: 'Pending approval', APPROVED: 'Approved', SENT: 'Sent' }[state],
    query: `status=${state}&outcome=OPEN`,
    where: Prisma.sql`q.status = 'OPEN' AND q."revisionStatus" = ${state}`,
  })),
  ...(['PARTLY_WON', 'WON', 'LOST', 'REGRETTED', 'EXPIRED'] as const).map((outcome) => ({
    key: outcome,
    label: { PARTLY_WON: 'Partly won', WON: 'Won', LOST: 'Lost', REGRETTED: 'Regretted', EXPIRED: 'Expired' }[outcome],
    query: `outcome=${outcome}`,
    where: Prisma.sql`q.status = ${outcome}`,
  })),
]

export type BoardCard = {
  id: string
  number: string | null
  revisionNo: number
  customer: string
  currency: string | null
  totalAmount: string | null
  validUntil: string | null
  salesperson: string | null
  nextAction: string | null
}

export type BoardColumn = {
  key: string
  label: string
  /** The list of all of them, with the filters of the board. */
  href: string
  count: number
  /** In the company's currency; null for those who see no prices. */
  sum: string | null
  cards: BoardCard[]
}

export type QuotationBoard = { columns: BoardColumn[]; baseCurrency: string; today: string }

type Figure = { status: string; outcome: string; n: number; sum: string }

/** What of the address is a filter: the rest is about the page. */
const filtersOf = ({ layout: _l, page: _p, view: _v, sort: _s, ...filters }: ListParams): ListParams => filters

function hrefOf(params: ListParams, query: string): string {
  const all = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) if (typeof value === 'string' && value) all.set(key, value)
  for (const [key, value] of new URLSearchParams(query)) all.set(key, value)
  return `/quotations?${all}`
}

/**
 * The quotations of the register in columns: count and sum of each, and the first cards: by validity while they are in
 * work, the latest first once they are decided. The filters are those of the list.
 * @throws AppError VALIDATION for a filter that makes no sense
 */
export async function quotationBoard(ctx: ReadContext, asked: ListParams): Promise<QuotationBoard> {
  const { tx, actor } = ctx
  const params = filtersOf(asked)
  const where = conditions(ctx, quotationList, params)
  const and = where.sql ? Prisma.sql`${where} AND` : Prisma.sql`WHERE`
  const figures = await keptFigures<Figure>(
    ctx,
    Prisma.sql`
    SELECT q."revisionStatus" AS status, q.status AS outcome, count(*)::int AS n, sum(q."baseAmount")::text AS sum FROM "Quotation" q ${where} GROUP BY 1, 2`,
    (rows) => rows.reduce((sum, row) => sum + row.n, 0),
  )
  const cards = await tx.$queryRaw<(BoardCard & { key: string })[]>(Prisma.sql`
    SELECT b.*, c.name AS customer, u.name AS salesperson,
      (SELECT min(f."dueDate")::text FROM "FollowUp" f WHERE f."companyId" = ${actor.companyId}::uuid AND f."quotationId" = b.id::uuid AND f.status = 'OPEN') AS "nextAction"
    FROM (${Prisma.join(
      COLUMNS.map(
        (
          c,
        ) => Prisma.sql`(SELECT ${c.key} AS key, q.id::text, q.number, q."latestRevisionNo" AS "revisionNo", q.currency, q."totalAmount"::text, q."validUntil"::text, q."customerId", q."salespersonId"
          FROM "Quotation" q ${and} ${c.where} ORDER BY q.number DESC, q.id DESC LIMIT ${BOARD_CARDS})`,
      ),
      ' UNION ALL ',
    )}) b JOIN "Customer" c ON c.id = b."customerId" LEFT JOIN "User" u ON u.id = b."salespersonId" ORDER BY b.number DESC`)
  const priced = actor.can('sales-price.read')
  const columns = COLUMNS.map((column) => {
    const mine = figures.filter((f) => (f.outcome === 'OPEN' ? f.status : f.outcome) === column.key)
    return {
      key: column.key,
      label: column.label,
      href: hrefOf(params, column.query),
      count: mine.reduce((n, f) => n + f.n, 0),
      sum: priced ? decimalText(mine.reduce((sum, f) => sum.plus(dec(f.sum)), dec(0))) : null,
      cards: cards
        .filter((card) => card.key === column.key)
        .map((card) => ({
          id: card.id,
          number: card.number,
          revisionNo: card.revisionNo,
          customer: card.customer,
          currency: card.currency,
          totalAmount: priced ? card.totalAmount : null,
          validUntil: card.validUntil,
          salesperson: card.salesperson,
          nextAction: card.nextAction,
        })),
    }
  })
  return { columns, baseCurrency: actor.baseCurrency, today: actor.today }
}
