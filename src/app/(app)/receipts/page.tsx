import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { receiptList } from '@/features/receipt/receipt.queries'

export const metadata: Metadata = { title: 'Receipts' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReceiptsPage({ searchParams }: Props) {
  return (
    <ListPage
      list={receiptList}
      searchParams={await searchParams}
      actions={[
        { href: '/ageing', label: 'Ageing', permission: 'receipt.read', primary: false },
        { href: '/receipts/new', label: 'New receipt', permission: 'receipt.create' },
      ]}
    />
  )
}
