import { humanise } from '@/core/state-machine'
import { formatMetres } from '@/core/units'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { DateText, Metres } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { Timeline } from '@/ui/timeline'
import type { RequisitionPage } from './purchase-requisition.form'

const SOURCES: Record<string, string> = { MANUAL: 'By hand', SHORTFALL: 'From the shortfall of an order' }

/** A requisition as it reads: facts, lines with what is ordered, and beside them its links and history. */
export function PurchaseRequisitionView({
  requisition: r,
  timeZone,
}: {
  requisition: RequisitionPage
  timeZone: string
}) {
  const stopped = r.history.findLast((h) => h.toState === 'REJECTED' || h.toState === 'VOID')
  return (
    <>
      {stopped && (
        <Banner tone="stop">{`${humanise(stopped.toState)} by ${stopped.userName}: ${stopped.remark ?? ''}`}</Banner>
      )}
      {r.status === 'PENDING_APPROVAL' && r.preparedByMe && (
        <Banner>You prepared this requisition; somebody else decides on it.</Banner>
      )}
      <WithRail
        rail={
          <>
            <Section title="Linked documents">
              <DocumentTrail
                predecessors={
                  r.salesOrder
                    ? [
                        {
                          type: 'SalesOrder',
                          id: r.salesOrder.id,
                          number: r.salesOrder.number,
                          status: r.salesOrder.status,
                        },
                      ]
                    : []
                }
                successors={r.purchaseOrders.map((p) => ({ type: 'PurchaseOrder', ...p }))}
                missing={r.purchaseOrders.length === 0 ? 'No purchase order yet.' : undefined}
              />
            </Section>
            <Section title="History">
              <Timeline
                timeZone={timeZone}
                items={[
                  ...[...r.history].reverse().map((h) => ({
                    at: h.at,
                    who: h.userName,
                    what: `${humanise(h.fromState)} → ${humanise(h.toState)}`,
                    detail: h.remark,
                  })),
                  { at: r.createdAt, who: r.createdBy, what: `Raised as ${r.number}` },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section title="Details">
          <Facts
            items={[
              { label: 'Date', value: <DateText value={r.requisitionDate} /> },
              { label: 'Raised', value: SOURCES[r.source] ?? r.source },
              { label: 'Needed by', value: <DateText value={r.neededBy} /> },
              {
                label: 'For',
                value: r.salesOrder && (
                  <>
                    <DocLink type="SalesOrder" id={r.salesOrder.id} number={r.salesOrder.number} />{' '}
                    {r.salesOrder.customer.name}
                  </>
                ),
              },
              { label: 'Raised by', value: r.createdBy },
              { label: 'Approved by', value: r.approvedBy ?? r.approvalRule },
              ...(r.approvalRemark ? [{ label: 'Remark of approval', value: r.approvalRemark, wide: true }] : []),
              ...(r.remarks
                ? [{ label: 'Remarks', value: <span style={{ whiteSpace: 'pre-wrap' }}>{r.remarks}</span>, wide: true }]
                : []),
            ]}
          />
        </Section>
        <Section title="Lines">
          <SimpleTable
            caption="Lines of the requisition"
            numbered
            rows={r.lines}
            columns={[
              {
                key: 'item',
                label: 'Item',
                render: (l) => (
                  <div style={{ minWidth: 200 }}>
                    <div>{[l.product, l.designation].filter(Boolean).join(' · ') || l.description}</div>
                    <div style={{ color: 'var(--erp-dim)' }}>
                      {[l.sizeText, l.ends, ...l.additionalSpecs, l.lengthText, l.product && l.description, l.remark]
                        .filter(Boolean)
                        .join(', ')}
                    </div>
                  </div>
                ),
              },
              {
                key: 'quantity',
                label: 'Quantity',
                align: 'right',
                nowrap: true,
                render: (l) => `${formatMetres(l.quantity, { trim: true })} ${l.unit}`,
              },
              { key: 'metres', label: 'Metres', align: 'right', render: (l) => <Metres value={l.metres} /> },
              {
                key: 'orderedMetres',
                label: 'Ordered m',
                align: 'right',
                render: (l) => <Metres value={l.orderedMetres} />,
              },
              {
                key: 'orders',
                label: 'On order',
                render: (l) =>
                  l.purchaseOrderLines.length === 0
                    ? '–'
                    : l.purchaseOrderLines.map((p) => (
                        <div key={p.purchaseOrder.id}>
                          <DocLink type="PurchaseOrder" id={p.purchaseOrder.id} number={p.purchaseOrder.number} />
                        </div>
                      )),
              },
              {
                key: 'salesOrderLine',
                label: 'Order line',
                align: 'right',
                render: (l) => l.salesOrderLine?.lineNo ?? '–',
              },
            ]}
          />
        </Section>
      </WithRail>
    </>
  )
}
