import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { zId } from '@/core/inputs'
import { DispatchNoteForm } from '@/features/dispatch-note/dispatch-note.form'
import { getDispatchNote } from '@/features/dispatch-note/dispatch-note.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Edit dispatch note' }

export default async function EditDispatchNotePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!zId.safeParse(id).success) notFound()
  const { note, today } = await pageRead(
    async (ctx) => ({ note: await getDispatchNote(ctx, id), today: ctx.actor.today }),
    { permission: 'dispatch-note.create' },
  )
  if (!note) notFound()
  if (note.status !== 'DRAFT') redirect(`/dispatch-notes/${id}`)
  return (
    <Page
      title="Draft dispatch note"
      subtitle={`${note.customer.name} · ${note.packingList.number}`}
      badge={<StatusBadge status={note.status} />}
      breadcrumbs={[
        { label: 'Dispatch notes', href: '/dispatch-notes' },
        { label: 'Draft', href: `/dispatch-notes/${id}` },
        { label: 'Edit' },
      ]}
    >
      <DispatchNoteForm packingListId={note.packingListId} draft={note} today={today} />
    </Page>
  )
}
