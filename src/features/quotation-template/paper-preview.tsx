'use client'

import { Button, Group, Loader, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { drawPdf } from '@/ui/draw-pdf'
import css from './quotation-template.module.css'

const WAIT_MS = 600
/** Pages that are drawn; the PDF has them all. */
const MOST_PAGES = 8

type Props = {
  /** What is sent: a change makes a new preview. */
  body: string
}

type State = { pages: number; url: string | null; error: string | null; busy: boolean }

/** The paper as it would print with what stands in the form, a moment after one stops typing. */
export function PaperPreview({ body }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<State>({ pages: 0, url: null, error: null, busy: true })

  useEffect(() => {
    const abort = new AbortController()
    setState((old) => ({ ...old, busy: true }))
    const timer = setTimeout(async () => {
      try {
        const file = await fetchPreview(body, abort.signal)
        const url = URL.createObjectURL(file)
        const { pages, pictures } = await drawPdf(file, MOST_PAGES)
        if (abort.signal.aborted) return URL.revokeObjectURL(url)
        box.current?.replaceChildren(...pictures)
        setState((old) => {
          if (old.url) URL.revokeObjectURL(old.url)
          return { pages, url, error: null, busy: false }
        })
      } catch (error) {
        if (abort.signal.aborted) return
        const sentence = error instanceof PreviewProblem ? error.message : 'The preview could not be made. Try again.'
        setState((old) => ({ ...old, error: sentence, busy: false }))
      }
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [body])

  return (
    <>
      <Group justify="space-between" mih={30}>
        <Group gap="xs" aria-live="polite">
          <Text size="sm" c="dimmed">
            {state.pages > 0 ? `${state.pages} ${state.pages === 1 ? 'page' : 'pages'}` : ''}
          </Text>
          {state.busy && <Loader size={14} role="status" aria-label="The preview is being made" />}
        </Group>
        {state.url && (
          <Button component="a" href={state.url} target="_blank" rel="noopener" size="compact-sm" variant="default">
            Open as PDF
          </Button>
        )}
      </Group>
      {state.error && (
        <Text size="sm" c="red" role="alert">
          {state.error}
        </Text>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard */}
      <section ref={box} className={css.sheets} aria-label="Preview of the paper" tabIndex={0} />
    </>
  )
}

class PreviewProblem extends Error {}

async function fetchPreview(body: string, signal: AbortSignal): Promise<Blob> {
  const answer = await fetch('/api/quotation-templates/preview', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal,
  })
  if (answer.ok) return answer.blob()
  const { error } = (await answer.json().catch(() => ({}))) as {
    error?: { message?: string; fieldErrors?: Record<string, string> }
  }
  throw new PreviewProblem(
    Object.values(error?.fieldErrors ?? {})[0] ?? error?.message ?? 'The preview could not be made.',
  )
}
