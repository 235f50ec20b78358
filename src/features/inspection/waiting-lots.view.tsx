import { dec, decimalText } from '@/core/decimal'
import { ActionButton } from '@/ui/action-button'
import { DocLink } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { LinkButton } from '@/ui/link-button'
import { DateText, Metres } from '@/ui/num'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { createInspection } from './inspection.actions'
import { lotRef, type Waiting, type WaitingGroup, waitingGroups } from './waiting-groups'

const total = (lots: readonly Waiting[]) => (
  <Metres value={decimalText(lots.reduce((sum, l) => sum.plus(dec(l.metres)), dec('0')))} trim unit />
)

function Heats({ lots }: { lots: readonly Waiting[] }) {
  return (
    <>
      {lots.map((lot, i) => (
        <span key={`${lot.stockLotId}${lot.locationId}`}>
          {i > 0 && ', '}
          <HeatLink heatNo={lot.heatNo} /> <Metres value={lot.metres} trim unit />
        </span>
      ))}
    </>
  )
}

/** Continue the draft that has these lots, or start one. */
function Start({ lots, grnId, label, may }: { lots: readonly Waiting[]; grnId?: string; label: string; may: boolean }) {
  const draft = lots.find((l) => l.draftId)?.draftId
  const free = lots.filter((l) => !l.draftId)
  if (!may) return draft ? <DocLink type="Inspection" id={draft} number="in work" /> : <>–</>
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 6 }}>
      {draft && <LinkButton href={`/inspections/${draft}/enter`}>Continue</LinkButton>}
      {free.length > 0 && (
        <ActionButton
          label={draft ? `Inspect the other ${free.length}` : label}
          action={createInspection}
          input={draft || !grnId ? { lots: free.map(lotRef) } : { grnId }}
          redirectTo="/inspections/{id}/enter"
          successMessage="Inspection opened"
        />
      )}
    </span>
  )
}

/** What waits for quality control, oldest first, each with its next step. */
export function WaitingLotsView({ lots, may, limit }: { lots: readonly Waiting[]; may: boolean; limit: number }) {
  const { receipts, held, opening } = waitingGroups(lots)
  return (
    <Section
      title="Waiting for inspection"
      note={lots.length >= limit ? `The ${limit} oldest lots are shown.` : undefined}
      actions={
        opening.length > 0 && (
          <LinkButton href="/opening-stock?status=WAITING">Opening stock to approve ({opening.length})</LinkButton>
        )
      }
    >
      <SimpleTable<WaitingGroup>
        caption="Goods receipts waiting for inspection"
        rows={receipts}
        rowKey={(g) => g.grnId}
        empty="No received heat waits for inspection."
        columns={[
          {
            key: 'grn',
            label: 'GRN',
            nowrap: true,
            render: (g) => <DocLink type="Grn" id={g.grnId} number={g.number} />,
          },
          { key: 'received', label: 'Received', nowrap: true, render: (g) => <DateText value={g.received} /> },
          { key: 'vendor', label: 'Vendor', render: (g) => g.vendor ?? '–' },
          { key: 'heats', label: 'Heats', render: (g) => <Heats lots={g.lots} /> },
          { key: 'metres', label: 'In all', align: 'right', nowrap: true, render: (g) => total(g.lots) },
          {
            key: 'start',
            label: '',
            align: 'right',
            render: (g) => <Start lots={g.lots} grnId={g.grnId} label="Inspect" may={may} />,
          },
        ]}
      />
      {held.length > 0 && (
        <SimpleTable<Waiting>
          caption="Lots on hold"
          rows={held}
          rowKey={(l) => `${l.stockLotId}${l.locationId}`}
          columns={[
            { key: 'heat', label: 'On hold', nowrap: true, render: (l) => <HeatLink heatNo={l.heatNo} /> },
            { key: 'size', label: 'Size', nowrap: true, render: (l) => l.sizeText },
            { key: 'designations', label: 'Designations', render: (l) => l.designations.join(', ') },
            { key: 'location', label: 'Place', nowrap: true, render: (l) => l.location },
            { key: 'metres', label: 'Held', align: 'right', nowrap: true, render: (l) => total([l]) },
            {
              key: 'start',
              label: '',
              align: 'right',
              render: (l) => <Start lots={[l]} label="Inspect again" may={may} />,
            },
          ]}
        />
      )}
    </Section>
  )
}
