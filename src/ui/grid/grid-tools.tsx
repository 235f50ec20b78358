'use client'

import { Button, Checkbox, Popover } from '@mantine/core'
import { IconAlertTriangle, IconColumns, IconHelp, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './line-grid.module.css'
import { ours } from './side-cells'
import type { LineColumn } from './types'
import type { Notice } from './use-line-grid'

const KEYS: readonly [string, string][] = [
  ['Enter, Shift-Enter', 'down, up; a new line after the last'],
  ['Tab, arrows, Home, End', 'from cell to cell; with Ctrl to the edge'],
  ['F2 or typing', 'edits the cell, Esc gives up'],
  ['F4', 'opens the list of a cell'],
  ['Shift-arrows, Ctrl-A', 'selects a block, everything'],
  ['Shift-Space', 'selects the line'],
  ['Ctrl-C, Ctrl-X, Ctrl-V', 'also to and from Excel'],
  ['Ctrl-D', 'as above, or down through the selection'],
  ['Ctrl-Shift-D', 'to all lines below'],
  ['Delete', 'empties the selection'],
  ['Ctrl-Z, Ctrl-Y', 'undo, redo'],
  ['F8, Shift-F8', 'next, previous marked cell'],
  ['Esc, then Tab', 'leaves the lines'],
]
const LINE_KEYS: readonly [string, string][] = [
  ['Ctrl-Enter', 'inserts a line below'],
  ['Ctrl-Shift-Enter', 'duplicates the lines'],
  ['Ctrl-Delete', 'removes the lines'],
  ['Alt-↑, Alt-↓', 'moves the lines'],
]

function KeysHelp({ editable }: { editable: boolean }) {
  return (
    <Popover position="top-end" withinPortal shadow="md">
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" leftSection={<IconHelp size={14} aria-hidden />}>
          Keys
        </Button>
      </Popover.Target>
      <Popover.Dropdown onMouseDown={ours}>
        <dl className={css.keys}>
          {[...KEYS, ...(editable ? LINE_KEYS : [])].map(([keys, what]) => (
            <div key={keys}>
              <dt>{keys}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  )
}

type ColumnsProps<Row> = {
  columns: readonly LineColumn<Row>[]
  hidden: readonly string[]
  changed: boolean
  onShow: (key: string, shown: boolean) => void
  onReset: () => void
}

/** Which columns are shown; remembered for the person in this browser. */
export function ColumnsMenu<Row>({ columns, hidden, changed, onShow, onReset }: ColumnsProps<Row>) {
  const fewer = columns.filter((column) => !column.rare && hidden.includes(column.key)).length
  return (
    <Popover position="top-start" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" leftSection={<IconColumns size={14} aria-hidden />}>
          {fewer > 0 ? `Columns (${fewer} hidden)` : 'Columns'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown onMouseDown={ours}>
        <fieldset className={css.columns}>
          <legend>Columns shown</legend>
          {columns.map((column) => (
            <Checkbox
              key={column.key}
              size="xs"
              label={column.label}
              checked={!hidden.includes(column.key)}
              onChange={(event) => onShow(column.key, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
        <Button size="compact-xs" variant="subtle" mt={8} disabled={!changed} onClick={onReset}>
          As usual
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

type Props = {
  addLabel: string
  canAdd: boolean
  editable: boolean
  onAdd: () => void
  tools: ReactNode
  columns: ReactNode
  notice: Notice
  onUndo: () => void
  problems: { errors: number; warnings: number }
  onNextProblem: () => void
}

const many = (n: number, word: string) => (n > 0 ? `${n} ${word}` : '')

/** Below the grid: add a line, what just happened, what is marked, columns, keys. */
export function GridTools(props: Props) {
  const { addLabel, canAdd, editable, onAdd, tools, columns, notice, onUndo, problems, onNextProblem } = props
  const marked = [many(problems.errors, 'to correct'), many(problems.warnings, 'to check')].filter(Boolean).join(', ')
  return (
    <div className={css.tools}>
      {editable && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={onAdd}
          disabled={!canAdd}
        >
          {addLabel}
        </Button>
      )}
      {tools}
      {marked && (
        <Button
          size="compact-xs"
          variant="subtle"
          c={problems.errors > 0 ? 'var(--erp-red)' : 'var(--erp-amber)'}
          leftSection={<IconAlertTriangle size={13} aria-hidden />}
          onClick={onNextProblem}
          title="Next marked cell (F8)"
        >
          {marked}
        </Button>
      )}
      <span role="status" className={css.notice}>
        {notice?.text}
      </span>
      {notice?.undo && (
        <Button size="compact-xs" variant="subtle" onClick={onUndo}>
          Undo
        </Button>
      )}
      <span className={css.spacer} />
      {columns}
      <KeysHelp editable={editable} />
    </div>
  )
}
