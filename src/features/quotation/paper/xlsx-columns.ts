import type { PaperColumn } from '@/features/quotation-template/paper-formats'
import { PAPER_COLUMNS } from '@/features/quotation-template/paper-formats'
import { cellText, kindText } from './paper-cells'
import type { PaperLine, QuotationPaper } from './quotation-paper'
import {
  amountFigure,
  type Cells,
  type Figure,
  type FigureKey,
  metresFigure,
  rateFigure,
  unitWeightFigure,
  weightFigure,
} from './xlsx-formulas'

/** A column of the spreadsheet: words, or a figure with or without a formula. */
export type SheetColumn = { header: string; width: number } & (
  | { kind: 'words'; text: (line: PaperLine) => string }
  | {
      kind: 'figure'
      key: FigureKey
      format: FigureFormat
      figure: (line: PaperLine, at: Cells) => Figure | null
      /** Whether the technical sheet says QUOTED here. */
      quoted: (line: PaperLine) => boolean
    }
)
export type FigureFormat = 'mm' | 'quantity' | 'percent' | 'rate' | 'money'

const WIDTHS: Partial<Record<PaperColumn, number>> = {
  description: 48,
  product: 24,
  material: 22,
  size: 22,
  additionalSpec: 20,
  remark: 28,
  certificate: 18,
  delivery: 16,
}
/** Words that stand before the figures, in the order of the paper. */
const LEADING: readonly PaperColumn[] = [
  'itemNo',
  'position',
  'kind',
  'product',
  'material',
  'additionalSpec',
  'description',
  'size',
  'length',
  'ends',
  'itemCode',
  'tagNo',
  'drawingNo',
]
const TRAILING: readonly PaperColumn[] = ['certificate', 'delivery', 'remark']

/** References that the sheet always has where a line has them: a buyer sorts and searches by them. */
const REFERENCES: readonly PaperColumn[] = ['itemNo', 'itemCode', 'tagNo', 'drawingNo', 'certificate', 'delivery']

/** The columns of a sheet: words of the paper, then every figure that the formulas work with, then terms of the line. */
export function sheetColumns(paper: QuotationPaper): SheetColumn[] {
  const lines = paper.groups.flatMap((group) => group.lines)
  const words = (key: PaperColumn): SheetColumn => ({
    header: PAPER_COLUMNS[key],
    width: WIDTHS[key] ?? 14,
    kind: 'words',
    text: (line) =>
      (key === 'kind' ? kindText(line.kind) : cellText(line, key, paper, paper.columns)).replaceAll('\u00a0', ' '),
  })
  const wanted = [...paper.columns, ...REFERENCES]
  const used = (key: PaperColumn) =>
    wanted.includes(key) && lines.some((line) => cellText(line, key, paper, paper.columns) !== '')
  const ordered = [
    ...paper.columns.filter((key) => LEADING.includes(key)),
    ...LEADING.filter((key) => !paper.columns.includes(key)),
  ]
  return [
    { header: 'S/N', width: 6, kind: 'words', text: (line) => String(line.no) },
    ...ordered.filter(used).map(words),
    ...figureColumns(paper, lines),
    ...TRAILING.filter(used).map(words),
  ]
}

type FigureColumn = Extract<SheetColumn, { kind: 'figure' }>

function figureColumns(paper: QuotationPaper, lines: readonly PaperLine[]): SheetColumn[] {
  const figure = (
    key: FigureKey,
    header: string,
    format: FigureFormat,
    of: FigureColumn['figure'],
    quoted: (line: PaperLine) => boolean = () => false,
  ): FigureColumn => ({
    kind: 'figure',
    key,
    header,
    format,
    width: format === 'money' ? 18 : format === 'rate' || format === 'quantity' ? 14 : 10,
    figure: of,
    quoted,
  })
  const plain = (value: string | null | undefined): Figure | null => (value ? { value, formula: null } : null)
  const unit = (header: string, text: (line: PaperLine) => string): SheetColumn => ({
    header,
    width: 8,
    kind: 'words',
    text,
  })
  const some = (test: (line: PaperLine) => unknown) => lines.some((line) => Boolean(test(line)))
  const discounts =
    (paper.columns.includes('listRate') || paper.columns.includes('discountPct')) && some((l) => l.hasListRate)
  const always = () => true
  const columns: (SheetColumn | false)[] = [
    some((l) => l.odMm) && figure('odMm', 'OD mm', 'mm', (l) => plain(l.odMm)),
    some((l) => l.wallMm) && figure('wallMm', 'WT mm', 'mm', (l) => plain(l.wallMm)),
    some((l) => l.wallType) && unit('Wall', (l) => (l.wallType === 'MIN' ? 'MIN' : l.wallType === 'AVG' ? 'AV' : '')),
    some((l) => l.averageWallMm) && figure('averageWallMm', 'Average WT mm', 'mm', (l) => plain(l.averageWallMm)),
    some((l) => l.pieceLengthM) && figure('pieceLengthM', 'Piece m', 'quantity', (l) => plain(l.pieceLengthM)),
    figure('quantity', 'Qty', 'quantity', (l) => plain(l.quantity)),
    unit('Unit', (l) => l.unit),
    some((l) => l.metres !== '0' && l.unit !== 'MTR') && figure('metres', 'Metres', 'quantity', metresFigure),
    paper.showWeights && some((l) => l.unitWeight) && figure('unitWeight', 'kg/m', 'quantity', unitWeightFigure),
    paper.showWeights && figure('weightKg', 'Weight kg', 'quantity', weightFigure),
    discounts &&
      figure(
        'listRate',
        'List rate',
        'rate',
        (l) => plain(l.prices?.listRate),
        (l) => l.hasListRate,
      ),
    discounts &&
      figure(
        'discountPct',
        'Discount %',
        'percent',
        (l) => plain(l.prices?.listRate ? l.prices.discountPct : null),
        (l) => l.hasListRate,
      ),
    figure('rate', `Rate ${paper.currency}`, 'rate', rateFigure, always),
    unit('per', (l) => l.rateUnit),
    figure('amount', `Amount ${paper.currency}`, 'money', amountFigure, always),
  ]
  return columns.filter((column) => column !== false)
}
