'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useRef, useTransition } from 'react'
import { type ClientListDef, formatSort, type ListSort, parseSort } from '@/core/list-types'

/** Filters, sort and page of a list live in the URL, so that a list can be linked to and Back works. */
export function useListState(def: ClientListDef) {
  const router = useRouter()
  const pathname = usePathname()
  const params = useSearchParams()
  const [pending, startTransition] = useTransition()
  const latest = useRef(params)
  latest.current = params

  const hrefWith = useCallback(
    (
      changes: Record<string, string | null>,
      from: URLSearchParams | ReturnType<typeof useSearchParams> = latest.current,
    ) => {
      const next = new URLSearchParams(from.toString())
      if (!('page' in changes)) next.delete('page')
      for (const [key, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(key)
        else next.set(key, value)
      }
      const query = next.toString()
      return query ? `${pathname}?${query}` : pathname
    },
    [pathname],
  )

  /** Changes go into the address at once; `push` keeps the old view for Back. */
  const change = useCallback(
    (changes: Record<string, string | null>, push = false) => {
      const href = hrefWith(changes)
      startTransition(() => (push ? router.push(href, { scroll: false }) : router.replace(href, { scroll: false })))
    },
    [hrefWith, router],
  )

  const sort: ListSort = parseSort(params.get('sort')) ?? def.defaultSort
  const toggleSort = (key: string) => {
    const next: ListSort = sort.key === key ? { key, dir: sort.dir === 'asc' ? 'desc' : 'asc' } : { key, dir: 'asc' }
    const isDefault = next.key === def.defaultSort.key && next.dir === def.defaultSort.dir
    change({ sort: isDefault ? null : formatSort(next) })
  }

  const active = def.filters.filter((filter) => params.get(filter.key))
  const clearAll = () => change(Object.fromEntries(def.filters.map((f) => [f.key, null])))
  return { params, change, hrefWith, sort, toggleSort, active, clearAll, pending }
}

export type ListState = ReturnType<typeof useListState>
