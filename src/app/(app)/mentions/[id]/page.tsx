import { notFound, redirect } from 'next/navigation'
import { mentionTarget } from '@/features/comment/mention-list.queries'
import { pageRead } from '@/server/read'

/** The way from a call to the document it stands on. */
export default async function MentionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const target = await pageRead((ctx) => mentionTarget(ctx, id), { permission: 'comment.write' })
  if (!target) notFound()
  redirect(target)
}
