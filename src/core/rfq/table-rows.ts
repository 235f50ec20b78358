import { boreUnitOf, type TableColumn } from './columns'
import { type Heading, isHeading, readUnder } from './headings'
import { type LineContext, proposalOf, type ReadLine, readLine } from './parse-line'
import { neverAnItem, readsAsProse } from './prose'
import { bare, type Cells, cellsOf, columnFor, type Given, LENGTH_UNITS, lineOf, NONE, quantityOf } from './row-line'
import type { RfqColumn, RfqField, RfqMapping, RfqMasters, RfqProposal, RfqRow, RfqSkipped } from './types'

/** Columns whose blank cells carry on from the row above: merged cells come in as one text and blanks. */
const CARRIED: readonly RfqColumn[] = ['description', 'product', 'designation', 'grade', 'nps', 'dn', 'size', 'od']

function applyColumns(read: ReadLine, cells: Cells, columns: readonly TableColumn[], given: Given | null): void {
  const { draft } = read
  if (given) {
    draft.set('quantity', given.amount, given.words)
    draft.set('unit', given.unit, given.words)
    if (cells.unit && /^mts\.?$/i.test(cells.unit))
      draft.doubt('unit', '“MTS” is read as metric tonnes; metres may be meant.')
    if (cells.pieces !== undefined && cells.quantity !== undefined) draft.note(`Pieces: ${cells.pieces}`)
  }
  for (const [column, field] of [
    ['itemCode', 'itemCode'],
    ['tagNo', 'tagNo'],
    ['drawingNo', 'drawingNo'],
  ] as const) {
    const text = cells[column]
    if (text !== undefined && !NONE.test(text)) draft.set(field, text, text)
  }
  const length = cells.length
  if (length !== undefined && draft.get('lengthText') !== null && bare(length)) {
    const measure = columnFor(columns, 'length')?.measure
    draft.set('lengthText', measure ? `${length} ${LENGTH_UNITS[measure]}` : length, length)
  } else if (length !== undefined && draft.get('lengthText') === null && !NONE.test(length))
    draft.set('lengthText', length, length)
  if (cells.certificate !== undefined && draft.get('certificate') === null && !NONE.test(cells.certificate)) {
    draft.set('certificate', cells.certificate, cells.certificate)
  }
  const words: readonly (readonly [RfqField, RfqColumn])[] = [
    ['nps', 'nps'],
    ['nps', 'dn'],
    ['schedule', 'schedule'],
    ['odMm', 'od'],
    ['wallMm', 'wall'],
  ]
  for (const [field, column] of words) {
    const text = cells[column]
    if (text !== undefined && draft.readFrom[field] !== undefined) draft.readFrom[field] = text
  }
}

const own = (row: RfqRow) =>
  row.cells
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' | ')

/** Bores without inch mark in a text: `15 NB`. */
function boresIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d.,/"-])(\d{1,3})\s?n\.?b\b/gi)].map((match) => match[1] ?? '')
}

/** Whether a row names its own steel. */
function namesSteel(cells: Cells, masters: RfqMasters): boolean {
  const { draft } = readLine([cells.description, cells.designation, cells.grade].filter(Boolean).join(' ; '), masters)
  return draft.readFrom.designation !== undefined || draft.get('product') !== null
}

export interface Table {
  columns: readonly TableColumn[]
  /** The rows below the header */
  rows: readonly RfqRow[]
  sheet: string
  masters: RfqMasters
  mapping: RfqMapping | undefined
  /** A title above the table that names the steel of all rows */
  title: Heading | null
}

/** Rows under one header. */
export class TableRows {
  private heading: Heading | null = null
  private above: Cells = {}
  private readonly unit: LineContext['boreUnit']
  private last: { row: RfqRow; cells: Cells; texts: string[] } | null = null

  private readonly columns: readonly TableColumn[]
  private readonly sheet: string
  private readonly masters: RfqMasters
  private readonly mapping: RfqMapping | undefined

  constructor(
    { columns, rows, sheet, masters, mapping, title }: Table,
    private readonly out: { proposals: RfqProposal[]; skipped: RfqSkipped[] },
  ) {
    this.columns = columns
    this.sheet = sheet
    this.masters = masters
    this.mapping = mapping
    this.heading = title
    const sized = columns.filter((c) => c.column === 'nps' || c.column === 'size')
    const described = sized.length > 0 ? [] : columns.filter((c) => c.column === 'description')
    this.unit = boreUnitOf([
      ...sized.flatMap((c) => rows.map((row) => row.cells[c.index] ?? '')),
      ...described.flatMap((c) => rows.flatMap((row) => boresIn(row.cells[c.index] ?? ''))),
    ])
  }

  add(row: RfqRow, next: RfqRow | undefined): void {
    const cells = cellsOf(row, this.columns)
    const text = own(row)
    if (text === '') return
    const never = neverAnItem(cells.description ?? text)
    if (never !== null && cells.quantity === undefined) {
      this.skip(row, text, never)
      return
    }
    if (/^\s*(?:sub|grand)?[\s-]*total\b/i.test(text)) {
      this.skip(row, text, 'Total')
      return
    }
    const keys = Object.keys(cells).filter((key) => key !== 'lineNo' && key !== 'remark')
    const alone = keys.length <= 1 && cells.quantity === undefined && cells.pieces === undefined
    if (alone) this.addText(row, cells, text, next)
    else this.addItem(row, cells, text)
  }

  /** Writes out the last item: only now it is known that no further line of its text follows. */
  finish(): void {
    const item = this.last
    this.last = null
    if (!item) return
    const given = quantityOf(item.cells, this.columns)
    const line = lineOf(item.cells, this.columns)
    const context: LineContext = { boreUnit: this.unit ?? null, given: given !== null }
    const read = readUnder(this.heading, line, this.masters, context)
    applyColumns(read, item.cells, this.columns, given)
    if (read.empty && given === null) {
      this.skip(item.row, item.texts.join('\n'), 'No item found')
      return
    }
    this.out.proposals.push(proposalOf(read, item.texts.join('\n'), { sheet: this.sheet, rowNo: item.row.no }))
  }

  private skip(row: RfqRow, text: string, why: string): void {
    this.finish()
    this.out.skipped.push({ sheet: this.sheet, rowNo: row.no, text, why })
  }

  private addText(row: RfqRow, cells: Cells, text: string, next: RfqRow | undefined): void {
    const words = cells.description ?? Object.entries(cells).find(([key]) => key !== 'lineNo')?.[1] ?? text
    const read = readLine(words, this.masters)
    const following = next ? cellsOf(next, this.columns) : {}
    const itemFollows = following.quantity !== undefined || following.pieces !== undefined
    const quantityColumn = this.columns.some((c) => c.column === 'quantity' || c.column === 'pieces')
    if (readsAsProse(words) && read.draft.get('nps') === null) {
      this.skip(row, text, 'Text, not an item')
      return
    }
    const needsMore =
      this.last !== null &&
      cells.lineNo === undefined &&
      !(isHeading(read) && read.draft.readFrom.kind !== undefined && itemFollows)
    if (quantityColumn && needsMore && this.last) {
      this.last.cells.description = [this.last.cells.description, words].filter(Boolean).join('\n')
      this.last.texts.push(text)
      return
    }
    const steel = read.draft.get('designation') !== null || read.draft.get('product') !== null
    const counted = cells.lineNo !== undefined && !(steel && itemFollows && !namesSteel(following, this.masters))
    if (isHeading(read) && !counted) {
      this.skip(row, text, 'Heading of the lines below')
      this.heading = { text: words, read }
      this.above = {}
      return
    }
    if (read.empty) {
      this.skip(row, text, 'No item found')
      return
    }
    this.addItem(row, cells, text)
  }

  private addItem(row: RfqRow, cells: Cells, text: string): void {
    this.finish()
    const carried: string[] = []
    for (const column of CARRIED) {
      const above = this.above[column]
      if (cells[column] === undefined && above !== undefined && this.carries(column, cells)) {
        cells[column] = above
        carried.push(above)
      }
    }
    this.above = { ...cells }
    const codes = cells.itemCode
      ? this.mapping?.itemCodes?.[cells.itemCode.toUpperCase().replace(/\s/g, '')]
      : undefined
    if (carried.length > 0 && !codes) cells.remark = cells.remark ?? ''
    this.last = { row, cells, texts: [text] }
  }

  /** A blank description carries on when the row has a size of its own; a blank size when it has a schedule or a wall. */
  private carries(column: RfqColumn, cells: Cells): boolean {
    const sized = cells.nps ?? cells.dn ?? cells.size ?? cells.od
    if (cells.quantity === undefined && cells.pieces === undefined) return false
    if (column === 'nps' || column === 'dn' || column === 'size' || column === 'od') {
      return (
        sized === undefined &&
        (cells.schedule !== undefined || cells.wall !== undefined) &&
        cells.description === undefined
      )
    }
    return sized !== undefined || column === 'designation' || column === 'grade' || column === 'product'
  }
}
