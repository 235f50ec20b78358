'use client'

import '@mantine/spotlight/styles.layer.css'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { IconFileSearch, IconPlus, IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { announceNavigation } from '../announce-navigation'
import { CREATE, navFor } from '../nav'
import { type SearchGroup, searchEverything } from './global-search'

/** Ctrl-K: open any list, start any document, jump to any number or heat. Loaded on first use. */
export function CommandPalette({ permissions, onClosed }: { permissions: readonly string[]; onClosed: () => void }) {
  const router = useRouter()
  const [query, setQuery] = useState('')
  const [hits, setHits] = useState<SearchGroup[]>([])
  useEffect(() => spotlight.open(), [])

  const go = (href: string) => {
    announceNavigation()
    router.push(href)
  }

  useEffect(() => {
    const text = query.trim()
    if (text.length < 2) {
      setHits([])
      return
    }
    const abort = new AbortController()
    const timer = setTimeout(() => {
      searchEverything(text, abort.signal)
        .then(setHits)
        .catch(() => undefined)
    }, 150)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query])

  const groups: SpotlightActionGroupData[] = [
    ...hits.map((group) => ({
      group: group.label,
      actions: group.items.map((item) => ({
        id: `hit ${item.href}`,
        label: item.title,
        description: [item.subtitle, item.place].filter(Boolean).join(', '),
        // The server has found it; the filter of the palette must not drop it again.
        keywords: query,
        leftSection: <IconFileSearch size={16} stroke={1.6} aria-hidden />,
        onClick: () => go(item.href),
      })),
    })),
    {
      group: 'Start',
      actions: CREATE.filter((entry) => permissions.includes(entry.permission)).map((entry) => ({
        id: entry.href,
        label: entry.label,
        leftSection: <IconPlus size={16} stroke={1.6} aria-hidden />,
        onClick: () => go(entry.href),
      })),
    },
    ...navFor(permissions).map(({ group, entries }) => ({
      group,
      actions: entries.map(({ href, label, icon: Icon }) => ({
        id: href,
        label,
        leftSection: <Icon size={16} stroke={1.6} aria-hidden />,
        onClick: () => go(href),
      })),
    })),
  ].filter((group) => group.actions.length > 0)

  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClosed}
      shortcut={null}
      nothingFound="Nothing found"
      highlightQuery
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      searchProps={{
        leftSection: <IconSearch size={16} aria-hidden />,
        placeholder: 'Open a list, start a document, find a number or heat',
        'aria-label': 'Command',
      }}
    />
  )
}
