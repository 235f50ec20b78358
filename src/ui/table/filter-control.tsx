'use client'

import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { ClientListFilter } from '@/core/list-types'
import { DayInput } from '../fields/day-input'
import { PickerField } from '../fields/picker-field'
import css from './data-table.module.css'
import type { ListState } from './use-list-state'

type Props = { filter: ClientListFilter; state: ListState }

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

/** Text goes into the address a moment after the last key. */
function TextFilter({ filter, state }: Props) {
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
  const isSearch = filter.type === 'search'
  return (
    <div className={isSearch ? css.search : css.textFilter}>
      {isSearch && <IconSearch size={14} aria-hidden />}
      <input
        type={filter.type === 'amount' ? 'text' : 'search'}
        inputMode={filter.type === 'amount' ? 'decimal' : undefined}
        aria-label={filter.label}
        placeholder={filter.placeholder ?? filter.label}
        value={text}
        data-set={(!isSearch && text !== '') || undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        data-list-search={isSearch || undefined}
      />
    </div>
  )
}

/** The control of one filter; nothing for those that only links set. */
export function FilterControl({ filter, state }: Props) {
  const value = state.params.get(filter.key) ?? ''
  const change = (next: string | null) => state.change({ [filter.key]: next })
  switch (filter.type) {
    case 'search':
    case 'text':
    case 'amount':
      return <TextFilter filter={filter} state={state} />
    case 'select':
    case 'boolean':
      return (
        <select
          aria-label={filter.label}
          value={value}
          data-set={value !== '' || undefined}
          onChange={(event) => change(event.currentTarget.value)}
        >
          <option value="">{filter.emptyLabel ?? `${filter.label}: all`}</option>
          {(filter.options ?? (filter.type === 'boolean' ? YES_NO : [])).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )
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
      return filter.picker ? (
        <div className={css.pickFilter} data-picked={value !== '' || undefined}>
          <PickerField
            label={filter.label}
            hideLabel
            placeholder={filter.label}
            list={filter.picker.list}
            labelKey={filter.picker.labelKey}
            subLabelKey={filter.picker.subLabelKey}
            value={value ? { id: value, label: filter.valueLabel ?? '…' } : null}
            onChange={(picked) => change(picked?.id ?? null)}
          />
        </div>
      ) : null
  }
}
