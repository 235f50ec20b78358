import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rolePermissions } from '@/core/permissions'
import { getInspection } from '@/features/inspection/inspection.queries'
import { InspectionView } from '@/features/inspection/inspection.view'
import { InspectionButtons } from '@/features/inspection/inspection-buttons'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Inspection' }

export default async function InspectionDetailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { inspection, permissions } = await pageRead(
    async (ctx) => ({
      inspection: await getInspection(ctx, id),
      permissions: rolePermissions(ctx.actor.roles),
    }),
    { permission: 'inspection.read' },
  )
  if (!inspection) notFound()
  const number = inspection.number ?? 'Draft inspection'
  return (
    <Page
      title={number}
      subtitle={`Heat ${[...new Set(inspection.lots.map((l) => l.stockLot.heatNo))].join(', ')}`}
      badge={<StatusBadge status={inspection.status} />}
      breadcrumbs={[{ label: 'Inspections', href: '/inspections' }, { label: number }]}
      actions={<InspectionButtons inspection={inspection} permissions={permissions} />}
    >
      <InspectionView inspection={inspection} />
    </Page>
  )
}
