import Link from 'next/link'
import { formatDate, formatInstant } from '@/core/fiscal-year'
import { dec } from '@/core/money'
import { humanise } from '@/core/state-machine'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { DateText, DateTimeText, Metres, Money, Tonnes } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable, TotalsBox } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import { Timeline } from '@/ui/timeline'
import { tonnes } from './quotation.totals'
import { QuotationLines } from './quotation-lines'
import type { QuotationPage } from './quotation-rows'

const words = { whiteSpace: 'pre-wrap' } as const

/** A quotation as the paper it becomes: facts, lines, totals, terms; beside it history, links, revisions and mails. */
export function QuotationView({ quotation: q }: { quotation: QuotationPage }) {
  return (
    <>
      <StateBanner quotation={q} />
      <WithRail rail={<Rail quotation={q} />}>
        <Section title="Details">
          <QuotationFacts quotation={q} />
        </Section>
        {q.changes && (
          <Section title={`Changes since Rev.${q.changes.since}`}>
            <SimpleTable
              caption={`Changes since Rev.${q.changes.since}`}
              rows={q.changes.list}
              rowKey={(change) => `${change.where} ${change.what}`}
              empty="Nothing has changed yet."
              columns={[
                { key: 'where', label: 'Where', nowrap: true },
                { key: 'what', label: 'What' },
                { key: 'before', label: `Rev.${q.changes.since}` },
                { key: 'after', label: `Rev.${q.revision.revisionNo}` },
              ]}
            />
          </Section>
        )}
        <Section title="Lines">
          <QuotationLines lines={q.revision.lines} currency={q.revision.currency} priced={q.priced} />
          <Totals quotation={q} />
        </Section>
        {q.revision.remarks && (
          <Section title="Remarks">
            <p style={words}>{q.revision.remarks}</p>
          </Section>
        )}
        <Section title="Terms">
          <SimpleTable
            caption="Terms of the quotation"
            numbered
            rows={q.revision.terms}
            columns={[
              { key: 'title', label: 'Term', width: '22%' },
              { key: 'text', label: 'Text', render: (t) => <span style={words}>{t.text}</span> },
            ]}
            empty="No terms."
          />
        </Section>
      </WithRail>
    </>
  )
}

function StateBanner({ quotation: q }: { quotation: QuotationPage }) {
  const { revision } = q
  if (!q.isLatest)
    return (
      <Banner tone="frozen">
        This is Rev.{revision.revisionNo} ({humanise(revision.status).toLowerCase()}), kept as it was.{' '}
        <Link href={`/quotations/${q.id}`}>See the latest revision, Rev.{q.latestRevisionNo}</Link>.
      </Banner>
    )
  if (['LOST', 'REGRETTED', 'VOID'].includes(q.status))
    return (
      <Banner tone="frozen">
        This quotation is {humanise(q.status).toLowerCase()} and can no longer be changed.
        {q.closeReason && ` Reason: ${q.closeReason}`}
      </Banner>
    )
  if (q.status === 'EXPIRED')
    return (
      <Banner tone="warn">Its validity ended on {formatDate(revision.validUntil)}. Revise it to offer again.</Banner>
    )
  if (revision.status === 'PENDING_APPROVAL')
    return (
      <Banner>
        Waiting for approval{revision.submittedBy && `, submitted by ${revision.submittedBy}`}. It cannot be changed
        unless it is returned. Prepared by {revision.preparedBy.join(', ')}, who cannot approve it.
      </Banner>
    )
  if (revision.status === 'APPROVED' || revision.status === 'SENT')
    return (
      <Banner tone="frozen">
        {revision.approvedBy ? `Approved by ${revision.approvedBy}` : revision.approvalRule}
        {revision.approvedAt && ` on ${formatInstant(revision.approvedAt, q.timeZone)}`}
        {': the content is frozen. A change is a new revision.'}
      </Banner>
    )
  if (revision.status === 'DRAFT' && revision.approvalRemark)
    return <Banner tone="warn">Returned to be changed: {revision.approvalRemark}</Banner>
  return null
}

function QuotationFacts({ quotation: q }: { quotation: QuotationPage }) {
  const { revision } = q
  const foreign = !dec(revision.exchangeRate).eq(1)
  return (
    <Facts
      items={[
        { label: 'Customer', value: <DocLink type="Customer" id={q.customer.id} number={q.customer.name} /> },
        { label: 'Date', value: <DateText value={revision.quotationDate} /> },
        { label: 'Attention', value: [revision.attention, revision.attentionEmail].filter(Boolean).join(' · ') },
        { label: 'Valid until', value: <DateText value={revision.validUntil} /> },
        { label: 'Client reference', value: revision.clientReference },
        { label: 'Salesperson', value: q.salesperson.name },
        { label: 'Project', value: revision.project },
        {
          label: 'Currency',
          value: foreign ? `${revision.currency} (1 = ${q.baseCurrency} ${revision.exchangeRate})` : revision.currency,
        },
        { label: 'Payment terms', value: revision.paymentTerms },
        { label: 'Delivery terms', value: revision.deliveryTerms },
        ...(revision.reason ? [{ label: 'Reason of revision', value: revision.reason, wide: true }] : []),
        ...(q.competitorPrice
          ? [
              {
                label: 'Competitor’s price',
                value: <Money value={q.competitorPrice} currency={revision.currency} symbol />,
              },
            ]
          : []),
      ]}
    />
  )
}

function Totals({ quotation: q }: { quotation: QuotationPage }) {
  const { revision } = q
  const money = (value: string | null) => <Money value={value} currency={revision.currency} />
  const charged = revision.chargesAmount !== null && !dec(revision.chargesAmount).isZero()
  return (
    <TotalsBox
      items={[
        { label: 'Length', value: <Metres value={revision.totalMetres} unit /> },
        { label: 'Weight', value: <Tonnes value={tonnes(revision.totalWeightKg)} unit /> },
        ...(q.priced
          ? [
              { label: 'Sum of the lines', value: money(revision.subTotal) },
              ...(charged ? [{ label: revision.chargesLabel ?? 'Charges', value: money(revision.chargesAmount) }] : []),
              { label: `Total ${revision.currency}`, value: money(revision.totalAmount), strong: true },
            ]
          : []),
      ]}
    />
  )
}

function Rail({ quotation: q }: { quotation: QuotationPage }) {
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
      <Section title="Revisions">
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
        {q.mails.length === 0 ? (
          <p>Not e-mailed yet.</p>
        ) : (
          <Timeline
            timeZone={q.timeZone}
            items={q.mails.map((mail) => ({
              at: mail.createdAt,
              who: mail.sentBy,
              what: (
                <>
                  {mail.documentNo} to {mail.recipients} <StatusBadge status={mail.status} />
                </>
              ),
              detail: (
                <>
                  {mail.subject}
                  {mail.sentAt && (
                    <>
                      {' · handed over '}
                      <DateTimeText value={mail.sentAt} timeZone={q.timeZone} />
                    </>
                  )}
                  {mail.lastError && ` · ${mail.lastError}`}
                </>
              ),
            }))}
          />
        )}
      </Section>
      <Section title="History">
        <Timeline items={historyOf(q)} timeZone={q.timeZone} />
      </Section>
    </>
  )
}

function revisionNote(q: QuotationPage, revisionId: string): string | undefined {
  const revision = q.revisions.find((r) => r.id === revisionId)
  return revision ? `from Rev.${revision.revisionNo}` : undefined
}

/** Newest first; whose step it was: the revision's, or the quotation's outcome. */
function historyOf(q: QuotationPage) {
  const steps = q.history.map((h) => ({
    at: h.at,
    who: h.userName,
    what: `${h.revisionNo === null ? 'Quotation' : `Rev.${h.revisionNo}`}: ${humanise(h.fromState)} → ${humanise(h.toState)}`,
    detail: h.remark,
  }))
  const revisions = q.revisions.map((r) => ({
    at: r.createdAt,
    who: r.createdBy,
    what: r.revisionNo === 0 ? `Made as ${q.number}` : `Rev.${r.revisionNo} made`,
    detail: r.reason,
  }))
  return [...steps, ...revisions].sort((a, b) => b.at.localeCompare(a.at))
}
