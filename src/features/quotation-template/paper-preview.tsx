'use client'

import { Button, Group, Loader, Text } from '@mantine/core'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import css from './quotation-template.module.css'

const WAIT_MS = 600
/** Pages that are drawn; the PDF has them all. */
const MOST_PAGES = 8
const PIXELS_WIDE = 1100

/** The library that draws PDFs, with its worker; loaded when the first preview is there. */
async function pdfjs() {
  const library = await import('pdfjs-dist')
  library.GlobalWorkerOptions.workerPort ??= new Worker(
    new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url),
    { type: 'module' },
  )
  return library
}

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
        const library = await pdfjs()
        const document = await library.getDocument({ data: await file.arrayBuffer() }).promise
        const canvases = await draw(document)
        if (abort.signal.aborted) return URL.revokeObjectURL(url)
        box.current?.replaceChildren(...canvases)
        setState((old) => {
          if (old.url) URL.revokeObjectURL(old.url)
          return { pages: document.numPages, url, error: null, busy: false }
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
          {state.busy && <Loader size={14} aria-label="The preview is being made" />}
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

async function draw(document: PDFDocumentProxy): Promise<HTMLCanvasElement[]> {
  const canvases: HTMLCanvasElement[] = []
  for (let n = 1; n <= Math.min(document.numPages, MOST_PAGES); n++) {
    const page = await document.getPage(n)
    const viewport = page.getViewport({ scale: PIXELS_WIDE / page.getViewport({ scale: 1 }).width })
    const canvas = window.document.createElement('canvas')
    canvas.width = Math.trunc(viewport.width)
    canvas.height = Math.trunc(viewport.height)
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', `Page ${n}`)
    await page.render({ canvas, viewport }).promise
    canvases.push(canvas)
  }
  return canvases
}
