import Link from 'next/link'
import { dec } from '@/core/money'
import { formatMetres } from '@/core/units'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { HeatLink, HeatLinks } from '@/ui/heat-link'
import { DateText, DateTimeText, Metres } from '@/ui/num'
import { Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import type { MtcPage } from './mtc.form'

const BUCKETS = [
  ['underInspection', 'under inspection'],
  ['accepted', 'free'],
  ['reserved', 'reserved'],
  ['onHold', 'on hold'],
  ['rejected', 'rejected'],
  ['issued', 'issued'],
] as const

function standing(lot: MtcPage['lots'][number]): string {
  const parts = BUCKETS.filter(([key]) => dec(lot[key]).gt(0)).map(
    ([key, words]) => `${formatMetres(lot[key], { trim: true })} m ${words}`,
  )
  return parts.join(', ') || 'nothing left'
}

/** A certificate: its facts and files, heats and lots, where it came from and whom its pipe went to. */
export function MtcView({ mtc: m, timeZone }: { mtc: MtcPage; timeZone: string }) {
  const orders = [...new Map(m.grns.map((g) => [g.purchaseOrder.id, g.purchaseOrder])).values()]
  return (
    <WithRail
      rail={
        <>
          <Section title="Linked documents">
            <DocumentTrail
              predecessors={orders.map((p) => ({ type: 'PurchaseOrder', ...p }))}
              successors={m.grns.map((g) => ({ type: 'Grn', id: g.id, number: g.number, status: g.status }))}
              missing={m.grns.length === 0 ? 'No goods receipt: it came in with opening stock.' : undefined}
            />
          </Section>
          <Section title="Files">
            <ul style={{ margin: 0, paddingLeft: 18 }}>
              {m.files.map((file) => (
                <li key={file.id}>
                  <a href={`/api/files/${file.id}`} target="_blank" rel="noopener">
                    {file.fileName}
                  </a>{' '}
                  <small>{file.id === m.fileId ? '(the one that opens)' : (file.label ?? 'earlier')}</small>
                </li>
              ))}
            </ul>
          </Section>
        </>
      }
    >
      <Section title="Details">
        <Facts
          items={[
            { label: 'MTC no.', value: m.mtcNo },
            { label: 'Type', value: `EN 10204 ${m.mtcType}` },
            { label: 'Date', value: <DateText value={m.mtcDate} /> },
            { label: 'Make', value: m.make },
            { label: 'Vendor', value: m.vendor && <DocLink type="Vendor" id={m.vendor.id} number={m.vendor.name} /> },
            { label: 'Heats', value: <HeatLinks heats={m.heats} /> },
            { label: 'On file since', value: <DateTimeText value={m.createdAt} timeZone={timeZone} /> },
            ...(m.remarks ? [{ label: 'Remarks', value: m.remarks, wide: true }] : []),
          ]}
        />
      </Section>
      <Section title="Lots">
        <SimpleTable
          caption="Lots of the certificate"
          rows={m.lots}
          empty="No lots carry this certificate."
          columns={[
            { key: 'heatNo', label: 'Heat', render: (l) => <HeatLink heatNo={l.heatNo} /> },
            { key: 'product', label: 'Product' },
            { key: 'sizeText', label: 'Size', nowrap: true },
            { key: 'designations', label: 'Certified to', render: (l) => l.designations.join(', ') },
            { key: 'ends', label: 'Ends' },
            {
              key: 'source',
              label: 'Came in by',
              render: (l) => (l.source === 'GRN' ? 'Goods receipt' : 'Opening stock'),
            },
            { key: 'receivedDate', label: 'On', render: (l) => <DateText value={l.receivedDate} /> },
            { key: 'stock', label: 'Stands now', render: (l) => <Link href={`/stock/${l.id}`}>{standing(l)}</Link> },
          ]}
        />
      </Section>
      <Section title="Where it went">
        <SimpleTable
          caption="Orders the lots went to"
          rows={m.orders}
          rowKey={(_, i) => String(i)}
          empty="Nothing of it is reserved or sold yet."
          columns={[
            { key: 'heatNo', label: 'Heat', render: (o) => <HeatLink heatNo={o.stockLot.heatNo} /> },
            {
              key: 'order',
              label: 'Sales order',
              render: (o) => <DocLink type="SalesOrder" id={o.salesOrder.id} number={o.salesOrder.number} />,
            },
            { key: 'customer', label: 'Customer', render: (o) => o.salesOrder.customer.name },
            { key: 'live', label: 'Reserved', align: 'right', render: (o) => <Metres value={o.liveMetres} /> },
            { key: 'issued', label: 'Sent', align: 'right', render: (o) => <Metres value={o.issuedMetres} /> },
          ]}
        />
      </Section>
    </WithRail>
  )
}
