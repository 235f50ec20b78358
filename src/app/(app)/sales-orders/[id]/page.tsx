import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatMetres } from '@/core/units'
import { cancelSalesOrderAction, closeSalesOrderAction } from '@/features/reservation/reservation.actions'
import { getSalesOrder } from '@/features/sales-order/sales-order.queries'
import { SalesOrderView } from '@/features/sales-order/sales-order.view'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Sales order' }

export default async function SalesOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const order = await getSalesOrder(ctx, id)
      return (
        order && {
          order,
          timeZone: ctx.actor.timeZone,
          mayReserve: ctx.actor.can('stock.reserve'),
          mayPack: ctx.actor.can('packing-list.create'),
        }
      )
    },
    { permission: 'sales-order.read' },
  )
  if (!data) notFound()
  const { order, timeZone, mayReserve, mayPack } = data
  const live = order.status === 'OPEN' || order.status === 'PARTLY_DISPATCHED'
  const { metres, heats } = order.held
  const becomesFree =
    metres === '0'
      ? 'No stock is held for it.'
      : `${formatMetres(metres, { trim: true })} m of ${heats} ${heats === 1 ? 'heat' : 'heats'} become free.`
  const canCancel = order.allowed.includes('cancel') || order.allowed.includes('cancel-rest')
  const reserveNext = mayReserve && !order.fullyReserved
  const packed = order.openPackingLists > 0
  return (
    <Page
      title={order.number ?? 'Sales order'}
      subtitle={order.customer.name}
      badge={<StatusBadge status={order.status} />}
      breadcrumbs={[{ label: 'Sales orders', href: '/sales-orders' }, { label: order.number ?? '' }]}
      actions={
        <>
          {live && (
            <LinkButton href={`/sales-orders/${id}/reserve`} variant={reserveNext ? 'filled' : 'default'}>
              {mayReserve && !order.fullyReserved ? 'Reserve stock' : 'Stock for this order'}
            </LinkButton>
          )}
          {live && mayPack && (
            <LinkButton
              href={`/packing-lists/new?salesOrderId=${id}`}
              variant={reserveNext || order.held.metres === '0' ? 'default' : 'filled'}
            >
              Pack
            </LinkButton>
          )}
          {order.allowed.includes('close') && (
            <ActionButton
              label="Close"
              tone="primary"
              action={closeSalesOrderAction}
              input={{ id, version: order.version }}
              remark="optional"
              confirm={`Close ${order.number}? ${becomesFree}`}
            />
          )}
          <ActionMenu
            items={[
              { label: 'Reservations', href: `/reservations?salesOrderId=${id}` },
              canCancel &&
                menuAction({
                  label: order.status === 'PARTLY_DISPATCHED' ? 'Cancel the rest' : 'Cancel order',
                  tone: 'danger',
                  action: cancelSalesOrderAction,
                  input: { id, version: order.version },
                  remark: 'required',
                  confirm: `Cancel ${order.status === 'PARTLY_DISPATCHED' ? `what is not dispatched of ${order.number}` : order.number}? ${becomesFree}`,
                  disabled: packed,
                  disabledReason: 'A packing list of this order is not dispatched. Dispatch or void it first.',
                }),
            ]}
          />
        </>
      }
    >
      <SalesOrderView order={order} timeZone={timeZone} />
    </Page>
  )
}
