import { unitOf } from './quantity-units'
import type { TextLine } from './text-lines'
import type { RfqRow } from './types'

const NUMBER = /^\d[\d.,' ]*$/

/** The row of a table without headers as one line: a number beside a unit is the quantity, the first number the line's. */
export function lineOfCells(row: RfqRow): TextLine {
  const cells = row.cells.map((cell) => cell.trim()).filter(Boolean)
  if (cells.length <= 1) return { no: row.no, text: cells[0] ?? '' }
  const parts: string[] = []
  const words = cells.map((cell, i) => (NUMBER.test(cell) ? 'number' : unitOf(cell) && i > 0 ? 'unit' : 'text'))
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] ?? ''
    if (i === 0 && words[0] === 'number' && /^\d{1,5}$/.test(cell) && words.includes('text')) parts.push(`${cell})`)
    else if (words[i] === 'number' && words[i + 1] === 'unit') {
      parts.push(`Qty ${cell} ${cells[i + 1]}`)
      i += 1
    } else if (words[i] === 'unit' && words[i + 1] === 'number') {
      parts.push(`Qty ${cells[i + 1]} ${cell}`)
      i += 1
    } else parts.push(cell)
  }
  const [first = '', ...rest] = parts
  return {
    no: row.no,
    text: first.endsWith(')') && words[0] === 'number' ? `${first} ${rest.join(' ; ')}` : parts.join(' ; '),
    source: cells.join(' | '),
  }
}
