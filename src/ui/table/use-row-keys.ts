'use client'

import { useEffect, useState } from 'react'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
}

/** j and k move over the rows, Enter opens one, as long as nobody is typing and no dialog is open. */
export function useRowKeys(count: number, open: (index: number) => void, rowId: (index: number) => string) {
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
  }, [count, current, open, rowId])
  return { current, setCurrent }
}
