import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { mentionList } from '@/features/comment/mention-list.queries'

export const metadata: Metadata = { title: 'Comments that call you' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MentionsPage({ searchParams }: Props) {
  return <ListPage list={mentionList} searchParams={await searchParams} />
}
