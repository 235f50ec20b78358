import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { mtcList } from '@/features/mtc/mtc.queries'

export const metadata: Metadata = { title: 'MTC repository' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MtcsPage({ searchParams }: Props) {
  return <ListPage list={mtcList} searchParams={await searchParams} />
}
