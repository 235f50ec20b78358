'use client'

import { type RefObject, useMemo } from 'react'
import type { CellComponent, Column } from 'react-datasheet-grid'
import { type CellData, GridCell } from './grid-cell'
import { copyPatch } from './read-cell'
import { ColumnHead, GutterCell, GutterTitle, ToolsCell } from './side-cells'
import { isReadOnly, type LineColumn } from './types'

/** Width of the column with the numbers of the lines. */
export const GUTTER = 36

type Options<Row> = {
  columns: readonly LineColumn<Row>[]
  widths: readonly number[]
  frozenCount: number
  readOnly: boolean
  /** 0: lines cannot be added or removed. */
  toolsWidth: number
  onResize: (key: string, width: number | null) => void
  rowsRef: RefObject<readonly Row[]>
}

const fixed = (width: number) => ({ basis: width, minWidth: width, grow: 0, shrink: 0 })

/** Our columns in the words of the grid library, with the number of the line before and its buttons after them. */
export function useSheet<Row extends object>(options: Options<Row>) {
  const { columns: ours, widths, frozenCount, readOnly, toolsWidth, onResize, rowsRef } = options
  const columns = useMemo<Partial<Column<Row, CellData<Row>, string>>[]>(
    () =>
      ours.map((column, i) => ({
        id: column.key,
        title: <ColumnHead column={column} number={i} readOnly={readOnly} width={widths[i] ?? 0} onResize={onResize} />,
        ...fixed(widths[i] ?? 0),
        component: GridCell as CellComponent<Row, CellData<Row>>,
        columnData: { column, number: i },
        disabled: ({ rowData }: { rowData: Row | undefined }) => readOnly || !rowData || isReadOnly(column, rowData),
        // The fill handle copies by these two: the number of the line to copy from, then its value.
        copyValue: ({ rowIndex }: { rowIndex: number }) => String(rowIndex),
        pasteValue: ({ rowData, value }: { rowData: Row; value: string }) => {
          const source = rowsRef.current[Number(value)]
          return source ? { ...rowData, ...copyPatch(column, source) } : rowData
        },
      })),
    [ours, widths, readOnly, onResize, rowsRef],
  )
  const gutter = useMemo(() => {
    const data = { frozen: ours.slice(0, frozenCount), widths: widths.slice(0, frozenCount) }
    return {
      basis: GUTTER,
      grow: 0,
      shrink: 0,
      minWidth: GUTTER,
      title: <GutterTitle {...data} />,
      component: GutterCell,
      columnData: data,
    }
  }, [ours, widths, frozenCount])
  const right = useMemo(
    () =>
      toolsWidth > 0
        ? {
            basis: toolsWidth,
            grow: 0,
            shrink: 0,
            minWidth: toolsWidth,
            title: (
              <div role="columnheader" aria-colindex={ours.length + 2}>
                <span className="erp-visually-hidden">Change the line</span>
              </div>
            ),
            component: ToolsCell,
            columnData: ours.length + 2,
          }
        : undefined,
    [toolsWidth, ours.length],
  )

  return { columns, gutter, right }
}
