import { formatMetres } from '@/core/units'
import type { Plain } from '@/server/serialize'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { DateText } from '@/ui/num'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import type { ordersAwaitingGoods } from './grn.queries'

/** The orders goods may come in against, the earliest expected first. */
export function ChooseOrder({ orders }: { orders: Plain<Awaited<ReturnType<typeof ordersAwaitingGoods>>> }) {
  if (orders.length === 0)
    return (
      <EmptyState
        title="No purchase order waits for goods"
        text="A receipt is made against an approved purchase order. Ask PURCHASE whether the order is approved."
      />
    )
  return (
    <SimpleTable
      caption="Orders that wait for goods"
      rows={orders}
      columns={[
        { key: 'number', label: 'Order', nowrap: true, render: (o) => <strong>{o.number}</strong> },
        { key: 'vendor', label: 'Vendor', render: (o) => o.vendor.name },
        {
          key: 'what',
          label: 'What',
          render: (o) =>
            o.lines
              .map((l) => `${l.sizeText} ${l.designation}`)
              .slice(0, 3)
              .join('; ') + (o.lines.length > 3 ? ' …' : ''),
        },
        {
          key: 'open',
          label: 'Still to come',
          align: 'right',
          nowrap: true,
          render: (o) => `${formatMetres(o.openMetres, { trim: true })} m`,
        },
        { key: 'expectedDate', label: 'Expected', render: (o) => <DateText value={o.expectedDate} /> },
        { key: 'status', label: 'Status', render: (o) => <StatusBadge status={o.status} /> },
        { key: 'go', label: '', render: (o) => <LinkButton href={`/grns/new?order=${o.id}`}>Receive</LinkButton> },
      ]}
    />
  )
}
