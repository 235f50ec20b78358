import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatMetres } from '@/core/units'
import { moveReservationAction, releaseReservationAction } from '@/features/reservation/reservation.actions'
import { getReservation } from '@/features/reservation/reservation.queries'
import { kindLabel } from '@/features/stock/buckets'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { DocLink } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { DateText, DateTimeText, Metres } from '@/ui/num'
import { Facts, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Reservation' }

export default async function ReservationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const reservation = await getReservation(ctx, id)
      return (
        reservation && {
          reservation,
          timeZone: ctx.actor.timeZone,
          mayRelease: ctx.actor.can('stock.release'),
          mayMove: ctx.actor.can('stock.move'),
        }
      )
    },
    { permission: 'reservation.read' },
  )
  if (!data) notFound()
  const { reservation: r, timeZone, mayRelease, mayMove } = data
  const live = r.status === 'LIVE'
  const held = `${formatMetres(r.liveMetres, { trim: true })} m`
  return (
    <Page
      title={`Heat ${r.stockLot.heatNo} for ${r.salesOrder.number}`}
      subtitle={`${held} held, line ${r.salesOrderLine.lineNo}`}
      badge={<StatusBadge status={r.status} />}
      breadcrumbs={[
        { label: 'Reservations', href: '/reservations' },
        { label: `${r.salesOrder.number} / ${r.stockLot.heatNo}` },
      ]}
      actions={
        <>
          {live && mayMove && (
            <ActionButton
              label="Move to another place"
              action={moveReservationAction}
              input={{ id }}
              fields={[
                {
                  name: 'locationId',
                  label: 'To',
                  type: 'select',
                  required: true,
                  options: r.locations
                    .filter((l) => l.id !== r.locationId)
                    .map((l) => ({ value: l.id, label: `${l.warehouse.code} ${l.code}` })),
                },
              ]}
              remark="optional"
            />
          )}
          {live && mayRelease && (
            <ActionButton
              label="Release"
              tone="danger"
              action={releaseReservationAction}
              input={{ id }}
              fields={[
                {
                  name: 'metres',
                  label: 'Metres',
                  type: 'decimal',
                  description: `Empty: all that is not packed, of ${held}`,
                },
              ]}
              remark="required"
              confirm={`Release heat ${r.stockLot.heatNo} from ${r.salesOrder.number}? The metres become free for other orders at once.`}
            />
          )}
        </>
      }
    >
      <Section title="Details">
        <Facts
          items={[
            {
              label: 'Sales order',
              value: <DocLink type="SalesOrder" id={r.salesOrder.id} number={r.salesOrder.number} />,
            },
            { label: 'Customer', value: r.salesOrder.customer.name },
            {
              label: 'Line',
              value: `${r.salesOrderLine.lineNo}: ${[r.salesOrderLine.product, r.salesOrderLine.designation, r.salesOrderLine.sizeText].filter(Boolean).join(', ')}`,
            },
            { label: 'Heat', value: <HeatLink heatNo={r.stockLot.heatNo} /> },
            {
              label: 'Lot',
              value: (
                <DocLink
                  type="StockLot"
                  id={r.stockLot.id}
                  number={`${r.stockLot.sizeText} ${r.stockLot.ends}, ${r.stockLot.make}`}
                />
              ),
            },
            {
              label: 'Certificate',
              value: (
                <>
                  {r.stockLot.mtcNo} type {r.stockLot.mtcType} of <DateText value={r.stockLot.mtcDate} />
                </>
              ),
            },
            { label: 'Place', value: `${r.location.warehouse.code} ${r.location.code}` },
            { label: 'Reserved', value: <Metres value={r.metres} unit /> },
            { label: 'Held now', value: <Metres value={r.liveMetres} unit /> },
            { label: 'Issued', value: <Metres value={r.issuedMetres} unit /> },
            { label: 'Released', value: <Metres value={r.releasedMetres} unit /> },
            { label: 'Release reason', value: r.releaseReason },
            { label: 'Out of FIFO because', value: r.outOfFifoReason, wide: true },
          ]}
        />
      </Section>
      <Section title="Packed">
        <SimpleTable
          caption="Packing lists"
          rows={r.packing}
          rowKey={(p, i) => `${p.packingList.id}${i}`}
          empty="Not packed yet."
          columns={[
            {
              key: 'list',
              label: 'Packing list',
              render: (p) => <DocLink type="PackingList" id={p.packingList.id} number={p.packingList.number} />,
            },
            { key: 'metres', label: 'Metres', align: 'right', render: (p) => <Metres value={p.metres} trim /> },
            { key: 'status', label: 'Status', render: (p) => <StatusBadge status={p.packingList.status} /> },
          ]}
        />
      </Section>
      <Section title="Ledger">
        <SimpleTable
          caption="Movements of this reservation"
          rows={r.moves}
          rowKey={(m, i) => `${m.at}${i}`}
          columns={[
            { key: 'at', label: 'When', render: (m) => <DateTimeText value={m.at} timeZone={timeZone} /> },
            { key: 'kind', label: 'Movement', render: (m) => kindLabel(m.kind) },
            { key: 'metres', label: 'Metres', align: 'right', render: (m) => <Metres value={m.metres} trim /> },
            { key: 'userName', label: 'By' },
            { key: 'remark', label: 'Remark' },
          ]}
        />
      </Section>
    </Page>
  )
}
