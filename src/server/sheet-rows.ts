import type { Row, SheetData } from 'write-excel-file/node'
import type { ListColumnType } from '@/core/list-types'
import type { SheetJob } from './sheet-thread'

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

function cellOf(type: ListColumnType, value: string | null): Row[number] {
  if (value === null || value === '') return null
  const format = NUMBER_FORMATS[type]
  if (format) {
    // A spreadsheet cell is a double: 15 digits are exact, which is more than any amount here has.
    const number = Number(value)
    return Number.isFinite(number) ? { value: number, type: Number, format } : { value, type: String }
  }
  if (type === 'date') return { value: new Date(`${value}T00:00:00.000Z`), type: Date, format: DATE_FORMAT }
  if (type === 'datetime')
    return { value: new Date(`${value.replace(' ', 'T')}:00.000Z`), type: Date, format: INSTANT_FORMAT }
  return { value, type: String }
}

/** Texts as the cells of a spreadsheet: numbers are numbers, dates are dates, text is never a formula. */
export function sheetRows({ columns, rows }: SheetJob): { data: SheetData; columns: { width: number }[] } {
  const head: Row = columns.map((c) => ({ value: c.label, type: String, fontWeight: 'bold' as const }))
  return {
    data: [head, ...rows.map((row) => columns.map((c, i) => cellOf(c.type, row[i] ?? null)))],
    columns: columns.map((c) => ({
      width: NUMBER_FORMATS[c.type] ? 16 : c.type === 'date' ? 13 : c.type === 'datetime' ? 18 : 24,
    })),
  }
}
