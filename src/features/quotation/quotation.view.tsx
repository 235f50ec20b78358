import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatMoney } from '@/core/money'
import { Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { ApprovalFacts, hasApprovalFacts } from './approval/approval-facts'
import type { QuotationPage } from './lines/quotation-rows'
import { LineOutcomes } from './outcome/quotation-orders'
import { OutcomeFacts, QuotationFacts, QuotationTotals, StateBanner } from './quotation-facts'
import { QuotationLines } from './quotation-lines'
import { QuotationRail } from './quotation-rail'

const words = { whiteSpace: 'pre-wrap' } as const

type Props = {
  quotation: QuotationPage
  maySend: boolean
  /** What other parts of the product add: above the lines, below them, and in the rail. */
  above?: ReactNode
  below?: ReactNode
  rail?: ReactNode
}

/** A quotation as the paper it becomes: facts, lines, totals, terms; beside it links, revisions, mails and talk. */
export function QuotationView({ quotation: q, maySend, above, below, rail }: Props) {
  const closed = q.closedAt !== null && q.status !== 'OPEN'
  const notes = q.revision.terms.filter((t) => t.kind === 'NOTE')
  return (
    <>
      <StateBanner quotation={q} />
      <WithRail
        rail={
          <QuotationRail quotation={q} maySend={maySend}>
            {rail}
          </QuotationRail>
        }
      >
        <Section title="Details">
          <QuotationFacts quotation={q} />
        </Section>
        {closed && (
          <Section title="Outcome">
            <OutcomeFacts quotation={q} />
          </Section>
        )}
        {hasApprovalFacts(q) && (
          <Section title="Approval">
            <ApprovalFacts quotation={q} />
          </Section>
        )}
        {above}
        {q.changes && <Changes quotation={q} changes={q.changes} />}
        <Section title="Lines">
          <QuotationLines quotation={q} />
          <QuotationTotals quotation={q} />
        </Section>
        <LineOutcomes quotation={q} />
        {q.revision.remarks && (
          <Section title="Remarks">
            <p style={words}>{q.revision.remarks}</p>
          </Section>
        )}
        {below}
        <Section title="Terms">
          <SimpleTable
            caption="Terms of the quotation"
            numbered
            rows={q.revision.terms.filter((t) => t.kind !== 'NOTE')}
            columns={[
              { key: 'title', label: 'Term', width: '22%' },
              { key: 'text', label: 'Text', render: (t) => <span style={words}>{t.text}</span> },
            ]}
            empty="No terms."
          />
        </Section>
        {notes.length > 0 && (
          <Section title="Notes">
            <SimpleTable
              caption="Notes of the quotation"
              numbered
              rows={notes}
              columns={[{ key: 'text', label: 'Note', render: (t) => <span style={words}>{t.text}</span> }]}
            />
          </Section>
        )}
      </WithRail>
    </>
  )
}

const counted = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`)

/** One line on what this revision changed; the whole of it is a page of its own. */
function Changes({
  quotation: q,
  changes,
}: {
  quotation: QuotationPage
  changes: NonNullable<QuotationPage['changes']>
}) {
  const { comparison, since } = changes
  const { added, removed, changed, totals } = comparison
  const facts = comparison.header.length + comparison.terms.length
  const parts = [
    added.length > 0 && `${counted(added.length, 'line', 'lines')} added`,
    removed.length > 0 && `${counted(removed.length, 'line', 'lines')} removed`,
    changed.length > 0 && `${counted(changed.length, 'line', 'lines')} changed`,
    facts > 0 && `${counted(facts, 'point', 'points')} of header and terms`,
  ].filter(Boolean)
  const total =
    totals && totals.before !== totals.after
      ? `. Total ${totals.currencyBefore} ${formatMoney(totals.before, totals.currencyBefore)} → ${totals.currencyAfter} ${formatMoney(totals.after, totals.currencyAfter)}`
      : ''
  return (
    <Section title={`Changes since Rev.${since}`}>
      <p style={{ margin: 0 }}>
        {comparison.same ? 'Nothing has changed yet.' : `${parts.join(', ')}${total}.`}{' '}
        {!comparison.same && (
          <Link
            href={`/quotations/${q.id}/compare?from=${since}&to=${q.revision.revisionNo}`}
            prefetch={false}
            style={{ textDecoration: 'underline' }}
          >
            See them side by side
          </Link>
        )}
      </p>
    </Section>
  )
}
