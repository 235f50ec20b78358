import { humanise } from '@/core/state-machine'
import { placeText } from '@/features/product/pipe-cells'
import type { Plain } from '@/server/serialize'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { DateText, Kg, Metres, Money } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable, TotalsBox } from '@/ui/simple-table'
import { Timeline } from '@/ui/timeline'
import type { getSalesOrder } from './sales-order.queries'

export type SalesOrderDetail = NonNullable<Plain<Awaited<ReturnType<typeof getSalesOrder>>>>
type Address = SalesOrderDetail['billingAddress']

const addressText = (a: Address) =>
  a
    ? [a.label, a.line1, a.line2, a.city, a.pin, a.country === 'IN' ? null : a.country].filter(Boolean).join(', ')
    : null

/** A sales order as it stands: facts, lines with progress, totals, documents before and after it. */
export function SalesOrderView({ order, timeZone }: { order: SalesOrderDetail; timeZone: string }) {
  const { quotation, quotationRevision: revision, pricesShown, currency } = order
  return (
    <WithRail
      rail={
        <>
          <Section title="Linked">
            <DocumentTrail
              predecessors={[
                ...(quotation.enquiry
                  ? [
                      {
                        type: 'Enquiry',
                        id: quotation.enquiry.id,
                        number: quotation.enquiry.number,
                        status: quotation.enquiry.status,
                      },
                    ]
                  : []),
                { type: 'Quotation', id: quotation.id, number: quotation.number, note: `Rev.${revision.revisionNo}` },
                {
                  type: 'CustomerPo',
                  id: order.customerPo.id,
                  number: order.customerPo.poNumber,
                  status: order.customerPo.status,
                },
              ]}
              successors={order.documents}
              missing={order.documents.length === 0 ? 'Nothing has been made from this order yet.' : undefined}
            />
          </Section>
          <Section title="History">
            <Timeline
              timeZone={timeZone}
              items={[
                ...order.history.map((h) => ({
                  at: h.at,
                  who: h.userName,
                  what: `${humanise(h.fromState)} → ${humanise(h.toState)}`,
                  detail: h.remark,
                })),
                { at: order.createdAt, who: null, what: 'Order made from the customer PO' },
              ]}
            />
          </Section>
        </>
      }
    >
      {order.status === 'CANCELLED' && <Banner tone="stop">Cancelled: {order.cancelReason}</Banner>}
      {revision.status === 'SUPERSEDED' && (
        <Banner tone="info">
          This order stays tied to Rev.{revision.revisionNo} of the quotation, which was superseded later.
        </Banner>
      )}
      <Section title="Details">
        <Facts
          items={[
            {
              label: 'Customer',
              value: <DocLink type="Customer" id={order.customer.id} number={order.customer.name} />,
            },
            { label: 'Order date', value: <DateText value={order.orderDate} /> },
            {
              label: 'Customer PO',
              value: (
                <>
                  <DocLink type="CustomerPo" id={order.customerPo.id} number={order.customerPo.poNumber} /> of{' '}
                  <DateText value={order.customerPo.poDate} />
                </>
              ),
            },
            {
              label: 'Quotation',
              value: (
                <>
                  <DocLink type="Quotation" id={quotation.id} number={quotation.number} /> Rev.{revision.revisionNo}
                </>
              ),
            },
            { label: 'Project', value: order.project },
            { label: 'Client reference', value: order.clientReference },
            { label: 'Delivery', value: <DateText value={order.deliveryDate} /> },
            { label: 'Payment terms', value: pricesShown ? order.paymentTerms : null },
            { label: 'Bill to', value: addressText(order.billingAddress) },
            { label: 'Ship to', value: addressText(order.shippingAddress) },
            { label: 'Remarks', value: order.remarks, wide: true },
          ]}
        />
      </Section>
      <Section
        title="Lines and progress"
        note={
          order.held.metres === '0'
            ? undefined
            : `Metres. ${order.held.heats} ${order.held.heats === 1 ? 'heat is' : 'heats are'} held for this order.`
        }
      >
        <SimpleTable
          caption="Lines of the order with their progress in metres"
          rows={order.lines}
          numbered
          columns={[
            {
              key: 'product',
              label: 'Item',
              render: (l) => (
                <div style={{ minWidth: 160 }}>
                  {placeText(l) && <div style={{ color: 'var(--erp-dim)' }}>{placeText(l)}</div>}
                  <div>{[l.product, l.designation].filter(Boolean).join(' · ') || l.description}</div>
                  <div style={{ color: 'var(--erp-dim)' }}>
                    {[
                      l.sizeText,
                      l.ends,
                      ...l.additionalSpecs,
                      l.itemCode && `item ${l.itemCode}`,
                      l.tagNo && `tag ${l.tagNo}`,
                      l.drawingNo && `drg ${l.drawingNo}`,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </div>
                </div>
              ),
            },
            {
              key: 'quantity',
              label: 'Ordered',
              align: 'right',
              render: (l) => (
                <>
                  <div style={{ whiteSpace: 'nowrap' }}>
                    <Metres value={l.quantity} trim /> {l.unit}
                  </div>
                  {l.unit !== 'MTR' && (
                    <div style={{ color: 'var(--erp-dim)' }}>
                      <Metres value={l.metres} trim unit />
                    </div>
                  )}
                </>
              ),
            },
            {
              key: 'reservedMetres',
              label: 'Reserved',
              align: 'right',
              render: (l) => <Metres value={l.reservedMetres} trim />,
            },
            {
              key: 'dispatchedMetres',
              label: 'Dispatched',
              align: 'right',
              render: (l) => <Metres value={l.dispatchedMetres} trim />,
            },
            {
              key: 'invoicedMetres',
              label: 'Invoiced',
              align: 'right',
              render: (l) => <Metres value={l.invoicedMetres} trim />,
            },
            {
              key: 'balanceMetres',
              label: 'Balance',
              align: 'right',
              render: (l) => (
                <>
                  <Metres value={l.balanceMetres} trim />
                  {l.cancelledMetres !== '0' && (
                    <div style={{ color: 'var(--erp-dim)' }}>{l.cancelledMetres} cancelled</div>
                  )}
                </>
              ),
            },
            ...(pricesShown
              ? [
                  {
                    key: 'rate',
                    label: 'Rate',
                    align: 'right' as const,
                    render: (l: SalesOrderDetail['lines'][number]) => (
                      <>
                        <Money value={l.rate} currency={currency} /> /{l.rateUnit}
                      </>
                    ),
                  },
                  {
                    key: 'amount',
                    label: 'Amount',
                    align: 'right' as const,
                    render: (l: SalesOrderDetail['lines'][number]) => <Money value={l.amount} currency={currency} />,
                  },
                ]
              : []),
          ]}
        />
        <TotalsBox
          items={[
            { label: 'Metres', value: <Metres value={order.totalMetres} /> },
            { label: 'Weight', value: <Kg value={order.totalWeightKg} unit /> },
            ...(pricesShown
              ? [
                  { label: 'Lines', value: <Money value={order.subTotal} currency={currency} /> },
                  ...(order.chargesLabel
                    ? [{ label: order.chargesLabel, value: <Money value={order.chargesAmount} currency={currency} /> }]
                    : []),
                  {
                    label: `Total ${currency}`,
                    value: <Money value={order.totalAmount} currency={currency} />,
                    strong: true,
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </WithRail>
  )
}
