import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { stockLedgerList } from '@/features/stock/stock-ledger.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Stock ledger' }

export default async function StockLedgerPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={stockLedgerList}
      searchParams={await searchParams}
      subtitle="Every movement, in the order it happened. Nothing here is ever changed."
    />
  )
}
