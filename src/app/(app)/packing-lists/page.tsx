import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { packingListList } from '@/features/packing-list/packing-list.queries'

export const metadata: Metadata = { title: 'Packing lists' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PackingListsPage({ searchParams }: Props) {
  return (
    <ListPage
      list={packingListList}
      searchParams={await searchParams}
      actions={[{ href: '/packing-lists/new', label: 'New packing list', permission: 'packing-list.create' }]}
    />
  )
}
