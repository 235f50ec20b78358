import { isBusinessDate } from '@/core/fiscal-year'
import { LIST_SELECTION_MAX } from '@/core/list-types'
import { Prisma } from '@/db/types'
import { AppError } from './errors'
import type { ListDef, ListFilter } from './list-def'
import type { ReadContext } from './read'

export type ListParams = Record<string, string | string[] | undefined>

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const AMOUNT = /^\d{1,16}(\.\d{1,2})?$/
const MAX_TEXT = 200

/** One parameter of the address as trimmed text; undefined where it is missing or empty. */
export function param(params: ListParams, key: string, max = MAX_TEXT): string | undefined {
  const value = params[key]
  const text = (Array.isArray(value) ? value[0] : value)?.replaceAll('\u0000', '').trim()
  return text ? text.slice(0, max) : undefined
}

const refuse = (filter: ListFilter, message: string, hint: string) =>
  new AppError('VALIDATION', `${filter.label} ${message}`, { [filter.key]: hint })

/** The value as the filter's SQL takes it. @throws AppError VALIDATION for what makes no sense */
function checked(filter: ListFilter, value: string): string {
  if (filter.type === 'date' && !isBusinessDate(value))
    throw refuse(filter, 'must be a date like 2026-11-20.', 'Use YYYY-MM-DD.')
  if ((filter.type === 'id' || filter.load) && !UUID.test(value)) throw refuse(filter, 'is not an id.', 'Not an id.')
  if (filter.type === 'select' && filter.options && !filter.options.some((o) => o.value === value))
    throw refuse(filter, `does not know "${value}".`, `Choose one of ${filter.options.map((o) => o.value).join(', ')}.`)
  if (filter.type !== 'amount') return value
  const amount = value.replace(/[,\s]/g, '')
  if (!AMOUNT.test(amount)) throw refuse(filter, 'must be an amount like 250000 or 2,50,000.50.', 'Enter an amount.')
  return amount
}

/** The rows of a selection: `ids` with commas between them. @throws AppError VALIDATION */
function chosen(def: ListDef, params: ListParams): Prisma.Sql[] {
  const text = param(params, 'ids', (LIST_SELECTION_MAX + 1) * 40)
  if (text === undefined) return []
  const ids = text.split(',').filter(Boolean)
  if (ids.length > LIST_SELECTION_MAX || !ids.every((id) => UUID.test(id)))
    throw new AppError('VALIDATION', `A selection is at most ${LIST_SELECTION_MAX} ids with commas between them.`, {
      ids: 'Not a selection.',
    })
  return [Prisma.sql`${def.id} = ANY (${ids}::uuid[])`]
}

/** Where the rows come from. */
export const fromOf = (ctx: ReadContext, def: ListDef, params: ListParams): Prisma.Sql =>
  typeof def.from === 'function' ? def.from(ctx, (key) => param(params, key)) : def.from

/** The conditions of what was asked, without the filter `skip`. @throws AppError VALIDATION */
export function conditions(ctx: ReadContext, def: ListDef, params: ListParams, skip?: string): Prisma.Sql {
  const parts: Prisma.Sql[] = [...(def.where ? [def.where(ctx)] : []), ...chosen(def, params)]
  for (const filter of def.filters) {
    const value = param(params, filter.key)
    if (value === undefined || filter.key === skip) continue
    if (filter.permission && !ctx.actor.can(filter.permission)) continue
    // Among people, `me` is whoever looks: a shared view of one's own documents serves each.
    const meant = filter.load && value === 'me' ? ctx.actor.userId : value
    parts.push(filter.sql(checked(filter, meant), ctx))
  }
  return parts.length ? Prisma.sql`WHERE ${Prisma.join(parts, ' AND ')}` : Prisma.empty
}
