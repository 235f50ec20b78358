'use client'

import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import css from './column-chooser.module.css'
import type { ColumnChoice } from './use-columns'

/** Ticks for the columns, and arrows for their order. */
export function ColumnChooser({ choice }: { choice: ColumnChoice }) {
  const shown = choice.visible.filter((c) => c.label)
  const keys = shown.map((c) => c.key)
  const move = (index: number, by: number) => {
    const next = [...keys]
    const [key] = next.splice(index, 1)
    if (key) next.splice(index + by, 0, key)
    choice.change(next)
  }
  return (
    <Popover position="bottom-end" shadow="md" trapFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconColumns3 size={14} aria-hidden />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflowY: 'auto' }} aria-label="Columns">
        {shown.map((column, index) => (
          <div key={column.key} className={css.row}>
            <Checkbox
              label={column.label}
              checked
              disabled={shown.length === 1}
              onChange={() => choice.change(keys.filter((key) => key !== column.key))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`${column.label} further to the left`}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            >
              <IconArrowUp size={13} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`${column.label} further to the right`}
              disabled={index === shown.length - 1}
              onClick={() => move(index, 1)}
            >
              <IconArrowDown size={13} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {choice.hidden.map((column) => (
          <div key={column.key} className={css.row}>
            <Checkbox label={column.label} checked={false} onChange={() => choice.change([...keys, column.key])} />
          </div>
        ))}
        {choice.isOwn && (
          <Button size="compact-xs" variant="subtle" mt={6} onClick={() => choice.change(null)}>
            As the list comes
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
