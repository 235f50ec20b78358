import type { ReactElement } from 'react'
import { DocumentPage, PdfFile } from '@/documents/blocks/document-page'
import { DocumentTitle } from '@/documents/blocks/document-title'
import { FactsGrid } from '@/documents/blocks/facts-grid'
import { Letterhead } from '@/documents/blocks/letterhead'
import { LineTable } from '@/documents/blocks/line-table'
import { Closing, Paragraph } from '@/documents/blocks/terms'
import type { CompanyHead, Fact, Watermark } from '@/documents/types'

export type InspectionPdfReading = {
  parameter: string
  value: string
  limits: string
  result: string
  source: string
  origin: string
}

export type InspectionPdfLot = {
  id: string
  heading: string
  facts: Fact[]
  readings: InspectionPdfReading[]
  outcome: string
  byHand: string | null
  concession: string | null
  remark: string | null
}

/** The inspection report, everything worded. */
export type InspectionPdf = {
  company: CompanyHead
  footer: string | null
  number: string
  date: string
  watermark: Watermark | null
  facts: Fact[]
  lots: InspectionPdfLot[]
  remarks: string | null
  inspector: string | null
}

/** Inspection report, A4 portrait: per lot its facts, every reading with limit and source, and what became of it. */
export function renderInspection(data: InspectionPdf): ReactElement {
  return (
    <PdfFile title={`Inspection report ${data.number}`} author={data.company.name}>
      <DocumentPage
        orientation="portrait"
        runningHead={`Inspection report ${data.number}`}
        footer={data.footer}
        watermark={data.watermark}
      >
        <Letterhead company={data.company} />
        <DocumentTitle title="Inspection report" number={data.number} date={data.date} />
        <FactsGrid facts={data.facts} columns={2} />
        {data.lots.flatMap((lot) => [
          <Paragraph key={`${lot.id}-h`} heading={lot.heading} text={lot.outcome} />,
          <FactsGrid key={`${lot.id}-f`} facts={lot.facts} columns={2} />,
          <LineTable
            key={`${lot.id}-r`}
            accent={data.company.accent}
            rows={lot.readings}
            columns={[
              { header: 'Parameter', width: 20, strong: true, value: (r) => r.parameter },
              { header: 'Value', width: 12, align: 'right', value: (r) => r.value },
              { header: 'Limits', width: 18, value: (r) => r.limits },
              { header: 'Result', width: 18, value: (r) => r.result },
              { header: 'Value from', width: 13, value: (r) => r.source },
              { header: 'Limits from', width: 24, value: (r) => r.origin },
            ]}
          />,
          <Paragraph key={`${lot.id}-e`} heading="Checked against the standard by hand" text={lot.byHand} />,
          <Paragraph key={`${lot.id}-c`} heading="Concession" text={lot.concession} />,
          <Paragraph key={`${lot.id}-n`} heading="Remark" text={lot.remark} />,
        ])}
        <Paragraph heading="Remarks" text={data.remarks} />
        <Closing company={data.company.name} approvedBy={data.inspector} />
      </DocumentPage>
    </PdfFile>
  )
}
