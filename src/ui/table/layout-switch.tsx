'use client'

import { SegmentedControl } from '@mantine/core'
import type { ListLayout } from '@/core/list-types'
import type { ListState } from './use-list-state'

/** Table or board; the choice stands in the address. */
export function LayoutSwitch({ layout, state }: { layout: ListLayout; state: ListState }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Layout"
      value={layout}
      data={[
        { value: 'TABLE', label: 'Table' },
        { value: 'BOARD', label: 'Board' },
      ]}
      onChange={(value) => state.change({ layout: value === 'BOARD' ? 'board' : null })}
    />
  )
}
