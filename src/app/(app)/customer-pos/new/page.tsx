import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChooseQuotation } from '@/features/customer-po/choose-quotation.form'
import { CustomerPoForm } from '@/features/customer-po/customer-po.form'
import { customerPoForm } from '@/features/customer-po/customer-po-form.queries'
import { pageRead } from '@/server/read'
import { LinkButton } from '@/ui/link-button'
import { Banner, Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Record customer PO' }

type Props = { searchParams: Promise<{ quotation?: string; quotationId?: string }> }

const breadcrumbs = [{ label: 'Customer POs', href: '/customer-pos' }, { label: 'New' }]

export default async function NewCustomerPoPage({ searchParams }: Props) {
  const { quotation, quotationId = quotation } = await searchParams
  const data = await pageRead(
    async (ctx) => (quotationId ? await customerPoForm(ctx, { quotationId }) : { problem: '' }),
    { permission: 'customer-po.create' },
  )
  if (!data) notFound()
  if (data.problem !== null)
    return (
      <Page title="Record customer PO" breadcrumbs={breadcrumbs}>
        {data.problem && (
          <Banner tone="stop">
            {data.problem} <LinkButton href={`/quotations/${quotationId}`}>Open the quotation</LinkButton>
          </Banner>
        )}
        <ChooseQuotation />
      </Page>
    )
  return (
    <Page
      title="Record customer PO"
      subtitle={`${data.customer?.name}, against ${data.quotation.number} Rev.${data.revision.revisionNo}`}
      breadcrumbs={breadcrumbs}
    >
      <CustomerPoForm data={data} />
    </Page>
  )
}
