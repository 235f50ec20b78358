import { type CsvValue, csvCell } from '@/core/csv'
import type { ClientListColumn, ClientListDef } from '@/core/list-types'
import { Prisma } from '@/db/types'
import { AppError } from './errors'
import { type ListDef, listRows, listStatement } from './list'
import type { ListParams } from './list-where'
import type { ReadContext } from './read'
import { plain } from './serialize'
import { writeSheetApart } from './sheet-thread'

export type ExportFormat = 'csv' | 'xlsx'
export type ExportRow = Record<string, unknown>

/** What one export holds at most. A spreadsheet is built in memory as a whole, so it takes fewer rows than a CSV file. */
export const EXPORT_LIMITS: Record<ExportFormat, number> = { csv: 250_000, xlsx: 25_000 }

const FETCH_ROWS = 500

/**
 * The columns of an export: those asked for (keys with commas between them) in that order, else every one the person may
 * see, but not the bare ids that only links need.
 * @throws AppError VALIDATION for a column that the list does not have for this person
 */
export function exportColumns(def: ClientListDef, asked?: string): ClientListColumn[] {
  const all = def.columns.filter((c) => c.label !== '' && c.key !== 'id')
  const keys = [...new Set(asked?.split(',').filter(Boolean))]
  if (keys.length === 0) return all.filter((c) => !(c.hidden && c.key.endsWith('Id')))
  return keys.map((key) => {
    const column = all.find((c) => c.key === key)
    if (!column)
      throw new AppError('VALIDATION', `This list has no column "${key}".`, {
        columns: `Use ${all.map((c) => c.key).join(', ')}.`,
      })
    return column
  })
}

/** @throws AppError VALIDATION when the answer does not fit into one file */
export function checkExportSize(format: ExportFormat, rows: number): void {
  const most = EXPORT_LIMITS[format]
  if (rows <= most) return
  const what = format === 'csv' ? 'CSV file' : 'spreadsheet'
  const way = format === 'csv' ? 'Narrow the filters.' : 'Narrow the filters, or take CSV.'
  throw new AppError('VALIDATION', `This is too much for one ${what} (at most ${most} rows). ${way}`)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Wall clock of an instant in a time zone, as text 'YYYY-MM-DD HH:mm'. */
function wallClock(iso: string, timeZone: string): string {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    clocks.set(timeZone, clock)
  }
  return clock.format(new Date(iso))
}

function textValue(column: ClientListColumn, value: unknown, timeZone: string): CsvValue {
  if (value === null || value === undefined) return null
  if (column.type === 'datetime') return wallClock(String(value), timeZone)
  if (column.type === 'boolean') return value === true || value === 'true' ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map(String).join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The head of a CSV file, with the mark that Excel needs to read UTF-8. */
export const csvHead = (columns: ClientListColumn[]): string =>
  `\uFEFF${columns.map((c) => csvCell(c.label)).join(',')}\r\n`

/** Rows as CSV: quoted, guarded against formulas. */
export const csvRows = (columns: ClientListColumn[], rows: ExportRow[], timeZone: string): string =>
  rows.map((row) => `${columns.map((c) => csvCell(textValue(c, row[c.key], timeZone))).join(',')}\r\n`).join('')

/** Rows as the texts that a spreadsheet is written from. */
export const sheetTexts = (columns: ClientListColumn[], rows: ExportRow[], timeZone: string): (string | null)[][] =>
  rows.map((row) => columns.map((c) => textValue(c, row[c.key], timeZone)?.toString() ?? null))

/** Excel forbids these characters in the name of a sheet, and more than 31 of any. */
export const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)

const breathe = () => new Promise((resolve) => setImmediate(resolve))

/**
 * The whole list as filtered and sorted, of one snapshot, part by part: the server answers others between two parts.
 * @throws AppError VALIDATION when it is more than one file holds, or for a filter that makes no sense
 */
async function eachPart(
  ctx: ReadContext,
  list: ListDef,
  params: ListParams,
  format: ExportFormat,
  keys: string[],
  take: (rows: ExportRow[]) => void,
): Promise<number> {
  const { statement, columns } = listStatement(ctx, list, params, keys)
  await ctx.tx.$executeRaw(
    Prisma.sql`DECLARE list_rows NO SCROLL CURSOR FOR ${statement} LIMIT ${EXPORT_LIMITS[format] + 1}`,
  )
  for (let count = 0; ; ) {
    const found = await ctx.tx.$queryRaw<ExportRow[]>(
      Prisma.sql`FETCH ${Prisma.raw(String(FETCH_ROWS))} FROM list_rows`,
    )
    count += found.length
    checkExportSize(format, count)
    take(plain(listRows(columns, found)) as ExportRow[])
    if (found.length < FETCH_ROWS) return count
    await breathe()
  }
}

export type Exported = { rows: number; parts: Uint8Array[] | null; sheet: (string | null)[][] | null }

/** Reads what an export holds; inside the read of the request. The spreadsheet itself is written by `exportBody`. */
export async function readExport(
  ctx: ReadContext,
  list: ListDef,
  params: ListParams,
  columns: ClientListColumn[],
  format: ExportFormat,
): Promise<Exported> {
  const { timeZone } = ctx.actor
  const keys = columns.map((c) => c.key)
  if (format === 'xlsx') {
    const sheet: (string | null)[][] = []
    const rows = await eachPart(ctx, list, params, format, keys, (part) =>
      sheet.push(...sheetTexts(columns, part, timeZone)),
    )
    return { rows, parts: null, sheet }
  }
  const encoder = new TextEncoder()
  const parts = [encoder.encode(csvHead(columns))]
  const rows = await eachPart(ctx, list, params, format, keys, (part) =>
    parts.push(encoder.encode(csvRows(columns, part, timeZone))),
  )
  return { rows, parts, sheet: null }
}

/** The file: CSV part by part, a spreadsheet from its thread. */
export async function exportBody(
  title: string,
  columns: ClientListColumn[],
  { parts, sheet }: Exported,
): Promise<BodyInit> {
  if (sheet)
    return new Uint8Array(
      await writeSheetApart({
        sheet: sheetName(title),
        columns: columns.map(({ label, type }) => ({ label, type })),
        rows: sheet,
      }),
    )
  const left = [...(parts ?? [])]
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = left.shift()
      if (part) controller.enqueue(part)
      else controller.close()
    },
  })
}
