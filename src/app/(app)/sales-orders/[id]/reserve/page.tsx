import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { dec, decimalText } from '@/core/money'
import { formatMetres } from '@/core/units'
import { createFromShortfallAction } from '@/features/purchase-requisition/purchase-requisition.actions'
import { autoReserveAction, releaseReservationAction } from '@/features/reservation/reservation.actions'
import { reservationPage } from '@/features/reservation/reservation.queries'
import { ReserveForm } from '@/features/reservation/reserve.form'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { DocLink } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { Metres } from '@/ui/num'
import { Banner, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Reserve stock' }

export default async function ReservePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const page = await reservationPage(ctx, id)
      return (
        page && {
          ...page,
          mayReserve: ctx.actor.can('stock.reserve'),
          mayRelease: ctx.actor.can('stock.release'),
          mayRequisition: ctx.actor.can('purchase-requisition.create'),
        }
      )
    },
    { permission: 'reservation.read' },
  )
  if (!data) notFound()
  const { order, lines, held, live } = data
  const total = (key: 'shortfallMetres' | 'toRequisitionMetres' | 'proposedMetres') =>
    lines.reduce((sum, l) => sum.plus(l[key]), dec(0))
  const [short, toBuy, proposed] = [total('shortfallMetres'), total('toRequisitionMetres'), total('proposedMetres')]
  const state = lines.map((l) => `${l.id}${l.neededMetres}${l.candidates.map((c) => c.freeMetres).join()}`).join()
  return (
    <Page
      title={`Reserve for ${order.number}`}
      subtitle={order.customer.name}
      badge={<StatusBadge status={order.status} />}
      breadcrumbs={[
        { label: 'Sales orders', href: '/sales-orders' },
        { label: order.number ?? '', href: `/sales-orders/${id}` },
        { label: 'Reserve' },
      ]}
      actions={
        <>
          {live && data.mayRequisition && short.gt(0) && (
            <ActionButton
              label="Raise requisition for the shortfall"
              tone={proposed.gt(0) ? 'plain' : 'primary'}
              action={createFromShortfallAction}
              input={{ salesOrderId: id }}
              redirectTo="/purchase-requisitions/{id}"
              disabled={toBuy.lte(0)}
              disabledReason="The whole shortfall is on requisition already."
            />
          )}
          {live && data.mayReserve && proposed.gt(0) && (
            <ActionButton
              label="Reserve the proposal"
              action={autoReserveAction}
              input={{ salesOrderId: id }}
              redirectTo={`/sales-orders/${id}`}
              confirm={`Reserve ${formatMetres(proposed, { trim: true })} m for ${order.number}, oldest certificate first?`}
            />
          )}
        </>
      }
    >
      {!live && <Banner tone="frozen">Nothing more can be reserved for this order.</Banner>}
      {short.gt(0) && (
        <Banner tone="warn">
          <strong>{decimalText(short)} m</strong> of this order cannot be had from accepted stock:{' '}
          {lines
            .filter((l) => dec(l.shortfallMetres).gt(0))
            .map((l) => `line ${l.lineNo} ${decimalText(l.shortfallMetres)} m`)
            .join(', ')}
          .
        </Banner>
      )}
      {held.length > 0 && (
        <Section title="Held for this order">
          <SimpleTable
            caption="Reservations that hold metres"
            rows={held}
            columns={[
              { key: 'lineNo', label: 'Line', align: 'right' },
              { key: 'heatNo', label: 'Heat', render: (r) => <HeatLink heatNo={r.heatNo} /> },
              { key: 'sizeText', label: 'Size' },
              { key: 'make', label: 'Make' },
              { key: 'place', label: 'Place', render: (r) => `${r.warehouse} ${r.location}` },
              {
                key: 'live',
                label: 'Held m',
                align: 'right',
                render: (r) => <DocLink type="Reservation" id={r.id} number={<Metres value={r.liveMetres} trim />} />,
              },
              {
                key: 'packed',
                label: 'Packed m',
                align: 'right',
                render: (r) => <Metres value={r.packedMetres} trim />,
              },
              {
                key: 'release',
                label: '',
                render: (r) =>
                  data.mayRelease && dec(r.openMetres).gt(0) ? (
                    <ActionButton
                      size="compact-xs"
                      label="Release"
                      action={releaseReservationAction}
                      input={{ id: r.id }}
                      fields={[
                        { name: 'metres', label: 'Metres', type: 'decimal', defaultValue: decimalText(r.openMetres) },
                      ]}
                      remark="required"
                      successMessage="Released"
                    />
                  ) : null,
              },
            ]}
          />
        </Section>
      )}
      {live && data.mayReserve && <ReserveForm key={state} salesOrderId={id} lines={lines} />}
      {live && !data.mayReserve && (
        <Section title="Free stock that matches">
          <SimpleTable
            caption="Lines and what accepted stock has for them"
            rows={lines}
            columns={[
              { key: 'lineNo', label: 'Line', align: 'right' },
              {
                key: 'item',
                label: 'Item',
                render: (l) => [l.product, l.designation, l.sizeText, l.ends].filter(Boolean).join(' · '),
              },
              {
                key: 'needed',
                label: 'To reserve',
                align: 'right',
                render: (l) => <Metres value={l.neededMetres} trim />,
              },
              {
                key: 'proposed',
                label: 'In stock',
                align: 'right',
                render: (l) => <Metres value={l.proposedMetres} trim />,
              },
              {
                key: 'short',
                label: 'Short',
                align: 'right',
                render: (l) => <Metres value={l.shortfallMetres} trim />,
              },
              { key: 'reason', label: 'Why', render: (l) => l.reason ?? l.candidates.map((c) => c.heatNo).join(', ') },
            ]}
          />
        </Section>
      )}
    </Page>
  )
}
