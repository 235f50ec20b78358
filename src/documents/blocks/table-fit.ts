import { breakWord } from '../break-words'
import type { NarrowFonts, OpenFont } from '../fonts'
import { emWidth } from '../wrap-text'
import { CELL } from './drawn-row'
import { fittedShares, type LineColumn, type Need, sharesOf } from './table-columns'

/** Rows looked at for the widths: the columns of a long table are as those of its beginning and its end. */
const MOST_ROWS = 400

type On = { fonts: NarrowFonts | null; fontSize: number; tableWidth: number | null }

/** Per cent of the width of each column, by what stands in the columns of words. */
export function sharesByContent<Row>(
  columns: readonly LineColumn<Row>[],
  texts: readonly (readonly string[])[],
  { fonts, fontSize, tableWidth }: On,
): number[] {
  if (!fonts || tableWidth === null || !columns.some((c) => c.fit)) return sharesOf(columns)
  const rows = texts.length > MOST_ROWS ? [...texts.slice(0, MOST_ROWS / 2), ...texts.slice(-MOST_ROWS / 2)] : texts
  const needs = columns.map((column, i): Need => {
    if (!column.fit) return { min: 0, max: 0 }
    const font = column.strong ? fonts.strong : fonts.regular
    const header = needOf(column.header, fonts.strong)
    const seen = new Set(rows.map((row) => row[i] ?? ''))
    let { min, max } = { min: header.max, max: header.max }
    for (const text of seen) {
      const need = needOf(text, font)
      min = Math.max(min, need.min)
      max = Math.max(max, need.max)
    }
    const side = 2 * CELL.side + 0.5
    return { min: min * fontSize + side, max: max * fontSize + side }
  })
  return fittedShares(columns, needs, tableWidth)
}

/** In em: the longest piece that cannot be broken, and the longest line. */
function needOf(text: string, font: OpenFont): Need {
  let min = 0
  let max = 0
  for (const line of text.split('\n')) {
    let width = 0
    for (const word of line.split(' ')) {
      width += (width === 0 ? 0 : emWidth(font, ' ')) + emWidth(font, word)
      for (const piece of breakWord(word)) min = Math.max(min, emWidth(font, piece))
    }
    max = Math.max(max, width)
  }
  return { min, max }
}
