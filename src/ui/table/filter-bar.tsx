'use client'

import { Button, Popover } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import type { ClientListDef, ClientListFilter } from '@/core/list-types'
import { formatDateText } from '../dates'
import css from './data-table.module.css'
import { FilterControl } from './filter-control'
import type { ListState } from './use-list-state'

function chipText(filter: ClientListFilter, value: string): string {
  if (filter.type === 'id') return filter.valueLabel ? `${filter.label}: ${filter.valueLabel}` : filter.label
  if (filter.type === 'date') return `${filter.label} ${formatDateText(value)}`
  if (filter.type === 'boolean' && !filter.options) return `${filter.label}: ${value === 'true' ? 'yes' : 'no'}`
  return `${filter.label}: ${filter.options?.find((o) => o.value === value)?.label ?? value}`
}

/** The controls above a list. A filter that is a tab already has no second control. */
export function FilterBar({ def, state }: { def: ClientListDef; state: ListState }) {
  const shown = def.filters.filter((f) => (f.type !== 'id' || f.picker) && !f.chipOnly && f.key !== def.tabs?.filter)
  const more = shown.filter((f) => f.more)
  const set = more.filter((f) => state.params.get(f.key)).length
  return (
    <search className={css.filters} aria-label={`Filter ${def.title}`}>
      {shown
        .filter((f) => !f.more)
        .map((filter) => (
          <FilterControl key={filter.key} filter={filter} state={state} />
        ))}
      {more.length > 0 && (
        <Popover position="bottom-start" shadow="md" trapFocus transitionProps={{ duration: 0 }}>
          <Popover.Target>
            <Button
              size="compact-xs"
              variant={set > 0 ? 'light' : 'subtle'}
              color={set > 0 ? undefined : 'gray'}
              leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
            >
              {set > 0 ? `More filters (${set})` : 'More filters'}
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label="More filters">
            <div className={css.moreFilters}>
              {more.map((filter) => (
                <FilterControl key={filter.key} filter={filter} state={state} />
              ))}
            </div>
          </Popover.Dropdown>
        </Popover>
      )}
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
