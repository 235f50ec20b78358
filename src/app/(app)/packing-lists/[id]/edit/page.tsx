import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { zId } from '@/core/inputs'
import { PackingListForm } from '@/features/packing-list/packing-list.form'
import { getPackingList, packingFormData } from '@/features/packing-list/packing-list.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Edit packing list' }

export default async function EditPackingListPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!zId.safeParse(id).success) notFound()
  const loaded = await pageRead(
    async (ctx) => {
      const draft = await getPackingList(ctx, id)
      const data = draft && (await packingFormData(ctx, draft.salesOrderId, id))
      return draft && data ? { draft, data } : null
    },
    { permission: 'packing-list.create' },
  )
  if (!loaded) notFound()
  const { draft, data } = loaded
  if (draft.status !== 'DRAFT') redirect(`/packing-lists/${id}`)
  return (
    <Page
      title="Draft packing list"
      subtitle={`${data.order.number} · ${data.order.customer.name}`}
      badge={<StatusBadge status={draft.status} />}
      breadcrumbs={[
        { label: 'Packing lists', href: '/packing-lists' },
        { label: 'Draft', href: `/packing-lists/${id}` },
        { label: 'Edit' },
      ]}
    >
      <PackingListForm data={data} draft={draft} />
    </Page>
  )
}
