import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuotationForm } from '@/features/quotation/lines/quotation.form'
import { quotationForm } from '@/features/quotation/lines/quotation-form.queries'
import { pageRead } from '@/server/read'
import { LinkButton } from '@/ui/link-button'
import { Page } from '@/ui/page'

type Props = { searchParams: Promise<{ enquiry?: string; customer?: string }> }

export const metadata: Metadata = { title: 'New quotation' }

export default async function NewQuotationPage({ searchParams }: Props) {
  const { enquiry: enquiryId, customer: customerId } = await searchParams
  const data = await pageRead((ctx) => quotationForm(ctx, { enquiryId, customerId }), {
    permission: 'quotation.create',
  })
  if (!data) notFound()
  return (
    <Page
      title="New quotation"
      subtitle={data.enquiry ? `From enquiry ${data.enquiry.number}, ${data.enquiry.customer.name}` : undefined}
      breadcrumbs={[{ label: 'Quotations', href: '/quotations' }, { label: 'New' }]}
      actions={!data.enquiry && <LinkButton href="/enquiries/intake">From an RFQ</LinkButton>}
    >
      <QuotationForm data={data} />
    </Page>
  )
}
