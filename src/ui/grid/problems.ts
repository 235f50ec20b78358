import { cellProblem } from './read-cell'
import type { CellMark, LineColumn } from './types'
import type { Outdated } from './use-line-grid'

export type Problem = { row: number; key: string; mark: CellMark }

/** The column in which the error of a field stands; '' when it has none: then the whole line is marked. */
export function columnOfField<Row>(columns: readonly LineColumn<Row>[], field: string): string {
  return columns.find((column) => column.key === field || column.errorKeys?.includes(field))?.key ?? ''
}

/** Marks that came from outside (the server's errors, an intake), by '<row>.<column>'; '<row>.' is one for the whole line. */
export function outerMarks<Row>(
  columns: readonly LineColumn<Row>[],
  errors: Record<string, string> | undefined,
  marks: Readonly<Record<string, CellMark>> | undefined,
  path: string,
  outdated: { errors: Outdated; marks: Outdated },
): Map<string, CellMark> {
  const all = new Map<string, CellMark>()
  const marksGone = outdated.marks.source === marks ? outdated.marks : null
  if (!marksGone?.all)
    for (const [key, mark] of Object.entries(marks ?? {})) if (!marksGone?.paths.has(key)) all.set(key, mark)
  const gone = outdated.errors.source === errors ? outdated.errors : null
  if (gone?.all) return all
  for (const [key, text] of Object.entries(errors ?? {})) {
    const match = key.startsWith(`${path}.`) ? /^(\d+)(?:\.(.+))?$/.exec(key.slice(path.length + 1)) : null
    if (match && !gone?.paths.has(key))
      all.set(`${match[1]}.${columnOfField(columns, match[2] ?? '')}`, { tone: 'error', text })
  }
  return all
}

const known = new WeakMap<readonly unknown[], WeakMap<object, readonly { key: string; mark: CellMark }[]>>()

/** What is wrong with a line by its columns; judged once for as long as the line stays the same. */
function ownProblems<Row extends object>(columns: readonly LineColumn<Row>[], row: Row) {
  let rows = known.get(columns)
  if (!rows) {
    rows = new WeakMap()
    known.set(columns, rows)
  }
  let found = rows.get(row)
  if (!found) {
    found = columns.flatMap((column) => {
      const mark = cellProblem(column, row)
      return mark ? [{ key: column.key, mark }] : []
    })
    rows.set(row, found)
  }
  return found
}

/** All marked cells in reading order. A cell has one mark: the one from outside, else its own. */
export function allProblems<Row extends object>(
  columns: readonly LineColumn<Row>[],
  rows: readonly Row[],
  outer: ReadonlyMap<string, CellMark>,
): Problem[] {
  const order = new Map(columns.map((column, i) => [column.key, i]))
  const byRow = new Map<number, Map<string, CellMark>>()
  rows.forEach((row, i) => {
    const own = ownProblems(columns, row)
    if (own.length > 0) byRow.set(i, new Map(own.map(({ key, mark }) => [key, mark])))
  })
  for (const [at, mark] of outer) {
    const dot = at.indexOf('.')
    const row = Number(at.slice(0, dot))
    if (row >= rows.length) continue
    const marks = byRow.get(row) ?? new Map<string, CellMark>()
    marks.set(at.slice(dot + 1), mark)
    byRow.set(row, marks)
  }
  return [...byRow]
    .sort(([a], [b]) => a - b)
    .flatMap(([row, marks]) =>
      [...marks]
        .sort(([a], [b]) => (order.get(a) ?? -1) - (order.get(b) ?? -1))
        .map(([key, mark]) => ({ row, key, mark })),
    )
}

/** The next problem after a cell, from the beginning again at the end. */
export function nextProblem(
  problems: readonly Problem[],
  order: ReadonlyMap<string, number>,
  at: { row: number; col: number } | null,
  back: boolean,
): Problem | null {
  if (problems.length === 0) return null
  const after = (p: Problem) => !at || p.row > at.row || (p.row === at.row && (order.get(p.key) ?? 0) > at.col)
  const before = (p: Problem) => !at || p.row < at.row || (p.row === at.row && (order.get(p.key) ?? 0) < at.col)
  const hit = back ? problems.findLast(before) : problems.find(after)
  return hit ?? (back ? problems.at(-1) : problems[0]) ?? null
}
