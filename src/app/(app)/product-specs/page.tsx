import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { productSpecList } from '@/features/product/product.queries'

export const metadata: Metadata = { title: 'Product specs' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ProductSpecsPage({ searchParams }: Props) {
  return (
    <ListPage
      list={productSpecList}
      searchParams={await searchParams}
      actions={[
        { href: '/product-specs/new', label: 'New product spec', permission: 'product.write' },
        { href: '/product-specs/families', label: 'Material families', permission: 'product.read', primary: false },
      ]}
    />
  )
}
