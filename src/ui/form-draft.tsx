'use client'

import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { formatInstantText } from './dates'
import { Banner } from './page'

type Stored<T> = { values: T; savedAt: string }
export type DraftState = 'idle' | 'saving' | 'saved' | 'failed'

const url = (key: string) => `/api/form-drafts/${encodeURIComponent(key)}`

function readStored<T>(body: unknown): Stored<T> | null {
  if (typeof body !== 'object' || body === null) return null
  const stored = 'data' in body ? (body as { data: unknown }).data : body
  if (typeof stored !== 'object' || stored === null || !('values' in stored)) return null
  const { values, savedAt } = stored as { values: T; savedAt?: string }
  return values ? { values, savedAt: savedAt ?? '' } : null
}

/**
 * Keeps what a person types on the server (GET, PUT {values}, DELETE /api/form-drafts/<key>), 1.5 s after the last
 * change, and offers it again on the next visit. `apply` puts resumed values into the form. Call `clear()` after the
 * action succeeded. Show `banner` above the form.
 */
export function useFormDraft<T extends object>(key: string, values: T, apply: (values: T) => void, enabled = true) {
  const [offer, setOffer] = useState<Stored<T> | null>(null)
  const [state, setState] = useState<DraftState>('idle')
  const first = useRef(JSON.stringify(values))
  const done = useRef(false)
  const saving = useRef<AbortController | null>(null)
  const latestApply = useRef(apply)
  latestApply.current = apply
  const text = JSON.stringify(values)

  useEffect(() => {
    if (!enabled) return
    const abort = new AbortController()
    fetch(url(key), { signal: abort.signal, headers: { accept: 'application/json' } })
      .then(async (response) => (response.ok && response.status !== 204 ? readStored<T>(await response.json()) : null))
      .then((stored) => {
        if (stored && JSON.stringify(stored.values) !== first.current) setOffer(stored)
      })
      .catch(() => undefined)
    return () => abort.abort()
  }, [key, enabled])

  useEffect(() => {
    if (!enabled || done.current || text === first.current) return
    const timer = setTimeout(() => {
      if (done.current) return
      setState('saving')
      saving.current?.abort()
      const abort = new AbortController()
      saving.current = abort
      fetch(url(key), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: `{"values":${text}}`,
        signal: abort.signal,
      })
        .then((response) => setState(response.ok ? 'saved' : 'failed'))
        .catch(() => abort.signal.aborted || setState('failed'))
    }, 1500)
    return () => clearTimeout(timer)
  }, [key, text, enabled])

  const remove = useCallback(() => fetch(url(key), { method: 'DELETE', keepalive: true }).catch(() => undefined), [key])

  /** After success: forget the draft and stop saving. */
  const clear = useCallback(async () => {
    done.current = true
    saving.current?.abort()
    setOffer(null)
    await remove()
  }, [remove])

  const resume = () => {
    if (offer) latestApply.current(offer.values)
    setOffer(null)
  }
  const discard = () => {
    setOffer(null)
    void remove()
  }

  const banner = offer ? (
    <Banner tone="info">
      You were typing here{offer.savedAt ? ` on ${formatInstantText(offer.savedAt)}` : ''} and did not save.{' '}
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

/** "Kept" / "Keeping…" beside the save button. */
export function DraftState({ state }: { state: DraftState }) {
  const words: Record<DraftState, string> = {
    idle: '',
    saving: 'Keeping what you typed…',
    saved: 'What you typed is kept',
    failed: 'Not kept: the server did not answer',
  }
  return (
    <span role="status" style={{ color: 'var(--erp-dim)', fontSize: 12 }}>
      {words[state]}
    </span>
  )
}
