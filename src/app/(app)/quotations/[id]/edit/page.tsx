import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { QuotationForm } from '@/features/quotation/lines/quotation.form'
import { quotationForm } from '@/features/quotation/lines/quotation-form.queries'
import { QUOTATION_IN_WORK } from '@/features/quotation/quotation.machine'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Edit quotation' }

export default async function EditQuotationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data = await pageRead((ctx) => quotationForm(ctx, { quotationId: id }), { permission: 'quotation.update' })
  if (!data?.quotation) notFound()
  const { quotation } = data
  if (quotation.revision.status !== 'DRAFT' || !QUOTATION_IN_WORK.includes(quotation.status))
    redirect(`/quotations/${id}`)
  const name = `${quotation.number} Rev.${quotation.revision.revisionNo}`
  return (
    <Page
      title={`Edit ${name}`}
      subtitle={quotation.customer.name}
      breadcrumbs={[
        { label: 'Quotations', href: '/quotations' },
        { label: name, href: `/quotations/${id}` },
        { label: 'Edit' },
      ]}
    >
      <QuotationForm data={data} />
    </Page>
  )
}
