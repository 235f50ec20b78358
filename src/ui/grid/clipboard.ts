import type { ClipboardEvent } from 'react'
import { parseBlock } from './paste'
import type { Block } from './paste-into'
import { textOfCell } from './read-cell'
import { cellValue, type LineColumn } from './types'

/** Beside the text for other programs: the values, so that a block keeps its choices within this program. */
const OWN_TYPE = 'application/x-erp-lines'

const quoted = (text: string) => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** What a computed cell shows, read off the page: its words are made by the feature. */
const shownText = (root: HTMLElement | null, row: number, label: string) =>
  root?.querySelector<HTMLElement>(`[data-row="${row}"][data-key="${CSS.escape(label)}"]`)?.textContent?.trim() ?? ''

/** Puts a block of lines on the clipboard: tabs and line breaks for spreadsheets, values for grids of this program. */
export function copyBlock<Row extends object>(
  event: ClipboardEvent,
  columns: readonly LineColumn<Row>[],
  rows: readonly Row[],
  from: number,
  root: HTMLElement | null,
) {
  const texts = rows.map((row, r) =>
    columns.map((column) => {
      if (column.type === 'computed' || (column.type === 'readonly' && column.render)) {
        const value = cellValue(row, column.key)
        return typeof value === 'string' && value !== '' ? value : shownText(root, from + r, column.key)
      }
      return column.type === 'number' || column.type === 'text'
        ? String(cellValue(row, column.key) ?? '')
        : textOfCell(column, row)
    }),
  )
  event.clipboardData.setData('text/plain', texts.map((line) => line.map(quoted).join('\t')).join('\n'))
  const keys = columns.map((column) => column.key)
  event.clipboardData.setData(OWN_TYPE, JSON.stringify({ keys, rows }))
}

/** The block on the clipboard; null when it holds no text. */
export function readBlock(data: DataTransfer): Block | null {
  const text = data.getData('text/plain')
  if (text === '') return null
  const block: Block = parseBlock(text)
  const own = data.getData(OWN_TYPE)
  if (own === '') return block
  try {
    const { keys, rows } = JSON.parse(own) as { keys: string[]; rows: object[] }
    if (Array.isArray(keys) && rows.length === block.length) return Object.assign([...block], { own: { keys, rows } })
  } catch {
    // Somebody else's clipboard: the text counts.
  }
  return block
}

/**
 * A block as it fills a selection: one cell fills all of it, a block that fits a whole number of times downwards is
 * repeated; any other block is taken once.
 */
export function fitBlock(block: Block, tall: number, wide: number): Block {
  const single = block.length === 1 && block[0]?.length === 1
  const times = block.length < tall && tall % block.length === 0 ? tall / block.length : 1
  const across = single ? wide : 1
  if (times === 1 && across === 1) return block
  const again = <T>(items: readonly T[]) => Array.from({ length: times }, () => items).flat()
  const lines = again(block).map((line) => Array.from({ length: across }, () => line).flat())
  return block.own && across === 1
    ? Object.assign(lines, { own: { keys: block.own.keys, rows: again(block.own.rows) } })
    : lines
}
