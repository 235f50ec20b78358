import { View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { dec, formatMoney } from '@/core/money'
import { formatKg, formatMetres, formatTonnes } from '@/core/units'
import { DocumentPage, PdfFile } from '@/documents/blocks/document-page'
import { DocumentTitle } from '@/documents/blocks/document-title'
import { FactsGrid } from '@/documents/blocks/facts-grid'
import { Letterhead } from '@/documents/blocks/letterhead'
import { type LineColumn, LineTable } from '@/documents/blocks/line-table'
import { Parties } from '@/documents/blocks/parties'
import { contentWidth } from '@/documents/blocks/sheet-width'
import { BankBlock, Closing, NotesList, Paragraph, Terms } from '@/documents/blocks/terms'
import { AmountInWords, TotalsBlock } from '@/documents/blocks/totals'
import type { TotalRow } from '@/documents/types'
import { PAPER_COLUMNS, type PaperColumn } from '@/features/quotation-template/paper-formats'
import { tonnes } from '../lines/quotation.totals'
import { cellText, noteText, quantitiesText } from './paper-cells'
import { formatAmountOr, headingOf, subtitleOf } from './paper-words'
import { type PaperLine, QUOTED, type QuotationPaper } from './quotation-paper'

/** One paper, or the commercial and the technical sheets of an export offer. */
export type QuotationPdf = { papers: QuotationPaper[] }

/** The quotation in its format: letterhead, parties, facts, lines, totals, amount in words, terms, notes. */
export function renderQuotation({ papers }: QuotationPdf): ReactElement {
  const [first] = papers
  const title = papers.length > 1 ? 'Commercial and technical offer' : first ? headingOf(first) : 'Quotation'
  return (
    <PdfFile title={`${title} ${first?.number ?? ''}`} author={first?.company.name ?? ''}>
      {papers.map((paper) => (
        <Sheet key={paper.sheet} paper={paper} />
      ))}
    </PdfFile>
  )
}

/** Few columns stand upright, as a letter does. */
const UPRIGHT_UP_TO = 8
const isUpright = (paper: QuotationPaper): boolean => paper.columns.length <= UPRIGHT_UP_TO

function Sheet({ paper }: { paper: QuotationPaper }): ReactElement {
  const heading = headingOf(paper)
  const accent = paper.company.accent
  const buyer = paper.parties[0]?.name ?? ''
  const upright = isUpright(paper)
  // what is kept together must be shorter than a page
  const briefly = (paper.closing?.split('\n').length ?? 0) <= 12
  const close = (
    <View style={{ marginTop: 6 }}>
      {paper.bank ? <BankBlock bank={paper.bank} /> : null}
      {briefly ? <Paragraph text={paper.closing} /> : null}
      <Closing company={paper.company.name} approvedBy={paper.approvedBy} />
    </View>
  )
  return (
    <DocumentPage
      pages="file"
      orientation={upright ? 'portrait' : 'landscape'}
      runningHead={`${heading} ${paper.number} · ${buyer}`}
      footer={[paper.footer, 'Computer-generated document, valid without a signature.'].filter(Boolean).join('\n')}
      watermark={paper.watermark}
    >
      <Letterhead company={paper.company} />
      <DocumentTitle title={heading} subtitle={subtitleOf(paper)} number={paper.number} date={paper.date} />
      <View style={{ flexDirection: 'row', gap: 20 }}>
        <View style={{ width: upright ? '44%' : '32%' }}>
          <Parties parties={paper.parties} />
        </View>
        <View style={{ flexGrow: 1, flexBasis: 0 }}>
          <FactsGrid bare facts={paper.facts} columns={upright ? 1 : 2} />
        </View>
      </View>
      <Paragraph text={paper.intro} />
      <LineTable
        compact={!upright}
        accent={accent}
        groups={paper.groups.map((group) => ({
          heading: group.heading,
          rows: group.lines,
          ...(group.heading && {
            totalLabel: `Subtotal ${group.heading}`,
            totals: {
              [PAPER_COLUMNS.quantity]: quantitiesText(group.quantities, paper),
              [PAPER_COLUMNS.weightKg]: formatKg(group.weightKg),
              [amountHeader(paper)]: formatAmountOr(group.amount, paper.currency),
            },
          }),
        }))}
        note={(line) => noteText(line, paper.columns)}
        columns={columnsOfSheet(paper)}
        closing={
          <TotalsBlock rows={totalsOf(paper)}>
            <AmountInWords words={paper.prices?.inWords ?? QUOTED} />
          </TotalsBlock>
        }
      />
      <Paragraph heading="Remarks" text={paper.remarks} />
      {briefly ? null : <Paragraph text={paper.closing} />}
      <Terms terms={paper.terms} after={paper.notes.length === 0 ? close : null} />
      <NotesList notes={paper.notes} after={paper.notes.length > 0 ? close : null} />
    </DocumentPage>
  )
}

type Look = Pick<LineColumn<PaperLine>, 'width' | 'align' | 'strong' | 'fit'>
const figure = (width: number): Look => ({ width, align: 'right' })
const words = (width: number, strong?: Look['strong']): Look => ({ width, fit: true, ...(strong && { strong }) })

/**
 * Figures have widths of their own, in points of the small text, the same on both sheets of an offer; columns of words
 * share the rest by what is in them.
 */
const LOOKS: Readonly<Record<PaperColumn, Look>> = {
  itemNo: words(30),
  position: words(34),
  kind: words(30),
  product: words(80),
  material: words(80, true),
  additionalSpec: words(60),
  description: words(180, 'first'),
  size: words(64, true),
  odMm: figure(34),
  wallMm: figure(42),
  length: words(56),
  ends: words(26),
  itemCode: words(50),
  tagNo: words(50),
  drawingNo: words(50),
  certificate: words(56),
  quantity: figure(60),
  unit: { width: 26 },
  unitWeight: figure(36),
  weightKg: figure(52),
  listRate: figure(54),
  discountPct: figure(34),
  rate: figure(66),
  amount: figure(66),
  delivery: words(56),
  remark: words(56),
}
const NUMBER_WIDTH = 23
/** Where the unit has a column of its own, quantity and rate need less. */
const BESIDE_UNIT: Partial<Record<PaperColumn, number>> = { quantity: 46, rate: 58 }
/** Upright sheets have fewer columns and larger text. */
const UPRIGHT_FACTOR = 7.5 / 7

const amountHeader = ({ currency }: QuotationPaper): string => `${PAPER_COLUMNS.amount} ${currency}`
const headerOf = (column: PaperColumn, paper: QuotationPaper): string =>
  column === 'amount'
    ? amountHeader(paper)
    : column === 'rate' && paper.format === 'EXPORT'
      ? `Unit price ${paper.currency}`
      : PAPER_COLUMNS[column]

/** Columns that are left out where no line says anything: those of words, and list rate with discount. */
const isOptional = (key: PaperColumn): boolean => Boolean(LOOKS[key].fit) || key === 'listRate' || key === 'discountPct'

/** S/N and the columns of the paper. */
function columnsOfSheet(paper: QuotationPaper): LineColumn<PaperLine>[] {
  const lines = paper.groups.flatMap((group) => group.lines)
  const used = paper.columns.filter(
    (key) => !isOptional(key) || lines.some((line) => cellText(line, key, paper, paper.columns) !== ''),
  )
  const upright = isUpright(paper)
  const factor = upright ? UPRIGHT_FACTOR : 1
  const widthOf = (key: PaperColumn) => (used.includes('unit') && BESIDE_UNIT[key]) || LOOKS[key].width
  const sum = (fit: boolean) => used.reduce((n, key) => n + (Boolean(LOOKS[key].fit) === fit ? widthOf(key) : 0), 0)
  const room = contentWidth(upright ? 'portrait' : 'landscape') - (NUMBER_WIDTH + sum(false)) * factor
  // what is left for words; where figures alone would fill the sheet, all columns give way
  const stretch = room > sum(true) / 2 && sum(true) > 0 ? room / sum(true) : 1
  const totals: Partial<Record<PaperColumn, string>> = {
    quantity: quantitiesText(paper.quantities, paper),
    weightKg: formatKg(paper.totalWeightKg),
    amount: formatAmountOr(paper.prices?.subTotal ?? null, paper.currency),
  }
  return [
    { header: 'S/N', width: NUMBER_WIDTH * factor, align: 'right', value: (line) => String(line.no) },
    ...used.map(
      (key): LineColumn<PaperLine> => ({
        ...LOOKS[key],
        width: widthOf(key) * (LOOKS[key].fit ? stretch : factor),
        header: headerOf(key, paper),
        value: (line) => cellText(line, key, paper, paper.columns),
        total: totals[key] ?? null,
      }),
    ),
  ]
}

function totalsOf(paper: QuotationPaper): TotalRow[] {
  const money = (value: string | undefined) => (value === undefined ? QUOTED : formatMoney(value, paper.currency))
  const metres = dec(paper.totalMetres).gt(0)
  return [
    ...(metres ? [{ label: 'Total length', value: `${formatMetres(paper.totalMetres)} m` }] : []),
    ...(paper.showWeights ? [{ label: 'Total weight', value: `${formatTonnes(tonnes(paper.totalWeightKg))} t` }] : []),
    { label: 'Sum of the lines', value: money(paper.prices?.subTotal) },
    ...(paper.hasCharges
      ? [{ label: paper.chargesLabel ?? 'Charges', value: money(paper.prices?.chargesAmount) }]
      : []),
    { label: `Total ${paper.currency}`, value: money(paper.prices?.totalAmount), strong: true },
  ]
}
