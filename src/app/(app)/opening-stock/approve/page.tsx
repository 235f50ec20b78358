import type { Metadata } from 'next'
import { ApproveForm } from '@/features/opening-stock/approve.form'
import { waitingOpeningStock } from '@/features/opening-stock/opening-stock.queries'
import { pageRead } from '@/server/read'
import { EmptyState } from '@/ui/empty-state'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Approve opening stock' }

export default async function ApproveOpeningStockPage() {
  const { lots } = await pageRead((ctx) => waitingOpeningStock(ctx), { permission: 'opening-stock.approve' })
  return (
    <Page
      title="Approve opening stock"
      subtitle="Compare pipe and certificate, then approve. Nobody approves what they entered."
      breadcrumbs={[{ label: 'Opening stock', href: '/opening-stock' }, { label: 'Approve' }]}
    >
      {lots.length === 0 ? (
        <EmptyState title="Nothing waits for approval" text="Lots that STORES enters as opening stock appear here." />
      ) : (
        <ApproveForm lots={lots} />
      )}
    </Page>
  )
}
