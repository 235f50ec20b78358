import type { ReactElement } from 'react'
import { DocumentPage, PdfFile } from '@/documents/blocks/document-page'
import { DocumentTitle } from '@/documents/blocks/document-title'
import { FactsGrid } from '@/documents/blocks/facts-grid'
import { Letterhead } from '@/documents/blocks/letterhead'
import { LineTable } from '@/documents/blocks/line-table'
import { Parties } from '@/documents/blocks/parties'
import { Closing, Paragraph } from '@/documents/blocks/terms'
import type { CompanyHead, Fact, Party, Watermark } from '@/documents/types'

export type DispatchNotePdfLine = {
  goods: string
  size: string
  hsn: string
  heatNo: string
  certificate: string
  bundleNo: string
  pieces: string
  metres: string
  netKg: string
}

export type DispatchNotePdf = {
  company: CompanyHead
  footer: string | null
  /** `Dispatch note`, or `Delivery challan` while no tax invoice stands */
  title: string
  /** One sheet for each: `Original for consignee` … */
  copies: string[]
  number: string
  date: string
  watermark: Watermark | null
  parties: Party[]
  facts: Fact[]
  lines: DispatchNotePdfLine[]
  totals: { pieces: string; metres: string; netKg: string }
  /** Said on a challan: why the goods travel without an invoice */
  note: string | null
  remarks: string | null
}

/** Dispatch note or delivery challan, A4 portrait, one sheet per copy. @source CGST rule 55 */
export function renderDispatchNote(data: DispatchNotePdf): ReactElement {
  return (
    <PdfFile title={`${data.title} ${data.number}`} author={data.company.name}>
      {data.copies.map((copy) => (
        <DocumentPage
          key={copy}
          runningHead={`${data.title} ${data.number} · ${data.parties[0]?.name ?? ''}`}
          footer={data.footer}
          watermark={data.watermark}
        >
          <Letterhead company={data.company} />
          <DocumentTitle title={data.title} subtitle={copy} number={data.number} date={data.date} />
          <Parties parties={data.parties} />
          <FactsGrid facts={data.facts} columns={2} />
          <LineTable
            compact
            accent={data.company.accent}
            rows={data.lines}
            columns={[
              { header: 'S/N', width: 3.2, align: 'right', value: (_, i) => String(i + 1) },
              { header: 'Goods', width: 20, value: (l) => l.goods },
              { header: 'Size', width: 14, strong: true, value: (l) => l.size },
              { header: 'HSN', width: 7, value: (l) => l.hsn },
              { header: 'Heat no.', width: 12, strong: true, value: (l) => l.heatNo },
              { header: 'Certificate', width: 12, value: (l) => l.certificate },
              { header: 'Bundle', width: 8, value: (l) => l.bundleNo },
              { header: 'Pieces', width: 6, align: 'right', value: (l) => l.pieces, total: data.totals.pieces },
              { header: 'Metres', width: 9, align: 'right', value: (l) => l.metres, total: data.totals.metres },
              { header: 'Net kg', width: 10, align: 'right', value: (l) => l.netKg, total: data.totals.netKg },
            ]}
          />
          <Paragraph text={data.note} />
          <Paragraph heading="Remarks" text={data.remarks} />
          <Closing
            company={data.company.name}
            note="Received the goods above in good order: name, date, signature and stamp"
          />
        </DocumentPage>
      ))}
    </PdfFile>
  )
}
