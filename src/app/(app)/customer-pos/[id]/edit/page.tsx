import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CustomerPoForm } from '@/features/customer-po/customer-po.form'
import { EDITABLE_PO_STATES } from '@/features/customer-po/customer-po.machine'
import { customerPoForm } from '@/features/customer-po/customer-po-form.queries'
import { pageRead } from '@/server/read'
import { Banner, Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Edit customer PO' }

export default async function EditCustomerPoPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data = await pageRead((ctx) => customerPoForm(ctx, { customerPoId: id }), { permission: 'customer-po.create' })
  if (!data) notFound()
  const po = data.problem === null ? data.po : null
  const title = po ? `Customer PO ${po.poNumber}` : 'Customer PO'
  const breadcrumbs = [
    { label: 'Customer POs', href: '/customer-pos' },
    { label: po?.poNumber ?? '', href: `/customer-pos/${id}` },
    { label: 'Edit' },
  ]
  if (data.problem !== null || !po)
    return (
      <Page title={title} breadcrumbs={breadcrumbs}>
        <Banner tone="stop">{data.problem}</Banner>
      </Page>
    )
  if (!EDITABLE_PO_STATES.some((s) => s === po.status))
    return (
      <Page title={title} breadcrumbs={breadcrumbs}>
        <Banner tone="frozen">This order is decided; it cannot be changed any more.</Banner>
      </Page>
    )
  return (
    <Page
      title={title}
      subtitle={`${data.customer?.name}, against ${data.quotation.number} Rev.${data.revision.revisionNo}`}
      breadcrumbs={breadcrumbs}
    >
      {po.newerRevisionNo !== null && (
        <Banner tone="warn">
          The quotation was revised: saving compares this order with Rev.{po.newerRevisionNo} from now on. Check the
          lines.
        </Banner>
      )}
      <CustomerPoForm data={data} />
    </Page>
  )
}
