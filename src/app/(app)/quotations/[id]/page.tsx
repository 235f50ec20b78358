import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rolePermissions } from '@/core/permissions'
import { commentsOf } from '@/features/comment/comment.queries'
import { CommentsSection } from '@/features/comment/comments-section'
import { attachmentsOf } from '@/features/file/attachments.queries'
import { AttachmentsSection } from '@/features/file/attachments-section'
import { followUpsOf } from '@/features/follow-up/follow-up.queries'
import { FollowUpSection } from '@/features/follow-up/follow-up-section'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { QuotationView } from '@/features/quotation/quotation.view'
import { QuotationButtons } from '@/features/quotation/quotation-buttons'
import { QuotationTimeline } from '@/features/quotation/timeline/quotation-timeline'
import { quotationTimeline } from '@/features/quotation/timeline/quotation-timeline.queries'
import { pageRead, type ReadContext } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ rev?: string }> }

export const metadata: Metadata = { title: 'Quotation' }

/** The quotation and everything around it, in one snapshot; null for an unknown id. */
async function load(ctx: ReadContext, id: string, rev: string | undefined) {
  const quotation = await getQuotation(ctx, id, rev === undefined ? undefined : Number(rev))
  if (!quotation) return null
  return {
    quotation,
    talk: await commentsOf(ctx, 'Quotation', id),
    followUps: await followUpsOf(ctx, id),
    files: await attachmentsOf(ctx, 'Quotation', id),
    timeline: await quotationTimeline(ctx, {
      id,
      currency: quotation.revision.currency,
      revisions: quotation.revisions,
    }),
    permissions: rolePermissions(ctx.actor.roles),
  }
}

export default async function QuotationPage({ params, searchParams }: Props) {
  const { id } = await params
  const { rev } = await searchParams
  if (rev !== undefined && !/^\d{1,4}$/.test(rev)) notFound()
  const data = await pageRead((ctx) => load(ctx, id, rev), { permission: 'quotation.read' })
  if (!data) notFound()
  const { quotation, followUps, talk, files, timeline, permissions } = data
  const name = `${quotation.number} Rev.${quotation.revision.revisionNo}`
  return (
    <Page
      title={name}
      subtitle={quotation.customer.name}
      badge={
        <>
          <StatusBadge status={quotation.revision.status} />
          {quotation.status !== 'OPEN' && <StatusBadge status={quotation.status} />}
        </>
      }
      breadcrumbs={[{ label: 'Quotations', href: '/quotations' }, { label: name }]}
      actions={<QuotationButtons quotation={quotation} permissions={permissions} />}
    >
      <QuotationView
        quotation={quotation}
        maySend={permissions.includes('quotation.send')}
        rail={
          <>
            <FollowUpSection
              quotationId={id}
              followUps={followUps}
              closed={!['OPEN', 'PARTLY_WON', 'EXPIRED'].includes(quotation.status)}
            />
            <AttachmentsSection
              documentType="Quotation"
              documentId={id}
              files={files}
              mayAdd={permissions.includes('file.upload')}
              timeZone={quotation.timeZone}
            />
            <CommentsSection documentType="Quotation" documentId={id} talk={talk} />
            <QuotationTimeline entries={timeline} timeZone={quotation.timeZone} />
          </>
        }
      />
    </Page>
  )
}
