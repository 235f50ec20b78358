import { knownHeaders } from './columns'
import type { RfqMapping, RfqRow, RfqSheet } from './types'

/** Fields of one line; a field in double quotes may hold the delimiter, and quotes written twice. Linear. */
export function splitFields(line: string, delimiter: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at]
    if (quoted) {
      if (char === '"' && line[at + 1] === '"') {
        field += '"'
        at += 1
      } else if (char === '"') quoted = false
      else field += char
    } else if (char === '"' && field === '' && line.indexOf('"', at + 1) > at) quoted = true
    else if (char === delimiter) {
      fields.push(field.trim())
      field = ''
    } else field += char
  }
  fields.push(field.trim())
  return fields
}

const count = (text: string, char: string) => text.split(char).length - 1

/** What separates the cells of a pasted table; null for plain text. */
function delimiterOf(lines: readonly string[], mapping: RfqMapping | undefined): string | null {
  const filled = lines.filter((line) => line.trim() !== '')
  for (const delimiter of ['\t', '|']) {
    const needed = delimiter === '\t' ? 1 : 2
    const rows = filled.filter((line) => count(line.trim().replace(/^\||\|$/g, ''), delimiter) >= needed)
    if (rows.length >= 2 || (rows.length === 1 && filled.length === 1)) return delimiter
  }
  for (const delimiter of [';', ',']) {
    const header = filled.slice(0, 30).find((line) => knownHeaders(splitFields(line, delimiter), mapping) >= 3)
    if (header !== undefined) return delimiter
  }
  return null
}

/** Rows of cells from rows that hold one text each: a table pasted with tabs, bars, or commas under known headers. */
export function splitTable(sheet: RfqSheet, mapping: RfqMapping | undefined): RfqSheet {
  const single = sheet.rows.every((row) => row.cells.filter((cell) => cell.trim() !== '').length <= 1)
  if (!single) return sheet
  const texts = sheet.rows.map((row) => row.cells.find((cell) => cell.trim() !== '') ?? '')
  const delimiter = delimiterOf(texts, mapping)
  if (delimiter === null) return sheet
  const rows = sheet.rows.map((row, i): RfqRow => {
    const text = texts[i] ?? ''
    if (delimiter !== '|') return { no: row.no, cells: splitFields(text, delimiter) }
    if (/^[\s|:+=-]*$/.test(text)) return { no: row.no, cells: [''] }
    return {
      no: row.no,
      cells: text
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    }
  })
  return { name: sheet.name, rows }
}

/** A text as rows of one cell each, numbered from 1. */
export function sheetOfText(text: string, name = ''): RfqSheet {
  return { name, rows: text.split(/\r\n|\n|\r/).map((line, i) => ({ no: i + 1, cells: [line] })) }
}
