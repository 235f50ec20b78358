'use client'

import { type SyntheticEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import css from './line-grid.module.css'
import type { LineOption } from './types'

/** What a combo found for the words in it; null while it searches. */
export type Found = { query: string; options: LineOption[]; failed?: boolean } | null

type Props = {
  anchor: HTMLElement
  found: Found
  active: number
  id: string
  onPick: (option: LineOption) => void
}

/** A press in the list is none outside the grid: the grid would take the cursor away. */
function keep(event: SyntheticEvent) {
  event.preventDefault()
  event.nativeEvent.stopImmediatePropagation()
}

/** One list for the cell that has the cursor, placed over everything else so that the grid's edges do not cut it. */
export function ComboList({ anchor, found, active, id, onPick }: Props) {
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
    <div ref={box} className={css.options} style={place} onMouseDown={keep}>
      {found && found.options.length > 0 ? (
        <div role="listbox" id={id} aria-label="Choices">
          {found.options.map((option, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input
            <div
              key={option.value}
              role="option"
              id={`${id}-${i}`}
              data-index={i}
              aria-selected={i === active}
              className={css.option}
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
    // Within the page's landmark or dialog, so that assistive software finds it where the cell is.
    anchor.closest('main, [role="dialog"]') ?? document.body,
  )
}
