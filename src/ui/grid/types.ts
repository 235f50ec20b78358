import type { ReactNode, Ref } from 'react'

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
  /**
   * Hidden until the person shows it in the Columns menu, or a line has something in it (or needs it, where that is a function).
   */
  rare?: boolean | ((row: Row) => boolean)
  /** Fields of the action whose errors stand in this cell, beside `key` ('pipeSizeId' in the column of the size's words). */
  errorKeys?: readonly string[]
  /** Why the cell is wrong (error) or should be looked at (warning) as it stands; null when it is fine. Runs for every line. */
  check?: (row: Row) => CellMark | null
  /** The value meant by words that were typed or pasted ('mtrs' -> 'MTR'); null: look among the options. */
  read?: (text: string, row: Row) => string | null
}

/** A mark on a cell, with the reason a person reads. */
export type CellMark = { tone: 'error' | 'warning'; text: string }

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

/** What a form can do with the lines from outside, e.g. to raise all rates as one step that can be undone. */
export type LineGridHandle<Row extends object> = {
  /** The lines as they are now. */
  rows: () => readonly Row[]
  /** Indexes of the lines in the selection (the last one, when the cursor has left the grid); empty for none. */
  selectedRows: () => number[]
  /** Replaces the lines in one step that Ctrl-Z takes back; `notice` is said below the grid ('12 rates raised by 3 %.'). */
  setRows: (rows: readonly Row[], notice?: string) => void
  /** Puts the cursor into a cell. */
  focusCell: (row: number, columnKey: string) => void
  /** Takes back the last step; false when there is none. */
  undo: () => boolean
  redo: () => boolean
  /** Puts the cursor into the next marked cell; false when there is none. */
  nextProblem: () => boolean
}

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
  /** Marks on cells by '<row>.<column>', e.g. what an intake is unsure about; each goes away when its cell is edited. */
  marks?: Readonly<Record<string, CellMark>>
  /** The line with the cursor; the last one stays when the cursor leaves the grid, null when that line is gone. */
  onActiveRow?: (index: number | null) => void
  /** Indexes of the lines in the selection, as it changes. */
  onSelectedRows?: (indexes: number[]) => void
  handle?: Ref<LineGridHandle<Row>>
  /** So many first columns stay in sight when the grid is wider than the window (default 1). */
  frozen?: number
  /** Name under which hidden columns and widths are remembered in this browser (default: the label). */
  layoutKey?: string
  /** Pixels of the window's height that stay free for what stands below the lines (a panel, the form's bar). */
  room?: number
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

export function lineAlign<Row>(column: LineColumn<Row>): 'left' | 'right' | 'center' {
  return column.align ?? (column.type === 'number' ? 'right' : column.type === 'check' ? 'center' : 'left')
}
