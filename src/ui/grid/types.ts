import type { ReactNode } from 'react'

export type LineOption = {
  value: string
  label: string /** Second line in the list. */
  detail?: string /** For toPatch. */
  data?: unknown
}

type Options<Row> = readonly LineOption[] | ((row: Row) => readonly LineOption[])

type Base<Row> = {
  /** Key of the row; also the last part of the error path 'lines.3.<key>'. */
  key: string
  label: string
  /** Pixels. */
  width?: number
  align?: 'left' | 'right' | 'center'
  required?: boolean
  placeholder?: string
  /** The cell shows its value but cannot be edited. */
  readOnly?: boolean | ((row: Row) => boolean)
  /** Cell of the totals row. */
  total?: (rows: readonly Row[]) => ReactNode
}

export type LineColumn<Row> = Base<Row> &
  (
    | { type: 'text'; upper?: boolean; maxLength?: number }
    | { type: 'number'; decimals?: number; min?: string; max?: string }
    | { type: 'date' }
    | { type: 'check' }
    | { type: 'select'; options: Options<Row> }
    | {
        type: 'combo'
        /** A list that is at hand … */
        options?: Options<Row>
        /** … or one that is fetched as one types. */
        load?: (query: string, row: Row, signal: AbortSignal) => Promise<readonly LineOption[]>
        /** Key of the row holding the words to show when the value is an id. */
        labelKey?: string
        /** What choosing (null: clearing) changes beyond `key` and `labelKey`. */
        toPatch?: (option: LineOption | null, row: Row) => Partial<Row>
        /** The value is the text itself; the list only suggests. */
        freeText?: boolean
      }
    | { type: 'computed'; render: (row: Row, index: number) => ReactNode }
    | { type: 'readonly'; render?: (row: Row, index: number) => ReactNode }
  )

export type LineColumnOf<Row, Type extends LineColumn<Row>['type']> = Extract<LineColumn<Row>, { type: Type }>

export type LineGridProps<Row extends object> = {
  /** Keep the array the same between renders (a constant or useMemo), else every row renders on every key. */
  columns: readonly LineColumn<Row>[]
  rows: readonly Row[]
  onChange: (rows: Row[]) => void
  /** A fresh line. */
  newRow: () => Row
  /**
   * Called for every edit with what changed and the row after it; what it returns (also later, as a promise) is
   * merged into the row. A late answer is dropped when the edited values have changed again meanwhile.
   */
  onRowChange?: (
    index: number,
    patch: Partial<Row>,
    row: Row,
  ) => Partial<Row> | undefined | Promise<Partial<Row> | undefined>
  /** fieldErrors of useAction; those under `path` mark their cells. */
  errors?: Record<string, string>
  /** First part of the error path (default 'lines'). */
  path?: string
  /** What the grid is, for screen readers (default 'Lines'). */
  label?: string
  readOnly?: boolean
  /** Lines can be edited but neither added nor removed nor moved. */
  fixedRows?: boolean
  /** Cells of the totals row by column key; wins over a column's own `total`. */
  totals?: Record<string, ReactNode>
  addLabel?: string
  maxRows?: number
  /** More buttons beside "Add line". */
  tools?: ReactNode
}

/** Reads a cell whatever the row's type. */
export function cellValue(row: object, key: string): unknown {
  return (row as Record<string, unknown>)[key]
}

export function cellText(row: object, key: string): string {
  const value = cellValue(row, key)
  return value === null || value === undefined ? '' : String(value)
}

export function isReadOnly<Row>(column: LineColumn<Row>, row: Row): boolean {
  if (column.type === 'computed' || column.type === 'readonly') return true
  return typeof column.readOnly === 'function' ? column.readOnly(row) : column.readOnly === true
}

export function optionsOf<Row>(options: Options<Row> | undefined, row: Row): readonly LineOption[] {
  return typeof options === 'function' ? options(row) : (options ?? [])
}
