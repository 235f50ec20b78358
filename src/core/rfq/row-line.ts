import type { TableColumn } from './columns'
import { readAmount } from './numbers'
import { unitOf } from './quantity-units'
import type { RfqColumn, RfqRow } from './types'

/** A row of a table by column. */
export type Cells = Partial<Record<RfqColumn, string>>

export function cellsOf(row: RfqRow, columns: readonly TableColumn[]): Cells {
  const cells: Cells = {}
  for (const { index, column } of columns) {
    const text = (row.cells[index] ?? '').trim()
    if (text === '' || column === 'ignore') continue
    const before = cells[column]
    cells[column] = before === undefined ? text : `${before} ; ${text}`
  }
  return cells
}

export const columnFor = (columns: readonly TableColumn[], column: RfqColumn) =>
  columns.find((c) => c.column === column)
export const bare = (text: string) => /^[\d\s./,-]+$/.test(text)
export const NONE = /^(?:-+|n\.?a\.?|nil|none|\.)$/i

function sizeText(text: string, measure: TableColumn['measure'], column: RfqColumn): string {
  if (!bare(text)) return text
  if (column === 'dn' || measure === 'mm') return /^\d{1,4}$/.test(text) ? `DN ${text}` : text
  if (measure === 'inch') return `${text}"`
  return `${text} NB`
}

function dimensionText(text: string, measure: TableColumn['measure'], word: string): string {
  if (!bare(text))
    return new RegExp(`${word}|mm|"|inch`, 'i').test(text)
      ? `${text}${new RegExp(word, 'i').test(text) ? '' : ` ${word}`}`
      : `${text} ${word}`
  return measure === 'inch' ? `${text}" ${word}` : `${text} MM ${word}`
}

/** THK (MIN) in the header: every wall of the column is a minimum. */
function wallWord(columns: readonly TableColumn[]): string {
  const key = columnFor(columns, 'wall')?.key ?? ''
  return /\bMIN/.test(key) ? ' MIN' : /\bAV/.test(key) ? ' AVG' : ''
}

export const LENGTH_UNITS = { mm: 'mm', m: 'm', ft: 'ft', inch: '"' } as const

/** The row as one line: each cell with the words its header stands for. */
export function lineOf(cells: Cells, columns: readonly TableColumn[]): string {
  const parts: string[] = []
  const add = (column: RfqColumn, spell: (text: string, measure: TableColumn['measure']) => string) => {
    const text = cells[column]
    if (text !== undefined && !NONE.test(text)) parts.push(spell(text, columnFor(columns, column)?.measure ?? null))
  }
  const same = (text: string) => text
  add('description', same)
  add('product', same)
  // under SIZE X SCH the number behind the cross is a schedule
  const scheduled = /\bSCH/.test(columnFor(columns, 'size')?.key ?? '')
  add('size', (text, measure) => {
    const spelled = scheduled ? text.replace(/([x×*,/]\s*)(\d{1,3}s?)\s*$/i, '$1SCH $2') : text
    return sizeText(spelled, measure, 'size')
  })
  add('nps', (text, measure) => sizeText(text, measure, 'nps'))
  add('dn', (text, measure) => sizeText(text, measure, 'dn'))
  add('schedule', (text) => {
    if (/^\d{1,2}[.,]\d{1,2}\s*(?:mm)?$|^\d{1,2}\s*mm$/i.test(text)) return `${text.replace(/\s*mm$/i, '')} MM WT`
    return /^s?[\s-]*\d{1,3}\s?s?$/i.test(text) ? `SCH ${text.replace(/^s[\s-]*(?=\d)/i, '')}` : text
  })
  add('od', (text, measure) => dimensionText(text, measure, 'OD'))
  add('wall', (text, measure) =>
    /sch|std|xx?s/i.test(text) ? text : `${dimensionText(text, measure, 'WT')}${wallWord(columns)}`,
  )
  add('designation', same)
  add('grade', (text) => (/^(?:b|a|c|\d{1,2})$/i.test(text) ? `GR.${text}` : text))
  add('ends', same)
  add('specs', same)
  add('certificate', same)
  add('length', (text, measure) =>
    bare(text) ? `LENGTH ${text} ${measure ? LENGTH_UNITS[measure] : ''}` : `${text} length`,
  )
  add('remark', same)
  return parts.join(' ; ')
}

export interface Given {
  amount: string
  unit: string | null
  words: string
}

/** Quantity and unit of their own columns. */
export function quantityOf(cells: Cells, columns: readonly TableColumn[]): Given | null {
  const text = cells.quantity ?? cells.pieces
  if (text === undefined) return null
  const column = columnFor(columns, cells.quantity === undefined ? 'pieces' : 'quantity')
  const match = /^[^\d]{0,8}?([\d.,'\s]*\d)\s*([A-Za-z.'()/²]*)/.exec(text.normalize('NFKC'))
  const read = match?.[1] ? readAmount(match[1].trim()) : null
  if (!read) return null
  const unitText = cells.unit ?? match?.[2] ?? ''
  const unit =
    unitOf(unitText) ?? unitOf(match?.[2] ?? '') ?? column?.unit ?? (cells.quantity === undefined ? 'NOS' : null)
  return { amount: read.value, unit, words: cells.unit === undefined ? text : `${text} ${cells.unit}` }
}
