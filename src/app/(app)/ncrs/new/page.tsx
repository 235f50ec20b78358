import type { Metadata } from 'next'
import { NewNcrForm } from '@/features/ncr/ncr.form'
import { ncrLot } from '@/features/ncr/ncr.queries'
import type { ListParams } from '@/server/list'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New NCR' }

export default async function NewNcrPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const { stockLotId } = await searchParams
  const lot = await pageRead((ctx) => ncrLot(ctx, typeof stockLotId === 'string' ? stockLotId : null), {
    permission: 'ncr.create',
  })
  return (
    <Page
      title="New non-conformance report"
      subtitle="A failed inspection opens one by itself; this is for everything else"
      breadcrumbs={[{ label: 'NCRs', href: '/ncrs' }, { label: 'New' }]}
    >
      <NewNcrForm lot={lot} />
    </Page>
  )
}
