'use client'

import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDots } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Action } from '@/core/result'
import { ActionDialog, asksFirst } from './action-dialog'
import type { AnyActionSpec } from './menu-action'
import { toastDone, toastError } from './toast'

export type ActionMenuItem = { label: string; href: string; newTab?: boolean } | AnyActionSpec

/** Everything that is not the primary step, under one button. Nothing is shown for an empty list. */
export function ActionMenu({
  items,
  label = 'More',
  compact,
}: {
  items: (ActionMenuItem | null | false | undefined)[]
  label?: string
  /** Three dots named by the label, for a row. */
  compact?: boolean
}) {
  const router = useRouter()
  const [asking, setAsking] = useState<AnyActionSpec | null>(null)
  const [opened, setOpened] = useState(false)
  const shown = items.filter((item): item is ActionMenuItem => Boolean(item))
  if (shown.length === 0) return null

  async function runNow(spec: AnyActionSpec) {
    const call = spec.action as unknown as Action<unknown, unknown>
    const result = await call(spec.input).catch(() => null)
    if (!result) toastError('The server did not answer. Nothing is lost; try again.')
    else if (!result.ok) toastError(result.error.message)
    else {
      toastDone(spec.successMessage ?? `${spec.label}: done`)
      router.refresh()
    }
  }

  return (
    <>
      <Menu>
        <Menu.Target>
          {compact ? (
            <ActionIcon variant="subtle" size="sm" aria-label={label}>
              <IconDots size={14} aria-hidden />
            </ActionIcon>
          ) : (
            <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
              {label}
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          {shown.map((item) =>
            'href' in item ? (
              <Menu.Item
                key={item.label}
                component={Link}
                href={item.href}
                prefetch={false}
                target={item.newTab ? '_blank' : undefined}
              >
                {item.label}
              </Menu.Item>
            ) : (
              <Menu.Item
                key={item.label}
                color={item.tone === 'danger' ? 'red' : undefined}
                disabled={item.disabled}
                title={item.disabled ? item.disabledReason : undefined}
                onClick={() => {
                  if (!asksFirst(item)) void runNow(item)
                  else {
                    setAsking(item)
                    setOpened(true)
                  }
                }}
              >
                {item.label}
              </Menu.Item>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
      {asking && <ActionDialog key={asking.label} spec={asking} opened={opened} onClose={() => setOpened(false)} />}
    </>
  )
}
