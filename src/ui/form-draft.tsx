'use client'

import { Button } from '@mantine/core'
import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { formatInstantText } from './dates'
import { readCopy } from './draft-copy'
import { DraftSaver, type DraftState as State } from './draft-saver'
import { LocalScope } from './local-scope'
import { Banner } from './page'

export type DraftState = State
type Stored<T> = { values: T; savedAt: string; here: boolean }

const urlOf = (key: string) => `/api/form-drafts/${encodeURIComponent(key)}`

function readStored<T>(body: unknown, here: boolean, savedAt = ''): Stored<T> | null {
  if (typeof body !== 'object' || body === null) return null
  const stored = 'data' in body ? (body as { data: unknown }).data : body
  if (typeof stored !== 'object' || stored === null || !('values' in stored)) return null
  const { values, savedAt: at } = stored as { values: T; savedAt?: string }
  return values ? { values, savedAt: at ?? savedAt, here } : null
}

/** What this browser kept because the server did not take it. */
function readHere<T>(scope: string, key: string): Stored<T> | null {
  const copy = readCopy(scope, key)
  if (!copy) return null
  try {
    return readStored<T>({ values: JSON.parse(copy.text) }, true, copy.at)
  } catch {
    return null
  }
}

async function readServer<T>(key: string, signal: AbortSignal): Promise<Stored<T> | null> {
  const response = await fetch(urlOf(key), { signal, headers: { accept: 'application/json' } })
  return response.ok && response.status !== 204 ? readStored<T>(await response.json(), false) : null
}

/**
 * Keeps what a person types on the server (GET, PUT {values}, DELETE /api/form-drafts/<key>), at most 2 s after it was typed and
 * when the page goes away, and in this browser for as long as the server does not have it; offers it again on the next
 * visit. `apply` puts resumed values into the form. Call `clear()` after the action succeeded. Show `banner` above the form
 * and `<DraftState state>` beside its buttons.
 */
export function useFormDraft<T extends object>(key: string, values: T, apply: (values: T) => void, enabled = true) {
  const scope = useContext(LocalScope)
  const [offer, setOffer] = useState<Stored<T> | null>(null)
  const [state, setState] = useState<State>({ kind: 'idle' })
  const latest = useRef({ values, apply })
  latest.current = { values, apply }
  const first = useRef(values)
  const saver = useRef<DraftSaver | null>(null)

  useEffect(() => {
    if (!enabled) return
    const mine = new DraftSaver({ url: urlOf(key), scope, key, onState: setState }, first.current)
    saver.current = mine
    const abort = new AbortController()
    const here = readHere<T>(scope, key)
    readServer<T>(key, abort.signal)
      .catch(() => null)
      .then((there) => {
        const newest = here && (!there || here.savedAt > there.savedAt) ? here : there
        if (!abort.signal.aborted && newest && !mine.isInitial(newest.values)) setOffer(newest)
      })
    const hide = () => document.visibilityState === 'hidden' && void mine.flush(true)
    const leave = () => void mine.flush(true)
    const retry = () => void mine.flush()
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', retry)
    window.addEventListener('focus', retry)
    return () => {
      abort.abort()
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retry)
      void mine.flush(true)
    }
  }, [key, scope, enabled])

  useEffect(() => {
    if (enabled && values !== first.current) saver.current?.change(values)
  }, [values, enabled])

  /** After success: forget the draft and stop saving. */
  const clear = useCallback(async () => {
    setOffer(null)
    await saver.current?.forget()
  }, [])

  const resume = () => {
    if (offer) latest.current.apply(offer.values)
    setOffer(null)
  }
  const discard = () => {
    setOffer(null)
    void saver.current?.discard()
  }

  const banner = offer ? (
    <Banner tone="info">
      You were typing here{offer.savedAt ? ` on ${formatInstantText(offer.savedAt)}` : ''} and did not save.
      {offer.here && ' It was kept in this browser only.'}{' '}
      <Button size="compact-xs" variant="default" ml={8} onClick={resume}>
        Resume what you were typing
      </Button>
      <Button size="compact-xs" variant="subtle" ml={4} onClick={discard}>
        Discard
      </Button>
    </Banner>
  ) : null

  return { banner, state, clear }
}

const HERE = {
  'no-answer': 'The server does not answer. What you typed is kept in this browser.',
  'signed-out': 'You are signed out. What you typed is kept in this browser and offered again after signing in.',
  'too-large': 'Too large to be kept on the server: what you typed is kept in this browser.',
}

function wordsOf(state: State): string {
  switch (state.kind) {
    case 'idle':
      return ''
    case 'waiting':
      return 'Draft not saved yet'
    case 'saved':
      return `Draft saved ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(state.at)}`
    case 'kept-here':
      return HERE[state.why]
    case 'failed':
      return 'Not saved: the server did not answer, and this browser keeps nothing. Do not close the window.'
  }
}

/** "Draft saved 12:41" beside the buttons of the form. */
export function DraftState({ state }: { state: State }) {
  const wrong = state.kind === 'kept-here' || state.kind === 'failed'
  return (
    <span
      role="status"
      style={{ color: wrong ? 'var(--erp-amber)' : 'var(--erp-dim)', fontSize: 12, fontVariantNumeric: 'tabular-nums' }}
    >
      {wordsOf(state)}
    </span>
  )
}
