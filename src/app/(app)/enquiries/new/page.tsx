import type { Metadata } from 'next'
import { EnquiryForm } from '@/features/enquiry/enquiry.form'
import { lineMasters } from '@/features/product/product.queries'
import { pageRead } from '@/server/read'
import { LinkButton } from '@/ui/link-button'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New enquiry' }

export default async function NewEnquiryPage() {
  const { masters, today } = await pageRead(
    async (ctx) => ({ masters: await lineMasters(ctx), today: ctx.actor.today }),
    { permission: 'enquiry.create' },
  )
  return (
    <Page
      title="New enquiry"
      breadcrumbs={[{ label: 'Enquiries', href: '/enquiries' }, { label: 'New' }]}
      actions={<LinkButton href="/enquiries/intake">From an RFQ</LinkButton>}
    >
      <EnquiryForm enquiry={null} masters={masters} today={today} />
    </Page>
  )
}
