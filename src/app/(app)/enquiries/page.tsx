import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { enquiryList } from '@/features/enquiry/enquiry.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Enquiries' }

export default async function EnquiriesPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={enquiryList}
      searchParams={await searchParams}
      actions={[
        { href: '/enquiries/intake', label: 'New from RFQ', permission: 'enquiry.create' },
        { href: '/enquiries/new', label: 'New enquiry', permission: 'enquiry.create', primary: false },
      ]}
    />
  )
}
