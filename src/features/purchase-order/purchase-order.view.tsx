import { humanise } from '@/core/state-machine'
import { formatMetres } from '@/core/units'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { DateText, DateTimeText, Kg, Metres, Money } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable, TotalsBox } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import { Timeline } from '@/ui/timeline'
import type { PurchaseOrderPage } from './purchase-order-rows'

type Line = PurchaseOrderPage['lines'][number]
const preWrap = { whiteSpace: 'pre-wrap' } as const

/** An order as it reads: facts, lines, totals, and beside them links, mails and history. */
export function PurchaseOrderView({ order: o, timeZone }: { order: PurchaseOrderPage; timeZone: string }) {
  return (
    <>
      <Banners order={o} />
      <WithRail rail={<Rail order={o} timeZone={timeZone} />}>
        <Section title="Details">
          <Facts
            items={[
              { label: 'Vendor', value: <DocLink type="Vendor" id={o.vendor.id} number={o.vendor.name} /> },
              { label: 'Date', value: <DateText value={o.orderDate} /> },
              { label: 'Deliver to', value: [o.warehouse.name, o.warehouse.city].filter(Boolean).join(', ') },
              { label: 'Expected', value: <DateText value={o.expectedDate} /> },
              { label: 'Payment', value: o.paymentTerms },
              { label: 'Delivery terms', value: o.deliveryTerms },
              { label: "Vendor's quotation", value: o.vendorReference },
              { label: 'Over-receipt allowed', value: `${formatMetres(o.overReceiptPct, { trim: true })} %` },
              ...(o.seesCost
                ? [
                    {
                      label: 'Currency',
                      value: o.currency + (o.exchangeRate && o.exchangeRate !== '1' ? ` at ${o.exchangeRate}` : ''),
                    },
                  ]
                : []),
              { label: 'Approved by', value: o.approvedBy ?? o.approvalRule },
              { label: 'Acknowledged', value: o.acknowledgedOn && <Acknowledged order={o} /> },
              ...(o.approvalRemark ? [{ label: 'Remark of approval', value: o.approvalRemark, wide: true }] : []),
              ...(o.remarks
                ? [{ label: 'Terms and remarks', value: <span style={preWrap}>{o.remarks}</span>, wide: true }]
                : []),
            ]}
          />
        </Section>
        <Section title="Lines">
          <Lines order={o} />
        </Section>
        {o.amendments.length > 0 && <Amendments order={o} timeZone={timeZone} />}
      </WithRail>
    </>
  )
}

function Banners({ order: o }: { order: PurchaseOrderPage }) {
  const amending = o.revisionNo > 0 && (o.status === 'DRAFT' || o.status === 'PENDING_APPROVAL')
  return (
    <>
      {o.status === 'CANCELLED' && <Banner tone="stop">{`Cancelled: ${o.cancelReason ?? ''}`}</Banner>}
      {o.isOverdue && <Banner tone="warn">The expected date is past and goods are still to come.</Banner>}
      {amending && (
        <Banner tone="warn">{`Rev.${o.revisionNo} is being prepared: ${o.amendments.at(-1)?.reason ?? ''}`}</Banner>
      )}
      {o.status === 'PENDING_APPROVAL' && o.preparedByMe && (
        <Banner>You prepared this revision; somebody else decides on it.</Banner>
      )}
      {!o.vendor.isApproved && ['DRAFT', 'PENDING_APPROVAL'].includes(o.status) && (
        <Banner tone="stop">{`${o.vendor.name} is not an approved vendor (any more); the order cannot be approved.`}</Banner>
      )}
      {['APPROVED', 'SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED'].includes(o.status) && (
        <Banner tone="frozen">Approved content is frozen: a change is an amendment with a reason.</Banner>
      )}
    </>
  )
}

function Acknowledged({ order: o }: { order: PurchaseOrderPage }) {
  return (
    <>
      <DateText value={o.acknowledgedOn} /> {o.acknowledgementReference}
    </>
  )
}

function Lines({ order: o }: { order: PurchaseOrderPage }) {
  const price = (value: string | null) => <Money value={value} currency={o.currency} />
  return (
    <>
      <SimpleTable
        caption="Lines of the purchase order"
        numbered
        rows={o.lines}
        columns={[
          { key: 'item', label: 'Item', render: (l) => <Item line={l} /> },
          {
            key: 'quantity',
            label: 'Quantity',
            align: 'right',
            nowrap: true,
            render: (l) => `${formatMetres(l.quantity, { trim: true })} ${l.unit}`,
          },
          {
            key: 'metres',
            label: 'Metres',
            align: 'right',
            render: (l) => <Metres value={l.metres} />,
            total: <Metres value={o.totalMetres} />,
          },
          {
            key: 'receivedMetres',
            label: 'Received',
            align: 'right',
            render: (l) => <Metres value={l.receivedMetres} />,
          },
          ...(o.seesCost
            ? [
                {
                  key: 'rate',
                  label: 'Rate',
                  align: 'right' as const,
                  nowrap: true,
                  render: (l: Line) => (
                    <>
                      {price(l.rate)} /{l.rateUnit}
                    </>
                  ),
                },
                {
                  key: 'amount',
                  label: 'Amount',
                  align: 'right' as const,
                  render: (l: Line) => price(l.amount),
                  total: price(o.subTotal),
                },
              ]
            : []),
        ]}
      />
      <TotalsBox
        items={[
          { label: 'Weight', value: <Kg value={o.totalWeightKg} unit /> },
          ...(o.seesCost
            ? [
                { label: 'Lines', value: price(o.subTotal) },
                ...(o.chargesAmount && o.chargesAmount !== '0'
                  ? [{ label: o.chargesLabel ?? 'Charges', value: price(o.chargesAmount) }]
                  : []),
                { label: `GST ${o.gstRate} %`, value: price(o.taxAmount) },
                { label: `Total ${o.currency}`, value: price(o.totalAmount), strong: true },
              ]
            : []),
        ]}
      />
    </>
  )
}

/** What is ordered: product and grade, under them size, dimensions, ends, specs, certificate and words. */
function Item({ line: l }: { line: Line }) {
  const dimensions = l.odMm && [`${l.odMm} x ${l.wallMm} mm`, l.wallType].filter(Boolean).join(' ')
  const rest = [
    l.sizeText,
    dimensions,
    l.ends,
    ...l.additionalSpecs,
    l.lengthText,
    l.certificate,
    l.product && l.description,
    l.remark,
  ]
  return (
    <div style={{ minWidth: 200 }}>
      <div>{[l.product, l.designation].filter(Boolean).join(' · ') || l.description}</div>
      <div style={{ color: 'var(--erp-dim)' }}>{rest.filter(Boolean).join(', ')}</div>
    </div>
  )
}

function Amendments({ order: o, timeZone }: { order: PurchaseOrderPage; timeZone: string }) {
  return (
    <Section title="Amendments" id="amendments">
      {[...o.amendments].reverse().map((a) => (
        <div key={a.revisionNo}>
          <p>
            <strong>Rev.{a.revisionNo}</strong> {a.reason}{' '}
            <small>
              ({a.createdBy}, <DateTimeText value={a.createdAt} timeZone={timeZone} />)
            </small>
          </p>
          <SimpleTable
            caption={`Changes of Rev.${a.revisionNo}`}
            rows={a.changes}
            rowKey={(c) => c.what}
            empty="Nothing changed yet."
            columns={[
              { key: 'what', label: 'What' },
              { key: 'from', label: 'Before' },
              { key: 'to', label: 'Now' },
            ]}
          />
        </div>
      ))}
    </Section>
  )
}

function Rail({ order: o, timeZone }: { order: PurchaseOrderPage; timeZone: string }) {
  const { purchaseRequisition: pr } = o
  return (
    <>
      <Section title="Linked documents">
        <DocumentTrail
          predecessors={[
            ...(o.salesOrder ? [{ type: 'SalesOrder', ...o.salesOrder }] : []),
            ...(pr ? [{ type: 'PurchaseRequisition', id: pr.id, number: pr.number, status: pr.status }] : []),
          ]}
          successors={o.grns.map((g) => ({ type: 'Grn', id: g.id, number: g.number, status: g.status }))}
          missing={o.grns.length === 0 ? 'Nothing received yet.' : undefined}
        />
      </Section>
      {o.mails.length > 0 && (
        <Section title="E-mails">
          <Timeline
            timeZone={timeZone}
            items={[...o.mails].reverse().map((m) => ({
              at: m.sentAt ?? m.createdAt,
              what: (
                <>
                  To {m.recipients} <StatusBadge status={m.status} />
                </>
              ),
              detail: m.lastError,
            }))}
          />
        </Section>
      )}
      <Section title="History">
        <Timeline
          timeZone={timeZone}
          items={[
            ...[...o.history].reverse().map((h) => ({
              at: h.at,
              who: h.userName,
              what: `${humanise(h.fromState)} → ${humanise(h.toState)}`,
              detail: h.remark,
            })),
            { at: o.createdAt, who: o.createdBy, what: `Made as ${o.number}` },
          ]}
        />
      </Section>
    </>
  )
}
