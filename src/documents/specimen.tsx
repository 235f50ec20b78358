import type { ReactElement } from 'react'
import { DocumentPage, PdfFile } from './blocks/document-page'
import { DocumentTitle } from './blocks/document-title'
import { FactsGrid } from './blocks/facts-grid'
import { Letterhead } from './blocks/letterhead'
import { LineTable } from './blocks/line-table'
import { Paragraph } from './blocks/terms'
import type { CompanyHead, Fact } from './types'

export type SpecimenData = {
  company: CompanyHead
  footer?: string | null
  facts: Fact[]
  lines: { text: string; amount: string }[]
  paragraph: string
}

/** A page that shows how the company's letterhead, figures and text print; Settings use it as a preview. */
export function renderSpecimen(data: SpecimenData): ReactElement {
  return (
    <PdfFile title="Specimen" author={data.company.name}>
      <DocumentPage runningHead={`Specimen · ${data.company.name}`} footer={data.footer} watermark="SPECIMEN">
        <Letterhead company={data.company} />
        <DocumentTitle title="Specimen of the letterhead" />
        <FactsGrid facts={data.facts} />
        <LineTable
          accent={data.company.accent}
          rows={data.lines}
          columns={[
            { header: 'S/N', width: 6, align: 'right', value: (_, i) => String(i + 1) },
            { header: 'Description', width: 70, value: (l) => l.text },
            { header: 'Amount', width: 24, align: 'right', value: (l) => l.amount },
          ]}
        />
        <Paragraph text={data.paragraph} />
      </DocumentPage>
    </PdfFile>
  )
}
