import type { Metadata } from 'next'
import { formatDate } from '@/core/fiscal-year'
import { AGEING_BUCKETS, ageingList, ageingPage } from '@/features/ageing/ageing.queries'
import { AppError } from '@/server/errors'
import { clientList } from '@/server/list'
import { pageRead } from '@/server/read'
import { LinkButton } from '@/ui/link-button'
import { ListTable } from '@/ui/list-page'
import { Money } from '@/ui/num'
import { Banner, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Ageing' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AgeingPage({ searchParams }: Props) {
  const params = await searchParams
  const { def, loaded, problem, today } = await pageRead(
    async (ctx) => {
      const base = { def: clientList(ageingList, ctx.actor.can), today: ctx.actor.today }
      try {
        return { ...base, loaded: await ageingPage(ctx, params), problem: null }
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'VALIDATION') throw error
        return { ...base, loaded: null, problem: error.message }
      }
    },
    { permission: 'receipt.read' },
  )
  const empty = { rows: [], total: 0, page: 1, pageSize: 50 }
  return (
    <Page
      title="Ageing"
      subtitle={`What customers owe at the end of ${formatDate(loaded?.asOf ?? today)}, by days past the due date`}
      actions={<LinkButton href="/invoices?open=1">Open invoices</LinkButton>}
    >
      {problem && <Banner tone="warn">{problem}</Banner>}
      {loaded && loaded.totals.length > 0 && (
        <Section title="All customers">
          <SimpleTable
            caption="Totals by currency"
            rows={loaded.totals}
            rowKey={(t) => t.currency ?? ''}
            columns={[
              { key: 'currency', label: 'Currency' },
              ...[
                ...AGEING_BUCKETS,
                { key: 'total', label: 'Open invoices' },
                { key: 'unallocated', label: 'On account' },
                { key: 'net', label: 'Net' },
              ].map((b) => ({
                key: b.key,
                label: b.label,
                align: 'right' as const,
                render: (t: Record<string, string>) => <Money value={t[b.key]} currency={t.currency} />,
              })),
            ]}
          />
        </Section>
      )}
      <ListTable def={def} result={loaded?.result ?? empty} />
    </Page>
  )
}
