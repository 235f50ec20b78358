import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { purchaseRequisitionList } from '@/features/purchase-requisition/purchase-requisition.queries'

export const metadata: Metadata = { title: 'Purchase requisitions' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PurchaseRequisitionsPage({ searchParams }: Props) {
  return (
    <ListPage
      list={purchaseRequisitionList}
      searchParams={await searchParams}
      actions={[
        { href: '/purchase-requisitions/new', label: 'New requisition', permission: 'purchase-requisition.create' },
      ]}
    />
  )
}
