'use client'

import { useEffect, useState } from 'react'
import type { Plain } from '@/server/serialize'
import { type InsightLine, insightKey, knownLine } from './insight-line'
import type { lineInsight } from './line-insight.queries'

export type LineInsight = Plain<Awaited<ReturnType<typeof lineInsight>>>
export type Whose = { customerId: string | null; excludeQuotationId: string | null }

/** Somebody who walks over lines with the arrow keys asks nothing. */
const PAUSE_MS = 150
/** An answer that comes sooner needs no placeholder. */
const SLOW_MS = 300
const FRESH_MS = 60_000
const KEPT = 300

const answers = new Map<string, { data: LineInsight; at: number }>()

function keep(key: string, data: LineInsight): void {
  answers.delete(key)
  answers.set(key, { data, at: Date.now() })
  const oldest = answers.keys().next()
  if (answers.size > KEPT && !oldest.done) answers.delete(oldest.value)
}

async function ask(line: InsightLine, whose: Whose, signal: AbortSignal): Promise<LineInsight> {
  const { additionalSpecs, ...known } = knownLine(line) ?? { additionalSpecs: [] }
  const params = new URLSearchParams(additionalSpecs.map((spec) => ['additionalSpecs', spec]))
  for (const [name, value] of Object.entries({ ...known, ...whose })) if (value) params.set(name, value)
  const response = await fetch(`/api/line-insight?${params}`, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`GET /api/line-insight: ${response.status}`)
  return (await response.json()) as LineInsight
}

type State = { key: string | null; data: LineInsight | null; slow: boolean; failed: boolean }

/**
 * What is known beside the line, kept for a minute per line. While the answer for another line is on its way the former
 * one stays (`stale`); `slow` once it takes longer than 300 ms. A request that nobody waits for any more is aborted.
 */
export function useLineInsight(line: InsightLine | null, whose: Whose, enabled: boolean) {
  const { customerId, excludeQuotationId } = whose
  const lineKey = insightKey(line)
  const key = lineKey && [lineKey, customerId, excludeQuotationId].join('|')
  const [state, setState] = useState<State>({ key: null, data: null, slow: false, failed: false })
  const request = key === null ? null : JSON.stringify([line, { customerId, excludeQuotationId }])

  useEffect(() => {
    if (!key || !request || !enabled) return
    const hit = answers.get(key)
    if (hit && Date.now() - hit.at < FRESH_MS) {
      setState({ key, data: hit.data, slow: false, failed: false })
      return
    }
    const abort = new AbortController()
    const [asked, of] = JSON.parse(request) as [InsightLine, Whose]
    const slow = setTimeout(() => setState((old) => ({ ...old, slow: true })), PAUSE_MS + SLOW_MS)
    const pause = setTimeout(() => {
      ask(asked, of, abort.signal)
        .then((data) => {
          keep(key, data)
          setState({ key, data, slow: false, failed: false })
        })
        .catch(() => {
          if (!abort.signal.aborted) setState({ key, data: null, slow: false, failed: true })
        })
        .finally(() => clearTimeout(slow))
    }, PAUSE_MS)
    return () => {
      clearTimeout(pause)
      clearTimeout(slow)
      abort.abort()
    }
  }, [key, request, enabled])

  const stale = state.key !== key
  return { known: key !== null, data: state.data, stale, slow: stale && state.slow, failed: !stale && state.failed }
}
