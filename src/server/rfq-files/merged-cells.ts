import type { RfqRow } from './types'

/** An area of merged cells; row and column as in the workbook, from 1. */
export type Merge = { row: number; column: number; rows: number; columns: number }

const AMOUNT = /\b(qty|quantity|quantities|total|weight|wt\.?\s*\(?(kg|mt)|amount|price|value|nos)\b/i
const NUMBER = /^\s*[\d.,]+\s*$/

/**
 * Carries what stands in cells merged downwards to the rows that share it (one grade for five sizes). A quantity is not
 * repeated: merged over several rows it means all of them together, and a note says so.
 */
export function carryMergesDown(
  rows: RfqRow[],
  merges: readonly Merge[],
  sheet: string,
): { rows: RfqRow[]; notes: string[] } {
  const downwards = merges.filter((m) => m.rows > 1)
  if (downwards.length === 0) return { rows, notes: [] }
  const at = new Map(rows.map((row, i) => [row.no, i]))
  const cells = rows.map((row) => [...row.cells])
  const notes: string[] = []
  for (const merge of downwards) {
    const first = at.get(merge.row)
    const column = merge.column - 1
    const value = first === undefined ? '' : (cells[first]?.[column] ?? '')
    if (first === undefined || value.trim() === '') continue
    // only rows that hold something of their own are there; the others of a tall cell are its layout
    const below: number[] = []
    for (let i = first + 1; i < rows.length && (rows[i]?.no ?? 0) < merge.row + merge.rows; i++) below.push(i)
    if (below.length === 0) continue
    if (NUMBER.test(value) && isAmount(cells, first, column)) {
      notes.push(
        `In “${sheet}” the figure ${value.trim()} of row ${merge.row} is merged over ${below.length + 1} rows; it was left on the first.`,
      )
      continue
    }
    for (const i of below) {
      const row = cells[i]
      if (!row || (row[column] ?? '').trim() !== '') continue
      while (row.length <= column) row.push('')
      row[column] = value
    }
  }
  return { rows: rows.map((row, i) => ({ no: row.no, cells: cells[i] ?? row.cells })), notes: notes.slice(0, 10) }
}

/** A heading above the cell says that its figures are amounts. */
function isAmount(cells: string[][], row: number, column: number): boolean {
  for (let i = row - 1; i >= 0; i--) {
    const text = cells[i]?.[column] ?? ''
    if (text.trim() !== '' && !NUMBER.test(text)) return AMOUNT.test(text)
  }
  return false
}
