import type { ReactElement } from 'react'
import { DocumentPage, PdfFile } from '@/documents/blocks/document-page'
import { DocumentTitle } from '@/documents/blocks/document-title'
import { FactsGrid } from '@/documents/blocks/facts-grid'
import { Letterhead } from '@/documents/blocks/letterhead'
import { type LineColumn, LineTable } from '@/documents/blocks/line-table'
import { Parties } from '@/documents/blocks/parties'
import { BankBlock, Closing, Paragraph } from '@/documents/blocks/terms'
import { AmountInWords, TotalsBlock } from '@/documents/blocks/totals'
import type { BankDetails, CompanyHead, Fact, Party, TotalRow, Watermark } from '@/documents/types'

export type InvoicePdfLine = {
  description: string
  hsn: string
  quantity: string
  rate: string
  discount: string
  taxable: string
  gstRate: string
  cgst: string
  sgst: string
  igst: string
  total: string
  /** Heats of the line: `Heats: H1 (200 m, 33 pcs) …` */
  heats: string
}

export type InvoicePdfHsn = {
  hsn: string
  quantity: string
  taxable: string
  gstRate: string
  cgst: string
  sgst: string
  igst: string
}

export type InvoicePdf = {
  company: CompanyHead
  footer: string | null
  title: string
  copies: string[]
  number: string
  date: string
  watermark: Watermark | null
  parties: Party[]
  facts: Fact[]
  /** Which tax columns are printed */
  regime: 'CGST_SGST' | 'IGST' | 'ZERO'
  lines: InvoicePdfLine[]
  sums: { taxable: string; cgst: string; sgst: string; igst: string; total: string }
  hsn: InvoicePdfHsn[]
  totals: TotalRow[]
  amountInWords: string
  /** The export or SEZ declaration */
  declaration: string | null
  bank: BankDetails | null
  remarks: string | null
}

function taxColumns<Row extends { gstRate: string; cgst: string; sgst: string; igst: string }>(
  regime: InvoicePdf['regime'],
  sums: InvoicePdf['sums'],
): LineColumn<Row>[] {
  const rate: LineColumn<Row> = { header: 'GST %', width: 4.6, align: 'right', value: (l) => l.gstRate }
  if (regime === 'ZERO') return [rate]
  if (regime === 'IGST')
    return [rate, { header: 'IGST', width: 9, align: 'right', value: (l) => l.igst, total: sums.igst }]
  return [
    rate,
    { header: 'CGST', width: 8.5, align: 'right', value: (l) => l.cgst, total: sums.cgst },
    { header: 'SGST', width: 8.5, align: 'right', value: (l) => l.sgst, total: sums.sgst },
  ]
}

function Lines({ data }: { data: InvoicePdf }): ReactElement {
  return (
    <LineTable
      compact
      accent={data.company.accent}
      rows={data.lines}
      note={(line) => line.heats || null}
      columns={[
        { header: 'S/N', width: 3, align: 'right', value: (_, i) => String(i + 1) },
        { header: 'Description of goods', width: 30, value: (l) => l.description },
        { header: 'HSN', width: 6.4, value: (l) => l.hsn },
        { header: 'Quantity', width: 10.5, align: 'right', strong: true, value: (l) => l.quantity },
        { header: 'Rate', width: 8.6, align: 'right', value: (l) => l.rate },
        ...(data.lines.some((l) => l.discount)
          ? [{ header: 'Discount', width: 6.4, align: 'right' as const, value: (l: InvoicePdfLine) => l.discount }]
          : []),
        { header: 'Taxable value', width: 10.5, align: 'right', value: (l) => l.taxable, total: data.sums.taxable },
        ...taxColumns<InvoicePdfLine>(data.regime, data.sums),
        { header: 'Total', width: 10.5, align: 'right', value: (l) => l.total, total: data.sums.total },
      ]}
    />
  )
}

function HsnTable({ data }: { data: InvoicePdf }): ReactElement {
  return (
    <LineTable
      accent={data.company.accent}
      rows={data.hsn}
      columns={[
        { header: 'HSN', width: 10, value: (l) => l.hsn },
        { header: 'Quantity', width: 14, align: 'right', value: (l) => l.quantity },
        { header: 'Taxable value', width: 15, align: 'right', value: (l) => l.taxable, total: data.sums.taxable },
        ...taxColumns<InvoicePdfHsn>(data.regime, data.sums),
      ]}
    />
  )
}

/** Tax invoice, A4 landscape, one sheet per copy. @source CGST rules 46 and 48 */
export function renderInvoice(data: InvoicePdf): ReactElement {
  return (
    <PdfFile title={`${data.title} ${data.number}`} author={data.company.name}>
      {data.copies.map((copy) => (
        <DocumentPage
          key={copy}
          orientation="landscape"
          runningHead={`${data.title} ${data.number} · ${data.parties[0]?.name ?? ''}`}
          footer={data.footer}
          watermark={data.watermark}
        >
          <Letterhead company={data.company} />
          <DocumentTitle title={data.title} subtitle={copy} number={data.number} date={data.date} />
          <Parties parties={data.parties} />
          <FactsGrid facts={data.facts} columns={3} />
          <Lines data={data} />
          <TotalsBlock rows={data.totals}>
            <AmountInWords words={data.amountInWords} />
            {data.bank ? <BankBlock bank={data.bank} /> : null}
          </TotalsBlock>
          <HsnTable data={data} />
          <Paragraph text={data.declaration} />
          <Paragraph heading="Remarks" text={data.remarks} />
          <Closing company={data.company.name} note="Authorised signatory" />
        </DocumentPage>
      ))}
    </PdfFile>
  )
}
