'use client'

import { createContext, useContext } from 'react'
import type { ClientListDef } from '@/core/list-types'
import type { ColumnChoice } from './use-columns'
import type { ListState } from './use-list-state'

/** What parts around the table know of it: the list, its address, and the columns as they stand. */
export type ListContextValue = { def: ClientListDef; state: ListState; choice: ColumnChoice }

export const ListContext = createContext<ListContextValue | null>(null)

/** @throws Error outside of a list */
export function useListContext(): ListContextValue {
  const value = useContext(ListContext)
  if (!value) throw new Error('This belongs inside a list.')
  return value
}
