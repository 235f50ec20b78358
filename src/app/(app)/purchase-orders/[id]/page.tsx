import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatDate } from '@/core/fiscal-year'
import { rolePermissions } from '@/core/permissions'
import { orderNumberText, purchaseOrderMail } from '@/features/purchase-order/purchase-order.email'
import { getPurchaseOrder } from '@/features/purchase-order/purchase-order.queries'
import { PurchaseOrderView } from '@/features/purchase-order/purchase-order.view'
import { PurchaseOrderButtons } from '@/features/purchase-order/purchase-order-buttons'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Purchase order' }

export default async function PurchaseOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { order, actor } = await pageRead(
    async (ctx) => ({
      order: await getPurchaseOrder(ctx, id),
      actor: {
        permissions: rolePermissions(ctx.actor.roles),
        timeZone: ctx.actor.timeZone,
        today: ctx.actor.today,
        name: ctx.actor.userName,
        company: ctx.actor.companyName,
      },
    }),
    { permission: 'purchase-order.read' },
  )
  if (!order) notFound()
  const number = orderNumberText(order.number, order.revisionNo)
  const mail = purchaseOrderMail({
    number,
    vendor: order.vendor.name,
    company: actor.company,
    person: actor.name,
    orderDate: formatDate(order.orderDate),
    expectedDate: order.expectedDate ? formatDate(order.expectedDate) : null,
  })
  return (
    <Page
      title={number}
      subtitle={order.vendor.name}
      badge={
        <>
          <StatusBadge status={order.status} />
          {order.isOverdue && <StatusBadge status="OVERDUE" />}
        </>
      }
      breadcrumbs={[{ label: 'Purchase orders', href: '/purchase-orders' }, { label: number }]}
      actions={<PurchaseOrderButtons order={order} permissions={actor.permissions} mail={mail} today={actor.today} />}
    >
      <PurchaseOrderView order={order} timeZone={actor.timeZone} />
    </Page>
  )
}
