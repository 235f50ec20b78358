import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OutcomeForm } from '@/features/quotation/outcome/outcome.form'
import { outcomeForm } from '@/features/quotation/outcome/outcome.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'Outcome' }

export default async function OutcomePage({ params }: Props) {
  const { id } = await params
  const data = await pageRead((ctx) => outcomeForm(ctx, id), { permission: 'quotation.close' })
  if (!data) notFound()
  return (
    <Page
      title={`Outcome of ${data.name}`}
      subtitle={data.customerName}
      badge={<StatusBadge status={data.status} />}
      breadcrumbs={[
        { label: 'Quotations', href: '/quotations' },
        { label: data.name, href: `/quotations/${id}` },
        { label: 'Outcome' },
      ]}
    >
      <OutcomeForm key={data.version} data={data} />
    </Page>
  )
}
