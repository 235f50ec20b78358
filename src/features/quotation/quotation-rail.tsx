import Link from 'next/link'
import type { ReactNode } from 'react'
import { DocumentTrail } from '@/ui/doc-links'
import { DateText } from '@/ui/num'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import type { QuotationPage } from './lines/quotation-rows'
import { QuotationMails } from './mail/quotation-mails'

type Props = { quotation: QuotationPage; maySend: boolean; children?: ReactNode }

/** Beside the quotation: where it came from and led to, its revisions, its mails; then what the page adds. */
export function QuotationRail({ quotation: q, maySend, children }: Props) {
  return (
    <>
      <Section title="Linked documents">
        <DocumentTrail
          predecessors={
            q.enquiry ? [{ type: 'Enquiry', id: q.enquiry.id, number: q.enquiry.number, status: q.enquiry.status }] : []
          }
          successors={[
            ...q.customerPos.map((po) => ({
              type: 'CustomerPo',
              id: po.id,
              number: po.poNumber,
              status: po.status,
              note: revisionNote(q, po.quotationRevisionId),
            })),
            ...q.salesOrders.map((so) => ({
              type: 'SalesOrder',
              id: so.id,
              number: so.number,
              status: so.status,
              note: revisionNote(q, so.quotationRevisionId),
            })),
          ]}
          missing={q.enquiry ? undefined : 'Made without an enquiry.'}
        />
      </Section>
      <Section
        title="Revisions"
        actions={
          q.revisions.length > 1 && (
            <Link href={`/quotations/${q.id}/compare?to=${q.revision.revisionNo}`} prefetch={false}>
              Compare
            </Link>
          )
        }
      >
        <SimpleTable
          caption="Revisions"
          rows={q.revisions}
          columns={[
            {
              key: 'revisionNo',
              label: 'Rev.',
              nowrap: true,
              render: (r) =>
                r.revisionNo === q.revision.revisionNo ? (
                  <strong aria-current="page">Rev.{r.revisionNo}</strong>
                ) : (
                  <Link href={`/quotations/${q.id}?rev=${r.revisionNo}`} title={r.reason ?? undefined}>
                    Rev.{r.revisionNo}
                  </Link>
                ),
            },
            { key: 'status', label: 'Status', render: (r) => <StatusBadge status={r.status} /> },
            { key: 'quotationDate', label: 'Date', nowrap: true, render: (r) => <DateText value={r.quotationDate} /> },
          ]}
        />
      </Section>
      <Section title="E-mails">
        <QuotationMails quotation={q} maySend={maySend} />
      </Section>
      {children}
    </>
  )
}

function revisionNote(q: QuotationPage, revisionId: string): string | undefined {
  const revision = q.revisions.find((r) => r.id === revisionId)
  return revision ? `from Rev.${revision.revisionNo}` : undefined
}
