'use client'

import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { comboPatch, findOptions, meant, shownLabel } from './combo-options'
import css from './line-grid.module.css'
import type { LineColumnOf, LineOption } from './types'

type Attributes = Record<string, string | number | boolean | undefined>

type Props<Row extends object> = {
  column: LineColumnOf<Row, 'combo'>
  row: Row
  attributes: Attributes
  onPatch: (patch: Partial<Row>) => void
}

type Found = { query: string; options: LineOption[]; failed?: boolean } | null

/** One list for the cell that has the cursor, placed over everything else so that the table's edges do not cut it. */
function Options({
  anchor,
  found,
  active,
  id,
  onPick,
}: {
  anchor: HTMLElement
  found: Found
  active: number
  id: string
  onPick: (o: LineOption) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top?: number; bottom?: number; minWidth: number } | null>(null)
  useLayoutEffect(() => {
    const locate = () => {
      const rect = anchor.getBoundingClientRect()
      const below = window.innerHeight - rect.bottom
      const left = Math.min(rect.left, Math.max(8, window.innerWidth - 380))
      setPlace(
        below < 240 && rect.top > below
          ? { left, bottom: window.innerHeight - rect.top + 2, minWidth: rect.width }
          : { left, top: rect.bottom + 2, minWidth: rect.width },
      )
    }
    locate()
    window.addEventListener('scroll', locate, true)
    window.addEventListener('resize', locate)
    return () => {
      window.removeEventListener('scroll', locate, true)
      window.removeEventListener('resize', locate)
    }
  }, [anchor])
  useEffect(() => {
    box.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (!place) return null
  const message = !found
    ? 'Searching…'
    : found.failed
      ? 'The list could not be read.'
      : `Nothing found for “${found.query}”`
  return createPortal(
    <div ref={box} className={css.options} style={place}>
      {found && found.options.length > 0 ? (
        <div role="listbox" id={id} aria-label="Choices">
          {found.options.map((option, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, aria-activedescendant points here
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input
            <div
              key={option.value}
              role="option"
              id={`${id}-${i}`}
              data-index={i}
              aria-selected={i === active}
              className={css.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(option)}
            >
              {option.label}
              {option.detail && <small>{option.detail}</small>}
            </div>
          ))}
        </div>
      ) : (
        <div className={css.noOptions} role="status">
          {message}
        </div>
      )}
    </div>,
    document.body,
  )
}

/** A cell with type-ahead (ARIA combobox). Typing, a click or F4 opens; Enter or Tab chooses; Esc gives up. */
export function ComboCell<Row extends object>({ column, row, attributes, onPatch }: Props<Row>) {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const [found, setFound] = useState<Found>(null)
  const label = shownLabel(column, row)
  const query = typed ?? ''
  const latest = useRef({ column, row })
  latest.current = { column, row }
  const unknown = typed !== null && typed.trim() !== '' && !open && !column.freeText

  useEffect(() => {
    if (!open) return
    const abort = new AbortController()
    const timer = setTimeout(
      () => {
        findOptions(latest.current.column, query.trim(), latest.current.row, abort.signal)
          .then((options) => abort.signal.aborted || setFound({ query, options }))
          .catch(() => abort.signal.aborted || setFound({ query, options: [], failed: true }))
      },
      latest.current.column.load ? 150 : 0,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [open, query])

  const show = () => {
    setActive(0)
    setFound(null)
    setOpen(true)
  }
  const pick = (option: LineOption) => {
    setTyped(null)
    setOpen(false)
    onPatch(
      column.freeText
        ? ({ [column.key]: option.label, ...column.toPatch?.(option, row) } as Partial<Row>)
        : comboPatch(column, option, row),
    )
  }

  /** Leaving the cell: what was typed becomes a choice if it is clear which. */
  async function settle() {
    setOpen(false)
    if (typed === null) return
    const text = typed.trim()
    if (text === '') {
      setTyped(null)
      if (label !== '') onPatch(comboPatch(column, null, row))
      return
    }
    if (column.freeText) {
      setTyped(null)
      return
    }
    const options =
      found?.query === typed && !found.failed
        ? found.options
        : await findOptions(column, text, row, new AbortController().signal).catch(() => [])
    const option = meant(options, text)
    if (option) pick(option)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'F4') {
      event.preventDefault()
      show()
      return
    }
    if (!open) {
      if (event.key === 'Escape' && typed !== null) {
        event.preventDefault()
        setTyped(null)
      }
      return
    }
    const options = found?.options ?? []
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (event.altKey) return
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (options.length > 0) setActive((active + step + options.length) % options.length)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
      setTyped(null)
    } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey) {
      const option = found?.query === query ? options[active] : undefined
      const wanted = option && (typed === null ? event.key === 'Enter' : typed.trim() !== '')
      if (wanted && !(column.freeText && event.key === 'Tab')) pick(option)
      if (event.key === 'Enter') {
        event.preventDefault()
        setOpen(false)
      }
    }
  }

  const activeOption = open && found ? found.options[active] : undefined
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
        aria-activedescendant={activeOption ? `${listId}-${active}` : undefined}
        aria-invalid={unknown || attributes['aria-invalid'] ? true : undefined}
        title={unknown ? 'Not in the list: choose one of it.' : (attributes.title as string | undefined)}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? label}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          if (column.freeText) onPatch({ [column.key]: text } as Partial<Row>)
          show()
        }}
        onClick={() => !open && show()}
        onKeyDown={onKeyDown}
        onBlur={() => void settle()}
      />
      {open && input.current && (
        <Options anchor={input.current} found={found} active={active} id={listId} onPick={pick} />
      )}
    </>
  )
}
