import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { ncrList } from '@/features/ncr/ncr.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Non-conformance reports' }

export default async function NcrsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const { mine, ...params } = await searchParams
  return (
    <ListPage
      list={ncrList}
      searchParams={mine ? { ...params, assignedToMe: 'true' } : params}
      actions={[{ href: '/ncrs/new', label: 'New NCR', permission: 'ncr.create' }]}
    />
  )
}
