import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { retryMessageAction } from '@/features/outbox/outbox.actions'
import { getOutboxMessage } from '@/features/outbox/outbox.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { DocLink } from '@/ui/doc-links'
import { DateTimeText } from '@/ui/num'
import { Banner, Facts, Page, Section } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Outgoing mail' }

type Props = { params: Promise<{ id: string }> }

export default async function OutboxMessagePage({ params }: Props) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const message = await getOutboxMessage(ctx, id)
      return message && { message, mayRetry: ctx.actor.can('outbox.retry'), timeZone: ctx.actor.timeZone }
    },
    { permission: 'outbox.read' },
  )
  if (!data) notFound()
  const { message: m, mayRetry, timeZone } = data
  const waits = m.status === 'FAILED' || m.status === 'NOT_SENT'
  return (
    <Page
      title={m.subject ?? 'Message'}
      badge={<StatusBadge status={m.status} />}
      breadcrumbs={[{ label: 'Outgoing mail', href: '/outbox' }, { label: m.documentNo ?? 'Message' }]}
      actions={
        waits &&
        mayRetry && (
          <ActionButton
            tone="primary"
            label="Send again"
            action={retryMessageAction}
            input={{ id }}
            successMessage="Queued again"
          />
        )
      }
    >
      {m.lastError && <Banner tone={m.status === 'FAILED' ? 'stop' : 'warn'}>{m.lastError}</Banner>}
      <Section title="Message">
        <Facts
          items={[
            { label: 'To', value: m.to.join(', ') },
            {
              label: 'Document',
              value: m.documentType && (
                <DocLink type={m.documentType} id={m.documentId} number={m.documentNo} showType />
              ),
            },
            { label: 'Cc', value: m.cc.join(', ') },
            { label: 'Attachments', value: m.attachments.join(', ') },
            { label: 'Bcc', value: m.bcc.join(', ') },
            { label: 'Attempts', value: m.attempts },
            { label: 'Written', value: <DateTimeText value={m.createdAt} timeZone={timeZone} /> },
            { label: 'By', value: m.by },
            { label: 'Sent', value: <DateTimeText value={m.sentAt} timeZone={timeZone} /> },
            { label: 'Message id', value: m.messageId },
          ]}
        />
      </Section>
      <Section title="Text">
        <div style={{ whiteSpace: 'pre-wrap', maxWidth: '80ch' }}>{m.text}</div>
      </Section>
    </Page>
  )
}
