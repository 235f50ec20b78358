import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { invoiceList } from '@/features/invoice/invoice-list.queries'

export const metadata: Metadata = { title: 'Invoices' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function InvoicesPage({ searchParams }: Props) {
  return (
    <ListPage
      list={invoiceList}
      searchParams={await searchParams}
      actions={[
        { href: '/ageing', label: 'Ageing', permission: 'receipt.read', primary: false },
        { href: '/invoices/new', label: 'New invoice', permission: 'invoice.create' },
      ]}
    />
  )
}
