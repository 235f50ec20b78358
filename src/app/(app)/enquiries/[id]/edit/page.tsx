import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { EnquiryForm } from '@/features/enquiry/enquiry.form'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import { lineMasters } from '@/features/product/product.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Edit enquiry' }

export default async function EditEnquiryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { enquiry, masters, today } = await pageRead(
    async (ctx) => ({ enquiry: await getEnquiry(ctx, id), masters: await lineMasters(ctx), today: ctx.actor.today }),
    { permission: 'enquiry.update' },
  )
  if (!enquiry) notFound()
  if (!enquiry.editable) redirect(`/enquiries/${id}`)
  return (
    <Page
      title={`Edit ${enquiry.number}`}
      subtitle={enquiry.customer.name}
      breadcrumbs={[
        { label: 'Enquiries', href: '/enquiries' },
        { label: enquiry.number ?? 'Enquiry', href: `/enquiries/${id}` },
        { label: 'Edit' },
      ]}
    >
      <EnquiryForm enquiry={enquiry} masters={masters} today={today} />
    </Page>
  )
}
