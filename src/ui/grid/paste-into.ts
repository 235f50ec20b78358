import type { RefObject } from 'react'
import { comboPatch, findOptions, meant } from './combo-options'
import { copyPatch, patchFromText, unresolvedPatch } from './read-cell'
import { isReadOnly, type LineColumn, type LineColumnOf, type LineGridProps } from './types'

/** What was copied: texts of cells, and their values when the block comes from a grid of this program. */
export type Block = readonly (readonly string[])[] & { own?: { keys: readonly string[]; rows: readonly object[] } }

type Paste<Row extends object> = {
  next: Row[]
  index: number
  /** From the cell on, to the right. */
  columns: readonly LineColumn<Row>[]
  block: Block
  change: (rows: Row[], index: number, patch: Partial<Row>) => void
  props: LineGridProps<Row>
  rowsRef: RefObject<readonly Row[]>
  commit: (rows: Row[]) => void
  setNotice: (notice: { text: string; undo: boolean }) => void
}

type Pending<Row> = { index: number; column: LineColumnOf<Row, 'combo'> & LineColumn<Row>; text: string }

const computed = <Row>(column: LineColumn<Row>) => column.type === 'computed' || column.type === 'readonly'

/**
 * Puts a block of texts into the lines, adding lines as needed; computed columns are skipped. Texts of lists that have to
 * be fetched are looked up afterwards. Returns how many lines and columns the block took.
 */
export function pasteInto<Row extends object>(paste: Paste<Row>): { rows: number; columns: number } {
  const { next, index, block, change, props } = paste
  const { fixedRows, maxRows = 1000, newRow } = props
  const targets = block.own ? paste.columns : paste.columns.filter((column) => !computed(column))
  const pending: Pending<Row>[] = []
  let placed = 0
  for (const [r, texts] of block.entries()) {
    const at = index + r
    if (at >= next.length && (fixedRows || at >= maxRows)) break
    if (at >= next.length) next.push(newRow())
    const row = next[at]
    if (!row) break
    placed++
    let together: Partial<Row> = {}
    texts.forEach((text, c) => {
      const column = targets[c]
      // what stands before it in the block may open the cell, or close it
      if (!column || isReadOnly(column, { ...row, ...together })) return
      const own = block.own?.keys[c] === column.key ? block.own.rows[r] : undefined
      if (own) {
        together = { ...together, ...copyPatch(column, own as Row) }
        return
      }
      const part = patchFromText(column, text.trim(), { ...row, ...together })
      if (part !== 'ask') together = { ...together, ...part }
      else if (column.type === 'combo')
        pending.push({ index: at, column: column as Pending<Row>['column'], text: text.trim() })
    })
    if (Object.keys(together).length > 0) change(next, at, together)
  }
  if (pending.length > 0) void lookUp(paste, pending)
  if (placed < block.length) {
    const more = block.length - placed
    queueMicrotask(() =>
      paste.setNotice({
        text: `${placed} lines pasted; ${more} more did not fit: ${fixedRows ? 'no lines can be added here' : `at most ${maxRows} lines`}.`,
        undo: true,
      }),
    )
  }
  const lastColumn = targets[Math.min(targets.length, Math.max(1, ...block.map((line) => line.length))) - 1]
  return { rows: placed, columns: lastColumn ? paste.columns.indexOf(lastColumn) + 1 : 1 }
}

/** Finds pasted words in lists that are fetched. One after the other: a size may depend on the product found before it. */
async function lookUp<Row extends object>({ change, rowsRef, commit, setNotice }: Paste<Row>, pending: Pending<Row>[]) {
  const missed: string[] = []
  for (const { index, column, text } of pending) {
    const row = rowsRef.current[index]
    if (!row) continue
    const found = await findOptions(column, text, row, new AbortController().signal).catch(() => [])
    const option = meant(found, text)
    const now = rowsRef.current[index]
    if (!now) continue
    const rows = [...rowsRef.current]
    change(rows, index, option ? comboPatch(column, option, now) : unresolvedPatch(column, text, now))
    commit(rows)
    if (!option) missed.push(`line ${index + 1} “${text}”`)
  }
  if (missed.length === 0) return
  const more = missed.length > 5 ? ` and ${missed.length - 5} more` : ''
  setNotice({
    text: `Pasted, but not found: ${missed.slice(0, 5).join(', ')}${more}. They are marked; choose these by hand.`,
    undo: true,
  })
}
