'use client'

import { Button, Group, Modal, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { announceNavigation } from './announce-navigation'

const dirtyForms = new Set<string>()
let pendingHref: string | null = null
const listeners = new Set<() => void>()

function ask(href: string | null) {
  pendingHref = href
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * While `dirty`, leaving the page by a link or by closing the tab asks once. Call the returned function just before
 * leaving on purpose (after a save) if `dirty` is still true at that moment.
 */
export function useUnsavedGuard(dirty: boolean): () => void {
  const id = useId()
  useEffect(() => {
    if (!dirty) return
    dirtyForms.add(id)
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (dirtyForms.has(id)) event.preventDefault()
    }
    const click = (event: MouseEvent) => {
      if (!dirtyForms.has(id) || event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(anchor instanceof HTMLAnchorElement)) return
      if (anchor.target === '_blank' || anchor.hasAttribute('download') || anchor.origin !== location.origin) return
      if (anchor.pathname === location.pathname && anchor.search === location.search) return
      event.preventDefault()
      event.stopPropagation()
      ask(anchor.pathname + anchor.search + anchor.hash)
    }
    window.addEventListener('beforeunload', beforeUnload)
    document.addEventListener('click', click, true)
    return () => {
      dirtyForms.delete(id)
      window.removeEventListener('beforeunload', beforeUnload)
      document.removeEventListener('click', click, true)
    }
  }, [dirty, id])
  const [release] = useState(() => () => {
    dirtyForms.delete(id)
  })
  return release
}

/** The question itself; rendered once by UiProvider. */
export function UnsavedDialog() {
  const href = useSyncExternalStore(
    subscribe,
    () => pendingHref,
    () => null,
  )
  const router = useRouter()
  const leave = () => {
    dirtyForms.clear()
    const target = href
    ask(null)
    if (!target) return
    announceNavigation()
    router.push(target)
  }
  return (
    <Modal opened={href !== null} onClose={() => ask(null)} title="Leave without saving?" size="sm">
      <Text size="sm">What you typed on this page has not been saved.</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={() => ask(null)} data-autofocus>
          Stay
        </Button>
        <Button color="red" onClick={leave}>
          Leave
        </Button>
      </Group>
    </Modal>
  )
}
