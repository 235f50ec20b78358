'use client'

import { useCallback, useRef, useState } from 'react'
import type { RfqColumn } from '@/core/rfq/types'
import type { Intake } from './read-intake'

/** Where the lines come from: a file that was taken in, or a pasted text. */
export type IntakeSource = { fileId: string; name: string } | { text: string }

type Reading = { pending: boolean; problem: string | null }

const NO_ANSWER = 'The server did not answer. Nothing is lost; try again.'

async function answerOf(response: Response): Promise<Intake | string> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && typeof body === 'object' && body !== null && 'proposals' in body) return body as Intake
  const error = (body as { error?: { message?: string } } | null)?.error
  return error?.message ?? (response.status === 413 ? 'The file is too large.' : NO_ANSWER)
}

/** Asks the server to read a file or a text. A later question makes the answer to an earlier one worthless. */
export function useReading() {
  const [state, setState] = useState<Reading>({ pending: false, problem: null })
  const asked = useRef<AbortController | null>(null)

  const ask = useCallback(async (url: string, init: RequestInit): Promise<Intake | null> => {
    asked.current?.abort()
    const abort = new AbortController()
    asked.current = abort
    setState({ pending: true, problem: null })
    const answer = await fetch(url, { ...init, method: 'POST', signal: abort.signal })
      .then(answerOf)
      .catch(() => NO_ANSWER)
    if (abort.signal.aborted) return null
    setState({ pending: false, problem: typeof answer === 'string' ? answer : null })
    return typeof answer === 'string' ? null : answer
  }, [])

  const readFile = useCallback(
    (file: File, customerId: string | null) => {
      const query = new URLSearchParams({ name: file.name, ...(customerId && { customerId }) })
      return ask(`/api/rfq-intake?${query}`, { body: file, headers: { 'content-type': 'application/octet-stream' } })
    },
    [ask],
  )
  const readAgain = useCallback(
    (source: IntakeSource, customerId: string | null, columns: Readonly<Record<string, RfqColumn>>) =>
      ask('/api/rfq-intake', {
        body: JSON.stringify({
          ...('fileId' in source ? { fileId: source.fileId } : { text: source.text }),
          customerId,
          columns,
        }),
        headers: { 'content-type': 'application/json' },
      }),
    [ask],
  )
  const say = useCallback((problem: string | null) => setState({ pending: false, problem }), [])
  return { ...state, readFile, readAgain, say }
}
