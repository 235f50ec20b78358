import { dec, decimalText } from '@/core/decimal'
import { Prisma } from '@/db/types'
import type { ListColumn, ListDef } from './list-def'
import { conditions, fromOf, type ListParams, param } from './list-where'
import type { ReadContext } from './read'

export type ListTotals = { total: number; sums?: Record<string, string>; tabCounts?: Record<string, number> }

type Asked = { def: ListDef; params: ListParams; columns: ListColumn[]; where: Prisma.Sql }
type Group = { value: string | null; n: number } & Record<string, string | number | null>

/** How long figures over many rows serve the next click as well, unless the person has written something since. */
const KEEP_MS = 10_000
/** Figures over fewer rows are computed anew each time: they cost next to nothing. */
const MANY_ROWS = 5000
const MAX_KEPT = 500

type Kept = { rows: unknown[]; asOf: Date; until: number }
const holder = globalThis as unknown as { npsListTotals?: Map<string, Kept> }
holder.npsListTotals ??= new Map()
const kept = holder.npsListTotals

/**
 * The number of rows, the sums of the columns that have one, and the counts of the tabs, over the whole filter.
 * Figures that took long are kept for some seconds for all who ask the same; who writes sees their own change at once.
 */
export async function listTotals(
  ctx: ReadContext,
  asked: Asked,
  at: { page: number; pageSize: number; length: number },
): Promise<ListTotals> {
  const { def, params, columns } = asked
  const summed = columns.filter((c) => c.sum)
  if (summed.length === 0 && !def.tabs && at.page === 1 && at.length < at.pageSize) return { total: at.length }
  const groups = await keptFigures<Group>(ctx, statementOf(ctx, asked, summed), (rows) =>
    def.manyBehind ? MANY_ROWS : countOf(rows),
  )
  const tab = def.tabs ? param(params, def.tabs.filter) : undefined
  const shown = tab === undefined ? groups : groups.filter((g) => g.value === tab)
  return {
    total: countOf(shown),
    ...(def.tabs && {
      tabCounts: Object.fromEntries(groups.flatMap((g) => (g.value === null ? [] : [[g.value, g.n]]))),
    }),
    ...(summed.length > 0 && {
      sums: Object.fromEntries(summed.map((c) => [c.key, sumOf(shown.map((g) => String(g[c.key] ?? 0)))])),
    }),
  }
}

/** With as many decimals as the database gave: metres keep three, money two. */
function sumOf(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0))
  return decimalText(
    texts.reduce((sum, text) => sum.plus(dec(text)), dec(0)),
    places,
  )
}

const countOf = (groups: { n: number }[]): number => groups.reduce((sum, g) => sum + g.n, 0)

/** One row for each tab (or one for all), so that a single reading gives the counts of the tabs and the totals. */
function statementOf(ctx: ReadContext, { def, params, where }: Asked, summed: ListColumn[]): Prisma.Sql {
  const sums = summed.map(
    (c) => Prisma.sql`, coalesce(sum(${c.total ?? c.sql}), 0)::text AS ${Prisma.raw(`"${c.key}"`)}`,
  )
  const from = def.countFrom ?? fromOf(ctx, def, params)
  const fields = Prisma.sql`count(*)::int AS n ${sums.length ? Prisma.join(sums, '') : Prisma.empty}`
  const tab = typeof def.tabs?.sql === 'function' ? def.tabs.sql(ctx) : def.tabs?.sql
  return def.tabs && tab
    ? Prisma.sql`SELECT ${tab} AS value, ${fields} FROM ${from} ${conditions(ctx, def, params, def.tabs.filter)} GROUP BY 1`
    : Prisma.sql`SELECT NULL AS value, ${fields} FROM ${from} ${where}`
}

/**
 * The rows of a statement that adds up many rows; `rowsBehind` tells how many from the answer. Figures over thousands are kept
 * for some seconds for all who ask the same: fifty people who open a register of 200,000 rows add it up once. Who writes
 * sees their own change at once.
 */
export async function keptFigures<Row>(
  ctx: ReadContext,
  statement: Prisma.Sql,
  rowsBehind: (rows: Row[]) => number,
): Promise<Row[]> {
  const { tx, actor } = ctx
  const key = JSON.stringify([actor.companyId, statement.sql, statement.values])
  const before = kept.get(key)
  if (before && before.until > performance.now() && !(await hasWritten(ctx, before.asOf))) return before.rows as Row[]
  const rows = await tx.$queryRaw<Row[]>(statement)
  if (rowsBehind(rows) < MANY_ROWS) {
    kept.delete(key)
    return rows
  }
  const [clock] = await tx.$queryRaw<{ asOf: Date }[]>(Prisma.sql`SELECT now() AS "asOf"`)
  if (kept.size >= MAX_KEPT) kept.clear()
  if (clock) kept.set(key, { rows, asOf: clock.asOf, until: performance.now() + KEEP_MS })
  return rows
}

/** Whether the acting person has done anything since: then they look for their own change in the figures. */
async function hasWritten({ tx, actor }: ReadContext, since: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ wrote: boolean }[]>(Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM "AuditLog" WHERE "companyId" = ${actor.companyId}::uuid AND "userId" = ${actor.userId}::uuid AND at >= ${since}::timestamptz) AS wrote`)
  return row?.wrote ?? true
}
