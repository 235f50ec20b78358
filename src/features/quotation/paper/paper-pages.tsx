'use client'

import { Button, Group, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { drawPdf } from '@/ui/draw-pdf'
import type { PaperChoice } from '../mail/send-papers'
import css from '../quotation-life.module.css'

const MOST_PAGES = 6

type State = { busy: boolean; pages: number; error: string | null }

/** A paper of the quotation as it goes along, page by page, once one asks for it: making it counts as printing. */
export function PaperPages({ paper }: { paper: PaperChoice }) {
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<State>({ busy: false, pages: 0, error: null })

  async function show() {
    setState({ busy: true, pages: 0, error: null })
    try {
      const answer = await fetch(paper.href)
      if (!answer.ok) throw new Error(String(answer.status))
      const { pages, pictures } = await drawPdf(await answer.blob(), MOST_PAGES)
      box.current?.replaceChildren(...pictures)
      setState({ busy: false, pages, error: null })
    } catch {
      setState({ busy: false, pages: 0, error: 'The paper could not be shown. Open it in a window of its own.' })
    }
  }

  return (
    <div>
      <Group gap="xs" mt={8} aria-live="polite">
        <Button size="compact-sm" variant="default" loading={state.busy} onClick={() => void show()}>
          {`Show the ${paper.label}`}
        </Button>
        {state.pages > 0 && (
          <Text size="sm" c="dimmed">
            {state.pages === 1 ? '1 page' : `${state.pages} pages`}
            {state.pages > MOST_PAGES && `, the first ${MOST_PAGES}`}
          </Text>
        )}
      </Group>
      {state.error && (
        <Text size="sm" c="red" role="alert">
          {state.error}
        </Text>
      )}
      <section
        ref={box}
        className={css.sheets}
        aria-label={`Pages of the ${paper.label}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
        tabIndex={0}
        hidden={state.pages === 0}
      />
    </div>
  )
}
