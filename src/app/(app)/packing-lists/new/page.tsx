import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { zId } from '@/core/inputs'
import { humanise } from '@/core/state-machine'
import { PackingListForm } from '@/features/packing-list/packing-list.form'
import { ordersToPack, packingFormData } from '@/features/packing-list/packing-list.queries'
import { pageRead } from '@/server/read'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { DateText, Metres } from '@/ui/num'
import { Banner, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'New packing list' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewPackingListPage({ searchParams }: Props) {
  const { salesOrderId: asked } = await searchParams
  const salesOrderId = zId.safeParse(asked).data ?? null
  const { data, orders } = await pageRead(
    async (ctx) => ({
      data: salesOrderId ? await packingFormData(ctx, salesOrderId, null) : null,
      orders: salesOrderId ? [] : await ordersToPack(ctx),
    }),
    { permission: 'packing-list.create' },
  )
  if (asked && !data) notFound()
  const crumbs = [{ label: 'Packing lists', href: '/packing-lists' }, { label: 'New' }]
  if (!data)
    return (
      <Page title="New packing list" breadcrumbs={crumbs}>
        <Section title="Orders with reserved metres that are not packed">
          {orders.length === 0 ? (
            <EmptyState
              title="Nothing waits to be packed"
              text="SALES reserves stock for an order; then it appears here, earliest delivery first."
            />
          ) : (
            <SimpleTable
              caption="Orders to pack"
              rows={orders}
              columns={[
                { key: 'number', label: 'Sales order', nowrap: true },
                { key: 'customer', label: 'Customer' },
                { key: 'deliveryDate', label: 'Delivery', render: (o) => <DateText value={o.deliveryDate} /> },
                { key: 'heats', label: 'Heats', align: 'right' },
                {
                  key: 'openMetres',
                  label: 'To pack m',
                  align: 'right',
                  render: (o) => <Metres value={o.openMetres} trim />,
                },
                {
                  key: 'pack',
                  label: '',
                  align: 'right',
                  render: (o) => <LinkButton href={`/packing-lists/new?salesOrderId=${o.id}`}>Pack</LinkButton>,
                },
              ]}
            />
          )}
        </Section>
      </Page>
    )
  const open = data.reservations.some((r) => r.openMetres !== '0' && r.openMetres !== '0.000')
  return (
    <Page
      title={`Pack ${data.order.number}`}
      subtitle={data.order.customer.name}
      breadcrumbs={[
        { label: 'Sales orders', href: '/sales-orders' },
        { label: data.order.number ?? '', href: `/sales-orders/${data.order.id}` },
        { label: 'Pack' },
      ]}
    >
      {!data.live ? (
        <Banner tone="stop">
          {data.order.number} is {humanise(data.order.status).toLowerCase()}; nothing can be packed for it.
        </Banner>
      ) : open ? (
        <PackingListForm data={data} draft={null} />
      ) : (
        <EmptyState
          title="No reserved metres are left to pack"
          text="What is reserved stands on other packing lists already, or nothing is reserved."
          action={<LinkButton href={`/sales-orders/${data.order.id}/reserve`}>Stock for this order</LinkButton>}
        />
      )}
    </Page>
  )
}
