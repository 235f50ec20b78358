import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { customerPoList } from '@/features/customer-po/customer-po.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Customer POs' }

export default async function CustomerPosPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={customerPoList}
      searchParams={await searchParams}
      actions={[{ href: '/customer-pos/new', label: 'Record customer PO', permission: 'customer-po.create' }]}
    />
  )
}
