'use client'

import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useMemo, useRef } from 'react'
import css from './line-grid.module.css'
import { LineRow, lineAlign } from './line-row'
import { parseBlock } from './paste'
import type { LineGridProps } from './types'
import { type Outdated, useLineGrid } from './use-line-grid'

type Cell = { row: number; col: number }

function cellOf(target: EventTarget | null): Cell | null {
  if (!(target instanceof HTMLElement) || target.dataset.row === undefined) return null
  return { row: Number(target.dataset.row), col: Number(target.dataset.col) }
}

/** 'lines.3.quantity' -> errors of line 3 by column. The same objects as long as the errors are the same. */
function groupErrors(errors: Record<string, string> | undefined, path: string, outdated: Outdated) {
  const groups = new Map<number, Record<string, string>>()
  const gone = outdated.errors === errors ? outdated : null
  if (gone?.all) return groups
  for (const [key, message] of Object.entries(errors ?? {})) {
    const match = key.startsWith(`${path}.`) ? /^(\d+)(?:\.(.+))?$/.exec(key.slice(path.length + 1)) : null
    if (!match || gone?.paths.has(key)) continue
    const index = Number(match[1])
    const group = groups.get(index) ?? {}
    group[match[2] ?? ''] = message
    groups.set(index, group)
  }
  return groups
}

/** The editor itself; use <LineGrid>, which loads it when it is needed. */
export function LineGridTable<Row extends object>(props: LineGridProps<Row>) {
  const { columns, rows, errors, path = 'lines', label = 'Lines', readOnly = false, fixedRows = false, totals } = props
  const { addLabel = 'Add line', maxRows = 1000, tools } = props
  const gridId = useId()
  const table = useRef<HTMLTableElement>(null)
  const wanted = useRef<Cell | null>(null)
  const { api, notice, outdated } = useLineGrid(props)
  const grouped = useMemo(() => groupErrors(errors, path, outdated), [errors, path, outdated])
  const editable = !readOnly && !fixedRows

  const focusCell = (row: number, col: number): boolean => {
    const cell = table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-col="${col}"]`)
    cell?.focus()
    return cell !== null && cell !== undefined
  }

  /** The first cell that can be edited in a row, from a column on. */
  const focusRow = (row: number, from = 0) => {
    for (let col = from; col < columns.length; col++) if (focusCell(row, col)) return
    for (let col = 0; col < from; col++) if (focusCell(row, col)) return
  }

  // A cell of a row that has just been added gets the cursor once the row is there.
  useLayoutEffect(() => {
    const target = wanted.current
    if (!target) return
    wanted.current = null
    focusRow(target.row, target.col)
  })

  const addRow = (at: number, col = 0) => {
    if (!editable || api.count() >= maxRows) return
    wanted.current = { row: at, col }
    api.insert(at)
  }

  function onEnter(event: KeyboardEvent, { row, col }: Cell) {
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) {
      if (!editable) return
      if (event.shiftKey) {
        wanted.current = { row: row + 1, col }
        api.duplicate(row)
      } else addRow(row + 1)
    } else if (event.shiftKey) focusCell(row - 1, col)
    else if (row + 1 < api.count()) focusCell(row + 1, col) || focusRow(row + 1, col)
    else addRow(row + 1)
  }

  function onArrow(event: KeyboardEvent, { row, col }: Cell) {
    const target = event.target
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const by = event.key === 'ArrowUp' ? -1 : 1
      if (event.altKey) {
        event.preventDefault()
        if (!editable) return
        wanted.current = { row: row + by, col }
        if (!api.move(row, by)) wanted.current = null
        return
      }
      if (target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'date')) return
      event.preventDefault()
      focusCell(row + by, col)
      return
    }
    if (event.altKey || event.shiftKey || !(target instanceof HTMLInputElement) || target.type !== 'text') return
    const back = event.key === 'ArrowLeft'
    const whole = target.selectionStart === 0 && target.selectionEnd === target.value.length
    const atEdge =
      target.selectionStart === target.selectionEnd && target.selectionStart === (back ? 0 : target.value.length)
    if (!whole && !atEdge) return
    for (let c = col + (back ? -1 : 1); c >= 0 && c < columns.length; c += back ? -1 : 1) {
      if (focusCell(row, c)) {
        event.preventDefault()
        return
      }
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
    const cell = cellOf(event.target)
    if (!cell || event.defaultPrevented || event.nativeEvent.isComposing) return
    const column = columns[cell.col]
    const control = event.ctrlKey || event.metaKey
    if (event.key === 'Enter') onEnter(event, cell)
    else if (event.key.startsWith('Arrow') && !control) onArrow(event, cell)
    else if (control && event.key.toLowerCase() === 'd' && column) {
      event.preventDefault()
      if (event.shiftKey) api.fillBelow(cell.row, column)
      else api.fillFromAbove(cell.row, column)
    } else if (control && event.key === 'Delete' && editable) {
      event.preventDefault()
      wanted.current = { row: Math.max(0, Math.min(cell.row, api.count() - 2)), col: cell.col }
      api.remove(cell.row)
    }
  }

  function onPaste(event: ClipboardEvent<HTMLTableSectionElement>) {
    const cell = cellOf(event.target)
    const text = event.clipboardData.getData('text/plain')
    if (!cell || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return
    event.preventDefault()
    api.pasteBlock(cell.row, cell.col, parseBlock(text))
  }

  const totalOf = (column: (typeof columns)[number]): ReactNode => totals?.[column.key] ?? column.total?.(rows)
  const hasTotals = columns.some((column) => column.total || totals?.[column.key] !== undefined)
  const general = errors?.[path]

  return (
    <div className={css.root} data-path={path}>
      {general && (
        <p className={css.general} role="alert">
          {general}
        </p>
      )}
      <section className={css.scroll} aria-label={label} tabIndex={readOnly ? 0 : undefined}>
        <table className={css.table} ref={table}>
          <caption className="erp-visually-hidden">{label}</caption>
          <colgroup>
            <col style={{ width: 32 }} />
            {columns.map((column) => (
              <col key={column.key} style={{ width: column.width ?? (column.type === 'number' ? 90 : 130) }} />
            ))}
            {editable && <col style={{ width: 58 }} />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className={css.number}>
                <span aria-hidden>#</span>
                <span className="erp-visually-hidden">Line</span>
              </th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={css[lineAlign(column)]}>
                  {column.label}
                  {column.required && !readOnly && <span aria-hidden> *</span>}
                </th>
              ))}
              {editable && (
                <th scope="col">
                  <span className="erp-visually-hidden">Change the line</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody onKeyDown={onKeyDown} onPaste={onPaste}>
            {rows.map((row, index) => (
              <LineRow
                // biome-ignore lint/suspicious/noArrayIndexKey: cells hold no state of their own beyond the one being typed in
                key={index}
                row={row}
                index={index}
                columns={columns}
                errors={grouped.get(index)}
                path={path}
                gridId={gridId}
                readOnly={readOnly}
                fixedRows={fixedRows}
                api={api}
              />
            ))}
          </tbody>
          {hasTotals && (
            <tfoot>
              <tr>
                <td />
                {columns.map((column) => (
                  <td key={column.key} className={css[lineAlign(column)]}>
                    {totalOf(column)}
                  </td>
                ))}
                {editable && <td />}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
      {!readOnly && (
        <div className={css.tools}>
          {editable && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPlus size={13} aria-hidden />}
              onClick={() => addRow(rows.length)}
              disabled={rows.length >= maxRows}
            >
              {addLabel}
            </Button>
          )}
          {tools}
          <span role="status" className={css.notice}>
            {notice?.text}
          </span>
          {notice?.undo && (
            <Button size="compact-xs" variant="subtle" onClick={api.undo}>
              Undo
            </Button>
          )}
          <span className={css.help}>
            <kbd>Enter</kbd> down <kbd>Ctrl-D</kbd> as above <kbd>Ctrl-Shift-D</kbd> to all below
            {editable && (
              <>
                {' '}
                <kbd>Ctrl-Enter</kbd> insert <kbd>Alt-↑↓</kbd> move
              </>
            )}{' '}
            and paste from Excel
          </span>
        </div>
      )}
    </div>
  )
}
