import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { heatList } from '@/features/heat/heat.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Heats' }

export default async function HeatsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={heatList}
      searchParams={await searchParams}
      subtitle="Type any part of a heat number. A heat in several sizes or receipts has several lines."
    />
  )
}
