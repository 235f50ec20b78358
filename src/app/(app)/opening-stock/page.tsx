import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { openingStockList } from '@/features/opening-stock/opening-stock.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Opening stock' }

export default async function OpeningStockPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={openingStockList}
      searchParams={await searchParams}
      subtitle="What lay in the yard before the system was: entered with its certificates, approved by QC."
      actions={[
        { href: '/opening-stock/new', label: 'Enter opening stock', permission: 'opening-stock.create' },
        { href: '/opening-stock/approve', label: 'Approve', permission: 'opening-stock.approve', primary: false },
      ]}
    />
  )
}
