import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { salesOrderList } from '@/features/sales-order/sales-order.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Sales orders' }

export default async function SalesOrdersPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={salesOrderList}
      searchParams={await searchParams}
      actions={[{ href: '/customer-pos', label: 'Customer POs', permission: 'customer-po.read', primary: false }]}
    />
  )
}
