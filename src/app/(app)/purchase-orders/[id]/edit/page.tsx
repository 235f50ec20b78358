import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { lineMasters } from '@/features/product/product.queries'
import { orderNumberText } from '@/features/purchase-order/purchase-order.email'
import { PurchaseOrderForm } from '@/features/purchase-order/purchase-order.form'
import { getPurchaseOrder, purchaseOrderFormData } from '@/features/purchase-order/purchase-order.queries'
import { pageRead } from '@/server/read'
import { Banner, Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Change purchase order' }

export default async function EditPurchaseOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { order, data, masters } = await pageRead(
    async (ctx) => ({
      order: await getPurchaseOrder(ctx, id),
      data: await purchaseOrderFormData(ctx, null),
      masters: await lineMasters(ctx),
    }),
    { permission: 'purchase-order.update' },
  )
  if (!order) notFound()
  if (order.status !== 'DRAFT') redirect(`/purchase-orders/${id}`)
  const number = orderNumberText(order.number, order.revisionNo)
  return (
    <Page
      title={`Change ${number}`}
      subtitle={order.vendor.name}
      badge={<StatusBadge status={order.status} />}
      breadcrumbs={[
        { label: 'Purchase orders', href: '/purchase-orders' },
        { label: number, href: `/purchase-orders/${id}` },
        { label: 'Change' },
      ]}
    >
      {order.revisionNo > 0 && (
        <Banner tone="warn">{`Amendment: ${order.amendments.at(-1)?.reason ?? ''}. Nothing may go below what is received.`}</Banner>
      )}
      <PurchaseOrderForm order={order} data={data} masters={masters} />
    </Page>
  )
}
