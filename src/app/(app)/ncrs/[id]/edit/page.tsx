import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { EditNcrForm } from '@/features/ncr/ncr.form'
import { getNcr } from '@/features/ncr/ncr.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Edit NCR' }

export default async function EditNcrPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const ncr = await pageRead((ctx) => getNcr(ctx, id), { permission: 'ncr.create' })
  if (!ncr) notFound()
  if (ncr.status !== 'OPEN' && ncr.status !== 'UNDER_INVESTIGATION') redirect(`/ncrs/${id}`)
  const number = ncr.number ?? 'NCR'
  return (
    <Page
      title={`${number}: root cause and disposition`}
      subtitle={ncr.heatNo ? `Heat ${ncr.heatNo}` : undefined}
      breadcrumbs={[{ label: 'NCRs', href: '/ncrs' }, { label: number, href: `/ncrs/${id}` }, { label: 'Edit' }]}
    >
      <EditNcrForm ncr={ncr} />
    </Page>
  )
}
