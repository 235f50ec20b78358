import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { retryAllAction } from '@/features/outbox/outbox.actions'
import { outboxList } from '@/features/outbox/outbox.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'

export const metadata: Metadata = { title: 'Outgoing mail' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OutboxPage({ searchParams }: Props) {
  const mayRetry = await pageRead(async (ctx) => ctx.actor.can('outbox.retry'), { permission: 'outbox.read' })
  return (
    <ListPage
      list={outboxList}
      searchParams={await searchParams}
      subtitle="Mail that cannot be sent waits here and is never lost."
      actions={
        mayRetry && (
          <ActionButton
            label="Send all again"
            action={retryAllAction}
            input={{}}
            confirm="Queue every message again that failed or waits for a mail server?"
            successMessage="Queued again"
          />
        )
      }
    />
  )
}
