import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { auditList } from '@/features/audit/audit.queries'

export const metadata: Metadata = { title: 'Audit trail' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: Props) {
  return (
    <ListPage
      list={auditList}
      searchParams={await searchParams}
      subtitle="Who did what, when and from where. Nobody can change it."
    />
  )
}
