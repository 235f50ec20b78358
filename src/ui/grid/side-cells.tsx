'use client'

import { IconCopy, IconTrash } from '@tabler/icons-react'
import {
  memo,
  type PointerEvent as ReactPointerEvent,
  type SyntheticEvent,
  useContext,
  useLayoutEffect,
  useRef,
} from 'react'
import type { CellProps } from 'react-datasheet-grid'
import { MarksContext, useShared } from './grid-context'
import css from './line-grid.module.css'
import { textOfCell } from './read-cell'
import { type LineColumn, lineAlign } from './types'

/** The grid library listens on the document; a press on a control of ours is none of its business. */
export function ours(event: SyntheticEvent) {
  event.nativeEvent.stopImmediatePropagation()
}

/** The library's rows are plain boxes: what they are to assistive software is added to them here. */
function useRowRole(selector: string, rowIndex: number) {
  const inside = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const row = inside.current?.closest(selector)
    row?.setAttribute('role', 'row')
    row?.setAttribute('aria-rowindex', String(rowIndex))
  }, [selector, rowIndex])
  return inside
}

export type GutterData<Row> = { frozen: readonly LineColumn<Row>[]; widths: readonly number[] }

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** The number of a line; beside it, while the grid is scrolled sideways, the first columns once more. */
function Gutter<Row extends object>({ rowData: row, rowIndex: index, columnData }: CellProps<Row, GutterData<Row>>) {
  const inside = useRowRole('.dsg-row', index + 2)
  const mark = useContext(MarksContext).get(`${index}.`)
  const { go } = useShared<Row>()
  const { frozen, widths } = columnData
  return (
    <>
      <div
        ref={inside}
        role="rowheader"
        aria-colindex={1}
        className={`${css.number} ${mark ? css.wrongLine : ''}`}
        title={mark?.text}
        data-line={index}
      >
        {index + 1}
      </div>
      {frozen.length > 0 && (
        <div className={css.frozen} style={{ width: sum(widths) }} aria-hidden data-frozen>
          {frozen.map((column, i) => (
            <div
              key={column.key}
              className={css[lineAlign(column)]}
              style={{ width: widths[i] }}
              onMouseDown={(event) => {
                ours(event)
                event.preventDefault()
                go(index, i)
              }}
            >
              <span>{textOfCell(column, row)}</span>
            </div>
          ))}
        </div>
      )}
    </>
  )
}

export const GutterCell = memo(
  Gutter,
  (before, after) =>
    before.rowData === after.rowData && before.rowIndex === after.rowIndex && before.columnData === after.columnData,
) as typeof Gutter

export function GutterTitle<Row>({ frozen, widths }: GutterData<Row>) {
  const inside = useRowRole('.dsg-row-header', 1)
  return (
    <>
      <div ref={inside} role="columnheader" aria-colindex={1} className={css.number}>
        <span aria-hidden>#</span>
        <span className="erp-visually-hidden">Line</span>
      </div>
      {frozen.length > 0 && (
        <div className={css.frozen} style={{ width: sum(widths) }} aria-hidden data-frozen>
          {frozen.map((column, i) => (
            <div key={column.key} className={css[lineAlign(column)]} style={{ width: widths[i] }}>
              <span>{column.label}</span>
            </div>
          ))}
        </div>
      )}
    </>
  )
}

type HeadProps<Row> = {
  column: LineColumn<Row>
  number: number
  readOnly: boolean
  width: number
  onResize: (key: string, width: number | null) => void
}

/** The head of a column; its right edge can be dragged, a double click gives back the usual width. */
export function ColumnHead<Row>({ column, number, readOnly, width, onResize }: HeadProps<Row>) {
  const drag = (event: ReactPointerEvent<HTMLSpanElement>) => {
    const handle = event.currentTarget
    const from = event.clientX
    handle.setPointerCapture(event.pointerId)
    const move = (moved: PointerEvent) => onResize(column.key, Math.max(36, width + moved.clientX - from))
    const done = () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', done)
      handle.removeEventListener('pointercancel', done)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', done)
    handle.addEventListener('pointercancel', done)
  }
  return (
    <div
      role="columnheader"
      aria-colindex={number + 2}
      className={`${css.head} ${css[lineAlign(column)]}`}
      title={column.label}
    >
      <span className={css.headText}>
        {column.label}
        {column.required && !readOnly && <span aria-hidden> *</span>}
      </span>
      <span
        className={css.resize}
        onMouseDown={(event) => {
          ours(event)
          event.preventDefault()
        }}
        onPointerDown={drag}
        onDoubleClick={() => onResize(column.key, null)}
        aria-hidden
      />
    </div>
  )
}

/** Duplicate and delete, at the right edge of a line. */
function Tools<Row extends object>({ rowIndex: index, columnData }: CellProps<Row, number>) {
  const { api } = useShared<Row>()
  return (
    <div role="gridcell" aria-colindex={columnData} className={css.rowTools} onMouseDown={ours}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Duplicate line ${index + 1}`}
        title="Duplicate (Ctrl-Shift-Enter)"
        onClick={() => api.duplicate(index, index)}
      >
        <IconCopy size={14} aria-hidden />
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Delete line ${index + 1}`}
        title="Delete (Ctrl-Delete)"
        onClick={() => api.remove(index, index)}
      >
        <IconTrash size={14} aria-hidden />
      </button>
    </div>
  )
}

export const ToolsCell = memo(
  Tools,
  (before, after) => before.rowIndex === after.rowIndex && before.columnData === after.columnData,
) as typeof Tools
