import type { ReactElement } from 'react'
import { DocumentPage, PdfFile } from '@/documents/blocks/document-page'
import { DocumentTitle } from '@/documents/blocks/document-title'
import { FactsGrid } from '@/documents/blocks/facts-grid'
import { Letterhead } from '@/documents/blocks/letterhead'
import { LineTable } from '@/documents/blocks/line-table'
import { Parties } from '@/documents/blocks/parties'
import { Closing, Paragraph } from '@/documents/blocks/terms'
import { AmountInWords, TotalsBlock } from '@/documents/blocks/totals'
import type { CompanyHead, Fact, Party, TotalRow, Watermark } from '@/documents/types'

export type ReceiptPdf = {
  company: CompanyHead
  footer: string | null
  number: string
  date: string
  watermark: Watermark | null
  parties: Party[]
  facts: Fact[]
  lines: { invoice: string; date: string; total: string; amount: string; tds: string }[]
  sums: { amount: string; tds: string }
  totals: TotalRow[]
  amountInWords: string
  remarks: string | null
}

/** Receipt, A4 portrait: what came in and for which invoices. */
export function renderReceipt(data: ReceiptPdf): ReactElement {
  return (
    <PdfFile title={`Receipt ${data.number}`} author={data.company.name}>
      <DocumentPage runningHead={`Receipt ${data.number}`} footer={data.footer} watermark={data.watermark}>
        <Letterhead company={data.company} />
        <DocumentTitle title="Receipt" number={data.number} date={data.date} />
        <Parties parties={data.parties} />
        <FactsGrid facts={data.facts} columns={2} />
        {data.lines.length > 0 ? (
          <LineTable
            accent={data.company.accent}
            rows={data.lines}
            columns={[
              { header: 'Invoice', width: 20, strong: true, value: (l) => l.invoice },
              { header: 'Date', width: 16, value: (l) => l.date },
              { header: 'Invoice total', width: 20, align: 'right', value: (l) => l.total },
              { header: 'Received', width: 20, align: 'right', value: (l) => l.amount, total: data.sums.amount },
              { header: 'TDS', width: 16, align: 'right', value: (l) => l.tds, total: data.sums.tds },
            ]}
          />
        ) : null}
        <TotalsBlock rows={data.totals}>
          <AmountInWords words={data.amountInWords} />
        </TotalsBlock>
        <Paragraph heading="Remarks" text={data.remarks} />
        <Closing company={data.company.name} note="Subject to realisation" />
      </DocumentPage>
    </PdfFile>
  )
}
