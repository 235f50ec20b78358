import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rolePermissions } from '@/core/permissions'
import { commentsOf } from '@/features/comment/comment.queries'
import { CommentsSection } from '@/features/comment/comments-section'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import { EnquiryView } from '@/features/enquiry/enquiry.view'
import { EnquiryButtons } from '@/features/enquiry/enquiry-buttons'
import { attachmentsOf } from '@/features/file/attachments.queries'
import { AttachmentsSection } from '@/features/file/attachments-section'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Enquiry' }

export default async function EnquiryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const enquiry = await getEnquiry(ctx, id)
      return (
        enquiry && {
          enquiry,
          talk: await commentsOf(ctx, 'Enquiry', id),
          files: await attachmentsOf(ctx, 'Enquiry', id),
          permissions: rolePermissions(ctx.actor.roles),
        }
      )
    },
    { permission: 'enquiry.read' },
  )
  if (!data) notFound()
  const { enquiry, talk, files, permissions } = data
  return (
    <Page
      title={enquiry.number ?? 'Enquiry'}
      subtitle={enquiry.customer.name}
      badge={<StatusBadge status={enquiry.status} />}
      breadcrumbs={[{ label: 'Enquiries', href: '/enquiries' }, { label: enquiry.number ?? 'Enquiry' }]}
      actions={<EnquiryButtons enquiry={enquiry} permissions={permissions} />}
    >
      <EnquiryView
        enquiry={enquiry}
        rail={
          <>
            <AttachmentsSection
              documentType="Enquiry"
              documentId={id}
              files={files}
              mayAdd={permissions.includes('file.upload')}
              timeZone={enquiry.timeZone}
            />
            <CommentsSection documentType="Enquiry" documentId={id} talk={talk} />
          </>
        }
      />
    </Page>
  )
}
