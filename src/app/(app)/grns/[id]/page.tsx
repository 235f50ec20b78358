import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rolePermissions } from '@/core/permissions'
import { getGrn } from '@/features/grn/grn.queries'
import { GrnView } from '@/features/grn/grn.view'
import { GrnButtons } from '@/features/grn/grn-buttons'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Goods receipt' }

export default async function GrnPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { grn, permissions, timeZone } = await pageRead(
    async (ctx) => ({
      grn: await getGrn(ctx, id),
      permissions: rolePermissions(ctx.actor.roles),
      timeZone: ctx.actor.timeZone,
    }),
    { permission: 'grn.read' },
  )
  if (!grn) notFound()
  const number = grn.number ?? 'Draft goods receipt'
  return (
    <Page
      title={number}
      subtitle={`${grn.vendor.name}, ${grn.purchaseOrder.number}`}
      badge={<StatusBadge status={grn.status} />}
      breadcrumbs={[{ label: 'Goods receipts', href: '/grns' }, { label: number }]}
      actions={<GrnButtons grn={grn} permissions={permissions} />}
    >
      <GrnView grn={grn} timeZone={timeZone} />
    </Page>
  )
}
