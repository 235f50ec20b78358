import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { dispatchNoteList } from '@/features/dispatch-note/dispatch-note.queries'

export const metadata: Metadata = { title: 'Dispatch notes' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DispatchNotesPage({ searchParams }: Props) {
  const params = await searchParams
  return (
    <ListPage
      list={dispatchNoteList}
      searchParams={params}
      subtitle={params.toInvoice === '1' ? 'Goods that left and have no tax invoice yet' : undefined}
      actions={[
        { href: '/dispatch-notes?toInvoice=1', label: 'To invoice', permission: 'invoice.create', primary: false },
        { href: '/dispatch-notes/new', label: 'New dispatch note', permission: 'dispatch-note.create' },
      ]}
    />
  )
}
