'use client'

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ComboList, type Found } from './combo-list'
import { comboPatch, findOptions, meant, shownLabel } from './combo-options'
import { useShared } from './grid-context'
import { fetchedPatch, listPatch } from './read-cell'
import type { LineColumn, LineColumnOf, LineOption } from './types'
import { type ControlProps, useCursor, useFocusTarget } from './use-cursor'

type Combo<Row> = LineColumnOf<Row, 'combo'>

/** A cell with type-ahead (ARIA combobox). Typing, a second click or F4 opens; Enter or Tab chooses; Esc gives up. */
export function ComboCell<Row extends object>(props: ControlProps<Row, Combo<Row>>) {
  const { column, row, index, active: hasCursor, editing, attributes } = props
  const { api, cursor } = useShared<Row>()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const [found, setFound] = useState<Found>(null)
  const label = shownLabel(column as LineColumn<Row>, row)
  const query = typed ?? ''
  const latest = useRef({ column, row, typed, found })
  latest.current = { column, row, typed, found }
  useCursor(input, hasCursor, editing)
  const onFocus = useFocusTarget(index, Number(attributes['data-col']), hasCursor)

  useEffect(() => {
    if (!open) return
    const abort = new AbortController()
    const search = () =>
      findOptions(latest.current.column, query.trim(), latest.current.row, abort.signal)
        .then((options) => abort.signal.aborted || setFound({ query, options }))
        .catch(() => abort.signal.aborted || setFound({ query, options: [], failed: true }))
    const timer = setTimeout(search, latest.current.column.load ? 150 : 0)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [open, query])

  const show = () => {
    setChosen(0)
    setFound(null)
    setOpen(true)
  }

  // Opened with F2 or a second click: the whole list, from which one chooses.
  useEffect(() => {
    if (!editing) {
      setOpen(false)
      return
    }
    if (cursor.current.by !== 'opening') return
    setChosen(0)
    setFound(null)
    setOpen(true)
  }, [editing, cursor])

  const patch = (part: Partial<Row>) => api.edit(index, column.key, part)
  const pick = (option: LineOption) => {
    setTyped(null)
    setOpen(false)
    patch(
      column.freeText
        ? ({ [column.key]: option.label, ...column.toPatch?.(option, row) } as Partial<Row>)
        : comboPatch(column, option, row),
    )
  }

  /** Leaving the cell: what was typed becomes a choice if it is clear which; else the words stay, marked. */
  async function settle() {
    setOpen(false)
    const { typed: words, found: hits } = latest.current
    if (words === null) return
    setTyped(null)
    const text = words.trim()
    if (text === '') {
      if (label !== '') patch(comboPatch(column, null, row))
      return
    }
    const known = hits?.query === words && !hits.failed ? meant(hits.options, text) : null
    if (known && !column.freeText) {
      patch(comboPatch(column, known, row))
      return
    }
    const part = listPatch(column as LineColumn<Row> & Combo<Row>, text, row)
    if (part !== 'ask') {
      if (!column.freeText || column.read) patch(part)
      return
    }
    patch(await fetchedPatch(column, text, row))
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const take = () => {
      event.preventDefault()
      event.nativeEvent.stopImmediatePropagation()
    }
    if (event.key === 'F4' || (event.altKey && event.key === 'ArrowDown' && editing)) {
      take()
      show()
      return
    }
    if (!open) return
    const options = found?.options ?? []
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      take()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (options.length > 0) setChosen((chosen + step + options.length) % options.length)
    } else if (event.key === 'Escape' && typed === null) {
      take()
      setOpen(false)
    } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey) {
      const option = found?.query === query ? options[chosen] : undefined
      // 'MT' means tonnes, although the list offers MTR first: words the column understands count before the first hit.
      const understood = chosen === 0 && typed !== null && column.read?.(typed.trim(), row)
      const wanted = option && !understood && (typed === null ? event.key === 'Enter' : typed.trim() !== '')
      if (wanted && !(column.freeText && event.key === 'Tab')) pick(option)
      if (event.key === 'Enter') {
        take()
        if (understood) void settle()
        else setOpen(false)
      }
    } else if (event.key === 'Escape') {
      setTyped(null)
      setOpen(false)
    }
  }

  const current = open && found ? found.options[chosen] : undefined
  return (
    <>
      <input
        {...attributes}
        ref={input}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open && found && found.options.length > 0 ? listId : undefined}
        aria-activedescendant={current ? `${listId}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        inputMode={editing ? undefined : 'none'}
        value={typed ?? label}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          if (column.freeText) patch({ [column.key]: text } as Partial<Row>)
          show()
        }}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        onBlur={() => void settle()}
      />
      {open && hasCursor && input.current && (
        <ComboList anchor={input.current} found={found} active={chosen} id={listId} onPick={pick} />
      )}
    </>
  )
}
