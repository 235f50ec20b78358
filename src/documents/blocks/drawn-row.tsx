import { Canvas } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import type { NarrowFonts, OpenFont } from '../fonts'
import { colour, type } from '../theme'
import { emWidth, isWritable, wrapText } from '../wrap-text'
import type { PlacedColumn } from './table-columns'

/**
 * Rows of a table that are measured here and drawn at once. A table of 300 lines has thousands of cells; laying out each
 * as an element of its own takes seconds, drawing them takes a fraction of one. Text of other scripts than the narrow
 * font's goes the slower way (line-table.tsx).
 */
export const CELL = { side: 3, top: 2.4 } as const
const NOTE = { ...type.tiny, bottom: 2.4 }
/** A row taller than this many lines is drawn in parts: a part that is taller than a page would be lost. */
const MAX_LINES = 24

export type TextSize = { fontSize: number; lineHeight: number }
type Line = { text: string; strong: boolean }
type Painter = {
  font(font: OpenFont, name: string, size: number): Painter
  fillColor(colour: string): Painter
  strokeColor(colour: string): Painter
  lineWidth(width: number): Painter
  moveTo(x: number, y: number): Painter
  lineTo(x: number, y: number): Painter
  stroke(): Painter
  text(text: string, x: number, y: number, options: object): Painter
}

export type DrawnRow = { height: number; element: (key: string) => ReactElement }

type Cell = { column: PlacedColumn; lines: Line[] }

/**
 * One row of the table with the note below it, measured; null where its text needs the other way.
 * @param indent where the note begins, in points
 */
export function drawRow(
  fonts: NarrowFonts,
  columns: readonly PlacedColumn[],
  cells: readonly string[],
  options: { size: TextSize; note?: string; indent?: number; tableWidth: number; rule?: boolean },
): DrawnRow[] | null {
  const { size, note = '', indent = 0, tableWidth, rule = true } = options
  if (!cells.every((text) => isWritable(text, fonts)) || !isWritable(note, fonts)) return null
  const wrapped: Cell[] = columns.map((column, i) => ({
    column,
    lines: linesOf(cells[i] ?? '', fonts, (column.width - 2 * CELL.side) / size.fontSize, column),
  }))
  const notes = note === '' ? [] : wrapText(note, fonts.regular, (tableWidth - indent - 2 * CELL.side) / NOTE.fontSize)
  const lineCount = Math.max(1, ...wrapped.map((cell) => cell.lines.length))
  const parts: DrawnRow[] = []
  const noteParts = chunks(notes, MAX_LINES)
  for (let from = 0; from < lineCount; from += MAX_LINES) {
    const last = from + MAX_LINES >= lineCount
    const part = wrapped.map((cell) => ({ ...cell, lines: cell.lines.slice(from, from + MAX_LINES) }))
    const below = last ? (noteParts.shift() ?? []) : []
    parts.push(partOf(fonts, part, below, { size, indent, tableWidth, rule: rule && last && noteParts.length === 0 }))
  }
  for (const [i, more] of noteParts.entries())
    parts.push(partOf(fonts, [], more, { size, indent, tableWidth, rule: rule && i === noteParts.length - 1 }))
  return parts
}

function linesOf(text: string, fonts: NarrowFonts, width: number, { align, strong }: PlacedColumn): Line[] {
  if (text === '') return []
  if (strong !== 'first') {
    const font = strong ? fonts.strong : fonts.regular
    return wrapText(text, font, width, align === 'right').map((line) => ({ text: line, strong: Boolean(strong) }))
  }
  const [first = '', ...rest] = text.split('\n')
  return [
    ...wrapText(first, fonts.strong, width).map((line) => ({ text: line, strong: true })),
    ...(rest.length > 0 ? wrapText(rest.join('\n'), fonts.regular, width) : []).map((line) => ({
      text: line,
      strong: false,
    })),
  ]
}

function chunks<T>(list: T[], size: number): T[][] {
  const out: T[][] = []
  for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size))
  return out
}

type Part = { size: TextSize; indent: number; tableWidth: number; rule: boolean }

function partOf(fonts: NarrowFonts, cells: readonly Cell[], notes: readonly string[], part: Part): DrawnRow {
  const { size, indent, tableWidth, rule } = part
  const lineHeight = size.fontSize * size.lineHeight
  const noteHeight = NOTE.fontSize * NOTE.lineHeight
  const lineCount = Math.max(0, ...cells.map((cell) => cell.lines.length))
  const cellsHeight = cells.length > 0 ? Math.max(1, lineCount) * lineHeight + 2 * CELL.top : 0
  const height = cellsHeight + (notes.length > 0 ? notes.length * noteHeight + NOTE.bottom : 0)
  const paint = (painter: Painter) => {
    painter.fillColor(colour.ink)
    for (const { column, lines } of cells)
      for (const [i, line] of lines.entries()) {
        if (line.text === '') continue
        const font = line.strong ? fonts.strong : fonts.regular
        const y = CELL.top + i * lineHeight + baseline(font, size)
        write(painter, font, line.text, { ...placeText(column, font, line.text, size.fontSize), y })
      }
    if (notes.length > 0) painter.fillColor(colour.muted)
    for (const [i, text] of notes.entries()) {
      const y = cellsHeight + i * noteHeight + baseline(fonts.regular, NOTE)
      write(painter, fonts.regular, text, { x: indent + CELL.side, y, fontSize: NOTE.fontSize })
    }
    if (rule)
      painter
        .lineWidth(0.5)
        .strokeColor(colour.hairline)
        .moveTo(0, height - 0.25)
        .lineTo(tableWidth, height - 0.25)
        .stroke()
    return null
  }
  return {
    height,
    element: (key) => <Canvas key={key} style={{ height, width: tableWidth }} paint={paint as never} />,
  }
}

function write(painter: Painter, font: OpenFont, text: string, at: { x: number; y: number; fontSize: number }): void {
  painter
    .font(font, font.postscriptName, at.fontSize)
    .text(text, at.x, at.y, { lineBreak: false, baseline: 'alphabetic' })
}

/** Distance of the baseline from the top of a line, in points. */
function baseline(font: OpenFont, { fontSize, lineHeight }: TextSize): number {
  const ascent = font.ascent / font.unitsPerEm
  const content = (font.ascent - font.descent) / font.unitsPerEm
  return ((lineHeight - content) / 2 + ascent) * fontSize
}

/** Where a line of a cell begins; a figure wider than its column is made smaller rather than broken. */
function placeText(column: PlacedColumn, font: OpenFont, text: string, fontSize: number) {
  const left = column.x + CELL.side
  if (column.align === 'left') return { x: left, fontSize }
  const wide = text.split(' ').reduce((n, word, i) => n + emWidth(font, i === 0 ? word : ` ${word}`), 0)
  const room = column.width - 2 * CELL.side
  const fitting = Math.min(fontSize, room / wide)
  const spare = room - wide * fitting
  return { x: left + (column.align === 'right' ? spare : spare / 2), fontSize: fitting }
}
