'use client'

import { Button } from '@mantine/core'
import { type FocusEvent, useCallback, useMemo, useRef, useState } from 'react'
import { MAX_LINES } from '@/features/enquiry/enquiry.schema'
import type { PipeMasters } from '@/features/product/pipe-row'
import { LineGrid, type LineGridHandle } from '@/ui/line-grid'
import { FoundPane } from './found-pane'
import css from './intake.module.css'
import { errorsAtCells, fillIntakeRow, intakeColumns, marksOf } from './intake-columns'
import { type FoundRow, type IntakeRow, isOpen, mergedRow, newIntakeRow, rowOf } from './intake-rows'

type Props = {
  masters: PipeMasters
  found: readonly FoundRow[]
  rows: IntakeRow[]
  onChange: (rows: IntakeRow[]) => void
  /** fieldErrors of the registration. */
  errors: Record<string, string>
}

/** The source on the left, the lines it became on the right, and how many of them a person has yet to look at. */
export function IntakeLines({ masters, found, rows, onChange, errors }: Props) {
  const [active, setActive] = useState<{ row: number; column: string | null } | null>(null)
  const grid = useRef<LineGridHandle<IntakeRow>>(null)

  const bringIn = useStable((item: FoundRow) => {
    const order = new Map(found.map((f, i) => [f.id, i]))
    const place = (row: IntakeRow) => Math.min(...row.from.map((id) => order.get(id) ?? found.length), found.length)
    const at = rows.findIndex((row) => place(row) > (order.get(item.id) ?? 0))
    const next = [...rows]
    next.splice(at < 0 ? rows.length : at, 0, { ...rowOf(masters, item), touched: true })
    onChange(next)
  })
  const goTo = useStable((row: number) => grid.current?.focusCell(row, 'sizeText'))
  const mergeUp = () => {
    const at = grid.current?.selectedRows()[0] ?? 0
    const [above, below] = [rows[at - 1], rows[at]]
    if (!above || !below) return
    grid.current?.setRows(
      rows.flatMap((row, i) => (i === at ? [] : i === at - 1 ? [mergedRow(above, below)] : [row])),
      `Line ${at + 1} was put together with the line above.`,
    )
  }

  const columns = useMemo(() => intakeColumns(masters), [masters])
  const atCells = useMemo(() => errorsAtCells(errors), [errors])
  // Typing into a line changes neither what is marked nor where lines come from: both stay the same for the grid and the pane.
  const openSignature = rows.map((row) => (isOpen(row) ? `${row.uncertain.join()}${row.notes.join()}` : '')).join('|')
  const placeSignature = rows.map((row) => row.from.join()).join('|')
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const marks = useMemo(() => marksOf(rows), [openSignature])
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const paneRows = useMemo(() => rows, [openSignature, placeSignature])
  const onActiveRow = useCallback(
    (row: number | null) =>
      setActive((old) => (row === null ? null : { row, column: old?.row === row ? old.column : null })),
    [],
  )
  // a control in the grid is named by its place: lines.3.quantity
  const onFocus = useCallback((event: FocusEvent<HTMLDivElement>) => {
    const [, row, column] = /^lines\.(\d+)\.(\w+)$/.exec(event.target.getAttribute('name') ?? '') ?? []
    if (row && column) setActive({ row: Number(row), column })
  }, [])

  return (
    <>
      <LookStatus
        rows={rows}
        onNext={() => grid.current?.nextProblem()}
        onAll={() => onChange(rows.map((row) => (isOpen(row) ? { ...row, checked: true } : row)))}
      />
      <div className={css.panes}>
        <FoundPane found={found} rows={paneRows} active={active} onGo={goTo} onBringIn={bringIn} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only learns which cell has the cursor */}
        <div onFocus={onFocus} style={{ minWidth: 0 }}>
          <LineGrid
            columns={columns}
            rows={rows}
            onChange={onChange}
            newRow={newIntakeRow}
            onRowChange={(_, patch, row) => fillIntakeRow(masters, patch, row)}
            errors={atCells}
            marks={marks}
            onActiveRow={onActiveRow}
            handle={grid}
            label="Proposed lines"
            maxRows={MAX_LINES}
            tools={
              <Button size="compact-xs" variant="subtle" onClick={mergeUp}>
                Join with the line above
              </Button>
            }
          />
        </div>
      </div>
    </>
  )
}

function LookStatus({ rows, onNext, onAll }: { rows: readonly IntakeRow[]; onNext: () => void; onAll: () => void }) {
  const toLook = rows.filter(isOpen).length
  return (
    <div className={css.status} role="status">
      {toLook > 0 && (
        <>
          <span className={css.toLook}>
            {toLook} of {rows.length} {rows.length === 1 ? 'line' : 'lines'} to look at
          </span>
          <Button size="compact-xs" variant="default" onClick={onNext}>
            Next one
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={onAll}>
            I have looked at all of them
          </Button>
        </>
      )}
      {toLook === 0 && rows.length > 0 && <span className={css.allLooked}>Nothing uncertain is left</span>}
    </div>
  )
}

/** The same function for ever, doing what the latest one does. */
function useStable<A extends unknown[]>(fn: (...args: A) => void): (...args: A) => void {
  const latest = useRef(fn)
  latest.current = fn
  return useCallback((...args: A) => latest.current(...args), [])
}
