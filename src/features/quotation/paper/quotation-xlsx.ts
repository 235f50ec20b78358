import type { CellObject, Row, SheetData } from 'write-excel-file/node'
import { dec, decimalText } from '@/core/money'
import { roundTonnes } from '@/core/units'
import { printable } from '@/documents/printable'
import { quantitiesText } from './paper-cells'
import { headingOf } from './paper-words'
import type { QuotationPdf } from './quotation.pdf'
import { type PaperGroup, type PaperLine, QUOTED, type QuotationPaper } from './quotation-paper'
import { addressOf, type CachedValues, type WorkSheet, writeWorkbook } from './write-workbook'
import { type FigureFormat, type SheetColumn, sheetColumns } from './xlsx-columns'
import type { Cells } from './xlsx-formulas'

const SHEET_NAMES = { OFFER: 'Quotation', COMMERCIAL: 'Commercial', TECHNICAL: 'Technical' } as const
/** Title block above the table: company, what it is, for whom, the facts. */
const TITLE_ROWS = 4

/** The quotation as .xlsx: a sheet per paper, every amount, weight and total a formula over the figures of its line. */
export function quotationWorkbook({ papers }: QuotationPdf): Promise<Uint8Array> {
  return writeWorkbook(papers.map(sheetOf))
}

/** Number formats of a spreadsheet; rupees are grouped by lakh and crore. */
function numberFormat(format: FigureFormat | 'tonnes', currency: string): string {
  const grouped = (decimals: string) =>
    currency === 'INR'
      ? `[>=10000000]##\\,##\\,##\\,##0${decimals};[>=100000]##\\,##\\,##0${decimals};##,##0${decimals}`
      : `#,##0${decimals}`
  if (format === 'money') return grouped('.00')
  if (format === 'rate') return grouped('.00#')
  if (format === 'quantity') return '#,##0.000'
  if (format === 'tonnes') return '#,##0.0000'
  return format === 'mm' ? '0.00#' : '0.00##'
}

type Style = Pick<
  CellObject,
  | 'fontWeight'
  | 'wrap'
  | 'alignVertical'
  | 'backgroundColor'
  | 'topBorderStyle'
  | 'bottomBorderStyle'
  | 'columnSpan'
  | 'textColor'
  | 'fontSize'
  | 'align'
>
/** Text is text, whatever it begins with: a spreadsheet never runs it as a formula. */
const words = (text: string | null | undefined, style: Style = {}): CellObject => ({
  value: printable(text).replaceAll('\u00a0', ' '),
  type: String,
  alignVertical: 'top',
  ...style,
})

const BOLD: Style = { fontWeight: 'bold' }
const HEADER: Style = {
  fontWeight: 'bold',
  backgroundColor: '#F3F5F7',
  bottomBorderStyle: 'thin',
  wrap: true,
  alignVertical: 'bottom',
}
const TOTAL: Style = { fontWeight: 'bold', topBorderStyle: 'thin' }

class SheetWriter {
  readonly rows: Row[] = []
  readonly cached: CachedValues = new Map()
  constructor(
    readonly paper: QuotationPaper,
    readonly columns: SheetColumn[],
  ) {}

  add(row: Row): void {
    this.rows.push(row)
  }
  /** A line of text over the whole width. */
  text(text: string | null | undefined, style: Style = {}): void {
    this.add([words(text, { ...style, columnSpan: this.columns.length })])
  }
  address(column: number, row = this.rows.length): string {
    return addressOf(column, row)
  }
  /** A number, or a formula with the value it comes to. */
  figure(
    column: number,
    { value, formula }: { value: string; formula: string | null },
    format: FigureFormat | 'tonnes',
    style: Style = {},
  ): CellObject {
    const common = { format: numberFormat(format, this.paper.currency), alignVertical: 'top' as const, ...style }
    // A cell is a double: 15 digits are exact, more than any figure of a quotation has.
    if (formula === null) return { value: Number(value), type: Number, ...common }
    this.cached.set(this.address(column), decimalText(dec(value)))
    return { value: formula, type: 'Formula', ...common }
  }
}

function sheetOf(paper: QuotationPaper): WorkSheet {
  const columns = sheetColumns(paper)
  const sheet = new SheetWriter(paper, columns)
  titleBlock(sheet)
  sheet.add(
    columns.map((column) => words(column.header, { ...HEADER, ...(column.kind === 'figure' && { align: 'right' }) })),
  )
  const parts = paper.groups.map((group) => groupRows(sheet, group))
  totalRows(sheet, parts)
  closing(sheet)
  return {
    name: SHEET_NAMES[paper.sheet],
    data: sheet.rows as SheetData,
    widths: columns.map((column) => column.width),
    headerRow: TITLE_ROWS + 1,
    cached: sheet.cached,
  }
}

function titleBlock(sheet: SheetWriter): void {
  const { paper } = sheet
  const party = paper.parties[0]
  const facts = paper.facts.filter((fact) => fact.value).map((fact) => `${fact.label}: ${fact.value}`)
  sheet.text(paper.company.name, { fontWeight: 'bold', fontSize: 14 })
  sheet.text(`${headingOf(paper)} ${paper.number} · ${paper.date}${paper.watermark ? ` · ${paper.watermark}` : ''}`, {
    fontWeight: 'bold',
    fontSize: 12,
  })
  sheet.text([party?.name, ...(party?.addressLines ?? [])].filter(Boolean).join(', '))
  sheet.text(facts.join(' · '))
}

type Part = { heading: string | null; from: number; to: number; subtotalRow: number | null }

function groupRows(sheet: SheetWriter, group: PaperGroup): Part {
  if (group.heading) sheet.text(group.heading, { ...BOLD, textColor: '#1D3D63' })
  const from = sheet.rows.length + 1
  for (const line of group.lines) lineRow(sheet, line)
  const to = sheet.rows.length
  if (!group.heading) return { heading: null, from, to, subtotalRow: null }
  sumRow(
    sheet,
    `Subtotal ${group.heading}`,
    (column) => {
      const range = `${addressOf(column, from - 1)}:${addressOf(column, to - 1)}`
      return `SUM(${range})`
    },
    group.weightKg,
    group.amount,
  )
  return { heading: group.heading, from, to, subtotalRow: sheet.rows.length - 1 }
}

function lineRow(sheet: SheetWriter, line: PaperLine): void {
  const at: Cells = {}
  sheet.columns.forEach((column, i) => {
    if (column.kind === 'figure') at[column.key] = sheet.address(i)
  })
  sheet.add(
    sheet.columns.map((column, i) => {
      if (column.kind === 'words') return words(column.text(line), { wrap: true })
      const figure = column.figure(line, at)
      if (figure) return sheet.figure(i, figure, column.format)
      return !line.prices && column.quoted(line) ? words(QUOTED, { align: 'right' }) : null
    }),
  )
}

/** A row of sums: of a section, or of the whole table. */
function sumRow(
  sheet: SheetWriter,
  label: string,
  formula: (column: number) => string,
  weightKg: string,
  amount: string | null,
): void {
  sheet.add(
    sheet.columns.map((column, i) => {
      if (i === 0) return words(label, TOTAL)
      if (column.kind !== 'figure') return words('', TOTAL)
      if (column.key === 'weightKg')
        return sheet.figure(i, { value: weightKg, formula: `ROUND(${formula(i)},3)` }, 'quantity', TOTAL)
      if (column.key !== 'amount') return words('', TOTAL)
      return amount === null
        ? words(QUOTED, { ...TOTAL, align: 'right' })
        : sheet.figure(i, { value: amount, formula: `ROUND(${formula(i)},2)` }, 'money', TOTAL)
    }),
  )
}

/** Sum of the table; then length, weight, charges and total below it. */
function totalRows(sheet: SheetWriter, parts: readonly Part[]): void {
  const { paper } = sheet
  const weightColumn = sheet.columns.findIndex((c) => c.kind === 'figure' && c.key === 'weightKg')
  const amountColumn = sheet.columns.findIndex((c) => c.kind === 'figure' && c.key === 'amount')
  const terms = (column: number) =>
    parts
      .map((part) =>
        part.subtotalRow !== null
          ? addressOf(column, part.subtotalRow)
          : `SUM(${addressOf(column, part.from - 1)}:${addressOf(column, part.to - 1)})`,
      )
      .join('+')
  sumRow(sheet, 'Total', terms, paper.totalWeightKg, paper.prices?.subTotal ?? null)
  const sumAt = sheet.rows.length - 1
  const below = (label: string, cell: (column: number) => CellObject, style: Style = {}) => {
    const row: Row = Array.from({ length: amountColumn + 1 }, () => null)
    row[amountColumn - 1] = words(label, { ...style, align: 'right' })
    row[amountColumn] = cell(amountColumn)
    sheet.add(row)
  }
  const quoted = (style: Style = {}) => words(QUOTED, { ...style, align: 'right' })
  if (paper.showWeights && weightColumn >= 0) {
    const value = decimalText(roundTonnes(dec(paper.totalWeightKg).div(1000)))
    below('Total weight t', (i) =>
      sheet.figure(i, { value, formula: `ROUND(${addressOf(weightColumn, sumAt)}/1000,4)` }, 'tonnes'),
    )
  }
  const chargesAt = sheet.rows.length
  if (paper.hasCharges)
    below(paper.chargesLabel ?? 'Charges', (i) =>
      paper.prices ? sheet.figure(i, { value: paper.prices.chargesAmount, formula: null }, 'money') : quoted(),
    )
  const sum = `${addressOf(amountColumn, sumAt)}${paper.hasCharges ? `+${addressOf(amountColumn, chargesAt)}` : ''}`
  below(
    `Total ${paper.currency}`,
    (i) =>
      paper.prices
        ? sheet.figure(i, { value: paper.prices.totalAmount, formula: `ROUND(${sum},2)` }, 'money', TOTAL)
        : quoted(TOTAL),
    BOLD,
  )
}

function closing(sheet: SheetWriter): void {
  const { paper } = sheet
  sheet.text(`Amount in words: ${paper.prices?.inWords ?? QUOTED}`, BOLD)
  sheet.text(`Total quantity: ${quantitiesText(paper.quantities, paper).replaceAll('\n', ', ')}`)
  const paragraph = (heading: string | null, lines: readonly string[]) => {
    if (lines.length === 0) return
    sheet.add([])
    if (heading) sheet.text(heading, BOLD)
    for (const line of lines) sheet.text(line)
  }
  paragraph(null, paper.intro ? paper.intro.split('\n') : [])
  paragraph('Remarks', paper.remarks ? paper.remarks.split('\n') : [])
  paragraph(
    'Terms and conditions',
    paper.terms.map((term, i) => `${i + 1}. ${term.title ? `${term.title}: ` : ''}${term.text}`),
  )
  paragraph(
    'Notes',
    paper.notes.map((note, i) => `${i + 1}. ${note}`),
  )
  paragraph(null, paper.closing ? paper.closing.split('\n') : [])
}
