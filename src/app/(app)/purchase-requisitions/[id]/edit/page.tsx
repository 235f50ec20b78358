import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { lineMasters } from '@/features/product/product.queries'
import { PurchaseRequisitionForm } from '@/features/purchase-requisition/purchase-requisition.form'
import { getPurchaseRequisition } from '@/features/purchase-requisition/purchase-requisition.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Change purchase requisition' }

export default async function EditPurchaseRequisitionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { requisition, masters, today } = await pageRead(
    async (ctx) => ({
      requisition: await getPurchaseRequisition(ctx, id),
      masters: await lineMasters(ctx),
      today: ctx.actor.today,
    }),
    { permission: 'purchase-requisition.update' },
  )
  if (!requisition) notFound()
  if (requisition.status !== 'DRAFT') redirect(`/purchase-requisitions/${id}`)
  const number = requisition.number ?? 'Requisition'
  return (
    <Page
      title={`Change ${number}`}
      badge={<StatusBadge status={requisition.status} />}
      breadcrumbs={[
        { label: 'Purchase requisitions', href: '/purchase-requisitions' },
        { label: number, href: `/purchase-requisitions/${id}` },
        { label: 'Change' },
      ]}
    >
      <PurchaseRequisitionForm requisition={requisition} masters={masters} today={today} />
    </Page>
  )
}
