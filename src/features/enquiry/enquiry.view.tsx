import type { ReactNode } from 'react'
import { durationText } from '@/core/response-time'
import { humanise } from '@/core/state-machine'
import { PipeEnds, PipeItem, PipeQuantity, PipeSize, placeText, referencesText } from '@/features/product/pipe-cells'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { DateText, DateTimeText, Metres } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { Timeline } from '@/ui/timeline'
import { ENQUIRY_MODE_LABELS, type ENQUIRY_MODES } from './enquiry.schema'
import type { EnquiryPage } from './enquiry-rows'

const lineText = { whiteSpace: 'pre-wrap' } as const

/** An enquiry as it reads: facts, lines, and beside them quotations, what the page adds (`rail`), and the history. */
export function EnquiryView({ enquiry, rail }: { enquiry: EnquiryPage; rail?: ReactNode }) {
  const history = [
    ...enquiry.history.map((h) => ({
      at: h.at,
      who: h.userName,
      what: `${humanise(h.fromState)} → ${humanise(h.toState)}`,
      detail: h.remark,
    })),
  ].reverse()
  return (
    <>
      {!enquiry.editable && (
        <Banner tone="frozen">
          This enquiry is {humanise(enquiry.status).toLowerCase()} and can no longer be changed.
          {enquiry.closeReason && ` Reason: ${enquiry.closeReason}`}
        </Banner>
      )}
      <WithRail
        rail={
          <>
            <Section title="Linked documents">
              <DocumentTrail
                predecessors={[]}
                successors={enquiry.quotations.map((q) => ({
                  type: 'Quotation',
                  id: q.id,
                  number: q.number,
                  status: q.status,
                  note: `Rev.${q.latestRevisionNo}`,
                }))}
                missing={enquiry.quotations.length === 0 ? 'Not quoted yet.' : undefined}
              />
            </Section>
            {rail}
            <Section title="History">
              <Timeline
                items={[
                  ...history,
                  { at: enquiry.createdAt, who: enquiry.createdBy, what: `Registered as ${enquiry.number}` },
                ]}
                timeZone={enquiry.timeZone}
              />
            </Section>
          </>
        }
      >
        <Section title="Details">
          <Facts
            items={[
              {
                label: 'Customer',
                value: <DocLink type="Customer" id={enquiry.customer.id} number={enquiry.customer.name} />,
              },
              { label: 'Date', value: <DateText value={enquiry.enquiryDate} /> },
              {
                label: 'Contact',
                value: [enquiry.contactName, enquiry.contactEmail, enquiry.contact?.phone].filter(Boolean).join(' · '),
              },
              { label: 'Came in by', value: ENQUIRY_MODE_LABELS[enquiry.mode as (typeof ENQUIRY_MODES)[number]] },
              { label: 'Client reference', value: enquiry.clientReference },
              { label: 'Required by', value: <DateText value={enquiry.requiredBy} /> },
              { label: 'Project', value: enquiry.project },
              { label: 'Last changed', value: <ChangedBy enquiry={enquiry} /> },
              ...(enquiry.responseMinutes === null
                ? []
                : [{ label: 'Answered in', value: durationText(enquiry.responseMinutes) }]),
              ...(enquiry.buyerText
                ? [
                    {
                      label: 'What the buyer wrote',
                      value: <span style={lineText}>{enquiry.buyerText}</span>,
                      wide: true,
                    },
                  ]
                : []),
              ...(enquiry.remarks
                ? [{ label: 'Our remarks', value: <span style={lineText}>{enquiry.remarks}</span>, wide: true }]
                : []),
            ]}
          />
        </Section>
        <Section title="Lines">
          <EnquiryLines lines={enquiry.lines} />
        </Section>
      </WithRail>
    </>
  )
}

function ChangedBy({ enquiry }: { enquiry: EnquiryPage }) {
  return (
    <>
      {enquiry.updatedBy && `${enquiry.updatedBy}, `}
      <DateTimeText value={enquiry.updatedAt} timeZone={enquiry.timeZone} />
    </>
  )
}

type Line = EnquiryPage['lines'][number]

function EnquiryLines({ lines }: { lines: Line[] }) {
  const said = lines.some((l) => l.buyerText)
  return (
    <SimpleTable
      caption="Lines of the enquiry"
      numbered
      rows={lines}
      columns={[
        {
          key: 'item',
          label: 'Item',
          render: (l) => <PipeItem line={l} more={[placeText(l), referencesText(l)].filter(Boolean).join(' · ')} />,
        },
        { key: 'sizeText', label: 'Size', render: (l) => <PipeSize line={l} /> },
        { key: 'ends', label: 'Ends', render: (l) => <PipeEnds line={l} /> },
        { key: 'quantity', label: 'Quantity', align: 'right', render: (l) => <PipeQuantity line={l} /> },
        { key: 'metres', label: 'Metres', align: 'right', render: (l) => <Metres value={l.metres} /> },
        ...(said ? [{ key: 'buyerText', label: 'Buyer’s words', render: (l: Line) => l.buyerText ?? '–' }] : []),
      ]}
    />
  )
}
