'use client'

import { memo, useContext, useRef } from 'react'
import type { CellProps } from 'react-datasheet-grid'
import { formatDateText } from '../dates'
import { cleanDecimal } from '../fields/shared'
import { ComboCell } from './combo-cell'
import { MarksContext, useShared } from './grid-context'
import css from './line-grid.module.css'
import { readDate } from './paste'
import { asCombo, cellProblem, textOfCell } from './read-cell'
import { type CellMark, cellText, cellValue, type LineColumn, lineAlign } from './types'
import { type CellAttributes, type ControlProps, useCursor, useFocusTarget } from './use-cursor'

/** columnData of the grid library: our column. */
export type CellData<Row> = { column: LineColumn<Row>; number: number }
type Props<Row> = CellProps<Row, CellData<Row>>

function TextControl<Row extends object>({ column, row, index, active, editing, attributes }: ControlProps<Row>) {
  const { api } = useShared<Row>()
  const control = useRef<HTMLInputElement>(null)
  useCursor(control, active, editing)
  const text = cellText(row, column.key)
  const onFocus = useFocusTarget(index, Number(attributes['data-col']), active)
  const set = (value: string) => value !== text && api.edit(index, column.key, { [column.key]: value } as Partial<Row>)
  const number = column.type === 'number'
  const date = column.type === 'date'
  return (
    <input
      {...attributes}
      ref={control}
      type="text"
      inputMode={editing ? (number ? 'decimal' : undefined) : 'none'}
      autoComplete="off"
      spellCheck={false}
      maxLength={column.type === 'text' ? column.maxLength : undefined}
      value={date ? formatDateText(text) : text}
      onFocus={onFocus}
      onChange={(event) => {
        const typed = event.currentTarget.value
        set(column.type === 'text' && column.upper ? typed.toUpperCase() : typed)
      }}
      onBlur={() => {
        if (number) set(cleanDecimal(text))
        if (date && text !== '') set(readDate(text) ?? text)
      }}
    />
  )
}

function CheckControl<Row extends object>({ column, row, index, active, editing, attributes }: ControlProps<Row>) {
  const { api } = useShared<Row>()
  const control = useRef<HTMLInputElement>(null)
  useCursor(control, active, editing)
  return (
    <input
      {...attributes}
      ref={control}
      type="checkbox"
      checked={cellValue(row, column.key) === true}
      onFocus={useFocusTarget(index, Number(attributes['data-col']), active)}
      onChange={(event) => {
        api.seal()
        api.edit(index, column.key, { [column.key]: event.currentTarget.checked } as Partial<Row>)
      }}
    />
  )
}

function Shown<Row extends object>({ column, row, index }: { column: LineColumn<Row>; row: Row; index: number }) {
  if ((column.type === 'computed' || column.type === 'readonly') && column.render)
    return <>{column.render(row, index)}</>
  return <>{textOfCell(column, row)}</>
}

const TONES = { error: css.wrong, warning: css.unsure }

function Cell<Row extends object>({ rowData: row, rowIndex: index, columnData, active, focus, disabled }: Props<Row>) {
  const { column, number } = columnData
  const { path, statusId } = useShared<Row>()
  const marks = useContext(MarksContext)
  const box = useRef<HTMLDivElement>(null)
  useCursor(box, active && disabled, false)
  const mark: CellMark | null = marks.get(`${index}.${column.key}`) ?? cellProblem(column, row)
  const label = `${column.label}, line ${index + 1}`
  const attributes: CellAttributes = {
    name: `${path}.${index}.${column.key}`,
    'aria-label': label,
    'aria-required': column.required || undefined,
    'aria-invalid': mark?.tone === 'error' || undefined,
    'aria-describedby': mark && active ? statusId : undefined,
    'data-row': index,
    'data-col': number,
    'data-editing': focus || undefined,
    // Tab walks over the cells by the keys of the grid; the first cell keeps the grid within reach of the browser's own Tab.
    tabIndex: active || (index === 0 && number === 0) ? 0 : -1,
    placeholder: active ? column.placeholder : undefined,
  }
  const control = { row, index, active, editing: focus, attributes }
  const onFocus = useFocusTarget(index, number, active)
  const look = `${css.cell} ${css[lineAlign(column)]} ${mark ? TONES[mark.tone] : ''}`
  const cell = {
    role: 'gridcell',
    'aria-colindex': number + 2,
    'aria-selected': active,
    'aria-readonly': disabled || undefined,
    title: mark?.text,
    'data-mark': mark?.tone,
  }
  if (disabled)
    return (
      <div
        {...cell}
        ref={box}
        className={`${look} ${css.shown}`}
        tabIndex={active ? 0 : -1}
        data-row={index}
        data-col={number}
        data-key={column.key}
        onFocus={onFocus}
      >
        <Shown column={column} row={row} index={index} />
      </div>
    )
  return (
    <div {...cell} className={look}>
      {column.type === 'check' ? (
        <CheckControl {...control} column={column} />
      ) : column.type === 'combo' || column.type === 'select' ? (
        <ComboCell {...control} column={asCombo(column)} />
      ) : (
        <TextControl {...control} column={column} />
      )}
    </div>
  )
}

/** One cell; renders again only when its line, its place or the cursor on it changes (the library's functions are not used). */
export const GridCell = memo(
  Cell,
  (before, after) =>
    before.rowData === after.rowData &&
    before.rowIndex === after.rowIndex &&
    before.columnData === after.columnData &&
    before.active === after.active &&
    before.focus === after.focus &&
    before.disabled === after.disabled,
) as typeof Cell
