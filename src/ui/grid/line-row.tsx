'use client'

import { IconCopy, IconTrash } from '@tabler/icons-react'
import { type FocusEvent, memo } from 'react'
import { cleanDecimal, decimalProblem } from '../fields/shared'
import { ComboCell } from './combo-cell'
import { shownLabel } from './combo-options'
import css from './line-grid.module.css'
import { cellText, cellValue, isReadOnly, type LineColumn, optionsOf } from './types'
import type { LineGridApi } from './use-line-grid'

type RowProps<Row extends object> = {
  row: Row
  index: number
  columns: readonly LineColumn<Row>[]
  /** Messages of this line by column key; '' holds one for the whole line. */
  errors: Record<string, string> | undefined
  path: string
  gridId: string
  readOnly: boolean
  fixedRows: boolean
  api: LineGridApi<Row>
}

export function lineAlign<Row>(column: LineColumn<Row>): 'left' | 'right' | 'center' {
  return column.align ?? (column.type === 'number' ? 'right' : column.type === 'check' ? 'center' : 'left')
}

const selectAll = (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select()

function CellInput<Row extends object>({
  column,
  c,
  props,
}: {
  column: LineColumn<Row>
  c: number
  props: RowProps<Row>
}) {
  const { row, index, errors, path, gridId, api } = props
  const text = cellText(row, column.key)
  const set = (value: unknown) => api.patch(index, { [column.key]: value } as Partial<Row>)
  const problem = errors?.[column.key] ?? (column.type === 'number' ? decimalProblem(text, column) : null)
  const attributes = {
    name: `${path}.${index}.${column.key}`,
    'aria-label': `${column.label}, line ${index + 1}`,
    'aria-required': column.required || undefined,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': errors?.[column.key] ? `${gridId}-error-${index}` : undefined,
    title: problem ?? undefined,
    'data-row': index,
    'data-col': c,
    placeholder: column.placeholder,
  }
  switch (column.type) {
    case 'combo':
      return (
        <ComboCell column={column} row={row} attributes={attributes} onPatch={(patch) => api.patch(index, patch)} />
      )
    case 'select':
      return (
        <select {...attributes} value={text} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{column.placeholder ?? ''}</option>
          {optionsOf(column.options, row).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )
    case 'check':
      return (
        <input
          {...attributes}
          type="checkbox"
          checked={cellValue(row, column.key) === true}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      )
    case 'date':
      return <input {...attributes} type="date" value={text} onChange={(event) => set(event.currentTarget.value)} />
    case 'number':
      return (
        <input
          {...attributes}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onFocus={selectAll}
          onChange={(event) => set(event.currentTarget.value)}
          onBlur={() => {
            const clean = cleanDecimal(text)
            if (clean !== text) set(clean)
          }}
        />
      )
    case 'text':
      return (
        <input
          {...attributes}
          type="text"
          autoComplete="off"
          maxLength={column.maxLength}
          value={text}
          onFocus={selectAll}
          onChange={(event) => set(column.upper ? event.currentTarget.value.toUpperCase() : event.currentTarget.value)}
        />
      )
    default:
      return null
  }
}

function Shown<Row extends object>({ column, row, index }: { column: LineColumn<Row>; row: Row; index: number }) {
  if ((column.type === 'computed' || column.type === 'readonly') && column.render)
    return <>{column.render(row, index)}</>
  if (column.type === 'check') return <>{cellValue(row, column.key) === true ? 'Yes' : 'No'}</>
  return <>{shownLabel(column, row)}</>
}

function Line<Row extends object>(props: RowProps<Row>) {
  const { row, index, columns, errors, gridId, readOnly, fixedRows, api } = props
  const messages = errors ? Object.entries(errors) : []
  return (
    <>
      <tr data-line={index} data-invalid={errors ? true : undefined}>
        <td className={css.number}>{index + 1}</td>
        {columns.map((column, c) => {
          const shown = readOnly || isReadOnly(column, row)
          return (
            <td key={column.key} className={`${css[lineAlign(column)]} ${shown ? css.shown : css.edit}`}>
              {shown ? (
                <Shown column={column} row={row} index={index} />
              ) : (
                <CellInput column={column} c={c} props={props} />
              )}
            </td>
          )
        })}
        {!readOnly && !fixedRows && (
          <td className={css.rowTools}>
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Duplicate line ${index + 1}`}
              title="Duplicate (Ctrl-Shift-Enter)"
              onClick={() => api.duplicate(index)}
            >
              <IconCopy size={14} aria-hidden />
            </button>
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Delete line ${index + 1}`}
              title="Delete (Ctrl-Delete)"
              onClick={() => api.remove(index)}
            >
              <IconTrash size={14} aria-hidden />
            </button>
          </td>
        )}
      </tr>
      {messages.length > 0 && (
        <tr className={css.errorRow}>
          <td />
          <td colSpan={columns.length + (readOnly || fixedRows ? 0 : 1)} id={`${gridId}-error-${index}`}>
            {messages.map(([key, message]) => {
              const column = columns.find((c) => c.key === key)
              return (
                <div key={key}>
                  {column && !message.startsWith(column.label) ? `${column.label}: ${message}` : message}
                </div>
              )
            })}
          </td>
        </tr>
      )}
    </>
  )
}

/** One line; renders again only when its own row, errors or position change. */
export const LineRow = memo(Line) as typeof Line
