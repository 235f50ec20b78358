import { humanise } from '@/core/state-machine'
import type { Plain } from '@/server/serialize'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { DateText, Kg, Metres } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { Timeline } from '@/ui/timeline'
import type { getPackingList } from './packing-list.queries'

export type PackingListDetail = NonNullable<Plain<Awaited<ReturnType<typeof getPackingList>>>>

/** A packing list as it stands: bundles by heat, totals, links both ways. No prices. */
export function PackingListView({ list, timeZone }: { list: PackingListDetail; timeZone: string }) {
  const { salesOrder: order } = list
  return (
    <WithRail
      rail={
        <>
          <Section title="Linked">
            <DocumentTrail
              predecessors={[
                { type: 'CustomerPo', id: order.customerPo.id, number: order.customerPo.poNumber },
                { type: 'SalesOrder', id: order.id, number: order.number, status: order.status },
              ]}
              successors={[
                ...list.dispatchNotes.map((d) => ({
                  type: 'DispatchNote',
                  id: d.id,
                  number: d.number,
                  status: d.status,
                  note: d.vehicleNo,
                })),
                ...list.invoices.map((i) => ({ type: 'Invoice', id: i.id, number: i.number, status: i.status })),
              ]}
              missing={
                list.dispatchNotes.length + list.invoices.length === 0
                  ? 'Not dispatched and not invoiced yet.'
                  : undefined
              }
            />
          </Section>
          <Section title="History">
            <Timeline
              timeZone={timeZone}
              items={[
                { at: list.createdAt, who: list.createdBy, what: 'Draft made' },
                ...list.history.map((h) => ({
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
      {list.status === 'VOID' && (
        <Banner tone="stop">
          Void: {list.voidReason} {list.number && `The number ${list.number} stays used.`}
        </Banner>
      )}
      {list.status === 'PACKED' && (
        <Banner tone="frozen">Packed: what is in the bundles can no longer change. Void the list to pack anew.</Banner>
      )}
      <Section title="Details">
        <Facts
          items={[
            {
              label: 'Customer',
              value: <DocLink type="Customer" id={order.customer.id} number={order.customer.name} />,
            },
            { label: 'Packing date', value: <DateText value={list.packingDate} /> },
            { label: 'Sales order', value: <DocLink type="SalesOrder" id={order.id} number={order.number} /> },
            { label: 'Warehouse', value: list.warehouse.name },
            { label: 'Customer PO', value: order.customerPo.poNumber },
            { label: 'Packed by', value: list.packedBy },
            { label: 'Bundles', value: String(list.totalBundles) },
            { label: 'Net weight', value: <Kg value={list.totalNetKg} unit /> },
            { label: 'Remarks', value: list.remarks, wide: true },
          ]}
        />
      </Section>
      <Section title="Packed">
        <SimpleTable
          caption="Packed heats"
          rows={list.lines}
          numbered
          columns={[
            { key: 'item', label: 'Item', align: 'right', render: (l) => l.salesOrderLine.lineNo },
            {
              key: 'goods',
              label: 'Goods',
              render: (l) => (
                <div style={{ minWidth: 150 }}>
                  <div>{[l.salesOrderLine.product, l.salesOrderLine.designation].filter(Boolean).join(' · ')}</div>
                  <div style={{ color: 'var(--erp-dim)' }}>
                    {[
                      l.salesOrderLine.sizeText,
                      l.salesOrderLine.ends,
                      ...l.salesOrderLine.additionalSpecs,
                      l.salesOrderLine.itemCode && `item ${l.salesOrderLine.itemCode}`,
                      l.salesOrderLine.tagNo && `tag ${l.salesOrderLine.tagNo}`,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </div>
                  {l.remark && <div>{l.remark}</div>}
                </div>
              ),
            },
            {
              key: 'heat',
              label: 'Heat',
              nowrap: true,
              render: (l) => (
                <>
                  <HeatLink heatNo={l.stockLot.heatNo} />
                  <div style={{ color: 'var(--erp-dim)' }}>
                    {l.stockLot.mtcId ? (
                      <DocLink type="Mtc" id={l.stockLot.mtcId} number={l.stockLot.mtcNo} />
                    ) : (
                      (l.stockLot.mtcNo ?? 'no certificate')
                    )}
                  </div>
                </>
              ),
            },
            { key: 'place', label: 'Place', nowrap: true, render: (l) => l.location.code },
            {
              key: 'bundle',
              label: 'Bundles',
              nowrap: true,
              align: 'right',
              render: (l) => [l.bundleNo, (l.bundles > 1 || !l.bundleNo) && `× ${l.bundles}`].filter(Boolean).join(' '),
              total: list.totalBundles,
            },
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
