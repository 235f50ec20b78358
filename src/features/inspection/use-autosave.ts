'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActionError, ActionResult } from '@/core/result'
import { randomKey } from '@/ui/random-key'
import { type InspectionPage, type LotEntry, lotEntry, lotInput, type SaveInput, typingProblems } from './entry-values'
import { saveInspection } from './inspection.actions'

export type SaveState = 'saved' | 'saving' | 'typing' | 'waiting' | 'failed' | 'refused' | 'conflict'
export type Head = { inspectionDate: string; remarks: string }

const WAIT_MS = 700
const text = (lot: LotEntry): string => JSON.stringify(lotInput(lot))

type Sent = { input: SaveInput; key: string }

async function send({ input, key }: Sent): Promise<ActionResult<{ version: number }>> {
  try {
    return await saveInspection(input, { idempotencyKey: key })
  } catch {
    return { ok: false, error: { code: 'NETWORK', message: 'The server did not answer.' } }
  }
}

/**
 * Saves what is typed into an inspection, step by step: a moment after the last key, or at once by `flush`. One save runs
 * at a time. A save that got no answer is sent again as it was, with the same key, before anything newer. A lot with
 * something typed wrong waits; the others are saved.
 */
export function useAutosave(inspection: InspectionPage, lots: readonly LotEntry[], head: Head) {
  const [state, setState] = useState<SaveState>('saved')
  const [error, setError] = useState<ActionError | null>(null)
  const version = useRef(inspection.version)
  const saved = useRef({
    lots: new Map(inspection.lots.map((l) => [l.id, text(lotEntry(l))])),
    head: JSON.stringify({ inspectionDate: inspection.inspectionDate, remarks: inspection.remarks ?? '' }),
  })
  const current = useRef({ lots, head })
  current.current = { lots, head }
  const running = useRef<Promise<boolean> | null>(null)
  const unanswered = useRef<Sent | null>(null)
  const stopped = useRef(false)

  const changes = useCallback(() => {
    const { lots: now, head: h } = current.current
    const changed = now.filter((lot) => saved.current.lots.get(lot.id) !== text(lot))
    const ready = changed.filter((lot) => Object.keys(typingProblems(lot)).length === 0)
    const headChanged = saved.current.head !== JSON.stringify(h) && h.inspectionDate !== ''
    return { changed, ready, headChanged }
  }, [])

  const next = useCallback((): Sent | null => {
    if (unanswered.current) return unanswered.current
    const { ready, headChanged } = changes()
    const { lots: now, head: h } = current.current
    const any = ready[0] ?? now.find((lot) => Object.keys(typingProblems(lot)).length === 0)
    if ((ready.length === 0 && !headChanged) || !any) return null
    const sending = ready.length > 0 ? ready : [any]
    return {
      key: randomKey(),
      input: {
        id: inspection.id,
        version: version.current,
        inspectionDate: h.inspectionDate || inspection.inspectionDate,
        remarks: h.remarks || null,
        lots: sending.map(lotInput),
      },
    }
  }, [changes, inspection.id, inspection.inspectionDate])

  const accept = useCallback((sent: Sent, newVersion: number) => {
    version.current = newVersion
    for (const lot of sent.input.lots) saved.current.lots.set(lot.id, JSON.stringify(lot))
    saved.current.head = JSON.stringify({
      inspectionDate: sent.input.inspectionDate,
      remarks: sent.input.remarks ?? '',
    })
  }, [])

  const saveAll = useCallback(async (): Promise<boolean> => {
    for (let sent = next(); sent; sent = next()) {
      setState('saving')
      const result = await send(sent)
      unanswered.current = !result.ok && result.error.code === 'NETWORK' ? sent : null
      if (!result.ok) {
        setError(result.error)
        setState(result.error.code === 'NETWORK' ? 'failed' : result.error.code === 'STALE' ? 'conflict' : 'refused')
        return false
      }
      accept(sent, result.data.version)
      setError(null)
    }
    const left = changes().changed.length > 0
    setState(left ? 'waiting' : 'saved')
    return !left
  }, [accept, changes, next])

  /** Saves everything that can be saved, after a save that is under way; true when nothing is left unsaved. */
  const flush = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current
    if (stopped.current) return false
    running.current = saveAll().finally(() => {
      running.current = null
    })
    return running.current
  }, [saveAll])

  const fingerprint = JSON.stringify([lots.map(text), head])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is what starts the clock
  useEffect(() => {
    const { changed, headChanged } = changes()
    if (changed.length === 0 && !headChanged && !unanswered.current) {
      // typed back to what is saved already
      if (!running.current) setState('saved')
      return
    }
    setState((old) => (old === 'conflict' ? old : 'typing'))
    const timer = setTimeout(() => void flush(), WAIT_MS)
    return () => clearTimeout(timer)
  }, [fingerprint, flush, changes])

  // No network in the yard: try again until it is back.
  useEffect(() => {
    if (state !== 'failed') return
    const timer = setInterval(() => void flush(), 5000)
    return () => clearInterval(timer)
  }, [state, flush])

  useEffect(() => {
    const leave = () => void flush()
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      leave()
    }
  }, [flush])

  /** After a conflict: takes the version that is saved now and saves these values over it. */
  const saveOver = useCallback(async () => {
    const answer = await fetch(`/api/v1/inspections/${inspection.id}`).catch(() => null)
    const body = answer?.ok ? ((await answer.json()) as { version?: number; data?: { version?: number } }) : null
    const now = body?.data?.version ?? body?.version
    if (now === undefined) return setState('conflict')
    version.current = now
    await flush()
  }, [flush, inspection.id])

  return {
    state,
    error,
    flush,
    saveOver,
    /** The version the server has now. */
    version: () => version.current,
    /** No further saves, after the inspection is submitted. */
    stop: () => {
      stopped.current = true
    },
  }
}
