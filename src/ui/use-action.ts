'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import { useCallback, useRef, useState } from 'react'
import type { Action, ActionError, ActionResult } from '@/core/result'
import { announceNavigation } from './announce-navigation'
import { randomKey } from './random-key'
import { toastDone } from './toast'

export type UseActionOptions<T> = {
  /** Toast on success. */
  successMessage?: string | ((data: T) => string)
  onSuccess?: (data: T) => void
  onError?: (error: ActionError) => void
  /** Where to go afterwards; '/quotations/{id}' is filled from the result. */
  redirectTo?: string | ((data: T) => string)
  /** Reload the page's data after success (default true unless redirectTo is given). */
  refresh?: boolean
}

const NO_ERRORS: Record<string, string> = {}

function networkError(cause: unknown): ActionError {
  const offline = typeof navigator !== 'undefined' && !navigator.onLine
  if (cause instanceof Error) console.warn(cause)
  return {
    code: 'NETWORK',
    message: offline
      ? 'You are offline. Nothing is lost; try again when the network is back.'
      : 'The server did not answer. Nothing is lost; try again.',
  }
}

const SIGNED_OUT: ActionError = {
  code: 'NETWORK',
  message: 'You are signed out. Sign in in another window, then press the button again: what you typed stays here.',
}

/** A refused address looks like no answer at all: ask whether the session is over. */
async function isSignedOut(): Promise<boolean> {
  try {
    const answer = await fetch('/api/auth/session', { cache: 'no-store' })
    const session: unknown = answer.ok ? await answer.json() : undefined
    return session === null || (typeof session === 'object' && Object.keys(session ?? {}).length === 0)
  } catch {
    return false
  }
}

function fillFrom(template: string, data: unknown): string {
  const values = (data ?? {}) as Record<string, unknown>
  return template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(values[key] ?? '')))
}

/**
 * Runs a server action with pending state, field errors, toast and refresh. A second click while it runs does nothing;
 * a retry after a network failure carries the same idempotency key, so that it cannot be done twice.
 */
export function useAction<I, T>(action: Action<I, T>, options: UseActionOptions<T> = {}) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<ActionError | null>(null)
  const running = useRef(false)
  const key = useRef<{ input: string; value: string } | null>(null)
  const latest = useRef({ action, options })
  latest.current = { action, options }

  const run = useCallback(
    async (input: I): Promise<ActionResult<T> | null> => {
      if (running.current) return null
      running.current = true
      setPending(true)
      setError(null)
      const text = JSON.stringify(input) ?? ''
      if (key.current?.input !== text) key.current = { input: text, value: randomKey() }
      const { action: call, options: o } = latest.current
      let result: ActionResult<T>
      try {
        result = await call(input, { idempotencyKey: key.current.value })
      } catch (cause) {
        unstable_rethrow(cause)
        result = { ok: false, error: (await isSignedOut()) ? SIGNED_OUT : networkError(cause) }
      } finally {
        running.current = false
      }
      if (result.ok ? true : result.error.code !== 'NETWORK') key.current = null
      setPending(false)
      if (!result.ok) {
        setError(result.error)
        o.onError?.(result.error)
        return result
      }
      if (o.successMessage) {
        toastDone(typeof o.successMessage === 'string' ? o.successMessage : o.successMessage(result.data))
      }
      o.onSuccess?.(result.data)
      if (o.redirectTo) {
        announceNavigation()
        router.push(typeof o.redirectTo === 'string' ? fillFrom(o.redirectTo, result.data) : o.redirectTo(result.data))
      } else if (o.refresh !== false) {
        router.refresh()
      }
      return result
    },
    [router],
  )

  const reset = useCallback(() => setError(null), [])
  return { run, pending, error, fieldErrors: error?.fieldErrors ?? NO_ERRORS, reset }
}
