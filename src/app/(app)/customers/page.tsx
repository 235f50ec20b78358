import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { customerList } from '@/features/customer/customer.queries'

export const metadata: Metadata = { title: 'Customers' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CustomersPage({ searchParams }: Props) {
  return (
    <ListPage
      list={customerList}
      searchParams={await searchParams}
      actions={[{ href: '/customers/new', label: 'New customer', permission: 'customer.write' }]}
    />
  )
}
