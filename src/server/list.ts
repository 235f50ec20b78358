import {
  type ClientListDef,
  type ClientListFilter,
  LIST_PAGE_SIZE,
  type ListResult,
  type ListSort,
  parseSort,
} from '@/core/list-types'
import { Prisma } from '@/db/types'
import { AppError } from './errors'
import type { ListColumn, ListDef } from './list-def'
import { listTotals } from './list-totals'
import { conditions, fromOf, type ListParams, param, UUID } from './list-where'
import type { ReadContext } from './read'

export type { ListColumn, ListDef, ListFilter } from './list-def'
export type { ListParams } from './list-where'

const holder = globalThis as unknown as { npsLists?: Map<string, ListDef> }
holder.npsLists ??= new Map()

/** Every list by its name; filled as the query files are imported. */
export const listRegistry: Map<string, ListDef> = holder.npsLists

/** Declares a list once for the page, the API, the export and the tests. */
export function defineList(def: ListDef): ListDef {
  listRegistry.set(def.name, def)
  return def
}

const MAX_PAGE_SIZE = 200

/** What of the list this person may see, in the shape the table knows. */
export function clientList(def: ListDef, can: (permission: string) => boolean): ClientListDef {
  return {
    name: def.name,
    title: def.title,
    columns: visibleColumns(def, can).map(
      ({ sql: _s, order: _o, total: _w, permission: _p, sum: _t, notNull: _n, ...column }) => column,
    ),
    filters: def.filters
      .filter((f) => !f.permission || can(f.permission))
      .map(({ sql: _s, load: _l, labelOf: _o, permission: _p, ...filter }) => filter),
    defaultSort: def.defaultSort,
    ...(def.rowHref && { rowHref: def.rowHref }),
    ...(def.tabs && {
      tabs: {
        filter: def.tabs.filter,
        values: def.tabs.values,
        ...(def.tabs.allLabel && { allLabel: def.tabs.allLabel }),
      },
    }),
    ...(def.presets && { presets: def.presets }),
    ...(def.opensWith && { opensWith: def.opensWith }),
    ...(def.empty && { empty: def.empty }),
  }
}

/** Fills in what the controls need from the company's data: choices of selects, and what the ids in the address stand for. */
export async function withFilterFacts(
  ctx: ReadContext,
  def: ListDef,
  client: ClientListDef,
  params: ListParams,
): Promise<ClientListDef> {
  const filters: ClientListFilter[] = []
  for (const filter of client.filters) {
    const source = def.filters.find((f) => f.key === filter.key)
    const value = param(params, filter.key)
    const options = source?.load ? await source.load(ctx) : filter.options
    // what is no id is refused with the conditions, in a sentence
    const label = value && source?.labelOf && UUID.test(value) ? await source.labelOf(ctx, value) : null
    filters.push({ ...filter, ...(options && { options }), ...(label && { valueLabel: label }) })
  }
  return { ...client, filters }
}

const visibleColumns = (def: ListDef, can: (permission: string) => boolean) =>
  def.columns.filter((c) => !c.permission || can(c.permission))

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
 * The statement behind a list as filtered and sorted, without a limit, and the columns the person may see; with `keys` it
 * reads only those.
 */
export function listStatement(ctx: ReadContext, def: ListDef, params: ListParams, keys?: readonly string[]) {
  const columns = visibleColumns(def, ctx.actor.can)
  const where = conditions(ctx, def, params)
  const sort = sortOf(def, columns, params)
  const column = columns.find((c) => c.key === sort.key) ?? columns[0]
  if (!column) throw new AppError('FORBIDDEN', 'Your role does not allow you to see this.')
  const fields = columns
    .filter((c) => !keys || keys.includes(c.key))
    .map((c) => Prisma.sql`${c.sql} AS ${Prisma.raw(`"${c.key}"`)}`)
  const direction = Prisma.raw(`${sort.dir === 'desc' ? 'DESC' : 'ASC'}${column.notNull ? '' : ' NULLS LAST'}`)
  const order = Prisma.sql`ORDER BY ${column.order ?? column.sql} ${direction}, ${def.id} ${Prisma.raw(sort.dir === 'desc' ? 'DESC' : 'ASC')}`
  const statement = Prisma.sql`SELECT ${def.id}::text AS id, ${Prisma.join(fields)} FROM ${fromOf(ctx, def, params)} ${where} ${order}`
  return { statement, columns, where }
}

/** Rows as the table, the API and the exports know them. */
export function listRows(columns: ListColumn[], found: Record<string, unknown>[]): Record<string, unknown>[] {
  const types = new Map(columns.map((c) => [c.key, c.type]))
  return found.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, cell(value, types.get(key) ?? 'text')])),
  )
}

/**
 * One page of a list under RLS: filters, sort and page in SQL; totals and tab counts in one further statement.
 * @throws AppError VALIDATION for a filter value that makes no sense
 */
export async function runList(
  ctx: ReadContext,
  def: ListDef,
  params: ListParams,
): Promise<ListResult & { tabCounts?: Record<string, number> }> {
  const { statement, columns, where } = listStatement(ctx, def, params)
  const whole = (key: string, usual: number, most: number) =>
    Math.min(Math.max(Math.trunc(Number(param(params, key)) || usual), 1), most)
  const pageSize = whole('pageSize', LIST_PAGE_SIZE, MAX_PAGE_SIZE)
  const page = whole('page', 1, 1_000_000)
  const found = await ctx.tx.$queryRaw<Record<string, unknown>[]>(
    Prisma.sql`${statement} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
  )
  const rows = listRows(columns, found)
  return {
    rows,
    page,
    pageSize,
    ...(await listTotals(ctx, { def, params, columns, where }, { page, pageSize, length: rows.length })),
  }
}
