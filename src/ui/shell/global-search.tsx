'use client'

import { IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { announceNavigation } from '../announce-navigation'
import { StatusBadge } from '../status-badge'
import css from './shell.module.css'

export type SearchItem = { title: string; subtitle?: string; status?: string; place?: string; href: string }
export type SearchGroup = { kind: string; label: string; items: SearchItem[] }

type Answer = { query: string; groups: SearchGroup[]; failed?: boolean } | null

/** GET /api/search?q= -> groups of hits. */
export async function searchEverything(query: string, signal: AbortSignal): Promise<SearchGroup[]> {
  const response = await fetch(`/api/search?q=${encodeURIComponent(query)}`, {
    signal,
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`GET /api/search: ${response.status}`)
  const body = (await response.json()) as { groups?: SearchGroup[] }
  return body.groups ?? []
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
}

/** Documents, heats and masters by any part of their number or name. "/" goes there, arrows choose, Enter opens. */
export function GlobalSearch() {
  const router = useRouter()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [answer, setAnswer] = useState<Answer>(null)
  const [active, setActive] = useState(0)
  const query = text.trim()
  const items = useMemo(() => answer?.groups.flatMap((group) => group.items) ?? [], [answer])
  const enterWhenReady = useRef(false)

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  useEffect(() => {
    if (query.length < 2) {
      setAnswer(null)
      return
    }
    const abort = new AbortController()
    const timer = setTimeout(() => {
      searchEverything(query, abort.signal)
        .then((groups) => setAnswer({ query, groups }))
        .catch(() => abort.signal.aborted || setAnswer({ query, groups: [], failed: true }))
      setActive(0)
    }, 150)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query])

  function go(item: SearchItem | undefined) {
    if (!item) return
    enterWhenReady.current = false
    setOpen(false)
    setText('')
    input.current?.blur()
    announceNavigation()
    router.push(item.href)
  }

  // Enter pressed before the answer came: open the first hit when it is there.
  useEffect(() => {
    if (enterWhenReady.current && answer?.query === query) go(items[0])
  })

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape') {
      setOpen(false)
      setText('')
      input.current?.blur()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      const next = items.length > 0 ? (active + step + items.length) % items.length : 0
      setActive(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && query.length >= 2) {
      event.preventDefault()
      if (answer?.query === query) go(items[active])
      else enterWhenReady.current = true
    }
  }

  const shown = open && query.length >= 2
  let position = -1
  return (
    <search className={css.search}>
      <IconSearch size={15} aria-hidden />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search everywhere"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && items[active] ? `${id}-${active}` : undefined}
        placeholder="Search number, heat no., customer"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          enterWhenReady.current = false
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {text === '' && <kbd aria-hidden>/</kbd>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus in the input while clicking */}
      <div className={css.results} hidden={!shown} onMouseDown={(event) => event.preventDefault()}>
        <div id={`${id}-list`} role="listbox" aria-label="Search results">
          {answer?.groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox
            <div key={group.kind} role="group" aria-label={group.label}>
              <div className={css.resultGroup} aria-hidden>
                {group.label}
              </div>
              {group.items.map((item) => {
                position += 1
                const index = position
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, aria-activedescendant points here
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input
                  <div
                    key={item.href + item.title}
                    role="option"
                    id={`${id}-${index}`}
                    aria-selected={index === active}
                    className={css.result}
                    onClick={() => go(item)}
                  >
                    <span className={css.resultTitle}>{item.title}</span>
                    {item.subtitle && <span className={css.resultSub}>{item.subtitle}</span>}
                    {(item.status || item.place) && (
                      <span className={css.resultSide}>
                        {item.status && <StatusBadge status={item.status} />}
                        {item.place}
                      </span>
                    )}
                  </div>
                )
              })}
            </div>
          ))}
        </div>
        {shown && items.length === 0 && (
          <div className={css.message} role="status">
            {answer?.query !== query
              ? 'Searching…'
              : answer.failed
                ? 'The search did not answer. Try again.'
                : `Nothing found for “${query}”. Part of a number, heat or name is enough.`}
          </div>
        )}
      </div>
    </search>
  )
}
