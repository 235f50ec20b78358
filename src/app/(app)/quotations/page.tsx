import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { quotationList } from '@/features/quotation/quotation-register.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Quotations' }

export default async function QuotationsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={quotationList}
      searchParams={await searchParams}
      actions={[{ href: '/quotations/new', label: 'New quotation', permission: 'quotation.create' }]}
    />
  )
}
