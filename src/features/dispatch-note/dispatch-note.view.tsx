import { formatDate } from '@/core/fiscal-year'
import { humanise } from '@/core/state-machine'
import type { Plain } from '@/server/serialize'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { DateText, Kg, Metres } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { Timeline } from '@/ui/timeline'
import type { getDispatchNote } from './dispatch-note.queries'

export type DispatchNoteDetail = NonNullable<Plain<Awaited<ReturnType<typeof getDispatchNote>>>>

const withDate = (text: string | null, date: string | null) =>
  text ? [text, date && `of ${formatDate(date)}`].filter(Boolean).join(' ') : null

/** A dispatch note as it stands: transport, heats, links both ways. No prices. */
export function DispatchNoteView({ note, timeZone }: { note: DispatchNoteDetail; timeZone: string }) {
  const { packingList: list, salesOrder: order, shipTo } = note
  const gone = note.status === 'DISPATCHED' || note.status === 'DELIVERED'
  return (
    <WithRail
      rail={
        <>
          <Section title="Linked">
            <DocumentTrail
              predecessors={[
                { type: 'CustomerPo', id: order.customerPo.id, number: order.customerPo.poNumber },
                { type: 'SalesOrder', id: order.id, number: order.number, status: order.status },
                { type: 'PackingList', id: list.id, number: list.number, status: list.status },
              ]}
              successors={note.invoices.map((i) => ({ type: 'Invoice', id: i.id, number: i.number, status: i.status }))}
              missing={gone && !note.invoiced ? 'No tax invoice stands for these goods yet.' : undefined}
            />
          </Section>
          <Section title="History">
            <Timeline
              timeZone={timeZone}
              items={[
                { at: note.createdAt, who: note.createdBy, what: 'Draft made' },
                ...note.history.map((h) => ({
                  at: h.at,
                  who: h.userName,
                  what: humanise(h.toState),
                  detail: h.remark,
                })),
              ]}
            />
          </Section>
        </>
      }
    >
      {note.status === 'VOID' && <Banner tone="stop">Void: {note.voidReason}</Banner>}
      {gone && !note.invoiced && (
        <Banner tone="warn">
          These goods travel on a delivery challan: no tax invoice has been posted for them. ACCOUNTS has them on its
          “to invoice” list.
        </Banner>
      )}
      <Section title="Details">
        <Facts
          items={[
            {
              label: 'Customer',
              value: <DocLink type="Customer" id={note.customer.id} number={note.customer.name} />,
            },
            { label: 'Dispatch date', value: <DateText value={note.dispatchDate} /> },
            { label: 'Sales order', value: <DocLink type="SalesOrder" id={order.id} number={order.number} /> },
            { label: 'Packing list', value: <DocLink type="PackingList" id={list.id} number={list.number} /> },
            { label: 'Warehouse', value: note.warehouse.name },
            { label: 'Delivered', value: <DateText value={note.deliveredOn} /> },
            {
              label: 'Ship to',
              wide: true,
              value: shipTo
                ? [shipTo.name, shipTo.line1, shipTo.line2, shipTo.city, shipTo.pin, shipTo.state]
                    .filter(Boolean)
                    .join(', ')
                : null,
            },
          ]}
        />
      </Section>
      <Section title="Transport">
        <Facts
          items={[
            { label: 'Vehicle', value: note.vehicleNo },
            { label: 'Transporter', value: note.transporter },
            { label: 'Transporter GSTIN', value: note.transporterGstin },
            { label: 'LR no.', value: withDate(note.lrNo, note.lrDate) },
            { label: 'E-way bill no.', value: withDate(note.ewayBillNo, note.ewayBillDate) },
            { label: 'Driver', value: [note.driverName, note.driverPhone].filter(Boolean).join(', ') },
            { label: 'Freight', value: note.freightTerms },
            { label: 'Dispatched by', value: note.dispatchedBy },
            { label: 'Remarks', value: note.remarks, wide: true },
          ]}
        />
      </Section>
      <Section title="Goods">
        <SimpleTable
          caption="Goods of the dispatch note"
          rows={list.lines}
          numbered
          columns={[
            {
              key: 'goods',
              label: 'Goods',
              render: (l) => (
                <div style={{ minWidth: 180 }}>
                  <div>{[l.salesOrderLine.product, l.salesOrderLine.designation].filter(Boolean).join(' · ')}</div>
                  <div style={{ color: 'var(--erp-dim)' }}>
                    {[l.salesOrderLine.sizeText, l.salesOrderLine.ends].filter(Boolean).join(', ')}
                  </div>
                </div>
              ),
            },
            { key: 'heat', label: 'Heat', nowrap: true, render: (l) => <HeatLink heatNo={l.stockLot.heatNo} /> },
            {
              key: 'mtc',
              label: 'Certificate',
              nowrap: true,
              render: (l) =>
                l.stockLot.mtcId ? (
                  <DocLink type="Mtc" id={l.stockLot.mtcId} number={l.stockLot.mtcNo} />
                ) : (
                  (l.stockLot.mtcNo ?? '–')
                ),
            },
            { key: 'bundleNo', label: 'Bundle', nowrap: true },
            { key: 'pieces', label: 'Pieces', align: 'right', total: list.totalPieces },
            {
              key: 'metres',
              label: 'Metres',
              align: 'right',
              render: (l) => <Metres value={l.metres} />,
              total: <Metres value={list.totalMetres} />,
            },
            {
              key: 'netWeightKg',
              label: 'Net kg',
              align: 'right',
              render: (l) => <Kg value={l.netWeightKg} />,
              total: <Kg value={list.totalNetKg} />,
            },
          ]}
        />
      </Section>
    </WithRail>
  )
}
