import writeXlsxFile, { type Row, type SheetData } from 'write-excel-file/node'
import { type CsvValue, csvCell } from '@/core/csv'
import type { ClientListColumn, ClientListDef, ListColumnType } from '@/core/list-types'
import { AppError } from './errors'

export type ExportFormat = 'csv' | 'xlsx'
export type ExportRow = Record<string, unknown>

/** What one export holds at most. A spreadsheet is built in memory, so it takes fewer rows than a CSV file. */
export const EXPORT_LIMITS: Record<ExportFormat, number> = { csv: 100_000, xlsx: 25_000 }

const NUMBER_FORMATS: Partial<Record<ListColumnType, string>> = {
  money: '#,##0.00',
  rate: '#,##0.000',
  metres: '#,##0.000',
  kg: '#,##0.000',
  tonnes: '#,##0.0000',
  integer: '0',
  percent: '0.00##',
}
const DATE_FORMAT = 'dd mmm yyyy'
const INSTANT_FORMAT = 'dd mmm yyyy hh:mm'
const CHUNK_ROWS = 500

/** The columns of an export: every one the person may see, but not the bare ids that only links need. */
export function exportColumns(def: ClientListDef): ClientListColumn[] {
  return def.columns.filter((c) => c.label !== '' && c.key !== 'id' && !(c.hidden && c.key.endsWith('Id')))
}

/** @throws AppError VALIDATION when the answer does not fit into one file */
export function checkExportSize(format: ExportFormat, rows: number): void {
  const most = EXPORT_LIMITS[format]
  if (rows < most) return
  const what = format === 'csv' ? 'CSV file' : 'spreadsheet'
  const way = format === 'csv' ? 'Narrow the filters.' : 'Narrow the filters, or take CSV.'
  throw new AppError('VALIDATION', `This is too much for one ${what} (${most} rows). ${way}`)
}

/** Wall clock of an instant in a time zone, as text 'YYYY-MM-DD HH:mm'. */
function wallClock(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return parts.format(new Date(iso))
}

function textValue(column: ClientListColumn, value: unknown, timeZone: string): CsvValue {
  if (value === null || value === undefined) return null
  if (column.type === 'datetime') return wallClock(String(value), timeZone)
  if (column.type === 'boolean') return value === true || value === 'true' ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map(String).join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The list as CSV, row by row: quoted, guarded against formulas, with the mark that Excel needs to read UTF-8. */
export function csvStream(
  columns: ClientListColumn[],
  rows: ExportRow[],
  timeZone: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const line = (cells: CsvValue[]) => `${cells.map(csvCell).join(',')}\r\n`
  let next = 0
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${line(columns.map((c) => c.label))}`)),
    pull(controller) {
      const part = rows.slice(next, next + CHUNK_ROWS)
      next += CHUNK_ROWS
      if (part.length > 0) {
        const text = part.map((row) => line(columns.map((c) => textValue(c, row[c.key], timeZone)))).join('')
        controller.enqueue(encoder.encode(text))
      }
      if (next >= rows.length) controller.close()
    },
  })
}

function sheetCell(column: ClientListColumn, value: unknown, timeZone: string): Row[number] {
  if (value === null || value === undefined || value === '') return null
  const format = NUMBER_FORMATS[column.type]
  if (format) {
    // A spreadsheet cell is a double: 15 digits are exact, which is more than any amount here has.
    const number = Number(value)
    return Number.isFinite(number) ? { value: number, type: Number, format } : { value: String(value), type: String }
  }
  if (column.type === 'date')
    return { value: new Date(`${String(value)}T00:00:00.000Z`), type: Date, format: DATE_FORMAT }
  if (column.type === 'datetime') {
    const wall = wallClock(String(value), timeZone).replace(' ', 'T')
    return { value: new Date(`${wall}:00.000Z`), type: Date, format: INSTANT_FORMAT }
  }
  return { value: String(textValue(column, value, timeZone)), type: String }
}

/** The list as a spreadsheet: numbers are numbers, dates are dates, text is never a formula. */
export function xlsxBuffer(
  title: string,
  columns: ClientListColumn[],
  rows: ExportRow[],
  timeZone: string,
): Promise<Buffer> {
  const head: Row = columns.map((c) => ({ value: c.label, type: String, fontWeight: 'bold' as const }))
  const data: SheetData = [head, ...rows.map((row) => columns.map((c) => sheetCell(c, row[c.key], timeZone)))]
  const widths = columns.map((c) => ({
    width: NUMBER_FORMATS[c.type] ? 16 : c.type === 'date' ? 13 : c.type === 'datetime' ? 18 : 24,
  }))
  // Excel forbids these characters in the name of a sheet, and more than 31 of any.
  const sheet = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  return writeXlsxFile(data, { sheet, columns: widths, stickyRowsCount: 1 }).toBuffer()
}
