import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { zId } from '@/core/inputs'
import { lineMasters } from '@/features/product/product.queries'
import { PurchaseOrderForm } from '@/features/purchase-order/purchase-order.form'
import { purchaseOrderFormData } from '@/features/purchase-order/purchase-order.queries'
import { pageRead } from '@/server/read'
import { Banner, Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New purchase order' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewPurchaseOrderPage({ searchParams }: Props) {
  const { requisition: asked } = await searchParams
  const requisitionId = zId.safeParse(asked).data ?? null
  const { data, masters } = await pageRead(
    async (ctx) => ({ data: await purchaseOrderFormData(ctx, requisitionId), masters: await lineMasters(ctx) }),
    {
      permission: 'purchase-order.create',
    },
  )
  if (asked && !data.requisition) notFound()
  const { requisition } = data
  const number = requisition?.number ?? ''
  return (
    <Page
      title={requisition ? `Purchase order from ${number}` : 'New purchase order'}
      breadcrumbs={
        requisition
          ? [
              { label: 'Purchase requisitions', href: '/purchase-requisitions' },
              { label: number, href: `/purchase-requisitions/${requisition.id}` },
              { label: 'Order' },
            ]
          : [{ label: 'Purchase orders', href: '/purchase-orders' }, { label: 'New' }]
      }
    >
      {requisition && requisition.status !== 'APPROVED' ? (
        <Banner tone="stop">
          {requisition.status === 'ORDERED'
            ? `${number} is ordered in full already.`
            : `${number} is not approved; only an approved requisition can be ordered.`}
        </Banner>
      ) : (
        <PurchaseOrderForm order={null} data={data} masters={masters} />
      )}
    </Page>
  )
}
