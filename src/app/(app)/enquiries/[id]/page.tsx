import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rolePermissions } from '@/core/permissions'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import { EnquiryView } from '@/features/enquiry/enquiry.view'
import { EnquiryButtons } from '@/features/enquiry/enquiry-buttons'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Enquiry' }

export default async function EnquiryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { enquiry, permissions } = await pageRead(
    async (ctx) => ({ enquiry: await getEnquiry(ctx, id), permissions: rolePermissions(ctx.actor.roles) }),
    { permission: 'enquiry.read' },
  )
  if (!enquiry) notFound()
  return (
    <Page
      title={enquiry.number ?? 'Enquiry'}
      subtitle={enquiry.customer.name}
      badge={<StatusBadge status={enquiry.status} />}
      breadcrumbs={[{ label: 'Enquiries', href: '/enquiries' }, { label: enquiry.number ?? 'Enquiry' }]}
      actions={<EnquiryButtons enquiry={enquiry} permissions={permissions} />}
    >
      <EnquiryView enquiry={enquiry} />
    </Page>
  )
}
