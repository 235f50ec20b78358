'use client'

import { Button, Checkbox, Popover } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { ClientListDef } from '@/core/list-types'

const storageKey = (list: string) => `erp.columns.${list}`

function readChoice(list: string): Record<string, boolean> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(list)) ?? '{}')
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, boolean>) : {}
  } catch {
    return {}
  }
}

/** Which columns of this list the user wants on this machine. */
export function useColumnChoice(def: ClientListDef) {
  const [choice, setChoice] = useState<Record<string, boolean>>({})
  useEffect(() => setChoice(readChoice(def.name)), [def.name])
  const isShown = (key: string, hidden?: boolean) => choice[key] ?? !hidden
  const toggle = (key: string, shown: boolean) => {
    const next = { ...choice, [key]: shown }
    setChoice(next)
    try {
      localStorage.setItem(storageKey(def.name), JSON.stringify(next))
    } catch {
      // Private windows and full disks: the choice then lasts for this page only.
    }
  }
  return { visible: def.columns.filter((c) => isShown(c.key, c.hidden)), isShown, toggle }
}

type Props = { def: ClientListDef; choice: ReturnType<typeof useColumnChoice> }

/** Ticks for the columns. */
export function ColumnChooser({ def, choice }: Props) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconColumns3 size={14} aria-hidden />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={360} style={{ overflowY: 'auto' }} aria-label="Columns">
        {def.columns
          .filter((c) => c.label)
          .map((column) => (
            <Checkbox
              key={column.key}
              py={3}
              label={column.label}
              checked={choice.isShown(column.key, column.hidden)}
              disabled={choice.visible.length === 1 && choice.visible[0]?.key === column.key}
              onChange={(event) => choice.toggle(column.key, event.currentTarget.checked)}
            />
          ))}
      </Popover.Dropdown>
    </Popover>
  )
}
