import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { GrnForm } from '@/features/grn/grn.form'
import { getGrn, grnFormData } from '@/features/grn/grn.queries'
import { pageRead } from '@/server/read'
import { Banner, Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Change goods receipt' }

export default async function EditGrnPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { grn, data } = await pageRead(
    async (ctx) => {
      const found = await getGrn(ctx, id)
      return { grn: found, data: found ? await grnFormData(ctx, found.purchaseOrderId) : null }
    },
    { permission: 'grn.create' },
  )
  if (!grn || !data) notFound()
  if (grn.status !== 'DRAFT') redirect(`/grns/${id}`)
  return (
    <Page
      title={`Change receipt of ${data.order.number}`}
      subtitle={data.order.vendor.name}
      badge={<StatusBadge status={grn.status} />}
      breadcrumbs={[
        { label: 'Goods receipts', href: '/grns' },
        { label: 'Draft', href: `/grns/${id}` },
        { label: 'Change' },
      ]}
    >
      {!data.order.receivable && (
        <Banner tone="warn">{`${data.order.number} is not open for goods at the moment; the draft cannot be saved or posted until it is.`}</Banner>
      )}
      <GrnForm grn={grn} data={data} />
    </Page>
  )
}
