import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { vendorList } from '@/features/vendor/vendor.queries'

export const metadata: Metadata = { title: 'Vendors' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function VendorsPage({ searchParams }: Props) {
  return (
    <ListPage
      list={vendorList}
      searchParams={await searchParams}
      actions={[{ href: '/vendors/new', label: 'New vendor', permission: 'vendor.write' }]}
    />
  )
}
