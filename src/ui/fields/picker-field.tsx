'use client'

import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { fetchList, textOf } from './fetch-list'
import css from './field.module.css'
import { type FieldProps, inputProps } from './shared'

export type PickedValue = { id: string; label: string }

type Props = Omit<FieldProps<PickedValue | null>, 'onChange'> & {
  /** Also hands over the whole row of the list, to fill what follows from it. */
  onChange: (value: PickedValue | null, row?: Record<string, unknown>) => void
  /** Name of the list: 'customers' reads GET /api/v1/customers?q=… */
  list: string
  /** Key (or keys, joined by " · ") of the row shown as the choice (default 'name'). */
  labelKey?: string | readonly string[]
  subLabelKey?: string | readonly string[]
  /** More filters of the list, e.g. { status: 'APPROVED' }. */
  filters?: Record<string, string | null | undefined>
}

type Found = { state: 'idle' | 'loading' | 'done' | 'failed'; rows: Record<string, unknown>[] }

/** Type-ahead over a list of the server. Typing searches; Enter or a click chooses; clearing the text clears the choice. */
export function PickerField({ value, onChange, list, labelKey = 'name', subLabelKey, filters, ...field }: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed, setTyped] = useState<string | null>(null)
  const [found, setFound] = useState<Found>({ state: 'idle', rows: [] })
  const query = typed ?? ''
  const filterText = JSON.stringify(filters ?? {})
  const open = combobox.dropdownOpened
  const selectFirst = useRef(combobox.selectFirstOption)
  selectFirst.current = combobox.selectFirstOption

  useEffect(() => {
    if (!open) return
    const abort = new AbortController()
    setFound((old) => ({ ...old, state: 'loading' }))
    const timer = setTimeout(
      () => {
        fetchList(list, query.trim(), JSON.parse(filterText), abort.signal)
          .then((rows) => setFound({ state: 'done', rows }))
          .catch(() => abort.signal.aborted || setFound({ state: 'failed', rows: [] }))
      },
      query ? 150 : 0,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [open, list, query, filterText])

  useEffect(() => {
    if (found.state === 'done' && found.rows.length > 0 && query) selectFirst.current()
  }, [found, query])

  function choose(id: string) {
    const row = found.rows.find((r) => String(r.id) === id)
    if (!row) return
    onChange({ id, label: textOf(row, labelKey) || id }, row)
    setTyped(null)
    combobox.closeDropdown()
  }

  const locked = field.disabled || field.readOnly
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md" transitionProps={{ duration: 0 }}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...inputProps(field)}
          placeholder={field.placeholder ?? 'Type to search'}
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          value={typed ?? value?.label ?? ''}
          rightSection={
            found.state === 'loading' && open ? <Loader size={14} role="status" aria-label="Searching" /> : undefined
          }
          onChange={(event) => {
            const text = event.currentTarget.value
            setTyped(text)
            if (text === '' && value) onChange(null)
            combobox.openDropdown()
          }}
          onClick={() => !locked && combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            combobox.closeDropdown()
            setTyped(null)
            field.onBlur?.()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={locked}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={field.label}>
          {found.rows.map((row) => (
            <Combobox.Option key={String(row.id)} value={String(row.id)} active={String(row.id) === value?.id}>
              <span className={css.option}>
                {textOf(row, labelKey)}
                {subLabelKey && <small>{textOf(row, subLabelKey)}</small>}
              </span>
            </Combobox.Option>
          ))}
          {found.rows.length === 0 && found.state !== 'idle' && (
            <Combobox.Empty>
              {found.state === 'loading' && 'Searching…'}
              {found.state === 'failed' && 'The list could not be read. Try again.'}
              {found.state === 'done' && (query ? `Nothing found for “${query}”` : 'Nothing to choose from')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
