import type { Metadata } from 'next'
import { lineMasters } from '@/features/product/product.queries'
import { PurchaseRequisitionForm } from '@/features/purchase-requisition/purchase-requisition.form'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New purchase requisition' }

export default async function NewPurchaseRequisitionPage() {
  const { masters, today } = await pageRead(
    async (ctx) => ({ masters: await lineMasters(ctx), today: ctx.actor.today }),
    {
      permission: 'purchase-requisition.create',
    },
  )
  return (
    <Page
      title="New purchase requisition"
      breadcrumbs={[{ label: 'Purchase requisitions', href: '/purchase-requisitions' }, { label: 'New' }]}
    >
      <PurchaseRequisitionForm requisition={null} masters={masters} today={today} />
    </Page>
  )
}
