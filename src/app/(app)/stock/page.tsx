import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { stockList } from '@/features/stock/stock.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Stock' }

export default async function StockPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={stockList}
      searchParams={await searchParams}
      subtitle="By lot: heat, size, ends, make and where it came from."
      actions={[
        { href: '/stock-ledger', label: 'Ledger', primary: false },
        {
          href: '/opening-stock/new',
          label: 'Enter opening stock',
          permission: 'opening-stock.create',
          primary: false,
        },
      ]}
    />
  )
}
