import { isBusinessDate } from '@/core/fiscal-year'
import {
  type ClientListColumn,
  type ClientListDef,
  type ClientListFilter,
  LIST_PAGE_SIZE,
  type ListResult,
  type ListSort,
  parseSort,
} from '@/core/list-types'
import type { Permission } from '@/core/permissions'
import { Prisma } from '@/db/types'
import { AppError } from './errors'
import type { ReadContext } from './read'

/** A column of a list: what the browser knows, plus where it comes from and who may see it. */
export type ListColumn = ClientListColumn & {
  sql: Prisma.Sql
  /** Without it the column is neither shown, nor sent, nor sortable. */
  permission?: Permission
  /** Adds the total over all pages. */
  sum?: boolean
  /** Never null, so that a sort by it can walk an index that leads with companyId instead of sorting every row. */
  notNull?: boolean
}

export type ListFilter = ClientListFilter & { sql: (value: string, ctx: ReadContext) => Prisma.Sql }

export type ListDef = Omit<ClientListDef, 'columns' | 'filters' | 'tabs'> & {
  permission: Permission
  columns: ListColumn[]
  filters: ListFilter[]
  /** The row's id, also the tie-break of every sort. */
  id: Prisma.Sql
  /** Where the rows come from; a function where that follows from what was asked (ageing as of a day). */
  from: Prisma.Sql | ((ctx: ReadContext, asked: (key: string) => string | undefined) => Prisma.Sql)
  where?: (ctx: ReadContext) => Prisma.Sql
  tabs?: { filter: string; sql: Prisma.Sql; values: { value: string; label: string }[]; allLabel?: string }
  /** One record, for GET /api/v1/<name>/<id>. */
  detail?: (ctx: ReadContext, id: string) => Promise<unknown>
}

const holder = globalThis as unknown as { npsLists?: Map<string, ListDef> }
holder.npsLists ??= new Map()

/** Every list by its name; filled as the query files are imported. */
export const listRegistry: Map<string, ListDef> = holder.npsLists

/** Declares a list once for the page, the API, the export and the tests. */
export function defineList(def: ListDef): ListDef {
  listRegistry.set(def.name, def)
  return def
}

export type ListParams = Record<string, string | string[] | undefined>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const MAX_PAGE_SIZE = 200

function param(params: ListParams, key: string): string | undefined {
  const value = params[key]
  const text = (Array.isArray(value) ? value[0] : value)?.replaceAll('\u0000', '').trim()
  return text ? text.slice(0, 200) : undefined
}

/** What of the list this person may see, in the shape the table knows. */
export function clientList(def: ListDef, can: (permission: string) => boolean): ClientListDef {
  return {
    name: def.name,
    title: def.title,
    columns: visibleColumns(def, can).map(({ sql: _s, permission: _p, sum: _t, notNull: _n, ...column }) => column),
    filters: def.filters.map(({ sql: _s, ...filter }) => filter),
    defaultSort: def.defaultSort,
    ...(def.rowHref && { rowHref: def.rowHref }),
    ...(def.tabs && {
      tabs: {
        filter: def.tabs.filter,
        values: def.tabs.values,
        ...(def.tabs.allLabel && { allLabel: def.tabs.allLabel }),
      },
    }),
    ...(def.empty && { empty: def.empty }),
  }
}

const fromOf = (ctx: ReadContext, def: ListDef, params: ListParams): Prisma.Sql =>
  typeof def.from === 'function' ? def.from(ctx, (key) => param(params, key)) : def.from

const visibleColumns = (def: ListDef, can: (permission: string) => boolean) =>
  def.columns.filter((c) => !c.permission || can(c.permission))

function conditions(ctx: ReadContext, def: ListDef, params: ListParams, skip?: string): Prisma.Sql {
  const parts: Prisma.Sql[] = def.where ? [def.where(ctx)] : []
  for (const filter of def.filters) {
    const value = param(params, filter.key)
    if (value === undefined || filter.key === skip) continue
    if (filter.type === 'date' && !isBusinessDate(value))
      throw new AppError('VALIDATION', `${filter.label} must be a date like 2026-11-20.`, {
        [filter.key]: 'Use YYYY-MM-DD.',
      })
    if (filter.type === 'id' && !UUID.test(value))
      throw new AppError('VALIDATION', `${filter.label} is not an id.`, { [filter.key]: 'Not an id.' })
    if (filter.type === 'select' && filter.options && !filter.options.some((o) => o.value === value))
      throw new AppError('VALIDATION', `${filter.label} does not know "${value}".`, {
        [filter.key]: `Choose one of ${filter.options.map((o) => o.value).join(', ')}.`,
      })
    parts.push(filter.sql(value, ctx))
  }
  return parts.length ? Prisma.sql`WHERE ${Prisma.join(parts, ' AND ')}` : Prisma.empty
}

function cell(value: unknown, type: ListColumn['type']): unknown {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString()
  return value
}

function sortOf(def: ListDef, columns: ListColumn[], params: ListParams): ListSort {
  const asked = parseSort(param(params, 'sort'))
  if (asked && columns.some((c) => c.key === asked.key && c.sortable)) return asked
  return def.defaultSort
}

/**
 * One page of a list under RLS: filters, sort and page in SQL; totals and tab counts in one further statement.
 * @throws AppError VALIDATION for a filter value that makes no sense
 */
export async function runList(
  ctx: ReadContext,
  def: ListDef,
  params: ListParams,
  options: { all?: boolean } = {},
): Promise<ListResult & { tabCounts?: Record<string, number> }> {
  const columns = visibleColumns(def, ctx.actor.can)
  const where = conditions(ctx, def, params)
  const sort = sortOf(def, columns, params)
  const column = columns.find((c) => c.key === sort.key) ?? columns[0]
  if (!column) throw new AppError('FORBIDDEN', 'Your role does not allow you to see this.')
  const pageSize = options.all
    ? 100_000
    : Math.min(Math.max(Number(param(params, 'pageSize')) || LIST_PAGE_SIZE, 1), MAX_PAGE_SIZE)
  const page = options.all ? 1 : Math.min(Math.max(Number(param(params, 'page')) || 1, 1), 1_000_000)
  const fields = columns.map((c) => Prisma.sql`${c.sql} AS ${Prisma.raw(`"${c.key}"`)}`)
  const direction = Prisma.raw(`${sort.dir === 'desc' ? 'DESC' : 'ASC'}${column.notNull ? '' : ' NULLS LAST'}`)
  const order = Prisma.sql`ORDER BY ${column.sql} ${direction}, ${def.id} ${Prisma.raw(sort.dir === 'desc' ? 'DESC' : 'ASC')}`
  const found = await ctx.tx.$queryRaw<Record<string, unknown>[]>(Prisma.sql`
    SELECT ${def.id}::text AS id, ${Prisma.join(fields)} FROM ${fromOf(ctx, def, params)} ${where} ${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`)
  const types = new Map(columns.map((c) => [c.key, c.type]))
  const rows = found.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, cell(value, types.get(key) ?? 'text')])),
  )
  if (options.all) return { rows, total: rows.length, page, pageSize }
  return {
    rows,
    page,
    pageSize,
    ...(await totals(ctx, def, params, columns, where, { page, pageSize, length: rows.length })),
  }
}

async function totals(
  ctx: ReadContext,
  def: ListDef,
  params: ListParams,
  columns: ListColumn[],
  where: Prisma.Sql,
  at: { page: number; pageSize: number; length: number },
) {
  const summed = columns.filter((c) => c.sum)
  const sums = summed.map((c) => Prisma.sql`, coalesce(sum(${c.sql}), 0)::text AS ${Prisma.raw(`"${c.key}"`)}`)
  const tabs = def.tabs
  if (tabs && summed.length === 0) {
    const counts = await ctx.tx.$queryRaw<{ value: string; n: number }[]>(Prisma.sql`
      SELECT ${tabs.sql} AS value, count(*)::int AS n FROM ${fromOf(ctx, def, params)} ${conditions(ctx, def, params, tabs.filter)} GROUP BY 1`)
    const tabCounts = Object.fromEntries(counts.map((c) => [c.value, c.n]))
    const chosen = param(params, tabs.filter)
    return { total: chosen ? (tabCounts[chosen] ?? 0) : counts.reduce((n, c) => n + c.n, 0), tabCounts }
  }
  if (summed.length === 0 && at.page === 1 && at.length < at.pageSize) return { total: at.length }
  const [row] = await ctx.tx.$queryRaw<Record<string, string | number>[]>(Prisma.sql`
    SELECT count(*)::int AS "__total" ${sums.length ? Prisma.join(sums, '') : Prisma.empty} FROM ${fromOf(ctx, def, params)} ${where}`)
  const { __total, ...rest } = row ?? { __total: 0 }
  return {
    total: Number(__total),
    ...(summed.length > 0 && { sums: Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, String(v)])) }),
  }
}
