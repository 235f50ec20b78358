import { dec } from '@/core/decimal'
import { formatMetres } from '@/core/units'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { DateText, DateTimeText } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import { statusLabel } from '@/ui/status-tone'
import { Timeline } from '@/ui/timeline'
import { AddNcrActionForm, CompleteNcrActionForm } from './ncr-action.form'
import { DISPOSITION_WORDS, missingForClosure, type NcrPage } from './ncr-words'

const text = (value: string | null) => value && <span style={{ whiteSpace: 'pre-wrap' }}>{value}</span>

type Props = { ncr: NcrPage; members: readonly { id: string; name: string }[]; permissions: readonly string[] }

/** A non-conformance report as it reads: what is wrong, why, what happens to the goods, who does what by when. */
export function NcrView({ ncr: n, members, permissions }: Props) {
  const can = (permission: string) => permissions.includes(permission)
  const running = n.status === 'OPEN' || n.status === 'UNDER_INVESTIGATION'
  const missing = missingForClosure(n)
  const inspection = n.inspectionLot?.inspection
  return (
    <>
      {running && missing.length > 0 && (
        <Banner>Before its closing can be asked for, it needs: {missing.join(', ')}.</Banner>
      )}
      {n.status === 'PENDING_CLOSURE' && (
        <Banner>
          {n.preparedByMe && can('ncr.close')
            ? 'You worked on this NCR; somebody else approves its closing.'
            : 'MANAGEMENT decides on its closing. Until then nothing in it can be changed.'}
        </Banner>
      )}
      {n.status === 'CLOSED' && (
        <Banner tone="frozen">
          Closed by {n.closedBy} on <DateTimeText value={n.closedAt} timeZone={n.timeZone} />.
        </Banner>
      )}
      <WithRail
        rail={
          <>
            <Section title="Linked documents">
              <DocumentTrail
                predecessors={[
                  ...(inspection?.grn ? [{ type: 'Grn', id: inspection.grn.id, number: inspection.grn.number }] : []),
                  ...(inspection ? [{ type: 'Inspection', id: inspection.id, number: inspection.number }] : []),
                  ...(n.stockLot ? [{ type: 'StockLot', id: n.stockLot.id, number: n.stockLot.heatNo }] : []),
                ]}
                successors={[]}
                missing={inspection ? undefined : 'Opened by hand: no inspection stands behind it.'}
              />
            </Section>
            <Section title="History">
              <Timeline
                timeZone={n.timeZone}
                items={[
                  ...[...n.history].reverse().map((h) => ({
                    at: h.at,
                    who: h.userName,
                    what:
                      h.fromState === h.toState
                        ? 'Its inspection was reversed'
                        : `${statusLabel(h.fromState)} → ${statusLabel(h.toState)}`,
                    detail: h.remark,
                  })),
                  { at: n.createdAt, who: n.openedBy, what: `Opened as ${n.number}` },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section title="Details">
          <Facts
            items={[
              { label: 'What is wrong', value: text(n.description), wide: true },
              { label: 'Heat', value: n.heatNo && <HeatLink heatNo={n.heatNo} /> },
              {
                label: 'Concerned',
                value:
                  dec(n.metres).gt(0) || n.pieces > 0
                    ? `${formatMetres(n.metres, { trim: true })} m, ${n.pieces} ${n.pieces === 1 ? 'piece' : 'pieces'}`
                    : null,
              },
              {
                label: 'Pipe',
                value:
                  n.stockLot && `${n.stockLot.designations.join(', ')}, ${n.stockLot.sizeText}, ${n.stockLot.make}`,
              },
              { label: 'Place', value: n.location && `${n.location.warehouse.code} / ${n.location.code}` },
              {
                label: 'Vendor',
                value:
                  n.vendor &&
                  (can('vendor.read') ? (
                    <DocLink type="Vendor" id={n.vendor.id} number={n.vendor.name} />
                  ) : (
                    n.vendor.name
                  )),
              },
              { label: 'Opened', value: <DateText value={n.openedDate} /> },
              { label: 'Worked on by', value: n.preparedBy.join(', ') },
            ]}
          />
        </Section>
        <Section title="Root cause">{text(n.rootCause) ?? <p>Not found yet.</p>}</Section>
        <Section title="Disposition of the goods">
          <p>
            {n.disposition ? (DISPOSITION_WORDS[n.disposition] ?? n.disposition) : 'Not decided yet.'}
            {n.dispositionRemark && <> {text(n.dispositionRemark)}</>}
          </p>
        </Section>
        <Section title="Actions">
          <SimpleTable
            caption="Actions of the NCR"
            numbered
            rows={n.actions}
            empty="No action has been assigned yet."
            columns={[
              { key: 'kind', label: 'Kind', nowrap: true, render: (a) => statusLabel(a.kind) },
              { key: 'description', label: 'What is to be done', render: (a) => text(a.description) },
              { key: 'assignedTo', label: 'Who', nowrap: true },
              {
                key: 'dueDate',
                label: 'Due',
                nowrap: true,
                render: (a) => (
                  <>
                    <DateText value={a.dueDate} />
                    {a.status === 'OPEN' && a.dueDate < n.today && (
                      <>
                        {' '}
                        <StatusBadge status="OVERDUE" />
                      </>
                    )}
                  </>
                ),
              },
              { key: 'status', label: 'Status', render: (a) => <StatusBadge status={a.status} /> },
              {
                key: 'evidence',
                label: 'Evidence',
                render: (a) =>
                  a.status === 'DONE' ? (
                    <>
                      {text(a.evidence)}
                      {a.evidenceFileId && (
                        <>
                          {' '}
                          <a href={`/api/files/${a.evidenceFileId}`} target="_blank" rel="noopener">
                            {a.evidenceFile}
                          </a>
                        </>
                      )}
                      <div style={{ color: 'var(--erp-dim)', fontSize: 12 }}>
                        {a.doneBy}, <DateTimeText value={a.doneAt} timeZone={n.timeZone} />
                      </div>
                    </>
                  ) : can('ncr.act') && (a.assignedToId === n.userId || can('ncr.create')) ? (
                    <CompleteNcrActionForm id={a.id} />
                  ) : (
                    '–'
                  ),
              },
            ]}
          />
          {running && can('ncr.create') && (
            <div style={{ marginTop: 10 }}>
              <AddNcrActionForm ncrId={n.id} members={members} today={n.today} />
            </div>
          )}
        </Section>
        <Section title="Effectiveness check">{text(n.effectivenessCheck) ?? <p>Not checked yet.</p>}</Section>
      </WithRail>
    </>
  )
}
