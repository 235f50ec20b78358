'use client'

import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { ClientListDef, ClientListFilter } from '@/core/list-types'
import { formatDateText } from '../dates'
import { DayInput } from '../fields/day-input'
import css from './data-table.module.css'
import type { ListState } from './use-list-state'

function TextFilter({ filter, state }: { filter: ClientListFilter; state: ListState }) {
  const inUrl = state.params.get(filter.key) ?? ''
  const [text, setText] = useState(inUrl)
  const sent = useRef(inUrl)
  useEffect(() => {
    if (inUrl !== sent.current) {
      sent.current = inUrl
      setText(inUrl)
    }
  }, [inUrl])
  const { change } = state
  useEffect(() => {
    const value = text.trim()
    if (value === sent.current) return
    const timer = setTimeout(() => {
      sent.current = value
      change({ [filter.key]: value })
    }, 250)
    return () => clearTimeout(timer)
  }, [text, change, filter.key])
  return (
    <div className={filter.type === 'search' ? css.search : css.textFilter}>
      {filter.type === 'search' && <IconSearch size={14} aria-hidden />}
      <input
        type="search"
        aria-label={filter.label}
        placeholder={filter.placeholder ?? filter.label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-list-search={filter.type === 'search' || undefined}
      />
    </div>
  )
}

function Control({ filter, state }: { filter: ClientListFilter; state: ListState }) {
  const value = state.params.get(filter.key) ?? ''
  const change = (next: string) => state.change({ [filter.key]: next })
  switch (filter.type) {
    case 'search':
    case 'text':
      return <TextFilter filter={filter} state={state} />
    case 'select':
    case 'boolean': {
      const options =
        filter.options ??
        (filter.type === 'boolean'
          ? [
              { value: 'true', label: 'Yes' },
              { value: 'false', label: 'No' },
            ]
          : [])
      return (
        <select
          aria-label={filter.label}
          value={value}
          data-set={value !== '' || undefined}
          onChange={(event) => change(event.currentTarget.value)}
        >
          <option value="">{filter.label}: all</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )
    }
    case 'date':
      return (
        <DayInput
          className={css.dateFilter}
          aria-label={filter.label}
          placeholder={filter.label}
          size="xs"
          clearable
          data-set={value !== '' || undefined}
          value={value}
          onChange={change}
        />
      )
    default:
      return null
  }
}

function chipText(filter: ClientListFilter, value: string): string {
  if (filter.type === 'id') return filter.label
  if (filter.type === 'date') return `${filter.label} ${formatDateText(value)}`
  if (filter.type === 'boolean' && !filter.options) return `${filter.label}: ${value === 'true' ? 'yes' : 'no'}`
  return `${filter.label}: ${filter.options?.find((o) => o.value === value)?.label ?? value}`
}

/** The controls above a list. A filter that is a tab already has no second control. */
export function FilterBar({ def, state }: { def: ClientListDef; state: ListState }) {
  const shown = def.filters.filter((f) => f.type !== 'id' && !f.chipOnly && f.key !== def.tabs?.filter)
  return (
    <search className={css.filters} aria-label={`Filter ${def.title}`}>
      {shown.map((filter) => (
        <Control key={filter.key} filter={filter} state={state} />
      ))}
    </search>
  )
}

/** What is set, each with a cross. */
export function FilterChips({ def, state }: { def: ClientListDef; state: ListState }) {
  const chips = state.active.filter((f) => f.key !== def.tabs?.filter)
  if (chips.length === 0) return null
  return (
    <div className={css.chips}>
      {chips.map((filter) => {
        const text = chipText(filter, state.params.get(filter.key) ?? '')
        return (
          <button
            key={filter.key}
            type="button"
            className={css.chip}
            aria-label={`Remove filter ${text}`}
            onClick={() => state.change({ [filter.key]: null })}
          >
            {text}
            <IconX size={12} aria-hidden />
          </button>
        )
      })}
      <button type="button" className={css.clear} onClick={state.clearAll}>
        Clear all
      </button>
    </div>
  )
}
