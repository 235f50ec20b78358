import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { cancelFollowUp, finishFollowUp, updateFollowUp } from '@/features/follow-up/follow-up.actions'
import { followUpList } from '@/features/follow-up/follow-up.queries'
import type { ListParams } from '@/server/list'
import { bulkAction } from '@/ui/table/bulk-action'

export const metadata: Metadata = { title: 'Follow-ups' }

const WRITE = 'follow-up.write' as const

export default async function FollowUpsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={followUpList}
      searchParams={await searchParams}
      bulk={[
        {
          permission: WRITE,
          action: bulkAction({
            label: 'Done',
            action: finishFollowUp,
            fields: [{ name: 'doneNote', label: 'What came of it (optional)', type: 'textarea' }],
          }),
        },
        {
          permission: WRITE,
          action: bulkAction({
            label: 'Put off',
            action: updateFollowUp,
            fields: [{ name: 'dueDate', label: 'To', type: 'date', required: true }],
          }),
        },
        {
          permission: WRITE,
          action: bulkAction({
            label: 'Give to',
            action: updateFollowUp,
            fields: [{ name: 'assignedToId', label: 'Who', type: 'select', required: true }],
            optionsFrom: { assignedToId: 'assignedToId' },
          }),
        },
        {
          permission: WRITE,
          action: bulkAction({ label: 'Cancel', action: cancelFollowUp, remark: 'required', tone: 'danger' }),
        },
      ]}
    />
  )
}
