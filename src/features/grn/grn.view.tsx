import Link from 'next/link'
import { dec, decimalText } from '@/core/money'
import { humanise } from '@/core/state-machine'
import { formatMetres } from '@/core/units'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { DateText, Metres } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { Timeline } from '@/ui/timeline'
import type { GrnPage } from './grn-rows'

type Line = GrnPage['lines'][number]

const dim = { color: 'var(--erp-dim)' } as const

/** A receipt as it reads: facts, heats with certificates and where their metres stand, and beside them links and history. */
export function GrnView({ grn: g, timeZone }: { grn: GrnPage; timeZone: string }) {
  const { purchaseOrder: po } = g
  return (
    <>
      {g.status === 'DRAFT' && (
        <Banner tone="warn">A draft: nothing of it is in stock. It gets its number when it is posted.</Banner>
      )}
      {g.status === 'REVERSED' && <Banner tone="stop">{`Reversed: ${g.reversedReason ?? ''}`}</Banner>}
      {g.status === 'VOID' && <Banner tone="stop">{`Void: ${g.history.at(-1)?.remark ?? ''}`}</Banner>}
      <WithRail
        rail={
          <>
            <Section title="Linked documents">
              <DocumentTrail
                predecessors={[
                  ...(po.purchaseRequisition ? [{ type: 'PurchaseRequisition', ...po.purchaseRequisition }] : []),
                  { type: 'PurchaseOrder', id: po.id, number: po.number, status: po.status },
                ]}
                successors={g.inspections.map((i) => ({ type: 'Inspection', ...i }))}
                missing={g.inspections.length === 0 && g.status === 'POSTED' ? 'Not inspected yet.' : undefined}
              />
            </Section>
            <Section title="History">
              <Timeline
                timeZone={timeZone}
                items={[
                  ...[...g.history].reverse().map((h) => ({
                    at: h.at,
                    who: h.userName,
                    what: `${humanise(h.fromState)} → ${humanise(h.toState)}`,
                    detail: h.remark,
                  })),
                  { at: g.createdAt, who: g.createdBy, what: 'Draft saved' },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section title="Delivery">
          <Facts
            items={[
              { label: 'Vendor', value: <DocLink type="Vendor" id={g.vendor.id} number={g.vendor.name} /> },
              { label: 'Received on', value: <DateText value={g.receivedDate} /> },
              { label: 'Purchase order', value: <DocLink type="PurchaseOrder" id={po.id} number={po.number} /> },
              { label: 'Warehouse', value: [g.warehouse.name, g.warehouse.city].filter(Boolean).join(', ') },
              {
                label: 'Challan',
                value: g.challanNo && (
                  <>
                    {g.challanNo}{' '}
                    {g.challanDate && (
                      <>
                        of <DateText value={g.challanDate} />
                      </>
                    )}
                  </>
                ),
              },
              { label: 'Vehicle, LR', value: [g.vehicleNo, g.lrNo].filter(Boolean).join(', ') },
              { label: 'Posted by', value: g.postedBy },
              ...(g.remarks
                ? [{ label: 'Remarks', value: <span style={{ whiteSpace: 'pre-wrap' }}>{g.remarks}</span>, wide: true }]
                : []),
            ]}
          />
        </Section>
        <Section title="Heats">
          <Heats grn={g} />
        </Section>
      </WithRail>
    </>
  )
}

function Heats({ grn: g }: { grn: GrnPage }) {
  const posted = g.status === 'POSTED' || g.status === 'REVERSED'
  return (
    <SimpleTable
      caption="Heats of the receipt"
      numbered
      rows={g.lines}
      columns={[
        {
          key: 'heatNo',
          label: 'Heat',
          render: (l) => (
            <>
              <div>{posted ? <HeatLink heatNo={l.heatNo} /> : l.heatNo}</div>
              <div style={dim}>{l.make}</div>
            </>
          ),
        },
        {
          key: 'item',
          label: 'Order line',
          render: (l) => (
            <div style={{ minWidth: 170 }}>
              <div>
                {[`${l.purchaseOrderLine.lineNo}.`, l.purchaseOrderLine.sizeText, l.ends, l.lengthText]
                  .filter(Boolean)
                  .join(' ')}
              </div>
              <div style={dim}>{[...l.designations, ...l.additionalSpecs].join(', ')}</div>
            </div>
          ),
        },
        {
          key: 'metres',
          label: 'Metres',
          align: 'right',
          render: (l) => <Metres value={l.metres} />,
          total: <Metres value={decimalText(g.lines.reduce((s, l) => s.plus(l.metres), dec(0)))} />,
        },
        { key: 'pieces', label: 'Pieces', align: 'right', total: String(g.lines.reduce((s, l) => s + l.pieces, 0)) },
        { key: 'mtc', label: 'MTC', render: (l) => <Certificate line={l} /> },
        { key: 'tpi', label: 'TPI', render: (l) => <Tpi line={l} /> },
        { key: 'location', label: 'Location', render: (l) => l.location.code },
        ...(posted ? [{ key: 'stock', label: 'Stands now', render: (l: Line) => <Standing line={l} /> }] : []),
        ...(g.lines.some((l) => l.remark)
          ? [{ key: 'remark', label: 'Remark', render: (l: Line) => l.remark ?? '–' }]
          : []),
      ]}
    />
  )
}

function Certificate({ line: l }: { line: Line }) {
  return (
    <>
      {l.mtcId ? <DocLink type="Mtc" id={l.mtcId} number={l.mtcNo} /> : l.mtcNo}{' '}
      <small>
        ({l.mtcType}, <DateText value={l.mtcDate} />)
      </small>{' '}
      <a href={`/api/files/${l.mtcFileId}`} target="_blank" rel="noopener">
        file
      </a>
    </>
  )
}

function Tpi({ line: l }: { line: Line }) {
  if (!l.tpiAgency && !l.tpiReference && !l.tpiFileId) return <>–</>
  return (
    <>
      {[l.tpiAgency?.name, l.tpiReference].filter(Boolean).join(', ')}{' '}
      {l.tpiFileId && (
        <a href={`/api/files/${l.tpiFileId}`} target="_blank" rel="noopener">
          file
        </a>
      )}
    </>
  )
}

const BUCKETS = [
  ['underInspection', 'under inspection'],
  ['accepted', 'free'],
  ['reserved', 'reserved'],
  ['onHold', 'on hold'],
  ['rejected', 'rejected'],
  ['issued', 'issued'],
] as const

/** Where the metres of the lot are at this moment. */
function Standing({ line: l }: { line: Line }) {
  const { lot } = l
  if (!lot) return <>–</>
  const parts = BUCKETS.filter(([key]) => dec(lot[key]).gt(0)).map(
    ([key, words]) => `${formatMetres(lot[key], { trim: true })} m ${words}`,
  )
  return <Link href={`/stock/${lot.id}`}>{parts.join(', ') || 'nothing left'}</Link>
}
