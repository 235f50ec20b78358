import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { warehouseList } from '@/features/warehouse/warehouse.queries'

export const metadata: Metadata = { title: 'Warehouses' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function WarehousesPage({ searchParams }: Props) {
  return (
    <ListPage
      list={warehouseList}
      searchParams={await searchParams}
      actions={[{ href: '/warehouses/new', label: 'New warehouse', permission: 'warehouse.write' }]}
    />
  )
}
