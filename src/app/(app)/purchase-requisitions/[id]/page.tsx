import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rolePermissions } from '@/core/permissions'
import { getPurchaseRequisition } from '@/features/purchase-requisition/purchase-requisition.queries'
import { PurchaseRequisitionView } from '@/features/purchase-requisition/purchase-requisition.view'
import { PurchaseRequisitionButtons } from '@/features/purchase-requisition/purchase-requisition-buttons'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Purchase requisition' }

export default async function PurchaseRequisitionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { requisition, permissions, timeZone } = await pageRead(
    async (ctx) => ({
      requisition: await getPurchaseRequisition(ctx, id),
      permissions: rolePermissions(ctx.actor.roles),
      timeZone: ctx.actor.timeZone,
    }),
    { permission: 'purchase-requisition.read' },
  )
  if (!requisition) notFound()
  const number = requisition.number ?? 'Requisition'
  return (
    <Page
      title={number}
      subtitle={
        requisition.salesOrder
          ? `For ${requisition.salesOrder.number} ${requisition.salesOrder.customer.name}`
          : undefined
      }
      badge={<StatusBadge status={requisition.status} />}
      breadcrumbs={[{ label: 'Purchase requisitions', href: '/purchase-requisitions' }, { label: number }]}
      actions={<PurchaseRequisitionButtons requisition={requisition} permissions={permissions} />}
    >
      <PurchaseRequisitionView requisition={requisition} timeZone={timeZone} />
    </Page>
  )
}
