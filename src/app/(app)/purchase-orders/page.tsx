import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { purchaseOrderList } from '@/features/purchase-order/purchase-order.queries'

export const metadata: Metadata = { title: 'Purchase orders' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PurchaseOrdersPage({ searchParams }: Props) {
  return (
    <ListPage
      list={purchaseOrderList}
      searchParams={await searchParams}
      actions={[{ href: '/purchase-orders/new', label: 'New purchase order', permission: 'purchase-order.create' }]}
    />
  )
}
