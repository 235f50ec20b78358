'use client'

import { useEffect, useState } from 'react'
import type { Selection } from './use-selection'

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
}

/**
 * j and k move over the rows, Enter opens one, x chooses it (Shift-X all from the last one), Escape lets all go; as long as
 * nobody is typing and no dialog is open.
 */
export function useRowKeys(
  count: number,
  open: (index: number) => void,
  rowId: (index: number) => string,
  selection: Selection | null = null,
) {
  const [current, setCurrent] = useState(-1)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return
      if (count === 0 || document.querySelector('[role="dialog"]')) return
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step !== 0) {
        event.preventDefault()
        const next = Math.max(0, Math.min(count - 1, current + step))
        setCurrent(next)
        document.getElementById(rowId(next))?.scrollIntoView({ block: 'nearest' })
      } else if (selection && event.key.toLowerCase() === 'x' && current >= 0) {
        event.preventDefault()
        selection.toggle(current, event.shiftKey)
      } else if (selection && event.key === 'Escape' && selection.selected.size > 0) {
        selection.clear()
      } else if (
        event.key === 'Enter' &&
        current >= 0 &&
        current < count &&
        !(event.target instanceof HTMLElement && event.target.closest('a, button'))
      ) {
        event.preventDefault()
        open(current)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [count, current, open, rowId, selection])
  return { current, setCurrent }
}
