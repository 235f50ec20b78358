import { dec } from '@/core/decimal'
import { formatMetres } from '@/core/units'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { DateText, DateTimeText, Metres } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { statusLabel } from '@/ui/status-tone'
import { Timeline } from '@/ui/timeline'
import { VerdictText } from './entry-fields'
import {
  type InspectionLotPage,
  type InspectionPage,
  LIMIT_SOURCE_WORDS,
  limitWords,
  SOURCE_WORDS,
  verdictOf,
} from './entry-values'
import { outcomeWords } from './split'

const pieces = (n: number) => `${n} ${n === 1 ? 'piece' : 'pieces'}`
const part = (metres: string, n: number) =>
  dec(metres).gt(0) ? `${formatMetres(metres, { trim: true })} m, ${pieces(n)}` : null

function LotSection({ lot, draft }: { lot: InspectionLotPage; draft: boolean }) {
  const s = lot.stockLot
  return (
    <Section
      id={lot.id}
      title={
        <>
          Heat <HeatLink heatNo={s.heatNo} />, {s.sizeText} {s.ends}
        </>
      }
    >
      {lot.withoutLimits.length > 0 && (
        <Banner tone={lot.standardEdition ? 'info' : 'warn'}>
          No limits are on file for {lot.withoutLimits.join(', ')}.{' '}
          {lot.standardEdition
            ? `Checked against the standard by hand: ${lot.standardEdition}.`
            : 'Values without a limit are recorded, not judged.'}
        </Banner>
      )}
      <Facts
        items={[
          { label: 'Designations', value: s.designations.join(', ') },
          { label: 'Additional specs', value: s.additionalSpecs.join(', ') },
          { label: 'Product', value: s.product },
          { label: 'Make', value: s.make },
          {
            label: 'Certificate',
            value: (
              <>
                {s.mtc?.fileId ? (
                  <a href={`/api/files/${s.mtc.fileId}`} target="_blank" rel="noopener">
                    MTC {s.mtcNo}
                  </a>
                ) : (
                  (s.mtcNo ?? 'No certificate on file')
                )}
                {s.mtcType && ` type ${s.mtcType}`}
                {s.mtcDate && (
                  <>
                    {' of '}
                    <DateText value={s.mtcDate} />
                  </>
                )}
              </>
            ),
          },
          { label: 'Place', value: `${lot.location.warehouse.code} / ${lot.location.code}` },
          {
            label: 'Presented',
            value: `${part(lot.metres, lot.pieces)}${lot.fromBucket === 'ON_HOLD' ? ', from hold' : ''}`,
          },
          { label: 'Stock lot', value: <DocLink type="StockLot" id={s.id} number="balance and moves" /> },
          { label: 'Passed', value: part(lot.passMetres, lot.passPieces) },
          { label: 'Failed', value: part(lot.failMetres, lot.failPieces) },
          { label: 'On hold', value: part(lot.holdMetres, lot.holdPieces) },
          {
            label: 'NCR',
            value:
              lot.ncrs.length > 0
                ? lot.ncrs.map((n) => (
                    <span key={n.id}>
                      <DocLink type="Ncr" id={n.id} number={n.number} /> ({statusLabel(n.status)}){' '}
                    </span>
                  ))
                : null,
          },
          ...(lot.standardEdition
            ? [{ label: 'By hand', value: `Checked against the standard by hand: ${lot.standardEdition}`, wide: true }]
            : []),
          ...(lot.concessionReason ? [{ label: 'Concession', value: lot.concessionReason, wide: true }] : []),
          ...(lot.remark ? [{ label: 'Remark', value: lot.remark, wide: true }] : []),
        ]}
      />
      <SimpleTable
        caption={`Readings of heat ${s.heatNo}`}
        rows={lot.readings}
        columns={[
          { key: 'label', label: 'Parameter', nowrap: true },
          {
            key: 'value',
            label: 'Value',
            align: 'right',
            nowrap: true,
            render: (r) =>
              r.measured === null
                ? r.observation
                  ? ''
                  : draft
                    ? 'open'
                    : 'not recorded'
                : `${r.measured} ${r.unit ?? ''}`,
          },
          { key: 'limits', label: 'Limits', nowrap: true, render: (r) => limitWords(r) ?? '–' },
          { key: 'verdict', label: 'Result', nowrap: true, render: (r) => <VerdictText verdict={verdictOf(r)} /> },
          {
            key: 'source',
            label: 'Value from',
            nowrap: true,
            render: (r) => (r.source ? SOURCE_WORDS[r.source] : '–'),
          },
          {
            key: 'origin',
            label: 'Limits from',
            render: (r) =>
              r.kind === 'VISUAL' || r.kind === 'TEST'
                ? '–'
                : [LIMIT_SOURCE_WORDS[r.limitSource], r.limitNote].filter(Boolean).join(': '),
          },
        ]}
      />
    </Section>
  )
}

/** An inspection as it reads: what became of each lot, every reading with its limits, and beside them links and history. */
export function InspectionView({ inspection: i }: { inspection: InspectionPage }) {
  const reversed = i.history.findLast((h) => h.toState === 'REVERSED' || h.toState === 'VOID')
  const ncrs = i.lots.flatMap((l) => l.ncrs)
  return (
    <>
      {reversed && (
        <Banner tone="stop">
          {`${statusLabel(reversed.toState)} by ${reversed.userName}: ${reversed.remark ?? ''}`}
        </Banner>
      )}
      {i.status === 'SUBMITTED' && (
        <Banner tone="frozen">
          Submitted: values and quantities stand as they are. A mistake is reversed and inspected again.
        </Banner>
      )}
      <WithRail
        rail={
          <>
            <Section title="Linked documents">
              <DocumentTrail
                predecessors={
                  i.grn
                    ? [
                        ...(i.grn.purchaseOrder
                          ? [{ type: 'PurchaseOrder', id: i.grn.purchaseOrder.id, number: i.grn.purchaseOrder.number }]
                          : []),
                        { type: 'Grn', id: i.grn.id, number: i.grn.number },
                      ]
                    : []
                }
                successors={ncrs.map((n) => ({ type: 'Ncr', id: n.id, number: n.number, status: n.status }))}
                missing={i.grn ? undefined : 'Not of one goods receipt: the lots were chosen one by one.'}
              />
            </Section>
            <Section title="History">
              <Timeline
                timeZone={i.timeZone}
                items={[
                  ...[...i.history].reverse().map((h) => ({
                    at: h.at,
                    who: h.userName,
                    what: `${statusLabel(h.fromState)} → ${statusLabel(h.toState)}`,
                    detail: h.remark,
                  })),
                  { at: i.createdAt, who: i.inspector, what: 'Inspection opened' },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section title="Details">
          <Facts
            items={[
              { label: 'Date', value: <DateText value={i.inspectionDate} /> },
              { label: 'Inspector', value: i.inspector },
              { label: 'Goods receipt', value: i.grn && <DocLink type="Grn" id={i.grn.id} number={i.grn.number} /> },
              {
                label: 'Submitted',
                value: i.submittedAt && (
                  <>
                    <DateTimeText value={i.submittedAt} timeZone={i.timeZone} /> by {i.submittedBy}
                  </>
                ),
              },
              ...(i.remarks ? [{ label: 'Remarks', value: i.remarks, wide: true }] : []),
            ]}
          />
          <ul>
            {i.lots.map((lot) => (
              <li key={lot.id}>
                <a href={`#${lot.id}`}>{lot.stockLot.heatNo}</a>:{' '}
                {i.status === 'SUBMITTED' || i.status === 'REVERSED' ? (
                  <>
                    {part(lot.passMetres, lot.passPieces) && <>passed {part(lot.passMetres, lot.passPieces)}. </>}
                    {part(lot.failMetres, lot.failPieces) && <>Failed {part(lot.failMetres, lot.failPieces)}. </>}
                    {part(lot.holdMetres, lot.holdPieces) && <>On hold {part(lot.holdMetres, lot.holdPieces)}. </>}
                    {lot.heldNow !== '0' && (
                      <>
                        Still held: <Metres value={lot.heldNow} trim unit />.
                      </>
                    )}
                  </>
                ) : (
                  outcomeWords({ ...lot, heatNo: lot.stockLot.heatNo }) || 'nothing decided yet'
                )}
              </li>
            ))}
          </ul>
        </Section>
        {i.lots.map((lot) => (
          <LotSection key={lot.id} lot={lot} draft={i.status === 'DRAFT'} />
        ))}
      </WithRail>
    </>
  )
}
