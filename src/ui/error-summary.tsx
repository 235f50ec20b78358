'use client'

import { useEffect, useRef } from 'react'
import type { ActionError } from '@/core/result'
import css from './error-summary.module.css'
import { FOCUS_PATH } from './grid/use-path-focus'

/** Puts the cursor into the field with this path: by name, id or data-path. */
export function focusField(path: string): boolean {
  // A long grid has only the lines in sight on the page: it is asked first.
  if (!document.dispatchEvent(new CustomEvent(FOCUS_PATH, { detail: path, cancelable: true }))) return true
  const safe = CSS.escape(path)
  const found = document.querySelector<HTMLElement>(`[name="${safe}"], [data-path="${safe}"], #${safe}`)
  if (!found) return false
  const target = found.matches('input, select, textarea, button')
    ? found
    : (found.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button') ?? found)
  target.scrollIntoView({ block: 'center' })
  target.focus({ preventScroll: true })
  return true
}

/** 'lines.3.quantity' -> 'Line 4: '; the addresses of a mail stand in no lines. */
function lineOf(path: string): string {
  if (/^(to|cc|bcc)\./.test(path)) return ''
  const match = /^(\w+)\.(\d+)(\.|$)/.exec(path)
  return match ? `Line ${Number(match[2]) + 1}: ` : ''
}

type Props = {
  error: ActionError | null /** Shown under the message, e.g. a reload button. */
  children?: React.ReactNode
}

/** What went wrong, above the form; each sentence leads to its field. */
export function ErrorSummary({ error, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!error) return
    box.current?.scrollIntoView({ block: 'nearest' })
    box.current?.focus({ preventScroll: true })
  }, [error])
  if (!error) return null
  const fields = Object.entries(error.fieldErrors ?? {})
  return (
    <div className={css.box} role="alert" tabIndex={-1} ref={box}>
      <p className={css.title}>{error.message}</p>
      {fields.length > 0 && (
        <ul className={css.list}>
          {fields.map(([path, message]) => (
            <li key={path}>
              <button type="button" className={css.jump} onClick={() => focusField(path)}>
                {lineOf(path)}
                {message}
              </button>
            </li>
          ))}
        </ul>
      )}
      {error.requestId && fields.length === 0 && <p className={css.note}>Reference for support: {error.requestId}</p>}
      {children}
    </div>
  )
}
