import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { materialLimitList } from '@/features/material-limit/material-limit.queries'

export const metadata: Metadata = { title: 'Material limits' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MaterialLimitsPage({ searchParams }: Props) {
  return (
    <ListPage
      list={materialLimitList}
      searchParams={await searchParams}
      subtitle="Baseline of the usual editions. Quality control checks it against its own edition when it inspects."
    />
  )
}
