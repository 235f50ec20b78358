import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { compareTwoRevisions } from '@/features/quotation/revisions/revision-comparison.queries'
import { RevisionComparisonView } from '@/features/quotation/revisions/revision-comparison.view'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string; to?: string }> }

export const metadata: Metadata = { title: 'Compare revisions' }

const revisionNo = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (!/^\d{1,4}$/.test(text)) notFound()
  return Number(text)
}

export default async function CompareRevisionsPage({ params, searchParams }: Props) {
  const { id } = await params
  const { from, to } = await searchParams
  const data = await pageRead((ctx) => compareTwoRevisions(ctx, id, revisionNo(from), revisionNo(to)), {
    permission: 'quotation.read',
  })
  if (!data) notFound()
  const name = data.number ?? 'Quotation'
  return (
    <Page
      title={`${name}: Rev.${data.before.revisionNo} and Rev.${data.after.revisionNo}`}
      subtitle={data.customerName}
      breadcrumbs={[
        { label: 'Quotations', href: '/quotations' },
        { label: name, href: `/quotations/${id}` },
        { label: 'Compare' },
      ]}
    >
      <RevisionComparisonView data={data} />
    </Page>
  )
}
