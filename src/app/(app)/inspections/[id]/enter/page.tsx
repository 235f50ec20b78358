import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getInspection } from '@/features/inspection/inspection.queries'
import { InspectionEntryForm } from '@/features/inspection/inspection-entry.form'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Enter inspection' }

export default async function EnterInspectionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { inspection, maySubmit } = await pageRead(
    async (ctx) => ({ inspection: await getInspection(ctx, id), maySubmit: ctx.actor.can('inspection.submit') }),
    { permission: 'inspection.create' },
  )
  if (!inspection) notFound()
  if (inspection.status !== 'DRAFT') redirect(`/inspections/${id}`)
  return (
    <Page
      title="Inspection"
      subtitle={inspection.grn ? `Goods receipt ${inspection.grn.number}` : undefined}
      breadcrumbs={[
        { label: 'Inspections', href: '/inspections' },
        { label: 'Draft', href: `/inspections/${id}` },
        { label: 'Enter values' },
      ]}
    >
      <InspectionEntryForm inspection={inspection} maySubmit={maySubmit} />
    </Page>
  )
}
