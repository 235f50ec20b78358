import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { humanise } from '@/core/state-machine'
import { CopyQuotationForm } from '@/features/quotation/copy/copy-quotation.form'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ rev?: string }> }

export const metadata: Metadata = { title: 'Copy quotation' }

export default async function CopyQuotationPage({ params, searchParams }: Props) {
  const { id } = await params
  const { rev } = await searchParams
  if (rev !== undefined && !/^\d{1,4}$/.test(rev)) notFound()
  const quotation = await pageRead((ctx) => getQuotation(ctx, id, rev === undefined ? undefined : Number(rev)), {
    permission: 'quotation.create',
  })
  if (!quotation) notFound()
  const { customer, revisions, revision } = quotation
  return (
    <Page
      title={`Copy ${quotation.number}`}
      subtitle="To a new quotation"
      breadcrumbs={[
        { label: 'Quotations', href: '/quotations' },
        { label: quotation.number ?? 'Quotation', href: `/quotations/${id}` },
        { label: 'Copy' },
      ]}
    >
      <CopyQuotationForm
        id={id}
        customer={{ id: customer.id, label: customer.name }}
        revisionNo={revision.revisionNo}
        revisions={revisions.map((r) => ({
          revisionNo: r.revisionNo,
          label: `Rev.${r.revisionNo} (${humanise(r.status).toLowerCase()})`,
        }))}
      />
    </Page>
  )
}
