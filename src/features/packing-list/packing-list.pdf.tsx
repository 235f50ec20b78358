import type { ReactElement } from 'react'
import { DocumentPage, PdfFile } from '@/documents/blocks/document-page'
import { DocumentTitle } from '@/documents/blocks/document-title'
import { FactsGrid } from '@/documents/blocks/facts-grid'
import { Letterhead } from '@/documents/blocks/letterhead'
import { LineTable } from '@/documents/blocks/line-table'
import { Parties } from '@/documents/blocks/parties'
import { Closing, Paragraph } from '@/documents/blocks/terms'
import type { CompanyHead, Fact, Party, Watermark } from '@/documents/types'

export type PackingListPdfLine = {
  orderLine: string
  goods: string
  size: string
  heatNo: string
  certificate: string
  bundleNo: string
  bundles: string
  pieces: string
  metres: string
  netKg: string
  remark: string
}

export type PackingListPdf = {
  company: CompanyHead
  footer: string | null
  number: string
  date: string
  watermark: Watermark | null
  parties: Party[]
  facts: Fact[]
  lines: PackingListPdfLine[]
  totals: { bundles: string; pieces: string; metres: string; netKg: string }
  remarks: string | null
}

/** Packing list, A4 portrait: what is in which bundle, heat by heat, with its weight. */
export function renderPackingList(data: PackingListPdf): ReactElement {
  return (
    <PdfFile title={`Packing list ${data.number}`} author={data.company.name}>
      <DocumentPage
        runningHead={`Packing list ${data.number} · ${data.parties[0]?.name ?? ''}`}
        footer={data.footer}
        watermark={data.watermark}
      >
        <Letterhead company={data.company} />
        <DocumentTitle title="Packing list" number={data.number} date={data.date} />
        <Parties parties={data.parties} />
        <FactsGrid facts={data.facts} columns={2} />
        <LineTable
          compact
          accent={data.company.accent}
          rows={data.lines}
          note={(line) => line.remark || null}
          columns={[
            { header: 'S/N', width: 3.2, align: 'right', value: (_, i) => String(i + 1) },
            { header: 'Item', width: 4, align: 'right', value: (l) => l.orderLine },
            { header: 'Goods', width: 18, value: (l) => l.goods },
            { header: 'Size', width: 13, strong: true, value: (l) => l.size },
            { header: 'Heat no.', width: 11, strong: true, value: (l) => l.heatNo },
            { header: 'Certificate', width: 12, value: (l) => l.certificate },
            { header: 'Bundle', width: 7, value: (l) => l.bundleNo },
            { header: 'Bdls', width: 5, align: 'right', value: (l) => l.bundles, total: data.totals.bundles },
            { header: 'Pieces', width: 6, align: 'right', value: (l) => l.pieces, total: data.totals.pieces },
            { header: 'Metres', width: 9, align: 'right', value: (l) => l.metres, total: data.totals.metres },
            { header: 'Net kg', width: 11, align: 'right', value: (l) => l.netKg, total: data.totals.netKg },
          ]}
        />
        <Paragraph heading="Remarks" text={data.remarks} />
        <Closing company={data.company.name} />
      </DocumentPage>
    </PdfFile>
  )
}
