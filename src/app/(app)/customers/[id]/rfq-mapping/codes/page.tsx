import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { lineMasters } from '@/features/product/product.queries'
import { ItemCodesForm } from '@/features/rfq-intake/item-codes.form'
import { getRfqMapping } from '@/features/rfq-intake/rfq-intake.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'Item codes' }

export default async function NewItemCodesPage({ params }: Props) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const mapping = await getRfqMapping(ctx, id)
      return mapping && { customer: mapping.customer, masters: await lineMasters(ctx) }
    },
    { permission: 'enquiry.create' },
  )
  if (!data) notFound()
  const { customer, masters } = data
  return (
    <Page
      title="Add item codes"
      subtitle={`${customer.name}. A block copied from Excel can be pasted; a code that is known gets the new meaning.`}
      breadcrumbs={[
        { label: 'Customers', href: '/customers' },
        { label: customer.code, href: `/customers/${id}` },
        { label: 'RFQ mapping', href: `/customers/${id}/rfq-mapping` },
        { label: 'Add' },
      ]}
    >
      <ItemCodesForm customer={customer} code={null} masters={masters} />
    </Page>
  )
}
