import type { ReactElement } from 'react'
import { DocumentPage, PdfFile } from '@/documents/blocks/document-page'
import { DocumentTitle } from '@/documents/blocks/document-title'
import { FactsGrid } from '@/documents/blocks/facts-grid'
import { Letterhead } from '@/documents/blocks/letterhead'
import { LineTable } from '@/documents/blocks/line-table'
import { Parties } from '@/documents/blocks/parties'
import { Closing, Paragraph } from '@/documents/blocks/terms'
import type { CompanyHead, Fact, Party, Watermark } from '@/documents/types'

export type GrnPdfLine = {
  heatNo: string
  make: string
  item: string
  certifiedTo: string
  ends: string
  metres: string
  pieces: string
  mtc: string
  tpi: string
  location: string
  note: string
}

/** A goods receipt note, everything computed and worded; it carries no prices. */
export type GrnPdf = {
  company: CompanyHead
  footer: string | null
  number: string
  date: string
  watermark: Watermark | null
  parties: Party[]
  facts: Fact[]
  lines: GrnPdfLine[]
  totalMetres: string
  totalPieces: string
  remarks: string | null
  postedBy: string | null
}

/** Goods receipt note, A4 landscape: letterhead, vendor and warehouse, facts, one row per heat. */
export function renderGrn(data: GrnPdf): ReactElement {
  return (
    <PdfFile title={`Goods receipt ${data.number}`} author={data.company.name}>
      <DocumentPage
        orientation="landscape"
        runningHead={`Goods receipt ${data.number} · ${data.parties[0]?.name ?? ''}`}
        footer={data.footer}
        watermark={data.watermark}
      >
        <Letterhead company={data.company} />
        <DocumentTitle title="Goods receipt note" number={data.number} date={data.date} />
        <Parties parties={data.parties} />
        <FactsGrid facts={data.facts} columns={3} />
        <LineTable
          compact
          accent={data.company.accent}
          rows={data.lines}
          note={(line) => line.note || null}
          columns={[
            { header: 'S/N', width: 2.8, align: 'right', value: (_, i) => String(i + 1) },
            { header: 'Heat no.', width: 10, strong: true, value: (l) => l.heatNo },
            { header: 'Make', width: 9, value: (l) => l.make },
            { header: 'Order line', width: 20, value: (l) => l.item },
            { header: 'Certified to', width: 15, value: (l) => l.certifiedTo },
            { header: 'Ends', width: 4, value: (l) => l.ends },
            { header: 'Metres', width: 8, align: 'right', value: (l) => l.metres, total: data.totalMetres },
            { header: 'Pieces', width: 6, align: 'right', value: (l) => l.pieces, total: data.totalPieces },
            { header: 'MTC', width: 14, value: (l) => l.mtc },
            { header: 'TPI', width: 9, value: (l) => l.tpi },
            { header: 'Location', width: 7, value: (l) => l.location },
          ]}
        />
        <Paragraph heading="Remarks" text={data.remarks} />
        <Closing company={data.company.name} approvedBy={data.postedBy} />
      </DocumentPage>
    </PdfFile>
  )
}
