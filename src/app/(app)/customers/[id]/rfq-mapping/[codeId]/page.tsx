import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { lineMasters } from '@/features/product/product.queries'
import { ItemCodesForm } from '@/features/rfq-intake/item-codes.form'
import { deleteItemCode } from '@/features/rfq-intake/rfq-intake.actions'
import { getItemCode } from '@/features/rfq-intake/rfq-intake.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { Page } from '@/ui/page'

type Props = { params: Promise<{ id: string; codeId: string }> }

export const metadata: Metadata = { title: 'Item code' }

export default async function ItemCodePage({ params }: Props) {
  const { id, codeId } = await params
  const data = await pageRead(
    async (ctx) => {
      const code = await getItemCode(ctx, codeId)
      return code && { code, masters: await lineMasters(ctx) }
    },
    { permission: 'enquiry.create' },
  )
  if (data?.code.customerId !== id) notFound()
  const { code, masters } = data
  return (
    <Page
      title={code.itemCode}
      subtitle={code.customer.name}
      breadcrumbs={[
        { label: 'Customers', href: '/customers' },
        { label: code.customer.code, href: `/customers/${id}` },
        { label: 'RFQ mapping', href: `/customers/${id}/rfq-mapping` },
        { label: code.itemCode },
      ]}
      actions={
        <ActionButton
          label="Forget this code"
          tone="danger"
          action={deleteItemCode}
          input={{ id: code.id, version: code.version }}
          confirm={`Forget ${code.itemCode}? The next RFQ that names it is read by its words alone.`}
          redirectTo={`/customers/${id}/rfq-mapping`}
        />
      }
    >
      <ItemCodesForm customer={code.customer} code={code} masters={masters} />
    </Page>
  )
}
