import type { ReactElement } from 'react'
import { DocumentPage, PdfFile } from '@/documents/blocks/document-page'
import { DocumentTitle } from '@/documents/blocks/document-title'
import { FactsGrid } from '@/documents/blocks/facts-grid'
import { Letterhead } from '@/documents/blocks/letterhead'
import { LineTable } from '@/documents/blocks/line-table'
import { Parties } from '@/documents/blocks/parties'
import { Closing, Paragraph, Terms } from '@/documents/blocks/terms'
import { AmountInWords, TotalsBlock } from '@/documents/blocks/totals'
import type { CompanyHead, Fact, Party, Term, TotalRow, Watermark } from '@/documents/types'

export type QuotationPdfLine = {
  product: string
  material: string
  additionalSpec: string
  size: string
  odMm: string
  wallMm: string
  length: string
  ends: string
  quantity: string
  rate: string
  amount: string
  delivery: string
  remark: string
  /** Printed small below the row: description, item code, tag, drawing, certificate. */
  note: string
}

/** The domestic quotation, everything computed and worded. */
export type QuotationPdf = {
  company: CompanyHead
  footer: string | null
  /** `NPS/26/00012 Rev.1` */
  number: string
  date: string
  watermark: Watermark | null
  parties: Party[]
  facts: Fact[]
  lines: QuotationPdfLine[]
  totalQuantity: string
  totalAmount: string
  totals: TotalRow[]
  amountInWords: string
  remarks: string | null
  terms: Term[]
  approvedBy: string | null
}

/** Domestic quotation, A4 landscape: letterhead, parties, facts, lines, totals, amount in words, terms. */
export function renderQuotation(data: QuotationPdf): ReactElement {
  const buyer = data.parties[0]?.name ?? ''
  return (
    <PdfFile title={`Quotation ${data.number}`} author={data.company.name}>
      <DocumentPage
        orientation="landscape"
        runningHead={`Quotation ${data.number} · ${buyer}`}
        footer={data.footer}
        watermark={data.watermark}
      >
        <Letterhead company={data.company} />
        <DocumentTitle title="Quotation" number={data.number} date={data.date} />
        <Parties parties={data.parties} />
        <FactsGrid facts={data.facts} columns={3} />
        <LineTable
          compact
          accent={data.company.accent}
          rows={data.lines}
          note={(line) => line.note || null}
          columns={[
            { header: 'S/N', width: 2.8, align: 'right', value: (_, i) => String(i + 1) },
            { header: 'Product', width: 10.5, value: (l) => l.product },
            { header: 'Material', width: 10, strong: true, value: (l) => l.material },
            { header: 'Additional spec', width: 8.5, value: (l) => l.additionalSpec },
            { header: 'Size', width: 9, strong: true, value: (l) => l.size },
            { header: 'OD mm', width: 4.8, align: 'right', value: (l) => l.odMm },
            { header: 'WT mm', width: 4.8, align: 'right', value: (l) => l.wallMm },
            { header: 'Length', width: 6.5, value: (l) => l.length },
            { header: 'Ends', width: 3.4, value: (l) => l.ends },
            { header: 'Qty', width: 7.5, align: 'right', value: (l) => l.quantity, total: data.totalQuantity },
            { header: 'Rate', width: 8.2, align: 'right', value: (l) => l.rate },
            { header: 'Amount', width: 8.8, align: 'right', value: (l) => l.amount, total: data.totalAmount },
            { header: 'Delivery', width: 7.6, value: (l) => l.delivery },
            { header: 'Remark', width: 7.6, value: (l) => l.remark },
          ]}
        />
        <TotalsBlock rows={data.totals}>
          <AmountInWords words={data.amountInWords} />
        </TotalsBlock>
        <Paragraph heading="Remarks" text={data.remarks} />
        <Terms terms={data.terms} />
        <Closing company={data.company.name} approvedBy={data.approvedBy} />
      </DocumentPage>
    </PdfFile>
  )
}
