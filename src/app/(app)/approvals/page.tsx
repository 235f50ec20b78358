import type { Metadata } from 'next'
import Link from 'next/link'
import { getHome } from '@/features/home/home.queries'
import { ApprovalInbox } from '@/features/quotation/approval/approval-inbox'
import { approvalInbox } from '@/features/quotation/approval/approval-inbox.queries'
import { pageRead } from '@/server/read'
import { DateText } from '@/ui/num'
import { Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Approvals' }

/** What else waits for a decision, from the table of the home page. */
const OTHER = [
  'approve-purchase-orders',
  'approve-requisitions',
  'close-ncrs',
  'approve-vendors',
  'approve-opening-stock',
]

type Props = { searchParams: Promise<{ page?: string }> }

export default async function ApprovalsPage({ searchParams }: Props) {
  const { page } = await searchParams
  const { inbox, other } = await pageRead(
    async (ctx) => ({ inbox: await approvalInbox(ctx, page), other: (await getHome(ctx, OTHER)).groups }),
    { permission: 'quotation.approve' },
  )
  const last = Math.max(1, Math.ceil(inbox.total / inbox.pageSize))
  const waits = inbox.total === 1 ? '1 quotation waits' : `${inbox.total === 0 ? 'No' : inbox.total} quotations wait`
  return (
    <Page
      title="Approvals"
      subtitle={[waits, ...other.map((group) => `${group.count} ${group.title.toLowerCase()}`)].join(', ')}
    >
      <Section title="Quotations">
        <ApprovalInbox
          key={`${inbox.page}`}
          items={inbox.items}
          baseCurrency={inbox.baseCurrency}
          timeZone={inbox.timeZone}
        />
        {last > 1 && (
          <nav aria-label="Pages">
            {inbox.page > 1 && <Link href={`/approvals?page=${inbox.page - 1}`}>Longer waiting</Link>} Page {inbox.page}{' '}
            of {last} {inbox.page < last && <Link href={`/approvals?page=${inbox.page + 1}`}>Next</Link>}
          </nav>
        )}
      </Section>
      {other.map((group) => (
        <Section
          key={group.key}
          title={group.title}
          actions={
            <Link href={group.href} prefetch={false}>
              {group.count > group.rows.length ? `All ${group.count}` : 'Open the list'}
            </Link>
          }
        >
          <SimpleTable
            caption={group.title}
            rows={group.rows}
            rowKey={(row, index) => `${row.id}-${index}`}
            columns={[
              {
                key: 'number',
                label: 'Number',
                nowrap: true,
                width: '24%',
                render: (row) => (
                  <Link href={row.href} prefetch={false}>
                    {row.number}
                  </Link>
                ),
              },
              { key: 'about', label: 'About', render: (row) => row.about || '–' },
              {
                key: 'date',
                label: group.dateLabel,
                nowrap: true,
                width: '18%',
                render: (row) => (row.date ? <DateText value={row.date} /> : '–'),
              },
            ]}
          />
        </Section>
      ))}
    </Page>
  )
}
