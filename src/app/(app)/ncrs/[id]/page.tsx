import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rolePermissions } from '@/core/permissions'
import { companyMembers, getNcr } from '@/features/ncr/ncr.queries'
import { NcrView } from '@/features/ncr/ncr.view'
import { NcrButtons } from '@/features/ncr/ncr-buttons'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'NCR' }

export default async function NcrDetailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { ncr, members, permissions } = await pageRead(
    async (ctx) => ({
      ncr: await getNcr(ctx, id),
      members: ctx.actor.can('ncr.create') ? await companyMembers(ctx) : [],
      permissions: rolePermissions(ctx.actor.roles),
    }),
    { permission: 'ncr.read' },
  )
  if (!ncr) notFound()
  return (
    <Page
      title={ncr.number ?? 'NCR'}
      subtitle={ncr.heatNo ? `Heat ${ncr.heatNo}` : undefined}
      badge={<StatusBadge status={ncr.status} />}
      breadcrumbs={[{ label: 'NCRs', href: '/ncrs' }, { label: ncr.number ?? 'NCR' }]}
      actions={<NcrButtons ncr={ncr} permissions={permissions} />}
    >
      <NcrView ncr={ncr} members={members} permissions={permissions} />
    </Page>
  )
}
