import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { pipeSizeList } from '@/features/product/product.queries'

export const metadata: Metadata = { title: 'Pipe sizes' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PipeSizesPage({ searchParams }: Props) {
  return (
    <ListPage
      list={pipeSizeList}
      searchParams={await searchParams}
      actions={[{ href: '/pipe-sizes/new', label: 'New size', permission: 'product.write' }]}
    />
  )
}
