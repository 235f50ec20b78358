import Link from 'next/link'
import { formatDate, formatInstant } from '@/core/fiscal-year'
import { dec } from '@/core/money'
import { durationText } from '@/core/response-time'
import { humanise } from '@/core/state-machine'
import { FORMAT_LABELS, isQuotationFormat } from '@/features/quotation-template/paper-formats'
import { DocLink } from '@/ui/doc-links'
import { DateText, Metres, Money, Tonnes } from '@/ui/num'
import { Banner, Facts } from '@/ui/page'
import { TotalsBox } from '@/ui/simple-table'
import { tonnes } from './lines/quotation.totals'
import type { QuotationPage } from './lines/quotation-rows'
import { CLOSE_CATEGORY_LABELS, type CloseCategory } from './outcome/outcome-words'

type Props = { quotation: QuotationPage }

/** What is special about where the quotation stands, in one line above it. */
export function StateBanner({ quotation: q }: Props) {
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

/** The header of the quotation in two columns. */
export function QuotationFacts({ quotation: q }: Props) {
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
        { label: 'Format', value: isQuotationFormat(q.format) ? FORMAT_LABELS[q.format] : q.format },
        ...(q.responseMinutes === null
          ? []
          : [{ label: 'Answered in', value: `${durationText(q.responseMinutes)} from the enquiry` }]),
        ...(q.copiedFrom
          ? [
              {
                label: 'Copied from',
                value: <DocLink type="Quotation" id={q.copiedFrom.id} number={q.copiedFrom.number} />,
              },
            ]
          : []),
        ...(revision.reason ? [{ label: 'Reason of revision', value: revision.reason, wide: true }] : []),
      ]}
    />
  )
}

/** What became of it and why; only once something has. */
export function OutcomeFacts({ quotation: q }: Props) {
  const category = q.closeCategory && CLOSE_CATEGORY_LABELS[q.closeCategory as CloseCategory]
  return (
    <Facts
      items={[
        { label: 'Outcome', value: humanise(q.status) },
        { label: 'Closed', value: q.closedAt && formatInstant(q.closedAt, q.timeZone) },
        { label: 'Because of', value: category },
        { label: 'Competitor', value: q.competitorName },
        {
          label: 'Their price',
          value: q.competitorPrice && <Money value={q.competitorPrice} currency={q.revision.currency} symbol />,
        },
        ...(q.closeReason ? [{ label: 'Reason', value: q.closeReason, wide: true }] : []),
      ]}
    />
  )
}

/** Length, weight and sums of the revision. */
export function QuotationTotals({ quotation: q }: Props) {
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
