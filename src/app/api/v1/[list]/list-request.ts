import { listRegistry } from '@/app/registry'
import { parseSort } from '@/core/list-types'
import { AppError } from '@/server/errors'
import { clientList, type ListDef, type ListParams } from '@/server/list'

/** @throws AppError NOT_FOUND */
export function listNamed(name: string): ListDef {
  const list = listRegistry.get(name)
  if (!list) throw new AppError('NOT_FOUND', `There is no list "${name}". GET /api/v1 names those that you may read.`)
  return list
}

export function paramsOf(url: URL): ListParams {
  return Object.fromEntries(url.searchParams)
}

const WHOLE = /^\d{1,7}$/

/**
 * A script that misspells a filter would read everything and not notice: what the list does not know is refused. `q` is
 * let through, so that a type-ahead works on every list.
 * @throws AppError VALIDATION
 */
export function refuseUnknown(list: ListDef, params: ListParams, can: (permission: string) => boolean): void {
  const filters = list.filters.map((f) => f.key)
  for (const key of Object.keys(params)) {
    if (filters.includes(key) || ['sort', 'page', 'pageSize', 'q'].includes(key)) continue
    throw new AppError('VALIDATION', `The list "${list.name}" does not know "${key}".`, {
      [key]: `Use ${[...filters, 'sort', 'page', 'pageSize'].join(', ')}.`,
    })
  }
  for (const key of ['page', 'pageSize']) {
    const value = params[key]
    if (value && !(typeof value === 'string' && WHOLE.test(value) && Number(value) > 0))
      throw new AppError('VALIDATION', `${key} has to be a whole number from 1.`, { [key]: 'A whole number from 1.' })
  }
  const sort = parseSort(typeof params.sort === 'string' ? params.sort : null)
  const sortable = clientList(list, can).columns.filter((c) => c.sortable)
  if (sort && !sortable.some((c) => c.key === sort.key))
    throw new AppError('VALIDATION', `The list "${list.name}" cannot be sorted by "${sort.key}".`, {
      sort: `Use ${sortable.map((c) => c.key).join(', ')}, with - in front for the largest first.`,
    })
}
