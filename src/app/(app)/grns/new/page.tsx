import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { zId } from '@/core/inputs'
import { ChooseOrder } from '@/features/grn/choose-order'
import { GrnForm } from '@/features/grn/grn.form'
import { grnFormData, ordersAwaitingGoods } from '@/features/grn/grn.queries'
import { pageRead } from '@/server/read'
import { Banner, Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'New goods receipt' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewGrnPage({ searchParams }: Props) {
  const { order: asked } = await searchParams
  const orderId = zId.safeParse(asked).data ?? null
  const { data, orders } = await pageRead(
    async (ctx) => ({
      data: orderId ? await grnFormData(ctx, orderId) : null,
      orders: orderId ? [] : await ordersAwaitingGoods(ctx),
    }),
    { permission: 'grn.create' },
  )
  if (asked && !data) notFound()
  if (!data)
    return (
      <Page
        title="New goods receipt"
        subtitle="Against which order did the goods come?"
        breadcrumbs={[{ label: 'Goods receipts', href: '/grns' }, { label: 'New' }]}
      >
        <ChooseOrder orders={orders} />
      </Page>
    )
  return (
    <Page
      title={`Receive ${data.order.number}`}
      subtitle={data.order.vendor.name}
      badge={<StatusBadge status={data.order.status} />}
      breadcrumbs={[
        { label: 'Purchase orders', href: '/purchase-orders' },
        { label: data.order.number ?? '', href: `/purchase-orders/${data.order.id}` },
        { label: 'Goods receipt' },
      ]}
    >
      {data.order.receivable ? (
        <GrnForm grn={null} data={data} />
      ) : (
        <Banner tone="stop">{`${data.order.number} is not open for goods. Look at the order.`}</Banner>
      )}
    </Page>
  )
}
