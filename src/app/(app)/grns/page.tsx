import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { grnList } from '@/features/grn/grn.queries'

export const metadata: Metadata = { title: 'Goods receipts' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function GrnsPage({ searchParams }: Props) {
  return (
    <ListPage
      list={grnList}
      searchParams={await searchParams}
      actions={[{ href: '/grns/new', label: 'New goods receipt', permission: 'grn.create' }]}
    />
  )
}
