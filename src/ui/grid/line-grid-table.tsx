'use client'

import { useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { DynamicDataSheetGrid as DataSheetGrid, type DataSheetGridRef } from 'react-datasheet-grid'
import 'react-datasheet-grid/dist/style.css'
import { type CursorState, type GridShared, MarksContext, SharedContext } from './grid-context'
import { ColumnsMenu, GridTools } from './grid-tools'
import css from './line-grid.module.css'
import { allProblems, columnOfField, nextProblem, outerMarks } from './problems'
import { ours } from './side-cells'
import { TotalsRow } from './totals-row'
import type { LineGridProps } from './types'
import { useGridClipboard } from './use-grid-clipboard'
import { type Cell, type Rect, useGridKeys } from './use-grid-keys'
import { hiddenColumns, useColumnChoice, useHeights, useScrollbar, useWidth, useWidths } from './use-layout'
import { useLineGrid } from './use-line-grid'
import { useOwnErrors } from './use-own-errors'
import { usePathFocus } from './use-path-focus'
import { GUTTER, useSheet } from './use-sheet'

const HEADER = 34

/** The editor itself; use <LineGrid>, which loads it when it is needed. */
export function LineGridTable<Row extends object>(props: LineGridProps<Row>) {
  const { rows, path = 'lines', label = 'Lines', readOnly = false, fixedRows = false, totals, marks } = props
  const { addLabel = 'Add line', maxRows = 1000, tools, onActiveRow, onSelectedRows, frozen = 1 } = props
  const errors = useOwnErrors(props.errors, path)
  const { api, notice, outdated, rowsRef } = useLineGrid({ ...props, errors })
  const editable = !readOnly && !fixedRows
  const statusId = useId()
  const root = useRef<HTMLDivElement>(null)
  const grid = useRef<DataSheetGridRef>(null)
  const before = useRef<HTMLSpanElement>(null)
  const after = useRef<HTMLSpanElement>(null)
  const cursor = useRef<CursorState>({ editing: false, by: 'opening' })
  const wanted = useRef<Cell | null>(null)
  const wantedRect = useRef<Rect | null>(null)
  const needed = useRef(new Set<string>())
  const lastSelected = useRef<Rect | null>(null)
  const [at, setAt] = useState<Cell | null>(null)
  const [left, setLeft] = useState(0)

  // What is marked, and which columns are shown: one that is marked is never hidden.
  const { errors: errorsGone, marks: marksGone } = outdated
  const outer = useMemo(
    () => outerMarks(props.columns, errors, marks, path, { errors: errorsGone, marks: marksGone }),
    [props.columns, errors, marks, path, errorsGone, marksGone],
  )
  const problems = useMemo(() => allProblems(props.columns, rows, outer), [props.columns, rows, outer])
  const choice = useColumnChoice(props.layoutKey ?? label)
  const { hidden: put, shown: asked } = choice
  const hiddenKeys = useMemo(() => {
    const marked = new Set(problems.map((p) => p.key))
    return hiddenColumns(props.columns, rows, { hidden: put, shown: asked }, marked, needed.current).join(' ')
  }, [props.columns, rows, problems, put, asked])
  const columns = useMemo(() => {
    const hidden = hiddenKeys.split(' ')
    const shown = props.columns.filter((column) => !hidden.includes(column.key))
    return shown.length > 0 ? shown : props.columns
  }, [props.columns, hiddenKeys])
  const order = useMemo(() => new Map(columns.map((column, i) => [column.key, i])), [columns])
  const columnsRef = useRef(columns)
  columnsRef.current = columns

  const { line, limit } = useHeights(props.room)
  const toolsWidth = editable ? (line === 44 ? 84 : 58) : 0
  const width = useWidth(root)
  const bar = useScrollbar(root, [rows.length, limit, line, width > 0])
  const room = width - GUTTER - toolsWidth - 2 - bar
  const { widths, total: wide } = useWidths(columns, choice.widths, room)
  const frozenCount = wide > room ? Math.min(frozen, columns.length - 1) : 0

  const go = useCallback((row: number, col: number) => grid.current?.setActiveCell({ row, col }), [])
  const shared = useMemo<GridShared<Row>>(
    () => ({ api, cursor, path, statusId, go, columnsRef }),
    [api, path, statusId, go],
  )
  const active = () => grid.current?.activeCell ?? null
  const selected = () => grid.current?.selection ?? null

  /** Leaves the grid by Tab: the browser goes on from a mark before or after it. */
  const leave = (back: boolean) => {
    grid.current?.setActiveCell(null)
    ;(back ? before : after).current?.focus()
  }
  const toProblem = (back = false) => {
    const found = nextProblem(problems, order, active() ?? at, back)
    if (found) go(found.row, order.get(found.key) ?? 0)
    return found !== null
  }

  const shownRows = Math.max(1, Math.floor((Math.min(limit, HEADER + rows.length * line) - HEADER) / line))
  const common = { api, cursor, columns, rowsRef, readOnly, active, selected }
  const keys = useGridKeys({
    ...common,
    editable,
    maxRows,
    go,
    select: (rect) => grid.current?.setSelection(rect),
    wanted,
    page: Math.max(1, shownRows - 2),
    leave,
    nextProblem: toProblem,
  })
  const clipboard = useGridClipboard({ ...common, root, wantedRect })

  // A line that has just been added gets the cursor once it is there.
  useEffect(() => {
    const here = grid.current?.activeCell
    if (wantedRect.current) grid.current?.setSelection(wantedRect.current)
    else if (wanted.current) grid.current?.setActiveCell(wanted.current)
    else if (here && here.row >= rows.length) grid.current?.setActiveCell({ row: rows.length - 1, col: here.col })
    wanted.current = null
    wantedRect.current = null
  })

  useImperativeHandle(props.handle, () => ({
    rows: () => rowsRef.current,
    selectedRows: () => selectedRows(lastSelected.current, rowsRef.current.length),
    setRows: api.setRows,
    focusCell: (row, key) => go(row, order.get(key) ?? 0),
    undo: api.undo,
    redo: api.redo,
    nextProblem: () => toProblem(),
  }))
  usePathFocus(root, path, (row, field) => {
    if (row < rowsRef.current.length) go(row, order.get(columnOfField(columns, field)) ?? 0)
  })

  // The panel beside the grid keeps its line when the cursor leaves, until the line is gone.
  const activeRow = at ? Math.min(at.row, rows.length - 1) : null
  useEffect(() => onActiveRow?.(activeRow === null || activeRow < 0 ? null : activeRow), [activeRow, onActiveRow])

  const onActive = useCallback(
    ({ cell }: { cell: Cell | null }) => {
      if (!cell) return
      setAt((old) => (old?.row === cell.row && old.col === cell.col ? old : { row: cell.row, col: cell.col }))
      keepInSight(root.current, widths, cell.col, frozenCount)
      // The library blurs whatever has the focus when the cursor comes in; the cell takes it back.
      const here = root.current?.querySelector<HTMLElement>(`[data-row="${cell.row}"][data-col="${cell.col}"]`)
      if (here && document.activeElement !== here) here.focus({ preventScroll: true })
    },
    [widths, frozenCount],
  )
  const onSelection = useCallback(
    ({ selection }: { selection: Rect | null }) => {
      if (!selection) return
      lastSelected.current = { min: selection.min, max: selection.max }
      onSelectedRows?.(selectedRows(selection, rowsRef.current.length))
    },
    [onSelectedRows, rowsRef],
  )

  // The library's own ways in stand inside the grid, where nothing but rows may be.
  useLayoutEffect(() => {
    for (const way of root.current?.querySelectorAll('.dsg-container ~ [tabindex], :scope > div > [tabindex]') ?? [])
      if (!way.classList.contains('dsg-container')) way.removeAttribute('tabindex')
  })
  const onScroll = useCallback((event: React.UIEvent<HTMLDivElement>) => setLeft(event.currentTarget.scrollLeft), [])
  const sheet = useSheet({ columns, widths, frozenCount, readOnly, toolsWidth, onResize: choice.resize, rowsRef })
  const hasTotals = columns.some((column) => column.total || totals?.[column.key] !== undefined)
  const general = props.errors?.[path]
  const mark =
    at && (outer.get(`${at.row}.`) ?? problems.find((p) => p.row === at.row && order.get(p.key) === at.col)?.mark)
  const errorCount = problems.filter((p) => p.mark.tone === 'error').length

  return (
    <div className={css.root} data-path={path} data-lines={path}>
      {general && (
        <p className={css.general} role="alert">
          {general}
        </p>
      )}
      <span ref={before} tabIndex={-1} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the way in for Tab, wherever the grid is scrolled to */}
      <span tabIndex={0} onFocus={() => go(Math.min(at?.row ?? 0, rows.length - 1), at?.col ?? 0)} />
      <div
        ref={root}
        className={css.grid}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1 + (hasTotals ? 1 : 0)}
        aria-colcount={columns.length + (editable ? 2 : 1)}
        aria-multiselectable
        aria-readonly={readOnly || undefined}
        data-scrolled={left > 0 || undefined}
        style={{ '--line-height': `${line}px` } as React.CSSProperties}
        onKeyDown={keys.onKeyDown}
        onCopy={clipboard.onCopy}
        onCut={clipboard.onCut}
        onPaste={clipboard.onPaste}
        onContextMenu={ours}
        onMouseDown={(event) => {
          cursor.current = { ...cursor.current, by: 'opening' }
          // The fill handle cannot have the focus: the cell keeps it.
          if (event.target instanceof HTMLElement && event.target.className.includes('dsg-expand'))
            event.preventDefault()
        }}
        onBlur={(event) => {
          const to = event.relatedTarget
          // What surrounds the grid takes the focus of a press on something that cannot have it.
          const elsewhere = to instanceof Node && !root.current?.contains(to) && !to.contains(root.current)
          if (elsewhere) grid.current?.setActiveCell(null)
        }}
      >
        <SharedContext value={shared as unknown as GridShared<never>}>
          <MarksContext value={outer}>
            {width > 0 && (
              <DataSheetGrid<Row>
                ref={grid}
                value={rows as Row[]}
                onChange={api.adopt}
                columns={sheet.columns}
                gutterColumn={sheet.gutter}
                stickyRightColumn={sheet.right}
                height={limit}
                rowHeight={line}
                headerRowHeight={HEADER}
                lockRows
                disableContextMenu
                disableSmartDelete
                disableExpandSelection={readOnly}
                addRowsComponent={false}
                onActiveCellChange={onActive}
                onSelectionChange={onSelection}
                onScroll={onScroll}
              />
            )}
          </MarksContext>
        </SharedContext>
        {hasTotals && (
          <TotalsRow columns={columns} rows={rows} totals={totals} widths={widths} left={left} gutter={GUTTER} />
        )}
      </div>
      <span ref={after} tabIndex={-1} />
      <div id={statusId} className={css.reason} data-tone={mark?.tone} aria-live="polite">
        {at && mark && `${columns[at.col]?.label ?? 'Line'}, line ${at.row + 1}: ${mark.text}`}
      </div>
      {!readOnly && (
        <GridTools
          addLabel={addLabel}
          canAdd={rows.length < maxRows}
          editable={editable}
          onAdd={() => keys.addRow(rows.length, 0)}
          tools={tools}
          columns={
            props.columns.length > 5 && (
              <ColumnsMenu
                columns={props.columns}
                hidden={hiddenKeys.split(' ')}
                changed={choice.changed}
                onShow={choice.show}
                onReset={choice.reset}
              />
            )
          }
          notice={notice}
          onUndo={api.undo}
          problems={{ errors: errorCount, warnings: problems.length - errorCount }}
          onNextProblem={() => toProblem()}
        />
      )}
    </div>
  )
}

function selectedRows(rect: Rect | null, count: number): number[] {
  if (!rect) return []
  const from = rect.min.row
  const to = Math.min(rect.max.row, count - 1)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

/** The frozen columns lie over the first ones: a cell beside them is moved out from under them, one of them comes home. */
function keepInSight(root: HTMLElement | null, widths: readonly number[], col: number, frozen: number) {
  const view = root?.querySelector<HTMLElement>('.dsg-container')
  if (!view || frozen === 0) return
  const over = widths.slice(0, frozen).reduce((sum, width) => sum + width, 0)
  const left = widths.slice(0, col).reduce((sum, width) => sum + width, 0)
  if (col < frozen) view.scrollLeft = 0
  else if (view.scrollLeft > left - over) view.scrollLeft = left - over
}
