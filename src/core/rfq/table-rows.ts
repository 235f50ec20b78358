import { boreUnitOf, type TableColumn } from './columns'
import { type Heading, isHeading, readUnder } from './headings'
import { readAmount } from './numbers'
import { type LineContext, proposalOf, type ReadLine, readLine } from './parse-line'
import { neverAnItem, readsAsProse } from './prose'
import { unitOf } from './quantities'
import type { RfqColumn, RfqField, RfqMapping, RfqMasters, RfqProposal, RfqRow, RfqSkipped } from './types'

/** A row of a table by column. */
type Cells = Partial<Record<RfqColumn, string>>

/** Columns whose blank cells carry on from the row above: merged cells come in as one text and blanks. */
const CARRIED: readonly RfqColumn[] = ['description', 'product', 'designation', 'grade', 'nps', 'dn', 'size', 'od']

function cellsOf(row: RfqRow, columns: readonly TableColumn[]): Cells {
  const cells: Cells = {}
  for (const { index, column } of columns) {
    const text = (row.cells[index] ?? '').trim()
    if (text === '' || column === 'ignore') continue
    const before = cells[column]
    cells[column] = before === undefined ? text : `${before} ; ${text}`
  }
  return cells
}

const columnFor = (columns: readonly TableColumn[], column: RfqColumn) => columns.find((c) => c.column === column)
const bare = (text: string) => /^[\d\s./,-]+$/.test(text)
const NONE = /^(?:-+|n\.?a\.?|nil|none|\.)$/i

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

const LENGTH_UNITS = { mm: 'mm', m: 'm', ft: 'ft', inch: '"' } as const

/** The row as one line: each cell with the words its header stands for. */
function lineOf(cells: Cells, columns: readonly TableColumn[]): string {
  const parts: string[] = []
  const add = (column: RfqColumn, spell: (text: string, measure: TableColumn['measure']) => string) => {
    const text = cells[column]
    if (text !== undefined && !NONE.test(text)) parts.push(spell(text, columnFor(columns, column)?.measure ?? null))
  }
  const same = (text: string) => text
  add('description', same)
  add('product', same)
  add('size', (text, measure) => sizeText(text, measure, 'size'))
  add('nps', (text, measure) => sizeText(text, measure, 'nps'))
  add('dn', (text, measure) => sizeText(text, measure, 'dn'))
  add('schedule', (text) =>
    /^s?[\s-]*\d{1,3}\s?s?$/i.test(text) ? `SCH ${text.replace(/^s[\s-]*(?=\d)/i, '')}` : text,
  )
  add('od', (text, measure) => dimensionText(text, measure, 'OD'))
  add('wall', (text, measure) => (/sch|std|xx?s/i.test(text) ? text : dimensionText(text, measure, 'WT')))
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

interface Given {
  amount: string
  unit: string | null
  words: string
}

/** Quantity and unit of their own columns. */
function quantityOf(cells: Cells, columns: readonly TableColumn[]): Given | null {
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

/** Rows under one header. */
export class TableRows {
  private heading: Heading | null = null
  private above: Cells = {}
  private readonly unit: LineContext['boreUnit']
  private last: { row: RfqRow; cells: Cells; texts: string[] } | null = null

  constructor(
    private readonly columns: readonly TableColumn[],
    rows: readonly RfqRow[],
    private readonly sheet: string,
    private readonly masters: RfqMasters,
    private readonly mapping: RfqMapping | undefined,
    private readonly out: { proposals: RfqProposal[]; skipped: RfqSkipped[] },
  ) {
    const sized = columns.filter((c) => c.column === 'nps' || c.column === 'size')
    this.unit = boreUnitOf(sized.flatMap((c) => rows.map((row) => row.cells[c.index] ?? '')))
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
    if (isHeading(read) && cells.lineNo === undefined) {
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
