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

export type PurchaseOrderPdfLine = {
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
  certificate: string
  /** Printed small below the row: description, remark. */
  note: string
}

/** A purchase order, everything computed and worded. Without `priced` no price is in it at all. */
export type PurchaseOrderPdf = {
  company: CompanyHead
  footer: string | null
  number: string
  date: string
  subtitle: string | null
  watermark: Watermark | null
  parties: Party[]
  facts: Fact[]
  priced: boolean
  lines: PurchaseOrderPdfLine[]
  totalQuantity: string
  totalAmount: string
  totals: TotalRow[]
  amountInWords: string | null
  remarks: string | null
  terms: Term[]
  approvedBy: string | null
}

/** Purchase order, A4 landscape: letterhead, vendor and place of delivery, facts, lines, totals, words, terms. */
export function renderPurchaseOrder(data: PurchaseOrderPdf): ReactElement {
  const vendor = data.parties[0]?.name ?? ''
  return (
    <PdfFile title={`Purchase order ${data.number}`} author={data.company.name}>
      <DocumentPage
        orientation="landscape"
        runningHead={`Purchase order ${data.number} · ${vendor}`}
        footer={data.footer}
        watermark={data.watermark}
      >
        <Letterhead company={data.company} />
        <DocumentTitle title="Purchase order" subtitle={data.subtitle} number={data.number} date={data.date} />
        <Parties parties={data.parties} />
        <FactsGrid facts={data.facts} columns={3} />
        <LineTable
          compact
          accent={data.company.accent}
          rows={data.lines}
          note={(line) => line.note || null}
          columns={[
            { header: 'S/N', width: 2.8, align: 'right', value: (_, i) => String(i + 1) },
            { header: 'Product', width: 11, value: (l) => l.product },
            { header: 'Material', width: 11, strong: true, value: (l) => l.material },
            { header: 'Additional spec', width: 9.5, value: (l) => l.additionalSpec },
            { header: 'Size', width: 10, strong: true, value: (l) => l.size },
            { header: 'OD mm', width: 5, align: 'right', value: (l) => l.odMm },
            { header: 'WT mm', width: 5, align: 'right', value: (l) => l.wallMm },
            { header: 'Length', width: 7, value: (l) => l.length },
            { header: 'Ends', width: 3.6, value: (l) => l.ends },
            { header: 'Certificate', width: 8.5, value: (l) => l.certificate },
            { header: 'Qty', width: 8, align: 'right', value: (l) => l.quantity, total: data.totalQuantity },
            ...(data.priced
              ? [
                  { header: 'Rate', width: 9, align: 'right' as const, value: (l: PurchaseOrderPdfLine) => l.rate },
                  {
                    header: 'Amount',
                    width: 9.5,
                    align: 'right' as const,
                    value: (l: PurchaseOrderPdfLine) => l.amount,
                    total: data.totalAmount,
                  },
                ]
              : []),
          ]}
        />
        <TotalsBlock rows={data.totals}>
          {data.amountInWords ? <AmountInWords words={data.amountInWords} /> : null}
        </TotalsBlock>
        <Terms heading="Terms" terms={data.terms} />
        <Paragraph heading="Further terms and remarks" text={data.remarks} />
        <Closing company={data.company.name} approvedBy={data.approvedBy} />
      </DocumentPage>
    </PdfFile>
  )
}
